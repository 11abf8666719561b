package report

import (
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// YearsType is the type of a page that shows the figures of a channel's reports over the
// years.
const YearsType = "years"

// Shown returns the series, of all, that a page of [YearsType] shows: that of the body it names,
// or the only one of its channel. several means that there is more than one to choose
// from.
func Shown(all []Series, p *site.Page) (of Series, several bool) {
	body := strings.TrimSpace(front(p).Body)
	var fit []Series
	for _, o := range all {
		if o.Reports[0].Channel == p.Channel && (body == "" || body == o.Body) {
			fit = append(fit, o)
		}
	}
	if len(fit) == 0 {
		return Series{}, false
	}
	return fit[0], len(fit) > 1
}

// YearsPage returns the page of [YearsType] that shows a report, or nil.
func YearsPage(pages []*site.Page, all []Series, p *site.Page) *site.Page {
	for _, o := range pages {
		if o.Type != YearsType || o.Channel != p.Channel {
			continue
		}
		if of, _ := Shown(all, o); slices.Contains(of.Reports, p) {
			return o
		}
	}
	return nil
}

// CheckYears reports a page of [YearsType] that has nothing to show, or too much.
func CheckYears(all []Series, p *site.Page) diag.List {
	var diags diag.List
	switch of, several := Shown(all, p); {
	case several:
		diags.Add("report/years-of-several", p.Doc.KeySpan("title"), of.Body)
	case len(of.Reports) == 0:
		diags.Add("report/years-of-none", p.Doc.KeySpan("title"))
	}
	return diags
}

// Row is a figure over the years.
type Row struct {
	Latest *doc.Figure   // as in the last report that has it
	Values []*doc.Figure // one for each year; nil = that year's report lacks it or uses another unit
}

// Rows lists the figures of a series with the years from its first report to its last;
// those of the last report come first.
func (s Series) Rows() (years []int, rows []Row) {
	if len(s.Reports) == 0 {
		return nil, nil
	}
	first, last := front(s.Reports[0]).Year, front(s.Reports[len(s.Reports)-1]).Year
	for y := first; y <= last && len(years) < mostYears; y++ {
		years = append(years, y)
	}
	at := map[string]int{}
	for _, p := range slices.Backward(s.Reports) {
		r := front(p)
		for i := range r.Figures {
			f := &r.Figures[i]
			if f.Key == "" {
				continue
			}
			k, there := at[f.Key]
			if !there {
				k, at[f.Key] = len(rows), len(rows)
				rows = append(rows, Row{Latest: f, Values: make([]*doc.Figure, len(years))})
			}
			if y := r.Year - first; y < len(years) && f.Unit == rows[k].Latest.Unit {
				rows[k].Values[y] = f
			}
		}
	}
	return years, rows
}

// mostYears is the longest span of years on one page.
const mostYears = 40
