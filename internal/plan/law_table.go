package plan

import (
	"bytes"
	"html/template"
	"strings"

	"pufa/internal/law"
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

// table writes a table of a statute.
func table(text string) template.HTML {
	rows, head := law.Rows(text)
	var w bytes.Buffer
	w.WriteString("<table>")
	for i, row := range rows {
		open, end := "<td>", "</td>"
		if i == 0 && head {
			open, end = `<th scope="col">`, "</th>"
		}
		w.WriteString("<tr>")
		for _, c := range row {
			w.WriteString(open)
			escape(&w, c)
			w.WriteString(end)
		}
		w.WriteString("</tr>")
	}
	w.WriteString("</table>")
	return template.HTML(w.String())
}
