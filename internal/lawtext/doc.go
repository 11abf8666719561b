// Package lawtext parses published statute texts, plain or Markdown, into [law.Statute].
//
// Use [Parse] for one file. It never fails: any text gives a [Text], whose Statute has
// the divisions, articles, 款, 项 and 目 that a reader would see, and findings about missing
// and repeated numbers, labels that are mistyped or glued to the line before, and broken
// headings. Use [Text.Where] to find the provision at an offset, [Print] and [Markdown]
// to write a statute, and [Inspect] for its JSON form. 款 are counted in paragraph.go.
//
// Nothing is lost or invented: except for white space, Markdown marks and comments,
// [Print] writes what [Parse] read. Mistakes in the text are reported and kept. The
// package determines no dates of effect and no ranks; front matter gives those.
package lawtext
