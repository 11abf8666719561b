package plan

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/view"
)

var shanghai = time.FixedZone("CST", 8*3600)

// planned resolves and plans a small site of n guides in one channel.
func planned(t *testing.T, n int, o Options) (*site.Site, *Plan) {
	t.Helper()
	docs := []*doc.Document{
		{Path: "content/_index.md", Meta: doc.Meta{Title: "首页", Summary: "说明"}},
		{Path: "content/zhinan/_index.md", Meta: doc.Meta{Title: "指引", Summary: "一件事一页", ColumnType: "办事服务", ColumnKeywords: []string{"信访", "指引"}}},
		{Path: "content/guanyu.md", Meta: doc.Meta{Title: "关于"}},
	}
	for i := range n {
		docs = append(docs, &doc.Document{
			Path: fmt.Sprintf("content/zhinan/p%d.md", i),
			Meta: doc.Meta{
				Title: fmt.Sprintf("第%d页", i), Keywords: []string{"期限"}, Tags: []string{"复查", "期限"}, Author: "某人",
				Date: doc.When{Wall: time.Date(2026, 10, 1+i%28, 9, 30, 0, 0, time.UTC)}, Summary: "一句话",
			},
			Refs: []doc.Ref{{Target: "_index.md"}},
		})
	}
	s, diags := site.Resolve(site.Input{
		Settings:  site.Settings{Title: "测试站", BaseURL: "https://www.example.gov.cn/pufa/", Language: "zh-CN", Zone: shanghai, Feeds: site.Feeds{Atom: "feed.xml", JSON: "feed.json", Below: true}},
		Documents: docs, Now: time.Date(2026, 11, 23, 9, 0, 0, 0, shanghai),
	})
	for _, d := range diags {
		t.Errorf("%s %v", d.Code, d.Args)
	}
	return s, Make(s, o)
}

// sameBodies is the body of each page that refers to something.
type sameBodies struct{}

func (sameBodies) Body(path string) (*doc.Body, error) {
	if strings.Contains(path, "zhinan/p") {
		return &doc.Body{HTML: "<p>见指引</a></p>\n", Holes: []int{6}, Details: make([]doc.Detail, 1), Words: 900}, nil
	}
	return &doc.Body{}, nil
}

// viewOf makes the view of a job.
func viewOf(t *testing.T, j *Job) any {
	t.Helper()
	v, err := j.View(sameBodies{})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func viewAt(t *testing.T, p *Plan, path string) any {
	t.Helper()
	for _, j := range p.Jobs {
		if j.Path == path {
			return viewOf(t, &j)
		}
	}
	t.Fatalf("nothing is planned at %s", path)
	return nil
}

func TestOutputsAreSortedAndOneOfEach(t *testing.T) {
	_, p := planned(t, 70, Options{})
	paths := make([]string, len(p.Jobs))
	for i, j := range p.Jobs {
		paths[i] = j.Path
	}
	if !slices.IsSorted(paths) || len(slices.Compact(slices.Clone(paths))) != len(paths) {
		t.Errorf("outputs are not in order, or twice: %q", paths)
	}
	for _, want := range []string{"index.html", "zhinan/index.html", "zhinan/list/1.html", "zhinan/list/3.html", "tags/复查/list/1.html", "zhinan/feed.xml", "feed.json", "sitemap.xml", "sitemap/index.html", "robots.txt", "404.html"} {
		if !slices.Contains(paths, want) {
			t.Errorf("no %s", want)
		}
	}
}

// A view may be made at any time, by anybody, any number of times.
func TestViewsArePure(t *testing.T) {
	_, p := planned(t, 40, Options{Government: view.Government{Enabled: true}})
	first := make([]any, len(p.Jobs))
	for i, j := range p.Jobs {
		first[i] = viewOf(t, &j)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := len(p.Jobs) - 1; i >= 0; i-- {
				if again := viewOf(t, &p.Jobs[i]); !reflect.DeepEqual(again, first[i]) {
					t.Errorf("%s: the view differs when it is made again", p.Jobs[i].Path)
				}
			}
		})
	}
	group.Wait()
}

// What repeats on all pages is rendered a few times, however many pages there
// are: once for each depth and menu entry.
func TestFragmentsDoNotGrowWithPages(t *testing.T) {
	_, small := planned(t, 100, Options{})
	_, large := planned(t, 300, Options{})
	if len(large.Fragments) != len(small.Fragments) {
		t.Errorf("%d fragments for 300 pages, %d for 100", len(large.Fragments), len(small.Fragments))
	}
	names := map[view.Fragment]bool{}
	for _, f := range large.Fragments {
		names[f.Name] = true
	}
	for _, j := range large.Jobs {
		if f := reflect.ValueOf(viewOf(t, &j)).FieldByName("Header"); f.IsValid() && !names[f.Interface().(view.Fragment)] {
			t.Errorf("%s asks for a header that is not planned", j.Path)
		}
	}
}

