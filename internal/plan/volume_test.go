package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// chapters plans a code of n chapters with three articles each, all in one book.
func chapters(n int) *Plan {
	st := &law.Statute{Title: "示范法典", Divisions: []law.Division{{Level: law.Book, Number: law.Number{Main: 1}, Parent: -1, To: 3 * n}}}
	for i := range n {
		st.Divisions = append(st.Divisions, law.Division{Level: law.Chapter, Number: law.Number{Main: i + 1}, Parent: 0, From: 3 * i, To: 3*i + 3})
		for k := range 3 {
			st.Articles = append(st.Articles, law.Article{Number: law.Number{Main: 3*i + k + 1}, Division: i + 1, Paragraphs: []law.Paragraph{{Text: "正文。"}}})
		}
	}
	d := &doc.Document{Path: "content/fa.md", Statute: &doc.Statute{Statute: st}}
	d.Meta.Title, d.Meta.Type = "示范法典", doc.LawType
	s, _ := site.Resolve(site.Input{Settings: site.Settings{Language: "zh-CN"}, Documents: []*doc.Document{d}, Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
	return Make(s, Options{})
}

// The contents of a volume name all others of a real code, and of one with hundreds the
// nearest; the articles of the rest are then in an entry that leads to the page which
// names them all.
func TestContentsOfAVolumeNameTheNearest(t *testing.T) {
	for _, c := range []struct {
		chapters, part int
		want           string // articles of the first and the last chapter named, and of the rest before and behind
	}{
		{101, 51, "1-3 301-303"},
		{110, 1, "1-3 151-153, rest 154-330"},
		{110, 51, "1-3 301-303, rest 304-330"},
		{110, 52, "4-6 304-306, rest 1-3 307-330"},
		{110, 60, "28-30 328-330, rest 1-27"},
		{110, 110, "178-180 328-330, rest 1-177"},
	} {
		v := viewAt(t, chapters(c.chapters), fmt.Sprintf("fa/part-%d.html", c.part)).(view.Law)
		if book := v.Contents[0]; book.Level != 1 || book.First != "1" || book.Last != fmt.Sprint(3*c.chapters) {
			t.Errorf("the book around all: %+v", book)
		}
		var named, rest []string
		for _, e := range v.Contents[1:] {
			if articles := e.First + "-" + e.Last; e.URL == v.Front.URL {
				rest = append(rest, articles)
			} else {
				named = append(named, articles)
			}
		}
		got := named[0] + " " + named[len(named)-1]
		if rest != nil {
			got += ", rest " + strings.Join(rest, " ")
		}
		if got != c.want || c.part == 51 && len(named) != 101 {
			t.Errorf("part %d of %d: %s (%d), want %s", c.part, c.chapters, got, len(named), c.want)
		}
	}
}

// The title of a volume names the book, so its chapter is the first heading of the page.
func TestHeadingsOfAVolumeBeginAtTheTop(t *testing.T) {
	v := viewAt(t, chapters(101), "fa/part-2.html").(view.Law)
	if first := v.Parts[0]; first.Heading != "第二章" || first.Level != 1 {
		t.Errorf("the first heading: %q, level %d", first.Heading, first.Level)
	}
	whole := viewAt(t, chapters(101), "fa/whole.html").(view.Law)
	if book, chapter := whole.Parts[0], whole.Parts[1]; book.Level != 1 || chapter.Level != 2 {
		t.Errorf("on the page of the whole: %+v, %+v", book, chapter)
	}
}
