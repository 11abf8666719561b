package plan

import (
	"html/template"
	"strconv"

	"pufa/internal/chart"
	"pufa/internal/doc"
	"pufa/internal/report"
	"pufa/internal/site"
	"pufa/internal/view"
)

// fewYears is the number of years up to which figures are drawn as columns; more become a
// line.
const fewYears = 6

// Years makes the view of a page with the figures of its channel's reports over the
// years.
func Years(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Years{Guide: m.guide(p, b, f, len(b.HTML))}
	of, _ := report.Shown(m.reports(), p)
	v.Unit = of.Body
	for _, r := range of.Reports {
		year := strconv.Itoa(doc.Front[doc.Report](&r.Doc.Meta).Year)
		v.Reports = append(v.Reports, view.Link{Title: m.say(year+" 年", year), URL: m.site.Link(p.URL, r.URL)})
	}
	years, rows := of.Rows()
	for _, y := range years {
		v.Columns = append(v.Columns, strconv.Itoa(y))
	}
	for i, r := range rows {
		row := view.YearsRow{Label: r.Latest.Label, Unit: r.Latest.Unit}
		t := chart.Table{Head: []string{m.say("年份", "Year"), r.Latest.Label}}
		given := 0
		for j, f := range r.Values {
			value := "—"
			if f != nil {
				value = string(f.Value)
				given++
			}
			row.Values = append(row.Values, value)
			t.Rows = append(t.Rows, []string{v.Columns[j], value})
		}
		if n := len(r.Values); n > 1 && r.Values[n-1] != nil && r.Values[n-2] != nil {
			row.Change = m.change(r.Values[n-2], r.Values[n-1])
		}
		if given > 1 {
			row.Chart = m.yearsChart(t, &row, "years-"+strconv.Itoa(i+1))
			v.Charts = v.Charts || row.Chart != ""
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// YearsShows lists the figures of all years.
func YearsShows(m *Planner, p *site.Page) []string {
	var out []string
	of, _ := report.Shown(m.reports(), p)
	years, rows := of.Rows()
	for _, y := range years {
		out = append(out, strconv.Itoa(y))
	}
	for _, r := range rows {
		out = append(out, r.Latest.Label, r.Latest.Unit)
		for _, f := range r.Values {
			if f != nil {
				out = append(out, string(f.Value))
			}
		}
	}
	return out
}

func (m *Planner) yearsChart(t chart.Table, row *view.YearsRow, id string) template.HTML {
	kind, lang := chart.Bar, chart.EN
	if len(t.Rows) > fewYears {
		kind = chart.Line
	}
	if m.chinese() {
		lang = chart.ZH
	}
	c, _ := chart.Read(t, kind, row.Unit, lang)
	if c == nil { // reported where the figures stand
		return ""
	}
	return template.HTML(c.SVG(id, row.Label))
}