// 政府网站发展指引 (国办发〔2017〕47号), annex: 3 tags on the home page, 7 on a
// channel page, 10 and the optional ones on an article.
func TestGovernmentTags(t *testing.T) {
	o := Options{
		Organization: Organization{Name: "县信访局"},
		Government:   view.Government{Enabled: true, SiteName: "测试站", SiteDomain: "www.example.gov.cn", SiteIDCode: "4311270001"},
	}
	_, p := planned(t, 3, o)
	siteTags := []string{"SiteName", "SiteDomain", "SiteIDCode"}
	column := append(slices.Clip(siteTags), "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
	article := append(slices.Clip(column), "ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Url")
	for _, c := range []struct {
		path string
		want []string
	}{{"index.html", column}, {"zhinan/index.html", column}, {"zhinan/p1.html", article}, {"tags/复查.html", siteTags}, {"404.html", siteTags}} {
		frame := reflect.ValueOf(viewAt(t, p, c.path)).FieldByName("Metas").Interface().([]view.Meta)
		var got []string
		for _, m := range frame {
			got = append(got, m.Name)
			if m.Content == "" || m.Content == "null" {
				t.Errorf("%s: %s is empty", c.path, m.Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.path, got, c.want)
		}
	}
	for _, m := range viewAt(t, p, "zhinan/p1.html").(view.Guide).Metas {
		if m.Name == "PubDate" && m.Content != "2026-10-02 09:30" {
			t.Errorf("PubDate %q", m.Content)
		}
		if m.Name == "Keywords" && m.Content != "期限,复查" {
			t.Errorf("Keywords %q: each word once", m.Content)
		}
	}
	_, plain := planned(t, 3, Options{})
	for _, m := range viewAt(t, plain, "zhinan/p1.html").(view.Guide).Metas {
		if strings.HasPrefix(m.Name, "Site") || strings.HasPrefix(m.Name, "Column") {
			t.Errorf("a site that is no government's has %s", m.Name)
		}
	}
}

func TestGuide(t *testing.T) {
	_, p := planned(t, 3, Options{})
	g := viewAt(t, p, "zhinan/p1.html").(view.Guide)
	for got, want := range map[string]string{
		string(g.Body):           "<p>见<a href=\"index.html\">指引</a></p>\n",
		g.HeadTitle:              "第1页 - 指引 - 测试站",
		g.Canonical:              "https://www.example.gov.cn/pufa/zhinan/p1.html",
		g.Root:                   "../",
		g.Previous.Title:         "第2页",
		g.Next.URL:               "p0.html",
		g.Published.DateTime:     "2026-10-02T09:30:00+08:00",
		fmt.Sprint(g.Minutes):    "3",
		fmt.Sprint(len(g.Feeds)): "4",
		g.Trail[1].URL:           "index.html",
		g.Updated.Date:           "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSiteMapIsSplitByTheProtocolsLimit(t *testing.T) {
	urls := make([]view.MapURL, 25)
	for size, want := range map[int]int{10: 3, 25: 1, 24: 2, 5: 5} {
		parts := split(urls, size)
		total := 0
		for _, p := range parts {
			total += len(p)
			if len(p) > size {
				t.Errorf("a part of %d with a limit of %d", len(p), size)
			}
		}
		if len(parts) != want || total != len(urls) {
			t.Errorf("25 addresses by %d: %d parts with %d", size, len(parts), total)
		}
	}
}

func TestExternalAddressesKeepTheirMeaning(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.gov.cn/a?b=c&d=%20": "https://www.gov.cn/a?b=c&d=%20",
		"https://www.gov.cn/法律/民法典.htm":  "https://www.gov.cn/%E6%B3%95%E5%BE%8B/%E6%B0%91%E6%B3%95%E5%85%B8.htm",
		"https://example.org/a b\"<c>":   "https://example.org/a%20b%22%3Cc%3E",
		"mailto:a@b.cn?subject=信访":       "mailto:a@b.cn?subject=%E4%BF%A1%E8%AE%BF",
	} {
		if got := external(in); got != want {
			t.Errorf("%s is written %s, want %s", in, got, want)
		}
	}
}

// Of a long list each part leads to the ends and to what is near, so that the
// parts of a list together stay short.
func TestAPartOfALongListLeadsToItsEndsAndNeighbours(t *testing.T) {
	m := &Planner{common: &common{site: &site.Site{}}}
	for _, c := range []struct {
		count, current int
		want           string
	}{
		{1, 0, ""},
		{2, 0, "1* 2"},
		{11, 3, "1 2 3 4* 5 6 7 8 9 10 11"},
		{12, 0, "1* 2 3 4 5 6 7 8 9 10 … 12"},
		{60, 29, "1 … 26 27 28 29 30* 31 32 33 34 … 60"},
		{60, 59, "1 … 51 52 53 54 55 56 57 58 59 60*"},
	} {
		batches := make([]site.Batch, c.count)
		for i := range batches {
			batches[i].URL = site.URL(fmt.Sprintf("/a/list/%d.html", i+1))
		}
		l := m.list(batches, c.current)
		var got []string
		for _, b := range l.Batches {
			if b.Gap {
				got = append(got, "…")
			}
			mark := ""
			if b.Current {
				mark = "*"
			}
			got = append(got, fmt.Sprint(b.Number)+mark)
			if want := fmt.Sprintf("%d.html", b.Number); b.URL != want {
				t.Errorf("part %d leads to %s for %s", c.current+1, b.URL, want)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("part %d of %d:\n got %s\nwant %s", c.current+1, c.count, strings.Join(got, " "), c.want)
		}
		if l.Number != c.current+1 || l.Count != c.count || (l.Previous == "") != (c.current == 0) || (l.Next == "") != (c.current == c.count-1) {
			t.Errorf("%+v", l)
		}
	}
}

// Nothing leads to what the theme does not make.
func TestWhatAThemeHasNoTemplateForIsNotPlanned(t *testing.T) {
	_, p := planned(t, 3, Options{Lacks: Optional})
	for _, j := range p.Jobs {
		if strings.HasPrefix(j.Path, "tags/") || j.Path == "404.html" || strings.HasPrefix(j.Path, "sitemap/") {
			t.Errorf("planned: %s", j.Path)
		}
	}
	if len(p.Fragments) > 0 {
		t.Errorf("%d fragments", len(p.Fragments))
	}
	g := viewAt(t, p, "zhinan/p1.html").(view.Guide)
	if len(g.Tags) > 0 || g.Header != "" || g.Footer != "" {
		t.Errorf("%+v", g)
	}
	for _, u := range viewAt(t, p, "sitemap.xml").(view.URLSet).URLs {
		if strings.Contains(u.Loc, "/tags/") || strings.Contains(u.Loc, "/sitemap/") {
			t.Errorf("sitemap.xml names %s", u.Loc)
		}
	}
	_, p = planned(t, 3, Options{Lacks: []string{"tag", "sitemap"}})
	if tags := viewAt(t, p, "tags/index.html").(view.Tags).Tags; len(tags) == 0 || tags[0].URL != "" {
		t.Errorf("tags %+v", tags)
	}
	for _, f := range p.Fragments {
		if v, ok := f.View.(view.Footer); ok && v.SiteMapURL != "" {
			t.Errorf("the footer leads to %s", v.SiteMapURL)
		}
	}
	_, p = planned(t, 3, Options{Lacks: []string{"tags"}})
	if trail := viewAt(t, p, "tags/复查.html").(view.Tag).Trail; len(trail) != 1 {
		t.Errorf("trail %+v", trail)
	}
}

// A heading of the page's own level stands in the contents among those below it;
// a theme can tell that it was written so.
func TestContentsTellLevelsAsWritten(t *testing.T) {
	d := &doc.Body{Outline: []doc.Heading{{Level: 3, ID: "a", Text: "先"}, {Level: 1, ID: "b", Text: "第一编"}, {Level: 3, ID: "c", Text: "一节"}, {Level: 2, ID: "d", Text: "第一章"}, {Level: 4, ID: "e", Text: "深"}}}
	want := []view.Entry{
		{Level: 3, Title: "先", URL: "#a"},
		{Level: 1, Title: "第一编", URL: "#b", Children: []view.Link{{Title: "一节", URL: "#c"}}},
		{Level: 2, Title: "第一章", URL: "#d"},
	}
	if got := contents(d); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestTablesOfStatutesAreSetWithTheirHead(t *testing.T) {
	const want = `<table><tr><th scope="col">税目</th><th scope="col">税率<br>（%）</th></tr><tr><td>煤</td><td>&lt;2</td></tr></table>`
	if got := string(table("| 税目 | 税率<br>（%） |\n|---|:-:|\n| 煤 | <2 |")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A site that can be searched has the page, its index without a script, and the files that
// the search loads; one whose theme lacks the page has none of them.
func TestTheSearchIsPlanned(t *testing.T) {
	count := func(o Options) (n int) {
		_, p := planned(t, 2, o)
		for _, j := range p.Jobs {
			if strings.HasPrefix(j.Path, "search/") {
				n++
			}
		}
		return n
	}
	on := Search{Enabled: true}
	if n := count(Options{Search: on}); n < 4 {
		t.Errorf("%d files", n)
	}
	if n := count(Options{}) + count(Options{Search: on, Lacks: []string{"search"}}); n > 0 {
		t.Errorf("%d files without a search", n)
	}
}
