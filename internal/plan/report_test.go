package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pufa/internal/doc"
	"pufa/internal/report"
	"pufa/internal/site"
	"pufa/internal/view"
)

// drawnBodies is a body with a drawing for each page.
type drawnBodies struct{}

func (drawnBodies) Body(string) (*doc.Body, error) {
	return &doc.Body{HTML: "<p>正文</p>\n<figure class=\"chart\">\n<svg><text>图里</text></svg>\n<table><tr><td>表里</td></tr></table></figure>", Charts: true}, nil
}

// reports plans a site with reports of some years, each with the same keys, and a page
// over them.
func reports(t *testing.T, years map[int][2]string) *Plan {
	t.Helper()
	docs := []*doc.Document{{Path: "content/_index.md", Meta: doc.Meta{Title: "首页"}}, {Path: "content/baogao/_index.md", Meta: doc.Meta{Title: "报告"}}, {Path: "content/baogao/linian.md", Meta: doc.Meta{Title: "历年", Type: report.YearsType}}}
	for year, v := range years {
		d := &doc.Document{Path: fmt.Sprintf("content/baogao/%d.md", year), Meta: doc.Meta{Title: fmt.Sprint(year, " 年报告"), Type: report.Type}}
		d.Meta.SetFront(&doc.Report{Year: year, Body: "某局", Figures: []doc.Figure{{Key: "a", Label: "来访", Value: doc.Amount(v[0]), Unit: "批"}, {Key: "r", Label: "化解率", Value: doc.Amount(v[1]), Unit: "%"}}})
		docs = append(docs, d)
	}
	s, diags := site.Resolve(site.Input{
		Settings:  site.Settings{Title: "测试站", Language: "zh-CN", Zone: shanghai, Kinds: []site.Kind{{Name: report.Type}, {Name: report.YearsType}}},
		Documents: docs, Now: time.Date(2026, 11, 23, 9, 0, 0, 0, shanghai),
	})
	for _, d := range diags {
		t.Logf("%s %v", d.Code, d.Args)
	}
	return Make(s, Options{Kinds: map[string]Kind{report.Type: {View: Report}, report.YearsType: {View: Years}}})
}

func viewFor[T any](t *testing.T, p *Plan, path string) T {
	t.Helper()
	for i := range p.Jobs {
		if p.Jobs[i].Path == path {
			v, err := p.Jobs[i].View(drawnBodies{})
			if err != nil {
				t.Fatal(err)
			}
			return v.(T)
		}
	}
	t.Fatalf("no job for %s", path)
	panic("unreachable")
}

func TestAFigureStandsBesideThatOfTheYearBefore(t *testing.T) {
	for _, c := range []struct{ was, is, rateWas, rateIs, want string }{
		{"1300", "1192", "98.8", "100", "少 108（−8.3%）; 高 1.2 个百分点"},
		{"1,192", "1300", "100", "99.5", "多 108（+9.1%）; 低 0.5 个百分点"},
		{"5", "5", "100", "100", "不变; 不变"},
		{"0", "3", "0", "3", "多 3; 高 3 个百分点"},
		{"约 3", "3", "1", "【数值：待填】", "; "},
		{"1.2万", "13000", "1", "2", "多 1000（+8.3%）; 高 1 个百分点"},
	} {
		v := viewFor[view.Report](t, reports(t, map[int][2]string{2021: {c.was, c.rateWas}, 2022: {c.is, c.rateIs}}), "baogao/2022.html")
		if got := v.Figures[0].Change + "; " + v.Figures[1].Change; got != c.want {
			t.Errorf("%s → %s, %s%% → %s%%: %q, want %q", c.was, c.is, c.rateWas, c.rateIs, got, c.want)
		}
		if (v.Figures[0].Before != "") != (v.Figures[0].Change != "") || v.Years.URL != "linian.html" || !v.Charts {
			t.Errorf("%+v", v.Figures)
		}
	}
	// Two years before is not the year before.
	if v := viewFor[view.Report](t, reports(t, map[int][2]string{2020: {"1", "1"}, 2022: {"2", "2"}}), "baogao/2022.html"); v.Figures[0].Change != "" {
		t.Errorf("%+v", v.Figures)
	}
}

func TestAPageOverTheYearsDrawsEachFigure(t *testing.T) {
	few := viewFor[view.Years](t, reports(t, map[int][2]string{2019: {"5", "90"}, 2021: {"7", "—"}, 2022: {"6", "91"}}), "baogao/linian.html")
	if got := fmt.Sprintf("%v %v %s|%s|%d %s", few.Columns, few.Rows[0].Values, few.Rows[0].Change, few.Rows[1].Change, len(few.Reports), few.Unit); got != "[2019 2020 2021 2022] [5 — 7 6] 少 1（−14.3%）||3 某局" {
		t.Error(got)
	}
	for _, r := range few.Rows {
		if !strings.Contains(string(r.Chart), "条形图") || !few.Charts {
			t.Errorf("%s is drawn as %s", r.Label, r.Chart)
		}
	}
	all := map[int][2]string{}
	for y := 2010; y <= 2022; y++ {
		all[y] = [2]string{fmt.Sprint(y), "1"}
	}
	if many := viewFor[view.Years](t, reports(t, all), "baogao/linian.html"); !strings.Contains(string(many.Rows[0].Chart), "折线图") {
		t.Errorf("13 years are drawn as %s", many.Rows[0].Chart)
	}
	if one := viewFor[view.Years](t, reports(t, map[int][2]string{2022: {"6", "91"}}), "baogao/linian.html"); one.Rows[0].Chart != "" || len(one.Rows) != 2 {
		t.Errorf("one year: %+v", one.Rows)
	}
}

// What a drawing says stands in its table, too: it is found once, and search engines get
// words without a drawing that only a stylesheet makes one.
func TestADrawingIsNotReadTwice(t *testing.T) {
	b, _ := drawnBodies{}.Body("")
	m := &Planner{common: &common{}}
	if got := m.plainBody(&site.Page{Doc: &doc.Document{}}, b, 0, len(b.HTML)); got != "正文\n表里" {
		t.Errorf("found: %q", got)
	}
	if got := m.bodyText(&site.Page{Doc: &doc.Document{}}, b, 0, len(b.HTML)); strings.Contains(got, "svg") || strings.Contains(got, "图里") {
		t.Errorf("told: %q", got)
	}
	if got := doc.Plain(b.HTML); strings.Contains(got, "图里") {
		t.Errorf("plain: %q", got)
	}
}
