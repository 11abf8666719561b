package plan

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/law"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/view"
)

// planAZ plans the index by pinyin, for readers without scripts and for those who prefer
// browsing to typing.
func (m *Planner) planAZ(trail []*site.Page) {
	url := m.site.SearchIndexURL()
	frame := m.prepare(about{url: url, title: m.say("索引", "Index"), description: m.say("按拼音排的全部条目：指引、问答、词汇、法规和各条。", "All entries from A to Z: guides, questions, words, statutes and articles."), trail: trail})
	m.page(url, "az", nil, func(m *Planner) any {
		v := view.AZ{Frame: frame(m)}
		readings := map[string]string{} // by title
		for _, l := range m.letters(url, readings) {
			slices.SortFunc(l.Entries, func(a, b view.AZEntry) int {
				return cmp.Or(cmp.Compare(readings[a.Title], readings[b.Title]), cmp.Compare(a.Title, b.Title), cmp.Compare(a.URL, b.URL))
			})
			v.Letters = append(v.Letters, l)
		}
		return v
	})
}

// reading returns the sort key of a title: its pinyin, without marks.
func (m *Planner) reading(title string) string {
	if read := m.options.Search.Reading; read != nil {
		return read(title)
	}
	return title
}

// letters groups the entries by first letter, A to Z, then others. It adds the readings of
// their titles.
func (m *Planner) letters(url site.URL, readings map[string]string) []view.AZLetter {
	byLetter := map[string][]view.AZEntry{}
	add := func(title, what, address string, articles []view.Link) {
		letter := "#"
		reading, there := readings[title]
		if !there {
			reading = m.reading(title)
			readings[title] = reading
		}
		if r := strings.ToUpper(reading); r != "" && r[0] >= 'A' && r[0] <= 'Z' {
			letter = r[:1]
		}
		byLetter[letter] = append(byLetter[letter], view.AZEntry{Title: title, Kind: what, URL: address, Articles: articles})
	}
	all := 0
	for _, w := range m.site.Works {
		all += len(w.Articles)
	}
	for _, p := range m.found() {
		switch kind := m.options.Kinds[p.Type]; {
		case p.Work != nil:
			var articles []view.Link
			if all <= azMost {
				articles = m.azArticles(url, p.Work)
			}
			add(p.Work.Name(), m.say("法规", "statute"), m.site.Link(url, p.URL), articles)
		case kind.Parts && kind.Passages == nil: // otherwise its headings may be hidden, or say little by themselves
			for _, part := range cut(m.open(p)) {
				add(part.heading.Text, m.foundAs(kind.Found), m.partLink(url, p, part.heading.ID), nil)
			}
		case kind.Found != search.Other:
			add(p.Title, m.foundAs(kind.Found), m.site.Link(url, p.URL), nil)
		}
	}
	var out []view.AZLetter
	for letter, entries := range byLetter {
		out = append(out, view.AZLetter{Letter: letter, Entries: entries})
	}
	slices.SortFunc(out, func(a, b view.AZLetter) int {
		other := func(l view.AZLetter) int {
			if l.Letter == "#" {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(other(a), other(b)), cmp.Compare(a.Letter, b.Letter))
	})
	return out
}

// azMost is the maximum number of articles in the list: with more the page would be too
// long to be useful.
const azMost = 3000

// azArticles links the articles of a statute by their numbers.
func (m *Planner) azArticles(url site.URL, w *site.Work) []view.Link {
	var out []view.Link
	for i := range w.Articles {
		a := &w.Articles[i]
		to := view.Link{Title: a.Number.String()}
		if a.URL != "" {
			to.URL = m.site.Link(url, a.URL)
		} else {
			to.URL = m.site.Link(url, w.At(a.Number)) + "#" + law.Locator{Article: a.Number}.EID()
		}
		out = append(out, to)
	}
	return out
}

// foundAs returns the word for a kind of search result.
func (m *Planner) foundAs(k search.Kind) string {
	switch k {
	case search.Questions:
		return m.say("问答", "question")
	case search.Glossary:
		return m.say("词汇", "word")
	case search.Report:
		return m.say("报告", "yearly report")
	}
	return m.say("指引", "guide")
}
