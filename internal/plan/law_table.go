package plan

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"

	"pufa/internal/law"
)

// openTable is the start tag around a table, which makes a wide table scroll by itself.
const openTable = `<div class="table" role="region" tabindex="0" aria-label="表格">`

// table writes a table of a statute.
func table(text string) template.HTML {
	var w bytes.Buffer
	w.WriteString("<table>")
	for _, row := range law.ReadGrid(text).Rows {
		heads := !slices.ContainsFunc(row, func(c law.Cell) bool { return !c.Head }) // the row names columns
		w.WriteString("<tr>")
		for _, c := range row {
			tableCell(&w, c, heads)
		}
		w.WriteString("</tr>")
	}
	w.WriteString("</table>")
	return template.HTML(w.String())
}

func tableCell(w *bytes.Buffer, c law.Cell, ofColumn bool) {
	name, scope := "td", ""
	switch {
	case c.Head && ofColumn && c.Columns > 1:
		name, scope = "th", "colgroup"
	case c.Head && ofColumn:
		name, scope = "th", "col"
	case c.Head && c.Rows > 1:
		name, scope = "th", "rowgroup"
	case c.Head:
		name, scope = "th", "row"
	}
	w.WriteString("<" + name)
	if scope != "" {
		attribute(w, "scope", scope)
	}
	if c.Columns > 1 {
		attribute(w, "colspan", strconv.Itoa(c.Columns))
	}
	if c.Rows > 1 {
		attribute(w, "rowspan", strconv.Itoa(c.Rows))
	}
	w.WriteByte('>')
	escape(w, c.Text)
	w.WriteString("</" + name + ">")
}
