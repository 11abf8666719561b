package plan

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// wholePart is the number of articles above which a citation counts as naming a part of
// the statute (第三十三条至第五十六条) rather than each article.
const wholePart = 6

// basis lists what a page is based on: the statutes of the site that it cites, in reading
// order, each with its articles in the order of the statute. References for which hides
// returns true do not count; nil = all count.
func (m *Planner) basis(p *site.Page, hides func(ref int) bool) []view.Basis {
	type statute struct {
		title    string
		page     *site.Page
		articles []law.Number
		urls     map[law.Number]site.URL
	}
	var found []*statute
	var until law.Number // the last article but one of the part named just before
	for i := range p.Doc.Refs {
		r, t := &p.Doc.Refs[i], p.Target(i)
		if r.Kind != doc.Cite || t.Work == nil || t.Work.Page == p || !t.Work.Shows(r.Cites[0]) {
			continue // a citation of an earlier edition is history
		}
		if hides != nil && hides(i) {
			continue
		}
		at := slices.IndexFunc(found, func(s *statute) bool { return s.page == t.Work.Page })
		if at < 0 {
			at = len(found)
			found = append(found, &statute{title: t.Work.Name(), page: t.Work.Page, urls: map[law.Number]site.URL{}})
		}
		s, last := found[at], r.Cites[len(r.Cites)-1].Article
		if len(r.Cites) > wholePart {
			until = last
			continue
		}
		if until, last = (law.Number{}), until; !last.IsZero() && r.Cites[0].Article.Follows(last) {
			continue // the end of that part is a separate link
		}
		for _, c := range r.Cites {
			if c.Article.IsZero() || c.Law != r.Cites[0].Law || slices.Contains(s.articles, c.Article) {
				continue
			}
			s.articles = append(s.articles, c.Article)
			if a := t.Work.Article(c.Article); a != nil {
				s.urls[c.Article] = a.URL
			}
		}
	}
	var out []view.Basis
	for _, s := range found {
		b := view.Basis{Title: "《" + s.title + "》", URL: m.site.Link(p.URL, s.page.URL)}
		slices.SortFunc(s.articles, law.Number.Compare)
		for _, n := range s.articles {
			a := view.BasisArticle{Link: view.Link{Title: n.Label("条")}, Note: m.noteLead(s.page.Work, n)}
			if u := s.urls[n]; u != "" {
				a.URL = m.site.Link(p.URL, u)
			}
			b.Articles = append(b.Articles, a)
		}
		out = append(out, b)
	}
	return out
}

// noteLead returns the first sentence of the note on an article, as plain text; "" if it
// is long, since then it is no easier than the article.
func (m *Planner) noteLead(w *site.Work, n law.Number) string {
	const most = 40 // characters
	notes := w.Notes.On(w.Shown, n)
	if len(notes) == 0 || notes[0].Changed {
		return ""
	}
	text, inTag := make([]rune, 0, most), false
	b := m.open(w.Notes.Page)
	if notes[0].Heading >= len(b.Outline) { // the body could not be read
		return ""
	}
	start, end := b.Section(notes[0].Heading)
	for _, r := range b.HTML[start:end] {
		switch {
		case r == '<':
			inTag = true
		case r == '>':
			inTag = false
		case inTag || r == '\n':
		case len(text) == most:
			return ""
		default:
			text = append(text, r)
			if r == '。' || r == '？' || r == '！' {
				return html.UnescapeString(string(text))
			}
		}
	}
	return ""
}

var (
	factTitle   = regexp.MustCompile(`《[^《》]+》`)
	factArticle = regexp.MustCompile(`第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?`)
)

// factParts splits the value of a fact at the statutes and articles of the page's basis,
// so that they become links. It is nil if none is named.
func factParts(value string, basis []view.Basis) []view.Link {
	var out []view.Link
	var under *view.Basis // the statute that was named last
	done := 0
	add := func(start, end int, url string) {
		if start > done {
			out = append(out, view.Link{Title: value[done:start]})
		}
		out = append(out, view.Link{Title: value[start:end], URL: url})
		done = end
	}
	for at := 0; at < len(value); {
		title, article := factTitle.FindStringIndex(value[at:]), factArticle.FindStringIndex(value[at:])
		switch {
		case title != nil && (article == nil || title[0] < article[0]):
			name := value[at+title[0] : at+title[1]]
			under = nil
			for i := range basis {
				if basis[i].Title == name {
					under = &basis[i]
					add(at+title[0], at+title[1], under.URL)
				}
			}
			at += title[1]
		case article != nil:
			for i := 0; under != nil && i < len(under.Articles); i++ {
				if a := under.Articles[i]; a.URL != "" && a.Title == value[at+article[0]:at+article[1]] {
					add(at+article[0], at+article[1], a.URL)
				}
			}
			at += article[1]
		default:
			at = len(value)
		}
	}
	if out != nil && done < len(value) {
		out = append(out, view.Link{Title: value[done:]})
	}
	return out
}

// named writes what references of a page cite, for places without links: 《信访工作条例》第三十四条.
func (m *Planner) named(p *site.Page, refs []int) []string {
	var out []string
	for _, ref := range refs {
		name := ""
		switch w, r := p.Target(ref).Work, &p.Doc.Refs[ref]; {
		case w != nil:
			name = w.Name()
		case r.Kind == doc.Uncited:
			name = r.Cites[0].Law
		default:
			continue
		}
		var articles []string
		for _, c := range p.Doc.Refs[ref].Cites {
			articles = append(articles, c.Article.Label("条"))
		}
		out = append(out, "《"+name+"》"+strings.Join(articles, m.say("、", ", ")))
	}
	return out
}
