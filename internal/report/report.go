// Package report checks yearly reports (type = "report"): what one must contain, whether
// its text agrees with its figures, and how figures change from year to year.
//
// Use [Check] for a single report, [InText] for its text, [Compare] for the reports of a
// series, and [All] for the series of a site. Reports of one body in one channel belong
// together; figures are matched by key.
package report

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/amount"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Type is the type of a yearly report in front matter.
const Type = "report"

// Series is the reports of one body, the earliest first.
type Series struct {
	Body    string
	Reports []*site.Page
}

// All lists the series of a site. A report without a year belongs to none.
func All(s *site.Site) []Series {
	type key struct {
		channel *site.Channel
		body    string
	}
	var out []Series
	at := map[key]int{}
	for _, p := range s.Pages {
		f := front(p)
		if p.Type != Type || f.Year == 0 {
			continue
		}
		k := key{p.Channel, strings.TrimSpace(f.Body)}
		i, there := at[k]
		if !there {
			i, at[k] = len(out), len(out)
			out = append(out, Series{Body: k.body})
		}
		out[i].Reports = append(out[i].Reports, p)
	}
	for _, o := range out {
		slices.SortStableFunc(o.Reports, func(a, b *site.Page) int { return cmp.Compare(front(a).Year, front(b).Year) })
	}
	return out
}

// Of returns the series, of all, that a report is in.
func Of(all []Series, p *site.Page) Series {
	for _, o := range all {
		if slices.Contains(o.Reports, p) {
			return o
		}
	}
	return Series{}
}

// Before returns the report of the year before that of p, or nil.
func (s Series) Before(p *site.Page) *site.Page {
	i := slices.IndexFunc(s.Reports, func(o *site.Page) bool { return front(o).Year == front(p).Year-1 })
	if i < 0 {
		return nil
	}
	return s.Reports[i]
}

func front(p *site.Page) *doc.Report { return doc.Front[doc.Report](&p.Doc.Meta) }

// Find returns the figure with a key, or nil.
func Find(r *doc.Report, key string) *doc.Figure {
	i := slices.IndexFunc(r.Figures, func(f doc.Figure) bool { return f.Key == key })
	if key == "" || i < 0 {
		return nil
	}
	return &r.Figures[i]
}

// value reads the value of a figure.
func value(f *doc.Figure) (amount.Amount, bool) { return amount.Parse(string(f.Value)) }

// Change is the change of a figure from one year to the next.
type Change struct {
	By      amount.Amount // how much more; less than 0 = less
	Percent amount.Amount // the same in percent of the earlier value, to one decimal place
	Whole   bool          // Percent is meaningful: the earlier value is above zero and not itself a rate
}

// Changed compares a figure with that of an earlier year. ok is false if one is not a
// number or the units differ.
func Changed(was, is *doc.Figure) (c Change, ok bool) {
	a, ok1 := value(was)
	b, ok2 := value(is)
	if !ok1 || !ok2 || was.Unit != is.Unit {
		return c, false
	}
	scaled, places, ok := amount.Scale([]amount.Amount{a, b})
	if !ok {
		return c, false
	}
	c.By = amount.New(scaled[1]-scaled[0], places, is.Unit)
	if scaled[0] > 0 && is.Unit != "%" {
		c.Whole = true
		c.Percent = amount.New(percent(scaled[1]-scaled[0], scaled[0], 1), 1, "%")
	}
	return c, true
}

// percent returns part / whole in percent with some decimal places, without the point,
// rounded half away from zero.
func percent(part, whole int64, places int) int64 {
	times := int64(100)
	for range places {
		times *= 10
	}
	if part < 0 {
		return -percent(-part, whole, places)
	}
	// A number beyond 64 bits is no figure of a report.
	if part > 1<<62/times/2 {
		return 0
	}
	return (part*times*2 + whole) / (whole * 2)
}
