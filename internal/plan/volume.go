package plan

import (
	"slices"
	"strings"

	"pufa/internal/site"
	"pufa/internal/view"
)

// planVolumes plans the pages of a text in volumes: one per volume, and one with the
// whole text.
func (m *Planner) planVolumes(e *site.Edition) {
	w, p := e.Work, e.Work.Page
	title, up := w.Name(), append(trail(p), p)
	if e != w.Shown {
		title += m.say("（", " (") + m.editionTitle(e) + m.say("）", ")")
	}
	for i, vol := range e.Volumes {
		name := m.volumeTitle(e, vol)
		frame := m.prepare(about{url: vol.URL, title: title + " " + name, description: "《" + w.Name() + "》" + name + m.say("的条文。", ": the text."), channel: p.Channel, trail: up, current: p})
		m.page(vol.URL, "law", p, func(m *Planner) any { return m.volume(e, i, frame(m)) })
	}
	if e.Whole == "" {
		return
	}
	frame := m.prepare(about{url: e.Whole, title: title + m.say("（全文）", " (whole text)"), description: m.summaryOf(e), channel: p.Channel, trail: up, current: p})
	m.page(e.Whole, "law", p, func(m *Planner) any {
		v := m.volumeHead(e, e.Whole, frame(m))
		v.Robots = "noindex" // the volumes have its words
		v.Contents = m.contents(e, e.Whole)
		m.text(e, e.Whole, 0, len(e.Statute.Provisions()), &v)
		return v
	})
}

// volumeHead makes the head of the view of a volume, or of the page with the whole text.
func (m *Planner) volumeHead(e *site.Edition, url site.URL, f view.Frame) view.Law {
	w := e.Work
	return view.Law{
		Frame: f, Work: m.work(w, e), Notice: m.notice(w, e, url), HasText: true, HasNotes: w.Notes.Explain(e),
		Front: view.Link{Title: w.Title, URL: m.site.Link(url, e.URL)},
	}
}

// volume makes the view of volume i.
func (m *Planner) volume(e *site.Edition, i int, f view.Frame) view.Law {
	vol := e.Volumes[i]
	v := m.volumeHead(e, vol.URL, f)
	v.Whole = m.wholeLink(e, vol.URL)
	v.Contents = m.volumeContents(e, i, vol.URL)
	beside := func(i int) view.Link {
		if i < 0 || i >= len(e.Volumes) {
			return view.Link{}
		}
		return view.Link{Title: m.volumeTitle(e, e.Volumes[i]), URL: m.site.Link(vol.URL, e.Volumes[i].URL)}
	}
	v.Previous, v.Next = beside(i-1), beside(i+1)
	m.text(e, vol.URL, vol.From, vol.To, &v)
	return v
}

// volumeTitle names a volume by the divisions around it, and by its articles if it does
// not begin with a heading.
func (m *Planner) volumeTitle(e *site.Edition, v site.Volume) string {
	var names []string
	for _, i := range e.Statute.Trail(v.Division) {
		names = append(names, e.Statute.Divisions[i].Heading())
	}
	if !begins(e, v) {
		var c view.LawContents
		m.span(&c, e, v.From, v.To)
		names = append(names, c.Range)
	}
	return strings.Join(names, " ")
}

// begins reports whether a volume begins with the heading of its division.
func begins(e *site.Edition, v site.Volume) bool {
	return v.Division >= 0 && e.Statute.Divisions[v.Division].From == v.From
}

func (m *Planner) wholeLink(e *site.Edition, from site.URL) view.Link {
	return view.Link{Title: m.say("全文（在一页上，打开要久一些）", "The whole text on one page (takes longer to open)"), URL: m.site.Link(from, e.Whole)}
}

// volumesBeside is the number of volumes on either side that the contents of a volume
// list. Listing all would make the pages of a text with hundreds of volumes grow
// quadratically.
const volumesBeside = 50

// volumeContents lists the volumes with the divisions around them, and the content of
// volume own; own is -1 on other pages. Volumes farther away are listed on the edition's
// own page.
func (m *Planner) volumeContents(e *site.Edition, own int, page site.URL) []view.LawContents {
	st := e.Statute
	first, end := 0, len(e.Volumes)
	if own >= 0 {
		first, end = max(0, own-volumesBeside), min(end, own+volumesBeside+1)
	}
	var out []view.LawContents
	next := 0 // division
	if first > 0 {
		v := e.Volumes[first]
		around := st.Trail(v.Division)
		for ; next < len(st.Divisions) && st.Divisions[next].From < v.From; next++ {
			if slices.Contains(around, next) {
				out = append(out, m.division(e, next, page))
			}
		}
		out = append(out, m.stretch(e, 0, v.From, 1, m.site.Link(page, e.URL)))
	}
	for i := first; i < end; i++ {
		v := e.Volumes[i]
		around := st.Trail(v.Division)
		for ; next < len(st.Divisions) && (st.Divisions[next].From < v.To || i+1 == len(e.Volumes)); next++ {
			if i != own && !slices.Contains(around, next) {
				continue
			}
			c := m.division(e, next, page)
			for n := range st.Provisions()[v.From:v.To] {
				if a := &st.Provisions()[v.From+n]; i == own && a.Division == next {
					c.Articles = append(c.Articles, m.numberLink(e, a.Number, page))
				}
			}
			out = append(out, c)
		}
		if !begins(e, v) {
			out = append(out, m.stretch(e, v.From, v.To, len(around)+1, m.site.Link(page, v.URL)))
		}
	}
	if end < len(e.Volumes) {
		out = append(out, m.stretch(e, e.Volumes[end].From, len(st.Provisions()), 1, m.site.Link(page, e.URL)))
	}
	return out
}

// stretch makes an entry of the contents for the provisions from … to-1, by number.
func (m *Planner) stretch(e *site.Edition, from, to, level int, url string) view.LawContents {
	c := view.LawContents{Level: level, URL: url}
	m.span(&c, e, from, to)
	c.Title, c.Range = c.Range, ""
	return c
}
