// Package markdown turns one Markdown file into a [doc.Document]: HTML with
// holes where addresses will stand, an outline, plain text, and diagnostics.
//
// Make one [Parser] for a site with [New] and call [Parser.Parse] for each file,
// from as many goroutines as there are cores. Parse is total: whatever a file
// holds, a document comes out, and what is wrong with the text is in the list.
// The result depends on the file and the [Options] and on nothing else.
//
// The dialect is CommonMark with tables, strikethrough, task lists, bare
// addresses, footnotes, definition lists, heading attributes, containers and
// table captions, with the changes that Chinese text needs. One file of this
// package belongs to each construct. No option turns raw HTML or scripts loose,
// quotes and dashes are left as typed, and no construct looks at another file.
//
// How it fits together: goldmark parses, with parsers of this package in place
// of its own where Chinese needs it; then a [writer] walks the tree once and
// writes body, text and outline at the same time. What later finds links of its
// own in running text has one place to do so: where the writer puts out a text
// node ([writer.text]), with [writer.open] and [writer.close] for the hole.
package markdown
