package markdown

import (
	"slices"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"pufa/internal/chart"
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// chartBox draws the table in it, which stays behind the drawing:
//
//	::: chart bar 三类事，各办了多少件 {unit="件" source="2022 年度报告"}
//	| 事项 | 2022 年 |
//	| --- | ---: |
//	| 批示、交办、协调 | 329 |
//	:::
//
// or figures from the page's front matter: {figures="visits.batches
// visits.persons"}. Anything else in the box is a note below the drawing.
const chartBox = "chart"

// chartKinds are the names that authors may give to the kinds, for a hint.
var chartKinds = map[string]chart.Kind{
	"条形图": chart.Bar, "柱状图": chart.Bar, "柱形图": chart.Bar, "条形": chart.Bar, "柱状": chart.Bar, "分组": chart.Bar, "grouped": chart.Bar, "bars": chart.Bar, "column": chart.Bar,
	"堆叠": chart.Stacked, "堆叠图": chart.Stacked, "堆积图": chart.Stacked, "stack": chart.Stacked,
	"折线图": chart.Line, "折线": chart.Line, "曲线图": chart.Line, "走势图": chart.Line, "lines": chart.Line,
	"饼图": chart.Share, "占比": chart.Share, "占比图": chart.Share, "比例": chart.Share, "pie": chart.Share, "shares": chart.Share,
}

// chart writes a figure with a drawing.
func (w *writer) chart(n *containerNode) {
	kind, title := w.chartKind(n)
	options := w.chartOptions(n)
	table, t := w.chartTable(n)
	caption := ""
	if table != nil {
		if p, mark := w.caption(table); p != nil {
			caption = strings.TrimSpace(w.alt(p)[mark:])
		}
	} else if keys := options["figures"]; keys != "" {
		t = w.figureTable(n, strings.FieldsFunc(keys, func(r rune) bool { return r == ' ' || r == ',' || r == '，' || r == '、' }))
	}
	title = first(title, caption)
	if title == "" {
		w.diags.Add("chart/no-title", w.span(n.start, n.end))
	}
	source := first(options["source"], w.reportName())
	if source == "" {
		w.diags.Add("chart/no-source", w.span(n.start, n.end))
	}
	var drawn *chart.Chart
	if len(t.Rows) > 0 {
		var faults []chart.Fault
		drawn, faults = chart.Read(t, kind, options["unit"], w.parser.words.chart.lang)
		for _, f := range faults {
			args := make([]any, len(f.Args))
			for i, a := range f.Args {
				args[i] = a
			}
			w.diags.Add(f.Code, w.cellSpan(n, table, f.Row, f.Column), args...)
		}
	} else if table != nil {
		w.diags.Add("chart/no-rows", w.span(n.start, n.end))
	} else if options["figures"] == "" {
		w.diags.Add("chart/no-table", w.span(n.start, n.end))
	}
	w.html = append(w.html, `<figure class="chart`...)
	if drawn != nil && drawn.TellsAll() { // paper does not need the table
		w.html = append(w.html, " told"...)
	}
	w.html = append(w.html, '"')
	w.idAttribute(n.attrs.id, n.start, n.end)
	w.html = append(w.html, ">\n<figcaption>"...)
	w.labelLine("<strong>", title, "</strong>")
	if drawn != nil && drawn.Unit != "" {
		w.html = append(w.html, "<span>"...)
		w.html = appendEscaped(w.html, w.parser.words.chart.unit+drawn.Unit)
		w.html = append(w.html, "</span>"...)
	} else if drawn != nil {
		w.diags.Add("chart/no-unit", w.span(n.start, n.end))
	}
	w.html = append(w.html, "</figcaption>\n"...)
	if drawn != nil {
		w.html = append(w.html, drawn.SVG(w.chartID(), title)...)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if p, ok := c.(*gast.Paragraph); c != table && !(ok && w.isCaption(p)) {
			w.block(c)
		}
	}
	if source != "" {
		w.labelLine(`<p class="source">`, w.parser.words.chart.source+source, "</p>\n")
	}
	w.chartData(table, t, title, drawn != nil)
	w.html = append(w.html, "</figure>\n"...)
}

// chartData writes the table of a drawing, folded if there is a drawing.
func (w *writer) chartData(table *east.Table, t chart.Table, title string, folded bool) {
	if folded {
		w.html = append(w.html, "<details><summary>"...)
		w.html = append(w.html, w.parser.words.chart.data...)
		w.html = append(w.html, "</summary>\n"...)
	}
	switch {
	case table != nil:
		w.extraCells(table)
		w.tableName = title
		w.table(table)
		w.tableName = ""
	case len(t.Rows) > 0:
		w.html = append(w.html, `<div class="table" role="region"`...)
		w.attribute("aria-label", w.landmark(title))
		w.html = append(w.html, ` tabindex="0">`+"\n<table>\n<thead>\n<tr>\n"...)
		for j, h := range t.Head {
			w.tableCell("th scope=\"col\"", h, j == 1)
		}
		w.html = append(w.html, "</tr>\n</thead>\n<tbody>\n"...)
		for _, row := range t.Rows {
			w.html = append(w.html, "<tr>\n"...)
			for j, cell := range row {
				w.tableCell("td", cell, j == 1)
			}
			w.endBlock()
			w.html = append(w.html, "</tr>\n"...)
		}
		w.html = append(w.html, "</tbody>\n</table>\n</div>\n"...)
	}
	if folded {
		w.html = append(w.html, "</details>\n"...)
	}
}

func (w *writer) tableCell(tag, text string, number bool) {
	w.html = append(w.html, "<"+tag...)
	if number {
		w.html = append(w.html, ` class="num"`...)
	}
	w.html = append(w.html, '>')
	w.html = appendEscaped(w.html, text)
	w.html = append(w.html, "</"+tag[:2]+">\n"...)
	w.plain = append(append(w.plain, text...), ' ')
}

// chartKind reads the kind from the beginning of a box's title.
func (w *writer) chartKind(n *containerNode) (chart.Kind, string) {
	word, rest, _ := strings.Cut(strings.ReplaceAll(n.title, "\u3000", " "), " ")
	if i := slices.Index(chart.Kinds, word); i >= 0 {
		return chart.Bar + chart.Kind(i), strings.TrimSpace(rest)
	}
	kind, foreign := chartKinds[strings.ToLower(word)]
	if near := diag.Nearest(word, chart.Kinds); !foreign && near != "" {
		kind, foreign = chart.Bar+chart.Kind(slices.Index(chart.Kinds, near)), true
	}
	if !foreign {
		return chart.Auto, n.title
	}
	w.diags.Add("chart/kind-misspelt", w.titleSpan(n), word, chart.Kinds[kind-chart.Bar])
	return kind, strings.TrimSpace(rest)
}

// chartOptions reads the options in braces.
func (w *writer) chartOptions(n *containerNode) map[string]string {
	out := map[string]string{}
	known := []string{"unit", "source", "figures"}
	for _, p := range n.attrs.pairs {
		if !slices.Contains(known, p.key) {
			w.diags.Add("chart/option-unknown", w.span(n.start, n.end), p.key)
			continue
		}
		out[p.key] = strings.TrimSpace(p.value)
	}
	return out
}

// chartTable finds the table of a box and reads it.
func (w *writer) chartTable(n *containerNode) (*east.Table, chart.Table) {
	var table *east.Table
	var t chart.Table
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		next, ok := c.(*east.Table)
		if !ok {
			continue
		}
		if table != nil {
			w.diags.Add("chart/two-tables", w.cellSpan(n, next, -1, 0))
			continue
		}
		table = next
		for row := table.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []string
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				cells = append(cells, strings.TrimSpace(w.alt(c)))
			}
			if t.Head == nil {
				t.Head = cells
			} else {
				t.Rows = append(t.Rows, cells)
			}
		}
	}
	return table, t
}

