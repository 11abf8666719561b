// Package markdown parses one Markdown file into a [doc.Document], what other
// pages may depend on, and a [doc.Body]: HTML with holes for addresses, plain
// text, and an outline. It also returns diagnostics.
//
// Make one [Parser] for a site with [New] and call [Parser.Parse] for each
// file, on as many goroutines as there are cores. Parse is total: every file
// makes a document, and the list says what is wrong with the text. The result
// depends only on the file and the [Options].
//
// The dialect is CommonMark with tables, strikethrough, task lists, bare
// addresses, footnotes, definition lists, heading attributes, containers and
// table captions, changed where Chinese text needs it. Each construct has a
// file of this package. No option admits arbitrary raw HTML or scripts, quotes
// and dashes stay as typed, and no construct reads another file.
//
// Goldmark parses, with parsers of this package in place of its own where
// Chinese needs it. Then a [writer] walks the tree once and writes body, text
// and outline together. Code that makes links in running text belongs where the
// writer puts out a text node ([writer.text]), with [writer.open] and
// [writer.close] for the hole.
package markdown
