package plan

import (
	"strings"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/search"
	"pufa/internal/site"
)

// texts lists the editions of a statute that have a page, or nil alone if there is none.
func texts(w *site.Work) []*site.Edition {
	if len(w.Editions) == 0 {
		return []*site.Edition{nil}
	}
	return w.Editions
}

// searchLaw makes the search entry of an edition; e is nil for a statute with only notes
// or a card. asked has the questions that articles answer.
func (m *Planner) searchLaw(w *site.Work, e *site.Edition, asked map[articleOf][]string) *search.Page {
	p := w.Page
	out := &search.Page{Title: w.Title, Law: w.Name(), Names: w.Short, Kind: lawKind(w, e), Weight: len(w.Cited), URL: p.URL.Encode()}
	for i := range w.Articles {
		out.Weight += len(w.Articles[i].Cited)
	}
	if e != nil {
		out.URL = e.URL.Encode()
	}
	if s := w.Standing(e).Status; s == law.Pending || s == law.Superseded || s == law.Repealed {
		out.Badge = m.statusText(s)
	}
	if e == nil || e == w.Shown {
		out.Latin = m.typed(p)
	}
	out.Passages = func() []search.Passage { return m.lawPassages(w, e, asked) }
	return out
}

// lawPassages lists what the search finds of an edition.
func (m *Planner) lawPassages(w *site.Work, e *site.Edition, asked map[articleOf][]string) []search.Passage {
	p := w.Page
	url := p.URL
	if e != nil {
		url = e.URL
	}
	first := search.Passage{Words: m.searchWords(p)}
	var text plainText
	text.line(p.Doc.Meta.Summary)
	if e == nil || e == w.Shown {
		if p.Doc.Statute == nil {
			b := m.open(p)
			m.addBody(&text, p, b, 0, len(b.HTML))
		}
		if n := w.Notes; n != nil {
			b := m.open(n.Page)
			m.addBody(&text, n.Page, b, 0, b.Intro())
		}
	}
	if e != nil {
		m.lawText(&text, e.Statute)
	}
	first.Text = text.String()
	out := []search.Passage{first}
	article := func(n law.Number, a *law.Article, page site.URL) {
		eid := law.Locator{Article: n}.EID()
		part := search.Passage{Address: "#" + eid, Number: n.String(), Label: n.Label("条")}
		switch {
		case page != "":
			part.Address = m.site.Link(url, page)
		case e != nil && e.At(n) != url:
			part.Address = m.site.Link(url, e.At(n)) + part.Address
		}
		if a != nil {
			part.Label, part.Title, part.Text = a.Label, a.Title, articleWords(a)
			for _, d := range e.Statute.Trail(a.Division) {
				part.Above = e.Statute.Divisions[d].Heading()
			}
		}
		if w.Notes != nil {
			b := m.open(w.Notes.Page)
			for _, note := range w.Notes.On(e, n) {
				start, end := b.Section(note.Heading)
				part.Notes = m.plainBody(w.Notes.Page, b, start, end)
			}
		}
		if e == w.Shown {
			part.Asked = asked[articleOf{w, n}]
		}
		out = append(out, part)
	}
	if e == nil || e == w.Shown && len(w.Articles) > 0 {
		for i := range w.Articles {
			a := &w.Articles[i]
			article(a.Number, a.Article, a.URL)
		}
		return out
	}
	provisions := e.Statute.Provisions()
	for i := range provisions {
		article(provisions[i].Number, &provisions[i], "")
	}
	return out
}

// lawText writes the text of a statute outside its articles.
func (m *Planner) lawText(text *plainText, st *law.Statute) {
	for _, l := range st.Enactment {
		text.line(l.Text)
	}
	passages := func(list []law.Passage) {
		for _, p := range list {
			if p.Kind != law.Contents {
				text.line(p.Text)
			}
		}
	}
	passages(st.Preamble)
	for _, d := range st.Divisions {
		text.line(d.Heading())
		passages(d.Text)
	}
	passages(st.Closing)
	for i := range st.Annexes {
		text.line(st.Annexes[i].Heading())
		passages(st.Annexes[i].Text)
	}
}

// articleWords returns the words of an article as shown on its page.
func articleWords(a *law.Article) string {
	return law.Provision{Locator: law.Locator{Article: a.Number}, Article: a}.Text()
}

// articleOf is an article of a statute.
type articleOf struct {
	work   *site.Work
	number law.Number
}

// askedMost is the maximum number of articles for a page or question whose title counts
// as a question to them.
const askedMost = 4

// asked collects titles of guides and questions by the articles that they cite: they are
// worded as people ask.
func (m *Planner) asked() map[articleOf][]string {
	out := map[articleOf][]string{}
	for _, p := range m.found() {
		if p.Work != nil || p.Targets == nil || m.options.Kinds[p.Type].Passages != nil { // questions of a quiz are not what people ask
			continue
		}
		b := m.open(p)
		parts := []part{{heading: doc.Heading{Text: p.Title}, end: len(b.HTML)}}
		if m.options.Kinds[p.Type].Parts {
			parts = cut(b)
		}
		for _, part := range parts {
			named := map[articleOf]bool{}
			var order []articleOf
			for i, at := range b.Holes {
				t := p.Target(i)
				if at < part.start || at >= part.end || t.Work == nil {
					continue
				}
				for _, c := range p.Doc.Refs[i].Cites {
					if a := (articleOf{t.Work, c.Article}); !c.Article.IsZero() && !named[a] {
						named[a] = true
						order = append(order, a)
					}
				}
			}
			if len(order) <= askedMost {
				for _, a := range order {
					out[a] = append(out[a], part.heading.Text)
				}
			}
		}
	}
	return out
}

// lawKind returns the search kind of a statute, by its status and where it applies.
func lawKind(w *site.Work, e *site.Edition) search.Kind {
	status, rank := w.Standing(e).Status, w.About.Rank
	if e != nil {
		rank = e.Statute.Rank
	}
	switch {
	case status == law.Pending:
		return search.Pending
	case status == law.Superseded || status == law.Repealed:
		return search.Superseded
	case e == nil && len(w.Articles) == 0:
		return search.Unread
	}
	switch rank {
	case law.Constitution, law.NationalLaw, law.LegalInterpretation:
		return search.National
	case law.AdministrativeRegulation, law.SupervisoryRegulation, law.MilitaryRegulation, law.JudicialInterpretation, law.PartyRegulation:
		return search.Central
	case law.RankUnknown:
		return rankByTitle(w.Title)
	}
	return search.Local
}

// rankByTitle guesses the search kind of a statute without a rank by its title.
func rankByTitle(title string) search.Kind {
	if strings.HasPrefix(title, "中华人民共和国") {
		if strings.HasSuffix(title, "法") || strings.HasSuffix(title, "法典") {
			return search.National
		}
		return search.Central
	}
	for _, place := range []string{"省", "市", "自治区", "自治州", "自治县", "特区"} {
		if at := strings.Index(title, place); at > 0 && at <= 5*len("市") && !strings.HasPrefix(title, "城市") {
			return search.Local
		}
	}
	if strings.HasSuffix(title, "法") || strings.HasSuffix(title, "法典") {
		return search.National
	}
	return search.Central
}
