package plan

import (
	"slices"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/view"
)

// SearchFile is the template name of jobs for files of the index, which are made from all
// pages at once.
const SearchFile = "search.js"

// SearchLooks is the stylesheet of the search, beside the files of the index.
const SearchLooks = "style.css"

// Search are the settings of the search.
type Search struct {
	Enabled bool
	Exclude []string                    // files and folders below content/ that the search leaves out
	Latin   func(title string) []string // pinyin spellings of a title; nil = none
	Reading func(title string) string   // sort key of a title; nil = the title itself
}

// searches reports whether the site has a search.
func (m *Planner) searches() bool {
	return m.options.Search.Enabled && m.makes("search") && m.makes("az")
}

// planSearch plans the search page, the index that works without a script, and the files
// that the search loads.
func (m *Planner) planSearch() {
	s := m.site
	trail := []*site.Page{s.Home.Page}
	url := s.SearchURL()
	frame := m.prepare(about{url: url, title: m.say("搜索", "Search"), description: m.say("用平常话搜：法条、指引、问答、词汇。", "Search statutes, guides, questions and words."), trail: trail})
	m.page(url, "search", nil, func(m *Planner) any {
		v := view.Search{Frame: frame(m), IndexURL: s.Link(url, s.SearchIndexURL())}
		for _, c := range s.Home.Children {
			v.Channels = append(v.Channels, view.Link{Title: c.Page.Title, URL: s.Link(url, c.Page.URL)})
		}
		return v
	})
	m.planAZ(trail)
	for _, name := range append(m.searchSizes().Names(), SearchLooks) {
		m.add(site.URL("/search/"+name), Job{Template: SearchFile, Gathers: true, maker: m})
	}
}

// field returns the search field for pages of one depth.
func (m *Planner) field(root string) view.SearchField {
	if !m.searches() {
		return view.SearchField{}
	}
	return view.SearchField{IndexURL: site.Rooted(root, m.site.SearchIndexURL())}
}

// found lists the pages in the search: published ones that are not excluded.
func (m *Planner) found() []*site.Page {
	var out []*site.Page
	for _, c := range m.site.Channels {
		out = append(out, c.Page)
	}
	out = append(out, m.site.Pages...)
	kept := out[:0]
	for _, p := range out {
		if public(p) && (p.Doc.Meta.Search == nil || *p.Doc.Meta.Search) && !m.excluded(p.Doc.Path) {
			kept = append(kept, p)
		}
	}
	return kept
}

func (m *Planner) excluded(path string) bool {
	for _, e := range m.options.Search.Exclude {
		below := site.Content + "/" + strings.Trim(e, "/")
		if path == below || strings.HasPrefix(path, below+"/") {
			return true
		}
	}
	return false
}

// searchSizes depends on the site, not on bodies, so it is valid as long as the plan.
func (m *Planner) searchSizes() search.Sizes {
	var pages, articles [search.Kinds]int
	for _, p := range m.found() {
		if p.Work == nil {
			pages[m.options.Kinds[p.Type].Found]++
			continue
		}
		for _, t := range texts(p.Work) {
			kind := lawKind(p.Work, t)
			pages[kind]++
			if t != nil {
				articles[kind] += len(t.Statute.Provisions())
			} else {
				articles[kind] += len(p.Work.Articles)
			}
		}
	}
	return search.SizesFor(pages, articles)
}

// Index makes the files of a site's index, by name below search/. engine is the script
// that searches them.
func (p *Plan) Index(b Bodies, engine string, synonyms *search.Synonyms) (map[string][]byte, error) {
	m := *p.maker
	m.bodies = b
	asked := m.asked()
	var pages []*search.Page
	for _, p := range m.found() {
		if p.Work == nil {
			pages = append(pages, m.searchPage(p))
			continue
		}
		for _, t := range texts(p.Work) {
			pages = append(pages, m.searchLaw(p.Work, t, asked))
		}
	}
	if m.err != nil {
		return nil, m.err
	}
	return search.Build(pages, m.searchSizes(), synonyms).Files(engine), nil
}

