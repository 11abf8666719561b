package site

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/doc"
)

func grouped(groups ...doc.Group) func(*doc.Document) {
	return func(d *doc.Document) { d.Meta.Groups = groups }
}

// told lists findings as "code argument".
func toldOf(t *testing.T, in Input) (*Site, []string) {
	t.Helper()
	s, diags := resolve(t, in)
	var out []string
	for _, d := range diags {
		out = append(out, d.Code+" "+strings.Join(d.Args, " ")+" @"+d.Span.Key)
	}
	return s, out
}

func TestAListIsDividedAndOrderedByItsGroups(t *testing.T) {
	docs := []*doc.Document{
		page("a/_index.md", "甲", grouped(
			doc.Group{Title: "先", Summary: "起头的", Pages: []string{"p3.md", "./p1.md"}},
			doc.Group{Title: "以后才有", Pages: []string{"later.md"}},
			doc.Group{Title: "后", Pages: []string{"p2.md"}},
		)),
		page("a/p1.md", "一"), page("a/p2.md", "二"), page("a/p3.md", "三"), page("a/later.md", "以后", dated("2030-01-01")),
	}
	s, told := toldOf(t, Input{Documents: docs, Now: time.Date(2026, 11, 23, 9, 0, 0, 0, shanghai)})
	if len(told) > 0 {
		t.Errorf("told %q", told)
	}
	c := s.Home.Children[0]
	var got []string
	for _, g := range c.Groups {
		line := g.Title + g.Summary
		for _, p := range g.Pages {
			line += " " + p.Title
		}
		got = append(got, line)
	}
	if want := []string{"先起头的 三 一", "后 二"}; !slices.Equal(got, want) {
		t.Errorf("groups %q, want %q", got, want)
	}
	if first := c.Pages[0]; first.Title != "三" || first.Previous != nil || first.Next.Title != "一" || first.Next.Next.Title != "二" {
		t.Error("previous and next don't follow the groups")
	}
	if len(c.Batches) != 1 || len(c.Batches[0].Pages) != 3 {
		t.Errorf("%d batches", len(c.Batches))
	}
}

func TestADividedListIsNotCutIntoBatches(t *testing.T) {
	all := doc.Group{Title: "全部"}
	docs := []*doc.Document{page("a/_index.md", "甲", func(d *doc.Document) { d.Meta.Groups = []doc.Group{all} })}
	for i := range batchSize * 2 {
		name := "p" + itoa(i) + ".md"
		all.Pages = append(all.Pages, name)
		docs = append(docs, page("a/"+name, name))
	}
	docs[0].Meta.Groups = []doc.Group{all}
	s, told := toldOf(t, Input{Documents: docs})
	if c := s.Home.Children[0]; len(c.Batches) != 1 || len(c.Pages) != batchSize*2 || len(told) > 0 {
		t.Errorf("%d batches, %d pages, told %q", len(c.Batches), len(c.Pages), told)
	}
}

// What a group names and cannot hold is told at its place, and no page is lost.
func TestMistakesInGroupsAreToldAndLoseNoPage(t *testing.T) {
	docs := []*doc.Document{
		page("a/_index.md", "甲", grouped(
			doc.Group{Title: "先", Pages: []string{"fucha.md", "fuhe.md", "../b/q.md", "xyzzy.md", "fuhe"}},
			doc.Group{Pages: []string{"fuhe.md"}},
		)),
		page("a/fuhe.md", "复核"), page("a/fuyi.md", "复议"), page("b/_index.md", "乙"), page("b/q.md", "别处"),
	}
	s, told := toldOf(t, Input{Documents: docs})
	want := []string{
		"site/group-not-found xyzzy.md @groups[0].pages[3]",
		"site/group-elsewhere ../b/q.md @groups[0].pages[2]",
		"site/group-untitled  @groups[1]",
		"site/group-twice fuhe.md @groups[1].pages[0]",
		"site/group-rest 1 fuyi.md @groups",
	}
	for _, w := range want {
		if !slices.Contains(told, w) {
			t.Errorf("not told: %s\nin %q", w, told)
		}
	}
	if !slices.ContainsFunc(told, func(s string) bool { return strings.HasPrefix(s, "site/group-not-found-near fuhe fuhe.md") }) {
		t.Errorf("no near name: %q", told)
	}
	c := s.Home.Children[0]
	if last := c.Groups[len(c.Groups)-1]; len(c.Pages) != 2 || last.Title != "" || last.Pages[0].Title != "复议" {
		t.Errorf("%+v", c.Groups)
	}
}

func TestWordsOfAGlossaryAreHeadingsOfTheSecondLevel(t *testing.T) {
	html := `<h2>复查</h2><p>一。</p><h3>例</h3><h2>复核</h2><h2>复查</h2><p>二。</p>`
	b := &doc.Body{HTML: html}
	for at := 0; ; {
		i := strings.Index(html[at:], "<h")
		if i < 0 {
			break
		}
		at += i
		end := at + strings.Index(html[at:], "</h") + len("</h2>")
		b.Outline = append(b.Outline, doc.Heading{Level: int(html[at+2] - '0'), Text: html[at+4 : end-5], Start: at, End: end})
		at = end
	}
	var got []string
	for _, d := range CheckGlossary(&Page{Doc: &doc.Document{Path: "content/a.md"}}, b) {
		got = append(got, d.Code+" "+d.Args[0])
	}
	if want := []string{"site/word-unexplained 复核", "site/word-twice 复查"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
