package plan

import (
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// contents lists the divisions of an edition and their articles, as links from one of its
// pages.
func (m *Planner) contents(e *site.Edition, page site.URL) []view.LawContents {
	st := e.Statute
	out := make([]view.LawContents, len(st.Divisions))
	for i := range st.Divisions {
		out[i] = m.division(e, i, page)
	}
	provisions := st.Provisions()
	for i := range provisions {
		if d := provisions[i].Division; d >= 0 && d < len(out) {
			out[d].Articles = append(out[d].Articles, m.numberLink(e, provisions[i].Number, page))
		}
	}
	if len(out) == 0 && len(e.Volumes) > 0 {
		return m.volumeContents(e, -1, page)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// division makes an entry of the contents, without its articles.
func (m *Planner) division(e *site.Edition, i int, page site.URL) view.LawContents {
	d := &e.Statute.Divisions[i]
	at := e.AtDivision(i)
	c := view.LawContents{Level: len(e.Statute.Trail(i)), Title: d.Heading(), URL: m.inText(e, page, at, e.Statute.DivisionEID(i))}
	m.span(&c, e, d.From, d.To)
	return c
}

// span sets the range of articles of an entry.
func (m *Planner) span(c *view.LawContents, e *site.Edition, from, to int) {
	if from == to {
		return
	}
	provisions := e.Statute.Provisions()
	c.First, c.Last = provisions[from].Number.String(), provisions[to-1].Number.String()
	c.Range = "第" + c.First
	if c.Last != c.First {
		c.Range += "—" + c.Last
	}
	c.Range += "条"
}

// numberLink leads to an article by its number.
func (m *Planner) numberLink(e *site.Edition, n law.Number, page site.URL) view.Link {
	return view.Link{Title: n.String(), URL: m.inText(e, page, e.At(n), law.Locator{Article: n}.EID())}
}

// inText returns the address of an id of an edition's text, from page: on the same page
// if that shows the whole text.
func (m *Planner) inText(e *site.Edition, page, at site.URL, id string) string {
	if page == at || page == e.Whole {
		return site.Anchor(id)
	}
	return m.site.Link(page, at) + site.Anchor(id)
}