// searchPage makes the search entry of a page that is not a statute.
func (m *Planner) searchPage(p *site.Page) *search.Page {
	b := m.open(p)
	kind := m.options.Kinds[p.Type] // channels and the home page have none
	out := &search.Page{URL: p.URL.Encode(), Title: p.Title, Kind: kind.Found}
	first := search.Passage{Words: m.searchWords(p)}
	end := len(b.HTML)
	if kind.Parts {
		end = b.Intro()
	}
	var text strings.Builder
	for _, s := range []string{p.Doc.Meta.Summary, p.Author, p.Source} {
		line(&text, s)
	}
	for _, f := range p.Doc.Meta.Facts {
		line(&text, f.Label+" "+f.Value+" "+f.Note)
	}
	line(&text, m.plainBody(p, b, 0, end))
	if kind.Shows != nil {
		for _, s := range kind.Shows(m, p) {
			line(&text, s)
		}
	}
	first.Text = text.String()
	out.Passages = append(out.Passages, first)
	if end < len(b.HTML) {
		parts := cut(b)
		if kind.Passages != nil {
			parts = nil
			for _, s := range kind.Passages(p, b) {
				parts = append(parts, part{b.Outline[s.Heading], s.Start, s.End})
			}
		}
		for _, part := range parts {
			out.Passages = append(out.Passages, search.Passage{
				Address: m.partLink(p.URL, p, part.heading.ID), Title: part.heading.Text, Text: m.plainBody(p, b, part.start, part.end),
			})
		}
	}
	m.typed(out, p)
	return out
}

// partLink returns the address of a part of a page: a page of its own, or its heading.
func (m *Planner) partLink(from site.URL, p *site.Page, id string) string {
	if slices.Contains(p.Doc.Below, id) {
		return m.site.Link(from, m.site.Below(p, id))
	}
	fragment := "#" + site.Escape(id)
	if from == p.URL {
		return fragment
	}
	return m.site.Link(from, p.URL) + fragment
}

// searchWords returns keywords and tags.
func (m *Planner) searchWords(p *site.Page) []string {
	words := keywords(p)
	for _, t := range p.Tags {
		words = append(words, t.Name)
	}
	return words
}

// typed adds the pinyin spellings of titles.
func (m *Planner) typed(out *search.Page, p *site.Page) {
	if latin := m.options.Search.Latin; latin != nil {
		for _, s := range append([]string{p.Title}, m.searchWords(p)...) {
			out.Latin = append(out.Latin, latin(s)...)
		}
	}
}

func line(b *strings.Builder, s string) {
	if s != "" {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(s)
	}
}

// texts lists the editions of a statute that have a page, or nil alone if there is none.
func texts(w *site.Work) []*site.Edition {
	if len(w.Editions) == 0 {
		return []*site.Edition{nil}
	}
	return w.Editions
}

// searchLaw makes the search entry of an edition, with the questions that its articles
// answer; e is nil for a statute with only notes or a card.
func (m *Planner) searchLaw(w *site.Work, e *site.Edition, asked map[articleOf][]string) *search.Page {
	p := w.Page
	out := &search.Page{Title: w.Title, Law: w.Name(), Names: w.Short, Kind: lawKind(w, e), Weight: len(w.Cited), URL: p.URL.Encode()}
	for i := range w.Articles {
		out.Weight += len(w.Articles[i].Cited)
	}
	url := p.URL
	if e != nil {
		url = e.URL
		out.URL = url.Encode()
	}
	if s := w.Standing(e).Status; s == law.Pending || s == law.Superseded || s == law.Repealed {
		out.Badge = m.statusText(s)
	}
	first := search.Passage{Words: m.searchWords(p)}
	var text strings.Builder
	line(&text, p.Doc.Meta.Summary)
	if e == nil || e == w.Shown {
		if p.Doc.Statute == nil {
			b := m.open(p)
			line(&text, m.plainBody(p, b, 0, len(b.HTML)))
		}
		if n := w.Notes; n != nil {
			b := m.open(n.Page)
			line(&text, m.plainBody(n.Page, b, 0, b.Intro()))
		}
		m.typed(out, p)
	}
	if e != nil {
		m.lawText(&text, e.Statute)
	}
	first.Text = text.String()
	out.Passages = append(out.Passages, first)
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
		out.Passages = append(out.Passages, part)
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
func (m *Planner) lawText(b *strings.Builder, st *law.Statute) {
	for _, l := range st.Enactment {
		line(b, l.Text)
	}
	passages := func(list []law.Passage) {
		for _, p := range list {
			if p.Kind != law.Contents {
				line(b, p.Text)
			}
		}
	}
	passages(st.Preamble)
	for _, d := range st.Divisions {
		line(b, d.Heading())
		passages(d.Text)
	}
	passages(st.Closing)
	for i := range st.Annexes {
		line(b, st.Annexes[i].Heading())
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
