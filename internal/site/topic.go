package site

import (
	"cmp"
	"slices"
	"time"

	"pufa/internal/doc"
	"pufa/internal/law"
)

// Topic is what a topic shows on the day of the build. Its days are zero if the
// author named none, which was reported.
type Topic struct {
	Today             law.Date
	Day, Starts, Ends law.Date
	ShowUntil         law.Date // last day of its strip on the home page
	Phase             doc.Phase
	Lists             []TopicList
}

// makeTopics decides what topics show on this day, when that changes, and which
// of them have a strip on the home page.
func (r *resolver) makeTopics() {
	for _, p := range r.site.Pages {
		if p.Doc.Topic != nil {
			p.Topic = r.topic(p)
		}
	}
	slices.SortStableFunc(r.site.Topics, func(a, b *Page) int { return a.Topic.Day.Compare(b.Topic.Day) })
}

func (r *resolver) topic(p *Page) *Topic {
	said := p.Doc.Topic
	t := &Topic{Today: r.today, Day: said.Day.Day(), Phase: doc.Before}
	t.Starts, t.Ends = day(said.Starts, said.Day), day(said.Ends, said.Day)
	t.ShowUntil = cmp.Or(said.ShowUntil.Day(), t.Ends)
	gathered := map[*Page]bool{p: true}
	for i := range said.Gathers {
		if l := r.gatherList(p, i, gathered); len(l.Items) > 0 {
			t.Lists = append(t.Lists, l)
		}
	}
	if t.Day.IsZero() {
		return t
	}
	switch {
	case t.Today.Compare(t.Ends) > 0:
		t.Phase = doc.After
	case t.Today.Compare(t.Starts) >= 0:
		t.Phase = doc.During
	}
	from := said.ShowFrom.Day()
	if t.Today.Compare(from) >= 0 && t.Today.Compare(t.ShowUntil) <= 0 {
		r.site.Topics = append(r.site.Topics, p)
	}
	for _, change := range []struct {
		day   law.Date
		after int
	}{{from, 0}, {t.Starts, 0}, {t.Day, 0}, {t.Day, 1}, {t.Ends, 1}, {t.ShowUntil, 1}} {
		if change.day.IsZero() {
			continue
		}
		at := time.Date(change.day.Year, time.Month(change.day.Month), change.day.Day+change.after, 0, 0, 0, 0, r.in.Settings.Zone)
		if at.After(r.in.Now) {
			r.changesAt(at)
		}
	}
	return t
}
