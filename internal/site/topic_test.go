package site

import (
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/doc"
)

// constitutionDay is a topic of 12·4 in 2026, whose strip shows from 20 November to 10
// 10th.
func constitutionDay(gathers ...doc.Gather) *doc.Document {
	return page("xianfa/2026.md", "宪法日", func(d *doc.Document) {
		d.Meta.Type, d.Meta.Tags = "tree", []string{"宪法"}
		d.Topic = &doc.Topic{
			Day: when("2026-12-04"), Starts: when("2026-12-01"), Ends: when("2026-12-07"),
			ShowFrom: when("2026-11-20"), ShowUntil: when("2026-12-10"), Gathers: gathers,
		}
	})
}

// Phases begin and end at midnight of the site's zone, and the site says when the next
// change is due.
func TestATopicKnowsItsPhase(t *testing.T) {
	for _, c := range []struct {
		now   string
		phase doc.Phase
		strip bool
		due   string
	}{
		{"2026-11-19 23:59", doc.Before, false, "2026-11-20"},
		{"2026-11-20 00:00", doc.Before, true, "2026-12-01"},
		{"2026-11-30 23:59", doc.Before, true, "2026-12-01"},
		{"2026-12-01 00:00", doc.During, true, "2026-12-04"},
		{"2026-12-04 12:00", doc.During, true, "2026-12-05"},
		{"2026-12-07 23:59", doc.During, true, "2026-12-08"},
		{"2026-12-08 00:00", doc.After, true, "2026-12-11"},
		{"2026-12-10 23:59", doc.After, true, "2026-12-11"},
		{"2026-12-11 00:00", doc.After, false, ""},
	} {
		now, _ := time.ParseInLocation("2006-01-02 15:04", c.now, shanghai)
		s, diags := resolve(t, Input{Now: now, Documents: []*doc.Document{constitutionDay()}})
		due := ""
		if !s.NextDue.IsZero() {
			due = s.NextDue.Format(time.DateOnly)
		}
		if got := s.Pages[0].Topic; got.Phase != c.phase || (len(s.Topics) == 1) != c.strip || due != c.due || len(diags) > 0 {
			t.Errorf("%s: %s, strip %v, due %s; %v", c.now, got.Phase, s.Topics, due, diags)
		}
	}
}

// The day alone is enough: the strip shows as soon as the page is there, to the day's end.
func TestATopicOfOneDay(t *testing.T) {
	for now, want := range map[string]string{"2026-06-01": "before true", "2026-12-04": "during true", "2026-12-05": "after false"} {
		at, _ := time.ParseInLocation(time.DateOnly, now, shanghai)
		d := constitutionDay()
		d.Topic = &doc.Topic{Day: when("2026-12-04")}
		s, _ := resolve(t, Input{Now: at, Documents: []*doc.Document{d}})
		got := string(s.Pages[0].Topic.Phase) + map[int]string{0: " false", 1: " true"}[len(s.Topics)]
		if got != want {
			t.Errorf("%s: %s, want %s", now, got, want)
		}
	}
}

func TestATopicGathers(t *testing.T) {
	tagged := func(d *doc.Document) { d.Meta.Tags = []string{"宪法"} }
	quiz := func(d *doc.Document) { tagged(d); d.Meta.Type, d.Meta.Date = "report", when("2026-11-01") }
	weight := func(n int) func(*doc.Document) { return func(d *doc.Document) { d.Meta.Weight = n } }
	for _, c := range []struct {
		gathers []doc.Gather
		want    string // lists; files by their names
		code    string
	}{
		{[]doc.Gather{{Title: "甲", Tag: "宪法"}}, "甲: ti.md du.md", ""},
		{[]doc.Gather{{Title: "甲", Channel: "xianfa"}}, "甲: du.md shiwen.md ti.md nei.md", ""},
		{[]doc.Gather{{Title: "甲", Channel: "xianfa/_index.md", Tag: "宪法"}}, "甲: du.md ti.md", ""},
		{[]doc.Gather{{Title: "甲", Kind: "report"}, {Title: "乙", Tag: "宪法"}}, "甲: ti.md; 乙: du.md", ""},
		{[]doc.Gather{{Title: "甲", Kind: "guide", Tag: "宪法"}}, "甲: du.md", ""},
		{[]doc.Gather{{Title: "往年", Kind: "tree"}}, "往年: 2025.md", ""},
		{[]doc.Gather{{Title: "甲", Pages: []string{"shiwen.md", "/zhinan/a.md", "haibao.pdf", "gao.md"}}}, "甲: shiwen.md a.md haibao.pdf", ""},
		{[]doc.Gather{{Title: "甲", Pages: []string{"gao.md"}}}, "", ""},
		{[]doc.Gather{{Title: "甲", Tag: "宪发"}}, "", "site/topic-tag-near"},
		{[]doc.Gather{{Title: "甲", Tag: "完全是别的"}}, "", "site/topic-tag"},
		{[]doc.Gather{{Title: "甲", Channel: "xianfe"}}, "", "site/topic-channel"},
		{[]doc.Gather{{Title: "甲", Kind: "kaoti"}}, "", "site/topic-kind"},
		{[]doc.Gather{{Title: "甲", Kind: "report", Channel: "zhinan"}}, "", "site/topic-empty"},
		{[]doc.Gather{{Title: "甲", Tag: "宪法"}, {Title: "乙", Tag: "宪法"}}, "甲: ti.md du.md", "site/topic-empty"},
		{[]doc.Gather{{Title: "甲", Pages: []string{"shiwn.md"}}}, "", "site/link-not-found-near"},
	} {
		var files []File
		if slices.Contains(c.gathers[0].Pages, "haibao.pdf") {
			files = []File{{Path: "content/xianfa/haibao.pdf"}}
		}
		s, diags := resolve(t, Input{
			Files: files,
			Documents: []*doc.Document{
				page("xianfa/_index.md", "宪法"), page("zhinan/_index.md", "指引"), page("zhinan/a.md", "甲"), page("xianfa/nei/_index.md", "内"), page("xianfa/nei/nei.md", "内"),
				page("xianfa/du.md", "读", tagged, weight(1)), page("xianfa/shiwen.md", "问", weight(2)), page("xianfa/ti.md", "题", quiz, weight(3)),
				page("xianfa/gao.md", "稿", func(d *doc.Document) { yes := true; tagged(d); d.Meta.Draft = &yes }),
				page("xianfa/2025.md", "去年", func(d *doc.Document) {
					tagged(d)
					d.Meta.Type, d.Topic = "tree", &doc.Topic{Day: when("2025-12-04")}
				}),
				constitutionDay(c.gathers...),
			},
		})
		var got []string
		for _, p := range s.Pages {
			if p.Doc.Path != "content/xianfa/2026.md" {
				continue
			}
			for _, l := range p.Topic.Lists {
				line := l.Title + ":"
				for _, it := range l.Items {
					if it.Asset != nil {
						line += " " + path.Base(it.Asset.Path)
					} else {
						line += " " + path.Base(it.Page.Doc.Path)
					}
				}
				got = append(got, line)
			}
		}
		if strings.Join(got, "; ") != c.want || strings.Join(codes(diags), " ") != c.code {
			t.Errorf("%+v: %q, %v", c.gathers, got, diags)
		}
		if c.code != "" && !strings.HasPrefix(diags[0].Span.Key, "gathers[") {
			t.Errorf("%s stands at %q", c.code, diags[0].Span.Key)
		}
	}
}
