package law

import (
	"html"
	"strconv"
	"strings"
)

// Grid is a table in the text of a statute, from Markdown or HTML, with rows, cells and
// the area that each cell covers.
type Grid struct{ Rows [][]Cell }

// Cell is a cell of a [Grid]. Cells that another cell covers are left out.
type Cell struct {
	Text    string // a newline is a line break
	Head    bool   // it names a column or a row
	Columns int    // number of columns that it covers, from 1
	Rows    int    // number of rows that it covers, from 1
}

// IsRow reports whether a line of a statute's text is a row of a Markdown table,
// or a table of HTML, which stands on one line.
func IsRow(line string) bool {
	return strings.HasPrefix(line, "|") || strings.HasPrefix(line, "<table>")
}

// CutTable splits the text of a provision at its first table: the words before it, the
// table, and what follows it.
func CutTable(text string) (words, table, rest string) {
	if !strings.Contains(text, "|") && !strings.Contains(text, "<") {
		return text, "", ""
	}
	lines := strings.Split(text, "\n")
	from := 0
	for from < len(lines) && !IsRow(lines[from]) {
		from++
	}
	to := from
	for to < len(lines) && IsRow(lines[to]) && lines[to][0] == lines[from][0] {
		to++
		if lines[from][0] == '<' {
			break
		}
	}
	return strings.Join(lines[:from], "\n"), strings.Join(lines[from:to], "\n"), strings.Join(lines[to:], "\n")
}

// Flat returns the words of a provision as lines that can be read out or shown as a
// summary: tables become their cells without markup.
func Flat(text string) string {
	var out []string
	for {
		words, table, rest := CutTable(text)
		if table == "" {
			return strings.Join(append(out, text), "\n")
		}
		if words != "" {
			out = append(out, words)
		}
		for _, row := range ReadGrid(table).Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, strings.ReplaceAll(c.Text, "\n", " "))
			}
			out = append(out, strings.Join(cells, "　"))
		}
		if text = rest; text == "" {
			return strings.Join(out, "\n")
		}
	}
}

// ReadGrid reads a table. The first row of a Markdown table is its head if a line
// of dashes says so.
func ReadGrid(text string) Grid {
	if !strings.HasPrefix(strings.TrimSpace(text), "|") {
		return readMarkup(text)
	}
	var t Grid
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case isRule(line):
			if len(t.Rows) == 1 {
				for i := range t.Rows[0] {
					t.Rows[0][i].Head = true
				}
			}
		default:
			t.Rows = append(t.Rows, cells(line))
		}
	}
	return t
}

// isRule reports whether a row only draws the line between head and body.
func isRule(row string) bool {
	return strings.Contains(row, "-") && strings.Trim(row, "|:- \t") == ""
}

// cells splits a row of a Markdown table; \| is a literal bar.
func cells(row string) []Cell {
	const bar = "\x00"
	row = strings.ReplaceAll(row, `\|`, bar)
	var out []Cell
	for c := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(row, "|"), "|"), "|") {
		text := lineBreak.ReplaceAllString(strings.ReplaceAll(strings.TrimSpace(c), bar, "|"), "\n")
		out = append(out, Cell{Text: WithoutMarkup(text), Columns: 1, Rows: 1})
	}
	return out
}

// Markup returns the table as HTML on one line, without presentational attributes.
func (t Grid) Markup() string {
	var b strings.Builder
	b.WriteString("<table>")
	for _, row := range t.Rows {
		b.WriteString("<tr>")
		for _, c := range row {
			name := "td"
			if c.Head {
				name = "th"
			}
			b.WriteString("<" + name)
			if c.Columns > 1 {
				b.WriteString(` colspan="` + strconv.Itoa(c.Columns) + `"`)
			}
			if c.Rows > 1 {
				b.WriteString(` rowspan="` + strconv.Itoa(c.Rows) + `"`)
			}
			b.WriteString(">" + strings.ReplaceAll(html.EscapeString(c.Text), "\n", "<br>") + "</" + name + ">")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</table>")
	return b.String()
}
