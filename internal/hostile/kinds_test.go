package main

import "strings"

// kinds are the constructs that stand for the others: those whose work once grew like its
// square, and one for each thing else that is looked for again and again.
var kinds = named(`
	emphasis *a_; emphasis *a_ in one block; emphasis ***a***; emphasis a*_b; emphasis nested
	brackets [a](; brackets [a](<b; brackets [a](b "c; brackets [a][b; brackets nested; links nested; pictures with links
	code rising backticks; html <a ; html <!--; html <b> open; html </b> shut; html attributes of one
	addresses torn; addresses ((; mailboxes a@b.; placeholders; line ends; spaces; letters in one word; nocite

	quotes >; lists - -; list items; headings; heading attributes; heading underlined of many lines; fences open
	boxes open; boxes unknown; boxes of many colons; table columns; table of short rows below text; definitions of one term
	html block <div>; html in one block; html table cells; html tags wrongly nested; html unknown elements
	control characters; bad bytes; full-width numbers

	references defined; references used; footnotes; footnotes nested; footnotes in a chain; footnote of many marks
	links missing, many files; links to missing anchors; links with fragments; pictures missing, many files; pictures of one line

	pages with a tag each; channels in channels; folders deep; groups of a channel; wayfinder in a chain; questions
	facets; synonyms; menu entries missing; front matter dotted; front matter one long value; fences of front matter

	law paragraphs; law items; law numbers backwards; law one long article; law citations in one article; law tables
	compare paragraphs; compare unlike articles; compare one long paragraph
	citations; citations of unknown laws; citation ranges; citation lists; titles nested; titles and dates
	words 前款 in one block; quotation gaps; quotation gaps good; quotations wrong; quotations in prose wrong; provisions of unknown laws

	css; css braces; template calls; template calls missing; template conditions nested; svg styles in pieces; svg groups nested
	inspect citations in one line; inspect compare unlike; import html nested; import html table; import docx runs; import docx runs in turn; import docx table
`)

// named makes a set of names parted by semicolons and line ends.
func named(list string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(list) {
		for name := range strings.SplitSeq(strings.Trim(line, "\t\n"), "; ") {
			if name != "" {
				set[name] = true
			}
		}
	}
	return set
}
