package check

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Texts of a made statute: the second inserts an article, changes a number of days
// and drops the last article.
var (
	purpose = "为了方便群众到窗口办理各类事项，根据有关法律，制定本条例。"
	budget  = "县级以上人民政府应当把便民服务经费列入本级财政预算予以保障。"
	three   = "窗口工作人员应当在收到材料之日起三日内书面答复申请人。"
	five    = "窗口工作人员应当在收到材料之日起五日内书面答复申请人。"
	station = "乡镇人民政府负责本区域内便民服务站点的建设和管理工作。"
	poster  = "窗口应当在显著位置张贴收费标准，接受来访人员的监督检查。"

	older = []string{purpose, three, station, poster}
	newer = []string{purpose, budget, five, station}
)

func workWith(docs ...*doc.Document) []*doc.Document {
	work := &doc.Document{Path: "content/a/_index.md"}
	work.Meta.Title, work.Meta.Type = "示范条例", "law"
	return append([]*doc.Document{work, edition("content/a/2020-01-01.md", older...), edition("content/a/2024-07-01.md", newer...)}, docs...)
}

func resolve(t *testing.T, today string, docs []*doc.Document) *site.Site {
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	s, diags := site.Resolve(site.Input{
		Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC, Articles: true}, Documents: docs, Now: now,
	})
	for _, d := range diags {
		if d.Code != "law/edition-tomorrow" { // the day before the change, of which the site itself warns
			t.Error(d.Code, d.Args)
		}
	}
	return s
}

func told(list diag.List) []string {
	var got []string
	for _, d := range list {
		got = append(got, fmt.Sprintf("%s:%d %s %q", d.Span.File, d.Span.Start, d.Code, d.Args[1:]))
	}
	return got
}

func expect(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
}

// Notes that were written for the old text say which article they explain there.
func TestNotesForAnOlderTextAreReported(t *testing.T) {
	notes := &doc.Document{Path: "content/a/notes.md"}
	notes.Meta.Type = "notes"
	notes.Meta.Edition = doc.When{Wall: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), DateOnly: true}
	for i, label := range []string{"第一条", "第二条", "第三条", "第四条"} {
		notes.Sections = append(notes.Sections, doc.NoteSection{Title: label, Heading: i, Span: diag.Span{File: notes.Path, Start: i + 1, End: i + 2}})
	}
	s := resolve(t, "2026-11-23", workWith(notes))
	expect(t, told(Site(s, closed, nil)), []string{
		`content/a/notes.md:2 check/note-amended ["第二条" "2020年1月1日" "2024年7月1日" "第三条" "“三日”改为“五日”"]`,
		`content/a/notes.md:3 check/note-renumbered ["第三条" "2020年1月1日" "2024年7月1日" "第四条"]`,
		`content/a/notes.md:4 check/note-article-gone ["第四条" "2020年1月1日" "2024年7月1日"]`,
	})
}

// A text that is published and not yet in force is announced, with what the site
// cites of what it changes.
func TestComingEditionsAreAnnounced(t *testing.T) {
	docs := workWith(
		citing("content/1.md", "2022-01-01", 1),
		citing("content/2.md", "2022-01-01", 2),
		citing("content/3.md", "2022-01-01", 3),
		citing("content/4.md", "2022-01-01", 4),
	)
	s := resolve(t, "2024-06-30", docs)
	expect(t, told(Site(s, closed, nil)), []string{
		`content/2.md:1 check/article-changes ["第二条" "2024年7月1日" "第三条" "“三日”改为“五日”"]`,
		`content/3.md:1 check/article-moves ["第三条" "2024年7月1日" "第四条"]`,
		`content/4.md:1 check/article-ends ["第四条" "2024年7月1日"]`,
		`content/a/2024-07-01.md:0 check/edition-coming ["2024年7月1日" "1" "1" "1" "3" "3"]`,
	})
	if found := Site(resolve(t, "2024-07-01", workWith()), closed, nil); len(found) > 0 {
		t.Error("on the day itself nothing is coming any more:", told(found))
	}
}

// What a citation means may have become another article, or new words.
func TestAmendedAndNewArticlesAreReported(t *testing.T) {
	docs := workWith(citing("content/1.md", "2022-01-01", 2), citing("content/2.md", "2022-01-01", 5))
	docs[1] = edition("content/a/2020-01-01.md", purpose, three, station)
	docs[2] = edition("content/a/2024-07-01.md", purpose, five, station, budget, poster)
	expect(t, told(Site(resolve(t, "2026-11-23", docs), closed, nil)), []string{
		`content/1.md:1 check/article-amended ["第二条" "2024年7月1日" "“三日”改为“五日”"]`,
		`content/2.md:1 check/article-new ["第五条" "2024年7月1日"]`,
	})
}

// A single note is reported as well as several.
func TestASingleOldNoteIsReported(t *testing.T) {
	notes := &doc.Document{Path: "content/a/notes.md"}
	notes.Meta.Type = "notes"
	notes.Meta.Edition = doc.When{Wall: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), DateOnly: true}
	notes.Sections = []doc.NoteSection{{Title: "第三条", Span: diag.Span{File: notes.Path, Start: 1, End: 2}}}
	expect(t, told(Site(resolve(t, "2026-11-23", workWith(notes)), closed, nil)), []string{
		`content/a/notes.md:1 check/note-renumbered ["第三条" "2020年1月1日" "2024年7月1日" "第四条"]`,
	})
}
