// Package lawtext reads published statute texts as they come, .txt or Markdown,
// and makes data of them.
//
// Use [Parse] for one file. It is total: any text gives a [Text], whose Statute
// holds the divisions, articles, 款, 项 and 目 that a reader would find, and a
// list of what is odd about it: missing and repeated numbers, labels that were
// mistyped or glued into the line before, headings broken in two. Use
// [Text.Where] to learn in which provision a place of the file lies, [Print] and
// [Markdown] to write a statute, and [Inspect] for its JSON form.
//
// Nothing is lost and nothing invented: but for white space, Markdown marks and
// comments, [Print] writes what [Parse] read. Mistakes of the text are reported
// and left in. The package knows no dates of effect and no ranks; front matter
// gives those.
package lawtext
