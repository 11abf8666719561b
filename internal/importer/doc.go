// Package importer turns files as offices and official databases hand them out
// into files of a site.
//
// Use [ReadPage] to make a [Page] of an ordinary document: .docx, text, or a web
// page that a browser saved; it tells guides, questions, reports and statutes apart.
// Use [Text] for the text of a statute, whatever it was saved as, [Read] to make an
// [Edition] of that, and [Edition.File] and [Edition.Index] for what is to be written.
//
// Only what the text says plainly becomes front matter; the rest is left as a
// remark for a person to fill in, and no date is guessed. Every
// character of a document is in the page, or named in a finding with its place: what
// was struck, hidden, or stood above each page. The package is pure on bytes: it opens no
// file, and a hostile archive costs no more than its limits.
package importer
