// Package importer turns files as offices and official databases hand them out
// into files of a site.
//
// Use [Text] for the bytes of one file, plain text or .docx: it gives the same
// source.File either way. Use [Read] to make an [Edition] of a statute's text,
// and [Edition.File] and [Edition.Index] for what is to be written.
//
// Only what the text says plainly becomes front matter; the rest is left as a
// remark for a person to fill in, and no date is guessed. What a .docx holds and
// a statute's text can't (pictures, footnotes, hidden words) is counted and
// reported, never dropped in silence. The package is pure on bytes: it opens no
// file, and a hostile archive costs no more than its limits.
package importer
