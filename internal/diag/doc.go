// Package diag describes what an author did wrong: where, what, and what to
// write instead, in the reader's language.
//
// A stage collects its findings in a [List] with [List.Add] and hands the list on; it
// never prints and never stops at the first. Every code is in the catalogue of this
// package, in Chinese and in English, with its severity; adding an unknown code is a bug
// and panics. Texts of the command line that are not findings (summaries, help) are in
// the same catalogue and are read with [Say].
//
// A [Span] holds byte offsets into the whole decoded file. Line and column are
// computed only when a [Printer] writes the list, so that parsers need not
// count lines.
//
// Failures of the machine (disk full, no permission) are not diagnostics but ordinary
// errors.
package diag
