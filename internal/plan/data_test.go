package plan

import (
	"strings"
	"testing"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// The work's own day in Akoma Ntoso stays the same when editions come: the day of its
// adoption, else of its promulgation, else that of the oldest edition.
func TestTheDayOfAWork(t *testing.T) {
	day := func(year int) law.Date { return law.Date{Year: year, Month: 5, Day: 1} }
	for _, c := range []struct {
		adopted, promulgated law.Date
		want                 string
	}{
		{day(2001), day(2002), "2001-05-01"},
		{law.Date{}, day(2002), "2002-05-01"},
		{law.Date{}, law.Date{}, "2003-05-01"},
	} {
		w := &site.Work{About: &law.Statute{Adopted: c.adopted, Promulgated: c.promulgated}, Page: &site.Page{URL: "/fagui/a/index.html"}}
		newer := &site.Edition{Work: w, Date: day(2020)}
		w.Editions = []*site.Edition{newer, {Work: w, Date: day(2003)}}
		for _, e := range w.Editions {
			e.Statute, e.Doc, e.Data = &law.Statute{}, &doc.Document{}, "/fagui/a/"
		}
		m := &Planner{common: &common{site: &site.Site{}}}
		m.planData(newer)
		for _, j := range m.jobs {
			if text := viewOf(t, &j).(view.Raw).Text; strings.HasSuffix(j.Path, "akn.xml") && !strings.Contains(text, `<FRBRdate date="`+c.want+`" name="work"`) {
				t.Errorf("adopted %s, promulgated %s: want %s in\n%s", c.adopted, c.promulgated, c.want, text)
			}
		}
		if len(m.jobs) != 3 {
			t.Errorf("%d files", len(m.jobs))
		}
	}
}
