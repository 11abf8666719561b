// Package importer turns files from offices and official databases into files of a site.
//
// Use [ReadPage] to make a [Page] of an ordinary document: .docx, text, or a web page
// that a browser saved; it tells guides, questions, reports and statutes apart. Use
// [Text] for the text of a statute in any format, [Read] to make an [Edition] of it, and
// [Edition.File] and [Edition.Index] for the files to write.
//
// Only what the text says clearly becomes front matter; the rest is a comment for a
// person to fill in, and no date is guessed. Every character of a document is in the page
// or named in a finding with its place (struck or hidden words, page headers). The
// package works on bytes and opens no file; limits bound the cost of a hostile archive.
package importer