// figureTable makes a table of figures of the page's front matter.
func (w *writer) figureTable(n *containerNode, keys []string) chart.Table {
	words := w.parser.words.chart
	t := chart.Table{Head: []string{words.item, words.value, words.unitHead}}
	all := doc.Front[doc.Report](&w.doc.Meta).Figures
	var names []string
	for _, f := range all {
		names = append(names, f.Key)
	}
	if len(all) == 0 {
		w.diags.Add("chart/no-figures", w.span(n.start, n.end))
		return t
	}
	for _, k := range keys {
		i := slices.Index(names, k)
		if i < 0 {
			w.diags.Add("chart/figure-unknown", w.span(n.start, n.end), k, first(diag.Nearest(k, names), strings.Join(names, w.parser.words.comma)))
			continue
		}
		t.Rows = append(t.Rows, []string{all[i].Label, string(all[i].Value), all[i].Unit})
	}
	return t
}

// reportName is the name of the yearly report that the figures come from.
func (w *writer) reportName() string {
	r := doc.Front[doc.Report](&w.doc.Meta)
	if r.Year == 0 || r.Body == "" {
		return ""
	}
	return first(r.Original, strings.NewReplacer("{1}", r.Body, "{2}", itoa(r.Year)).Replace(w.parser.words.chart.report))
}

// cellSpan is the place of a cell, or of the whole box without a table.
func (w *writer) cellSpan(n *containerNode, table *east.Table, row, column int) diag.Span {
	if table == nil || column < 0 {
		return w.span(n.start, n.end)
	}
	line := table.FirstChild()
	for ; row >= 0 && line != nil; row-- {
		line = line.NextSibling()
	}
	if line == nil || line.Pos() < 0 || line.Pos() >= len(w.source) {
		return w.span(n.start, n.end)
	}
	text := w.source[line.Pos() : line.Pos()+lineLength(w.source[line.Pos():])]
	from, to := cellStart(text, column), cellStart(text, column+1)
	for from < to && (text[from] == ' ' || text[from] == '\t') {
		from++
	}
	for to > from && strings.IndexByte(" \t|\r\n", text[to-1]) >= 0 {
		to--
	}
	return w.span(line.Pos()+from, line.Pos()+to)
}

// chartID is the prefix for the ids of the next drawing's patterns.
func (w *writer) chartID() string {
	for {
		w.charts++
		if id := "chart-" + itoa(w.charts); !w.taken[id] && !w.ids[id] {
			w.ids[id] = true
			return id
		}
	}
}

// chartWords are the words in and around a drawing.
type chartWords struct {
	lang                                              chart.Lang
	unit, source, data, item, value, unitHead, report string
}

func chartWordsOf(zh bool) chartWords {
	if zh {
		return chartWords{chart.ZH, "单位：", "来源：", "看数据", "项目", "数值", "单位", "{1} {2} 年度报告"}
	}
	return chartWords{chart.EN, "Unit: ", "Source: ", "The figures", "What", "Figure", "Unit", "yearly report {2}, {1}"}
}
