package law

import (
	"html"
	"regexp"
	"strings"
)

// Rows reads the cells of a table as texts of statutes hold it: Markdown, or HTML
// of which rows and cells are kept. head reports whether the first row names the
// columns. A newline in a cell begins a line.
func Rows(table string) (rows [][]string, head bool) {
	if !strings.HasPrefix(strings.TrimSpace(table), "|") {
		return htmlRows(table), false
	}
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case isRule(line):
			head = head || len(rows) == 1
		default:
			rows = append(rows, cells(line))
		}
	}
	return rows, head
}

// isRule reports whether a row only draws the line between head and body.
func isRule(row string) bool {
	return strings.Contains(row, "-") && strings.Trim(row, "|:- \t") == ""
}

var (
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)
	rowEnd    = regexp.MustCompile(`(?i)</tr\s*>`)
	cell      = regexp.MustCompile(`(?is)<t[dh]\b[^>]*>(.*?)</t[dh]\s*>`)
	tag       = regexp.MustCompile(`(?s)<[^>]*>`)
)

// cells splits a row of a Markdown table; \| is a character of a cell.
func cells(row string) []string {
	const bar = "\x00"
	row = strings.ReplaceAll(row, `\|`, bar)
	out := strings.Split(strings.TrimSuffix(strings.TrimPrefix(row, "|"), "|"), "|")
	for i, c := range out {
		out[i] = lineBreak.ReplaceAllString(strings.ReplaceAll(strings.TrimSpace(c), bar, "|"), "\n")
	}
	return out
}

// htmlRows reads a table in HTML. A cell that spans others stands in the first of
// them; words outside of cells make a row of their own.
func htmlRows(table string) [][]string {
	var rows [][]string
	for _, row := range rowEnd.Split(table, -1) {
		var cells []string
		for _, c := range cell.FindAllStringSubmatch(row, -1) {
			cells = append(cells, words(c[1]))
		}
		if rest := words(cell.ReplaceAllString(row, " ")); rest != "" {
			rows = append(rows, []string{rest})
		}
		if len(cells) > 0 {
			rows = append(rows, cells)
		}
	}
	return rows
}

// words returns what a reader sees of HTML.
func words(markup string) string {
	lines := strings.Split(lineBreak.ReplaceAllString(markup, "\x00"), "\x00")
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(l, " "))), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
