package site

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

var (
	seed  = flag.Uint64("seed", 0, "seed of the random edits; 0 = by the clock, and printed")
	steps = flag.Int("steps", 1000, "random edits")
)

// A site that remembers an earlier one is the same as a site that does not: after
// whatever was done to documents, settings and time in between.
func TestMemoryChangesNothing(t *testing.T) {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("go test ./internal/site -run %s -seed %d -steps %d", t.Name(), *seed, *steps)
	e := &editing{Rand: rand.New(rand.NewPCG(*seed, 1)), docs: map[string]*doc.Document{}}
	e.in = Input{Settings: Settings{Title: "站", BaseURL: "https://www.example.gov.cn/", Language: "zh-CN", Zone: time.UTC, Feeds: Feeds{Atom: "feed.xml"}}, Now: when("2026-11-23").Wall, Preview: true}
	for range 25 {
		e.write()
	}
	var before *Site
	carried := 0
	for n := range *steps {
		what := e.step()
		e.in.Documents = nil
		for _, d := range e.docs {
			e.in.Documents = append(e.in.Documents, d) // in any order
		}
		in := e.in
		want, diags := Resolve(in)
		in.Before = before
		got, found := Resolve(in)
		if a, b := told(want, diags), told(got, found); a != b {
			t.Fatalf("step %d (%s): anew\n%s\nremembered\n%s", n, what, a, b)
		}
		for i, p := range got.pages {
			if p != nil && before != nil && p.place != nil && slices.ContainsFunc(before.pages, func(old *Page) bool { return old != nil && old.Doc == got.documents[i] && old.place == p.place }) {
				carried++
			}
		}
		before = got
	}
	if carried < *steps {
		t.Errorf("only %d pages were carried over", carried)
	}
}

// editing is a collection of documents that somebody works at.
type editing struct {
	*rand.Rand
	docs map[string]*doc.Document
	in   Input
}

func (e *editing) one(of ...string) string { return of[e.IntN(len(of))] }

// step does one thing, or two, and says what.
func (e *editing) step() string {
	if e.IntN(6) == 0 {
		return e.step() + ", " + e.step()
	}
	switch e.IntN(12) {
	case 0:
		for p := range e.docs {
			delete(e.docs, p)
			return "remove " + p
		}
	case 1, 2:
		return "set " + e.set()
	case 3:
		e.in.Now = e.in.Now.Add(time.Duration(e.IntN(20*24)-9*24) * time.Hour)
		return "wait"
	case 4:
		e.in.Files = nil
		for range e.IntN(3) {
			name := fmt.Sprintf("content/a/tu-%d.png", e.IntN(3))
			if !slices.ContainsFunc(e.in.Files, func(f File) bool { return f.Path == name }) {
				e.in.Files = append(e.in.Files, File{Path: name, Width: 10, Height: 10})
			}
		}
		return "change the files"
	case 5:
		e.in.Static = nil
		for range e.IntN(3) {
			e.in.Static = append(e.in.Static, e.one("a/p1.html", "x.txt", "tags/甲.html"))
		}
		return "change static files"
	}
	return "write " + e.write()
}

func (e *editing) set() string {
	s := &e.in.Settings
	switch e.IntN(8) {
	case 0:
		s.Folders = !s.Folders
		return "folders"
	case 1:
		s.Lists.Size = e.IntN(4)
		return "lists"
	case 2:
		s.Facets = nil
		if e.IntN(2) == 0 {
			s.Facets = []FacetSetting{{Key: "topics", Title: "专题", Menu: "专题", ByCode: e.IntN(2) == 0}}
		}
		return "facets"
	case 3:
		s.Menu = []MenuItem{{Page: e.one("a/_index.md", "a/p1.md", "mei.md")}}
		return "menu"
	case 4:
		e.in.Preview = !e.in.Preview
		return "preview"
	case 5:
		s.Language = e.one("zh-CN", "en")
		return "language"
	}
	s.Title = fmt.Sprint("站", e.IntN(9))
	return "title"
}

