package plan

import (
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"
)

// openTable is what stands around a table, so that a wide one scrolls by itself.
const openTable = `<div class="table" role="region" tabindex="0" aria-label="表格">`

// cutTable parts the words of a provision from the rows of a table behind them.
func cutTable(text string) (words, rows string) {
	if strings.HasPrefix(text, "|") {
		return "", text
	}
	if n := strings.Index(text, "\n|"); n >= 0 {
		return text[:n], text[n+1:]
	}
	return text, ""
}

// table writes the rows of a Markdown table, whose first row is a header where a row
// of dashes follows it. Of a table in HTML its rows and cells are kept.
func table(rows string) template.HTML {
	if !strings.HasPrefix(strings.TrimSpace(rows), "|") {
		rows = plainRows(rows)
	}
	lines := slices.Collect(strings.Lines(rows))
	var w strings.Builder
	w.WriteString("<table>")
	for i, line := range lines {
		if !strings.HasPrefix(strings.TrimSpace(line), "|") || isRule(line) {
			continue
		}
		kind := "td"
		if i == 0 && len(lines) > 1 && isRule(lines[1]) {
			kind = `th scope="col"`
		}
		w.WriteString("<tr>")
		for _, c := range cells(line) {
			w.WriteString("<" + kind + ">")
			escape(&w, lineBreak.ReplaceAllString(c, "\n"))
			w.WriteString("</" + kind[:2] + ">")
		}
		w.WriteString("</tr>")
	}
	w.WriteString("</table>")
	return template.HTML(w.String())
}

// cells splits a row; \| is a character of a cell.
func cells(line string) []string {
	const bar = "\x00"
	line = strings.ReplaceAll(strings.TrimSpace(line), `\|`, bar)
	out := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|")
	for i, c := range out {
		out[i] = strings.ReplaceAll(strings.TrimSpace(c), bar, "|")
	}
	return out
}

// isRule reports whether a row of a table only parts others: |---|---|.
func isRule(line string) bool {
	return !slices.ContainsFunc(cells(line), func(c string) bool { return strings.Trim(c, " :-") != "" })
}

var (
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)
	rowEnd    = regexp.MustCompile(`(?i)</tr\s*>`)
	cell      = regexp.MustCompile(`(?is)<t[dh]\b[^>]*>(.*?)</t[dh]\s*>`)
	tag       = regexp.MustCompile(`(?s)<[^>]*>`)
)

// plainRows writes the rows of a table in HTML as those of a Markdown table. A cell
// that spans others stands in the first of them.
func plainRows(text string) string {
	var b strings.Builder
	for _, row := range rowEnd.Split(text, -1) {
		found := cell.FindAllStringSubmatch(row, -1)
		if words := strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(row, " "))); len(found) == 0 && words != "" {
			found = [][]string{{"", words}}
		}
		for _, c := range found {
			words := strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(c[1], " "))), " ")
			b.WriteString("|" + strings.ReplaceAll(words, "|", `\|`))
		}
		if len(found) > 0 {
			b.WriteString("|\n")
		}
	}
	return b.String()
}
