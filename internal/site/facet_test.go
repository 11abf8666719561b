package site

import (
	"strings"
	"testing"

	"pufa/internal/doc"
)

func sortedUnder(texts ...[]string) func(*doc.Document) {
	return func(d *doc.Document) { d.Meta.Facets = texts }
}

// Facets are tags under another key: same lists, same rules.
func TestFacets(t *testing.T) {
	settings := Settings{Language: "zh-CN", Folders: true, Facets: []FacetSetting{
		{Key: "categories", Title: "分类", Menu: "按分类看"}, {Key: "years", Title: "年份", ByCode: true}, {Key: "empty", Title: "空", Menu: "空"},
	}}
	s, diags := resolve(t, Input{Settings: settings, Documents: []*doc.Document{
		page("a/_index.md", "栏目"),
		page("a/1.md", "甲", dated("2026-11-02"), sortedUnder([]string{"刑法", "其他"}, []string{"2026"}), func(d *doc.Document) { d.Meta.Tags = []string{"复查"} }),
		page("a/2.md", "乙", dated("2026-11-01"), sortedUnder([]string{"刑法"}, []string{"2025"})),
	}})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	var got []string
	for _, f := range s.Facets {
		for _, g := range f.Tags {
			got = append(got, f.Title+" "+string(f.List.URL)+" "+g.Name+" "+string(g.URL())+" "+strings.Join(paths(g.Pages), ","))
		}
	}
	want := []string{
		"标签 /tags/ 复查 /tags/复查/ a/1.md",
		"分类 /categories/ 其他 /categories/其他/ a/1.md", "分类 /categories/ 刑法 /categories/刑法/ a/1.md,a/2.md",
		"年份 /years/ 2025 /years/2025/ a/2.md", "年份 /years/ 2026 /years/2026/ a/1.md",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if m := s.Menu; len(m) != 2 || m[1].Title != "按分类看" || m[1].Page.URL != "/categories/" {
		t.Errorf("menu %+v", m)
	}
	if related := s.Related(s.Pages[0]); len(related) > 0 {
		t.Errorf("pages that share a category only count as related: %q", paths(related))
	}
}

func TestTagsMayHaveAnotherTitleAndPlace(t *testing.T) {
	s, _ := resolve(t, Input{
		Settings:  Settings{Facets: []FacetSetting{{Key: "years", Title: "年份"}, {Key: "tags", Title: "主题词"}}},
		Documents: []*doc.Document{page("1.md", "甲", sortedUnder([]string{"2026"}), func(d *doc.Document) { d.Meta.Tags = []string{"复查"} })},
	})
	if f := s.Facets[1]; len(s.Facets) != 2 || f.Title != "主题词" || f.Tags[0].Name != "复查" || s.Facets[0].Tags[0].Name != "2026" {
		t.Errorf("%+v", s.Facets)
	}
}

func TestFindingsAboutAFacetNameItsKey(t *testing.T) {
	settings := Settings{Facets: []FacetSetting{{Key: "topics", Title: "专题"}}}
	_, diags := resolve(t, Input{Settings: settings, Documents: []*doc.Document{
		page("1.md", "甲", sortedUnder([]string{"好", "???"})), page("2.md", "乙", sortedUnder([]string{"Law"})), page("3.md", "丙", sortedUnder([]string{"law"})),
	}})
	for _, d := range diags {
		if d.Code == "site/bad-tag" && (d.Span.Key != "topics[1]" || d.Args[1] != "topics") || d.Code == "site/tags-alike" && d.Span.Key != "topics[0]" {
			t.Errorf("%+v", d)
		}
	}
	if got := strings.Join(codes(diags), " "); got != "site/bad-tag site/tags-alike" {
		t.Errorf("%s", got)
	}
}

// Each tag makes a page, so their number has an end; what comes later is told once.
func TestTagsHaveAnEnd(t *testing.T) {
	names := func(from, to int) func(*doc.Document) {
		return func(d *doc.Document) {
			for i := from; i < to; i++ {
				d.Meta.Tags = append(d.Meta.Tags, "签"+itoa(i))
			}
		}
	}
	for more, want := range map[int]string{0: "", 3: "site/too-many-tags a/2.md tags[2]"} {
		s, diags := resolve(t, Input{Documents: []*doc.Document{
			page("a/_index.md", "栏目"), page("a/1.md", "甲", dated("2026-11-02"), names(0, maxTags-1)),
			page("a/2.md", "乙", dated("2026-11-01"), names(maxTags-2, maxTags+more)),
		}})
		got := ""
		for _, d := range diags {
			got += d.Code + " " + strings.TrimPrefix(d.Span.File, "content/") + " " + d.Span.Key
		}
		if n := len(s.Facets[0].Tags); got != want || n != maxTags {
			t.Errorf("%d too many: %q, %d tags", more, got, n)
		}
	}
}