// write writes a document, or writes one anew.
func (e *editing) write() string {
	folder := e.one("content", "content/a", "content/a", "content/a/b", "content/c", "content/c", "content/a/own", "content/fa")
	path := folder + "/" + e.one("_index.md", "index.md", "p1.md", "p2.md", "p3.md", "p4.md", "CON.md", "Ｐ1.md", "notes.md", "2020-01-01.txt")
	d := &doc.Document{Path: path}
	m := &d.Meta
	if e.IntN(8) > 0 {
		m.Title = e.one("重庆", "长沙", "第十条", "第二条", "Law", fmt.Sprint("第", e.IntN(50), "页"))
	}
	some := func(do func()) {
		if e.IntN(5) == 0 {
			do()
		}
	}
	some(func() { m.Slug = e.one("p1", "p2", "?", "xin") })
	some(func() { m.Weight = e.IntN(3) })
	some(func() { m.Tags = []string{e.one("甲", "乙", "?", "Law", "law"), "甲"} })
	some(func() { m.Facets = [][]string{{e.one("子", "丑")}} })
	some(func() { m.Date = when(e.one("2026-11-20", "2026-11-28", "2026-12-10", "2027-01-01")) })
	some(func() { m.Expires = when(e.one("2026-11-20", "2026-12-05", "2027-02-01")) })
	some(func() { m.Aliases = []string{e.one("/jiu.html", "/a/p1.html", "/jiu2/", "")} })
	some(func() { draft := e.IntN(2) == 0; m.Draft = &draft })
	some(func() { m.Type = e.one("faq", "guide", "notes", "meiyou", "quiz") })
	some(func() { m.SortKey = "chongqing" })
	some(func() { m.Image = e.one("tu-1.png", "/a/tu-2.png") })
	if strings.HasSuffix(path, indexName) {
		some(func() { m.Cascade.Author = e.one("丙", "丁") })
		some(func() { m.Cascade.Type = e.one("faq", "meiyou") })
		some(func() { draft := true; m.Cascade.Draft = &draft })
		some(func() { m.Tasks = []doc.Task{{Page: e.one("a/p1.md", "c/p2.md")}} })
		if folder == "content/fa" && e.IntN(3) > 0 {
			m.Type, m.Title = workType, e.one("示例条例", "示例条列一")
		}
	}
	if strings.HasSuffix(path, ".txt") {
		st := &law.Statute{Title: "示例条例", Articles: make([]law.Article, 1+e.IntN(3))}
		for i := range st.Articles {
			st.Articles[i] = law.Article{Number: law.Number{Main: i + 1}, Label: law.Number{Main: i + 1}.Label("条"), Paragraphs: []law.Paragraph{{Text: "为了示例。"}}}
		}
		d.Statute = &doc.Statute{Statute: st}
	}
	for range e.IntN(3) {
		ref := doc.Ref{Span: diag.Span{File: path, Start: e.IntN(100)}}
		switch e.IntN(4) {
		case 0:
			ref.Target, ref.Fragment = e.one("p1.md", "/a/p2.md", "/c/_index.md", "mei.md", "/a/tu-1.png"), e.one("", "yi")
		case 1:
			ref.Kind, ref.Target = doc.Image, e.one("tu-1.png", "/a/tu-2.png")
		default:
			ref.Kind = doc.Cite
			ref.Cites = []cite.Target{{Law: e.one("示例条例", "别的条例", "示例条列一二", "民法典"), Locator: law.Locator{Article: law.Number{Main: 1 + e.IntN(4)}}}}
		}
		d.Refs = append(d.Refs, ref)
	}
	some(func() { d.Anchors = []string{"yi"} })
	e.docs[path] = d
	return path
}

// told writes all that others can see of a site.
func told(s *Site, diags diag.List) string {
	var b strings.Builder
	name := func(p *Page) string {
		if p == nil {
			return "-"
		}
		return p.Doc.Path
	}
	names := func(pages []*Page) (out []string) {
		for _, p := range pages {
			out = append(out, name(p))
		}
		return out
	}
	fmt.Fprintln(&b, s.Title, names(s.Pages), names(s.Latest), s.NextDue, s.Unpublished, name(s.Campaign))
	for _, p := range append(slices.Clone(s.sources), s.hidden...) {
		channel := "-"
		if p.Channel != nil {
			channel = p.Channel.Dir
		}
		fmt.Fprint(&b, name(p), " ", p.Type, p.URL, p.Title, p.Summary, p.Author, channel, p.Status, p.Due, p.Published, name(p.Previous), name(p.Next), p.rank)
		for _, tag := range p.Tags {
			fmt.Fprint(&b, " ", tag.Name, tag.URL())
		}
		if p.Image != nil {
			fmt.Fprint(&b, " ", p.Image.URL)
		}
		for i := range p.Doc.Refs {
			fmt.Fprint(&b, " ", leadsTo(p.Target(i)))
		}
		fmt.Fprintln(&b)
	}
	for _, c := range s.Channels {
		fmt.Fprintln(&b, c.Dir, c.Page.URL, names(c.Pages), c.Total, names(c.Latest), names(c.News), c.Type, c.Feeds, len(c.Batches))
	}
	for _, f := range s.Facets {
		for _, tag := range f.Tags {
			fmt.Fprintln(&b, f.Key, tag.Name, names(tag.Pages), len(tag.Batches), tag.URL())
		}
	}
	for _, w := range s.Works {
		fmt.Fprintln(&b, w.Title, w.Status, len(w.Editions), names(w.Cited))
		for _, a := range w.Articles {
			fmt.Fprint(&b, a.Number, a.URL)
			for _, c := range a.Cited {
				fmt.Fprint(&b, " ", name(c.Page))
			}
			fmt.Fprintln(&b)
		}
	}
	for _, a := range s.Files {
		fmt.Fprintln(&b, a.Path, a.URL)
	}
	for _, r := range s.Redirects {
		fmt.Fprintln(&b, r.From, name(r.To))
	}
	for _, m := range append(slices.Clone(s.Menu), s.Tasks...) {
		fmt.Fprintln(&b, m.Title, m.Page.URL)
	}
	for _, d := range diags {
		fmt.Fprintln(&b, d.Code, d.Span, d.Args, d.Related)
	}
	return b.String()
}
