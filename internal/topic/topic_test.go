package topic_test

import (
	"fmt"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/markdown"
	"pufa/internal/source"
	"pufa/internal/topic"
)

func parse(t *testing.T, name, front, body string) (*doc.Document, *doc.Body, diag.List) {
	t.Helper()
	f, _ := source.Decode("content/"+name, []byte("+++\ntype = \"topic\"\n"+front+"+++\n"+body))
	form := fields.NewForm(doc.Meta{}, []any{doc.Topic{}}, nil, nil)
	d, b, diags := markdown.New(markdown.Options{Form: form}).Parse(f)
	return d, b, append(diags, topic.Parse(d, b)...)
}

func TestEachFaultOfATopicHasItsFinding(t *testing.T) {
	const day = "title = \"宪法日\"\nday = 2026-12-04\n"
	list := func(lines string) string { return day + "[[gathers]]\n" + lines }
	for _, c := range []struct{ front, body, want string }{
		{day, "", ""},
		{day + "starts = 2026-12-01\nends = 2026-12-07\nshow_from = 2026-11-20\nshow_until = 2026-12-10\ndate = 2026-11-20\n", "", ""},
		{day + "starts = 2026-12-04\nends = 2026-12-04\n", "", ""}, // the day itself
		{"title = \"宪法日\"\n", "", "topic/no-day type"},
		{day + "starts = 2026-12-05\n", "", "topic/days-order starts"},
		{day + "ends = 2026-12-03\n", "", "topic/days-order ends"},
		{day + "show_from = 2026-12-01\nshow_until = 2026-11-30\n", "", "topic/days-order show_from"},
		{day + "ends = 2026-12-07\nshow_from = 2026-12-08\n", "", "topic/days-order show_from"},
		{day + "date = 2026-12-04T09:00:00\n", "", ""},
		{day + "date = 2026-12-05\n", "", "topic/published-late date"},
		{day + "show_from = 2026-11-20\ndate = 2026-11-21\n", "", "topic/published-late date"},
		{day + "expires = 2026-12-04\n", "", ""},
		{day + "expires = 2026-12-03\n", "", "topic/expires-early expires"},
		{strings.Replace(day, "宪法日", "2025 年宪法日", 1), "", "topic/other-year title"},
		{day + "summary = \"2025 年的活动。\"\n", "", "topic/other-year summary"},
		{day + "summary = \"120251 人。\"\n", "", ""},
		{day + "theme = \"主题\"\n", "", "topic/theme-without-source theme"},
		{day + "theme = \"主题\"\ntheme_source = \"某通知\"\n", "", ""},
		{day + "theme = \"【主题：待填】\"\n", "", "markdown/placeholder theme"},
		{list("title = \"甲\"\ntag = \"宪法\"\n"), "", ""},
		{list("tag = \"宪法\"\n"), "", "topic/list-untitled gathers[0]"},
		{list("title = \"甲\"\n"), "", "topic/list-of-nothing gathers[0]"},
		{list("title = \"甲\"\nkind = \"quiz\"\npages = [\"a.md\"]\n"), "", "topic/list-of-both gathers[0]"},
		{list("title = \"甲\"\ntag = \"宪法\"\n[[gathers]]\ntitle = \"甲\"\nkind = \"quiz\"\n"), "", "topic/list-twice gathers[1]"},
		{day, "## 平时\n\n### 活动前 {#before}\n\n准备。\n", "topic/phase-below "},
	} {
		_, _, diags := parse(t, "a.md", c.front, c.body)
		var got []string
		for _, d := range diags {
			got = append(got, d.Code+" "+d.Span.Key)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s%s\n got %q, want %q", c.front, c.body, got, c.want)
		}
	}
	for file, want := range map[string]string{"xianfa/2025.md": "2025.md", "xianfa/2026.md": "", "2025/xianfa.md": ""} {
		_, _, diags := parse(t, file, day, "")
		if got := len(diags) > 0; got != (want != "") || got && (diags[0].Code != "topic/other-year" || diags[0].Args[0] != want) {
			t.Errorf("%s is called after another year: %v", file, diags)
		}
	}
}

// What belongs to another phase is left out, with what stands below it.
func TestPhasesShowTheirParts(t *testing.T) {
	_, b, _ := parse(t, "a.md", "title = \"甲\"\nday = 2026-12-04\n", "总说。\n\n## 先做 {#before}\n\n甲。\n\n### 细说\n\n乙。\n\n## 平时\n\n丙。\n\n## 今天 {#during}\n\n丁。\n\n## 以后 {#after}\n\n戊。\n")
	for phase, want := range map[doc.Phase]string{
		doc.Before: "-1 总说。| 0 先做 甲。 细说 乙。| 2 平时 丙。",
		doc.During: "-1 总说。| 2 平时 丙。| 3 今天 丁。",
		doc.After:  "-1 总说。| 2 平时 丙。| 4 以后 戊。",
	} {
		var got []string
		for _, p := range topic.Shown(b, phase) {
			got = append(got, fmt.Sprint(p.Heading, " ", strings.Join(strings.Fields(doc.Plain(b.HTML[p.Start:p.End])), " ")))
		}
		if strings.Join(got, "| ") != want {
			t.Errorf("%s: %q, want %s", phase, got, want)
		}
	}
}
