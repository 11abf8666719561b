package plan

import (
	"slices"
	"strings"

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
// that searches them. synonyms is called once, beside other work.
func (p *Plan) Index(b Bodies, engine string, synonyms func() *search.Synonyms, each search.Each) (map[string][]byte, error) {
	m := *p.maker
	m.bodies = b
	type indexed struct {
		*site.Page
		text *site.Edition // of a statute
	}
	var all []indexed
	for _, p := range m.found() {
		if p.Work == nil {
			all = append(all, indexed{p, nil})
			continue
		}
		for _, t := range texts(p.Work) {
			all = append(all, indexed{p, t})
		}
	}
	asked := m.asked()
	pages := make([]*search.Page, len(all))
	makers := make([]Planner, len(all)) // one for each, since they are read at the same time
	var words *search.Synonyms
	each(1+len(all), func(i int) {
		if i == 0 {
			words = synonyms()
			return
		}
		of, own := all[i-1], &makers[i-1]
		if *own = m; of.Work == nil {
			pages[i-1] = own.searchPage(of.Page)
		} else {
			pages[i-1] = own.searchLaw(of.Work, of.text, asked)
		}
	})
	files := search.Build(pages, m.searchSizes(), words, each).Files(engine)
	for _, m := range append(makers, m) {
		if m.err != nil {
			return nil, m.err
		}
	}
	return files, nil
}

// searchPage makes the search entry of a page that is not a statute.
func (m *Planner) searchPage(p *site.Page) *search.Page {
	kind := m.options.Kinds[p.Type].Found // channels and the home page have none
	return &search.Page{URL: p.URL.Encode(), Title: p.Title, Kind: kind, Latin: m.typed(p), Passages: func() []search.Passage { return m.pagePassages(p) }}
}

// pagePassages lists what the search finds of a page that is not a statute.
func (m *Planner) pagePassages(p *site.Page) []search.Passage {
	b := m.open(p)
	kind := m.options.Kinds[p.Type]
	first := search.Passage{Words: m.searchWords(p)}
	end := len(b.HTML)
	if kind.Parts {
		end = b.Intro()
	}
	var text plainText
	for _, s := range []string{p.Doc.Meta.Summary, p.Author, p.Source} {
		text.line(s)
	}
	for _, f := range p.Doc.Meta.Facts {
		text.line(f.Label + " " + f.Value + " " + f.Note)
	}
	m.addBody(&text, p, b, 0, end)
	if kind.Shows != nil {
		for _, s := range kind.Shows(m, p) {
			text.line(s)
		}
	}
	first.Text = text.String()
	out := []search.Passage{first}
	if end < len(b.HTML) {
		parts := cut(b)
		if kind.Passages != nil {
			parts = nil
			for _, s := range kind.Passages(p, b) {
				parts = append(parts, part{b.Outline[s.Heading], s.Start, s.End})
			}
		}
		for _, part := range parts {
			out = append(out, search.Passage{
				Address: m.partLink(p.URL, p, part.heading.ID), Title: part.heading.Text, Text: m.plainBody(p, b, part.start, part.end),
			})
		}
	}
	return out
}

// partLink returns the address of a part of a page: a page of its own, or its heading.
func (m *Planner) partLink(from site.URL, p *site.Page, id string) string {
	if slices.Contains(p.Doc.Below, id) {
		return m.site.Link(from, m.site.Below(p, id))
	}
	fragment := site.Anchor(id)
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

// typed lists the pinyin spellings of a page's title and words.
func (m *Planner) typed(p *site.Page) (out []string) {
	if latin := m.options.Search.Latin; latin != nil {
		for _, s := range append([]string{p.Title}, m.searchWords(p)...) {
			out = append(out, latin(s)...)
		}
	}
	return out
}
