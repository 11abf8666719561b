package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// part is a division of a made statute, with its own articles before those of the
// divisions below it.
type part struct {
	level    law.Level
	articles int
	below    []part
}

// code makes a statute of parts; each article is size bytes long.
func code(size int, parts ...part) *law.Statute {
	st := &law.Statute{Title: "示范法典"}
	counts := map[law.Level]int{}
	var add func(p part, parent int)
	add = func(p part, parent int) {
		counts[p.level]++
		at := len(st.Divisions)
		st.Divisions = append(st.Divisions, law.Division{Level: p.level, Number: law.Number{Main: counts[p.level]}, Parent: parent, From: len(st.Articles)})
		for range p.articles {
			n := law.Number{Main: len(st.Articles) + 1}
			st.Articles = append(st.Articles, law.Article{Number: n, Division: at, Paragraphs: []law.Paragraph{{Text: "正文。"}}, Extent: law.Extent{End: size}})
		}
		for _, b := range p.below {
			add(b, at)
		}
		st.Divisions[at].To = len(st.Articles)
	}
	for _, p := range parts {
		add(p, -1)
	}
	return st
}

func flat(n, size int) *law.Statute {
	st := code(size, part{articles: n})
	st.Divisions = nil
	for i := range st.Articles {
		st.Articles[i].Division = -1
	}
	return st
}

// A long text comes in volumes that follow its divisions; a short one stays on its page.
func TestVolumesOfAStatute(t *testing.T) {
	book := func(articles int, below ...part) part { return part{law.Book, articles, below} }
	chapter := func(articles int, below ...part) part { return part{law.Chapter, articles, below} }
	for _, c := range []struct {
		name string
		st   *law.Statute
		want string // articles of each volume
	}{
		{"300 articles are one page", code(10, chapter(150), chapter(150)), ""},
		{"301 are not", code(10, chapter(150), chapter(151)), "1-150 151-301"},
		{"few long articles are not, either", code(2000, chapter(45), chapter(46)), "1-45 46-91"},
		{"a long book goes by its chapters, a short one stays whole", code(10, book(0, chapter(100), chapter(51)), book(0, chapter(75), chapter(75))), "1-100 101-151 152-301"},
		{"articles before the chapters of a book", code(10, book(3, chapter(100), chapter(100)), book(100)), "1-3 4-103 104-203 204-303"},
		{"a heading without articles", code(10, chapter(160), chapter(0), chapter(160)), "1-160 161-320"},
		{"one chapter of 310 is counted off", code(10, chapter(310)), "1-150 151-300 301-310"},
		{"without divisions, too", flat(301, 10), "1-150 151-300 301-301"},
	} {
		d := page("f/2024-01-01.md", "", func(d *doc.Document) { d.Statute = &doc.Statute{Statute: c.st} })
		s, _ := resolve(t, Input{Documents: []*doc.Document{page("f/_index.md", "示范法典", func(d *doc.Document) { d.Meta.Type = "law" }), d}})
		e := s.Works[0].Shown
		var got []string
		for i, v := range e.Volumes {
			got = append(got, fmt.Sprintf("%s-%s", e.Statute.Articles[v.From].Number, e.Statute.Articles[v.To-1].Number))
			if want := URL(fmt.Sprintf("/f/part-%d.html", i+1)); v.URL != want {
				t.Errorf("%s: volume %d is at %s", c.name, i+1, v.URL)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.name, g, c.want)
		}
		if (e.Whole != "") != (len(e.Volumes) > 0) {
			t.Errorf("%s: the whole is at %q", c.name, e.Whole)
		}
		for _, a := range e.Statute.Articles {
			at := e.At(a.Number)
			if in := slices.IndexFunc(e.Volumes, func(v Volume) bool { return v.URL == at }); in < 0 && at != e.URL || in >= 0 && e.Statute.Articles[e.Volumes[in].From].Number.Compare(a.Number) > 0 {
				t.Errorf("%s: article %s is looked for at %s", c.name, a.Number, at)
			}
		}
	}
}

// Citations lead to the volume that holds the article, or the heading.
func TestCitationsLeadIntoVolumes(t *testing.T) {
	st := code(10, part{law.Book, 0, []part{{law.Chapter, 100, nil}, {law.Chapter, 100, nil}}}, part{law.Book, 150, nil})
	old := *st
	docs := []*doc.Document{
		page("f/_index.md", "示范法典", func(d *doc.Document) { d.Meta.Type = "law" }),
		page("f/2024-01-01.md", "", func(d *doc.Document) { d.Statute = &doc.Statute{Statute: st} }),
		page("f/2020-01-01.md", "", func(d *doc.Document) { d.Statute = &doc.Statute{Statute: &old} }),
	}
	s, _ := resolve(t, Input{Documents: docs})
	w := s.Works[0]
	second := cite.Division{Chapter: law.Number{Main: 2}}
	for _, c := range []struct {
		e    *Edition
		t    cite.Target
		want string
	}{
		{w.Editions[0], cite.Target{Locator: law.Locator{Article: law.Number{Main: 150}}}, "/f/part-2.html#art_150"},
		{w.Editions[0], cite.Target{Division: second}, "/f/part-2.html#book_1__chp_2"},
		{w.Editions[0], cite.Target{}, "/f/index.html#"},
		{w.Editions[1], cite.Target{Locator: law.Locator{Article: law.Number{Main: 350}}}, "/f/2020-01-01/part-3.html#art_350"},
	} {
		for _, to := range []Target{provision(w, c.e, c.t), inside(c.e, c.t)} {
			url := to.URL
			if to.Page != nil {
				url = to.Page.URL
			}
			if got := string(url) + "#" + to.Fragment; got != c.want {
				t.Errorf("%+v leads to %s, want %s", c.t, got, c.want)
			}
		}
	}
}
