package themes

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pufa/internal/view"
)

// files returns the names of the default theme's files that end in one of exts.
func files(t *testing.T, exts ...string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(FS, "pufa", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(exts, path.Ext(name)) {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) == 0 {
		t.Fatalf("no files with %v: %v", exts, err)
	}
	return names
}

func text(t *testing.T, name string) string {
	t.Helper()
	b, err := FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// functions are stand-ins for those that package render gives templates.
func functions(t *testing.T, theme fs.FS) template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) string {
			if name == "icon.png" { // package render draws it
				name = "icon.svg"
			}
			if _, err := fs.Stat(theme, "assets/"+name); err != nil {
				t.Errorf("asset %q: %v", name, err)
			}
			return "assets/" + name
		},
		"fragment": func(f view.Fragment) template.HTML { return template.HTML(f) },
		"param": func(ps []view.Param, key string) string {
			for _, p := range ps {
				if p.Key == key {
					return p.Value
				}
			}
			return ""
		},
		"say": func(lang, zh, en string) string {
			if strings.HasPrefix(lang, "zh") {
				return zh
			}
			return en
		},
		"unbroken": func(s string) string { return s },
		"address":  func(s string) template.HTML { return template.HTML(template.HTMLEscapeString(s)) },
		"phrases":  func(title string) template.HTML { return template.HTML(template.HTMLEscapeString(title)) },
		"first":    func(n int, list []view.Figure) []view.Figure { return list[:min(n, len(list))] },
	}
}

// set parses all templates of the default theme.
func set(t *testing.T) *template.Template {
	t.Helper()
	pufa, err := fs.Sub(FS, "pufa")
	if err != nil {
		t.Fatal(err)
	}
	s := template.New("").Funcs(functions(t, pufa))
	for _, name := range files(t, ".html") {
		short := strings.TrimSuffix(strings.TrimPrefix(name, "pufa/"), ".html")
		if _, err := s.New(short).Parse(text(t, name)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// pages is every template with an empty and a full view of its type.
func pages() map[string][2]any {
	frame := view.Frame{
		Lang: "zh-CN", Title: "复查和复核", HeadTitle: "复查和复核 - 普法", Description: "两次机会。", Root: "../", HomeURL: "../index.html",
		Canonical: "https://site.test/a/%E4%B8%AD.html", Robots: "noindex", Metas: []view.Meta{{Name: "SiteName", Content: "普法"}},
		Graph: []view.Meta{{Name: "og:url", Content: "https://site.test/a/%E4%B8%AD.html"}}, JSONLD: []template.JS{`{"@type":"WebPage"}`},
		Feeds: []view.FeedLink{{Type: "application/atom+xml", Title: "普法", URL: "../feed.xml"}}, Header: "<header></header>", Footer: `<footer id="contact"></footer>`,
		Trail: []view.Link{{Title: "首页", URL: "../index.html"}}, State: "scheduled", StateDue: "2026-12-04",
	}
	stamp := view.Stamp{Date: "2026-11-16", DateTime: "2026-11-16T08:30:00+08:00"}
	card := view.Card{Title: "写信", URL: "xie.html", Summary: "怎么写", Date: "2026-11-16", DateTime: stamp.DateTime, Type: "guide", State: "draft", StateText: "草稿"}
	organization := view.Organization{Name: "某局", Address: "【地址：待填】", Phone: "【电话：待填】", Hours: "工作日", Online: "某网", Progress: "打电话问", ContactChecked: "2026-11-01", ReportErrorURL: "zhaocuo.html"}
	guide := view.Guide{
		Frame: frame, Summary: "先复查，再复核。", Facts: []view.Fact{{Label: "期限", Value: "30 日", Note: "从收到那天起"}, {Label: "依据", Value: "《甲》第一条", Parts: []view.Link{{Title: "《甲》"}, {Title: "第一条", URL: "1.html"}}}}, Body: "<h2 id=\"a\">甲</h2><p>正文</p>",
		Contents: []view.Entry{{Title: "甲", URL: "#a", Children: []view.Link{{Title: "乙", URL: "#b"}}}}, Image: view.Picture{URL: "p.jpg", Alt: "图", Width: 3, Height: 2, SrcSet: "p-1.jpg 480w"},
		Published: stamp, Updated: stamp, Author: "甲", Source: "某局", Tags: []view.Link{{Title: "期限", URL: "../tags/qi.html"}}, Previous: view.Link{Title: "前", URL: "q.html"},
		Next: view.Link{Title: "后", URL: "h.html"}, Basis: []view.Basis{{Title: "《样例条例》", URL: "../fagui/index.html", Articles: []view.BasisArticle{{Link: view.Link{Title: "第一条", URL: "../fagui/1.html"}, Note: "白话。"}, {Link: view.Link{Title: "第二条"}}}}, {Title: "《宪法》", URL: "../fagui/xianfa.html"}},
		Related: []view.Card{card}, Words: 900, Minutes: 3,
		Document: view.Disclosure{Show: true, Index: "1", Number: "2", Issuer: "某局", Written: "2026-01-01", Subject: "信访", Title: "通知", Published: "2026-01-02", Keywords: "信访", Validity: "废止", Lapsed: true},
	}
	batches := []view.Batch{{Number: 2, URL: "index.html", Current: true}, {Number: 1, URL: "1.html"}}
	channels := []view.ChannelCard{{Title: "指引", URL: "zhinan/index.html", Summary: "怎么办", Count: 3}}
	work := view.Work{Title: "样例条例", Rank: "行政法规", Issuer: "某院", Number: "1号", Adopted: "2022年1月24日", Promulgated: "2022年2月25日", Effective: "2022年5月1日", Repealed: "2030年1月1日",
		Replaces: "旧条例", Status: "repealed", StatusText: "已废止", Source: "https://law.test/1", SourceURL: "https://law.test/1", Enactment: []string{"（2022年2月25日公布）"}}
	edition := view.EditionLink{Title: "2022年5月1日起施行", URL: "2022-05-01.html", Status: "repealed", StatusText: "已废止", Current: true}
	notice := view.Notice{Text: "这部法规已经废止。", Link: view.Link{Title: "看现行文本", URL: "index.html"}}
	provision := view.LawArticle{ID: "art_1", Label: "第一条", Title: "目的", URL: "1.html", Note: "<p>白话。</p>", Cited: []view.CitedBy{{Link: view.Link{Title: "期限", URL: "q.html"}, Parts: "第二款"}}, NoteFor: notice,
		Text: "<div class=\"text\">\n<p id=\"art_1__para_1\" data-ref=\"第一条第一款\">甲。</p>\n<p class=\"item\" id=\"art_1__para_1__point_1\" data-ref=\"第一条第一款第（一）项\"><b>（一）</b>乙。</p>\n</div>\n"}
	passages := []view.Passage{{HTML: "为了好懂。"}, {Kind: "heading", HTML: "序言"}, {Kind: "table", HTML: "<table><tr><td>一</td></tr></table>"}}
	law := view.Law{Frame: frame, Work: work, Summary: "一句话", Body: "<p>说明</p>", Notice: notice, Coming: notice, Editions: []view.EditionLink{edition}, Compare: []view.Link{{Title: "对照", URL: "compare.html"}},
		Data: []view.Link{{Title: "data.json", URL: "data.json"}}, HasText: true, HasNotes: true, Contents: []view.LawContents{{Level: 1, Title: "第一章 总则", URL: "#chp_1", Range: "第一条"}},
		Preamble: passages, Parts: []view.LawPart{{Heading: "第一章 总则", Level: 1, ID: "chp_1", Text: passages}, {Article: provision}}, Closing: passages,
		Annexes: []view.Annex{{Label: "附件一", Title: "表", Text: passages}}, Cited: []view.Card{card}}
	article := view.Article{Frame: frame, Law: view.Link{Title: "样例条例", URL: "index.html"}, Work: work, Notice: notice, Coming: notice, Divisions: []string{"第一章 总则"}, Article: provision, HasText: true,
		Previous: view.Link{Title: "第一条", URL: "1.html"}, Next: view.Link{Title: "第三条", URL: "3.html"},
		History: []view.ArticleVersion{{Edition: edition, Label: "第一条", Text: "<ins>甲</ins>。"}, {Edition: edition, Label: "第一条", Same: true}}}
	compared := view.Compare{Frame: frame, Law: view.Link{Title: "样例条例", URL: "index.html"}, Old: edition, New: edition, Groups: []view.CompareGroup{{Relation: "amended", Text: "修改", Count: "1 处", Rows: []view.Link{{Title: "第一条 → 第二条", URL: "#r1"}}}, {Relation: "same", Text: "没有变化", Count: "1 条"}}, Rows: []view.CompareRow{
		{ID: "r1", Relation: "amended", RelationText: "修改", OldLabel: "第一条", NewLabel: "第二条", OldURL: "o.html#art_1", NewURL: "n.html#art_2", Old: "<del>甲</del>。", New: "<ins>乙</ins>。"},
		{ID: "r2", Relation: "added", RelationText: "新增", NewLabel: "第三条", New: "丙。"}, {ID: "r3", Relation: "moved", RelationText: "条号变了", OldLabel: "第二条", NewLabel: "第四条", Old: "丁。", New: "丁。"}}}
	head := view.TopicHead{Mark: "12·4", Theme: "主题", Countdown: view.Countdown{Phase: "before", Day: "2026-12-04", Starts: "2026-12-01", Ends: "2026-12-07", When: "2026 年 12 月 4 日，星期五", Span: "活动：12 月 1 日至 12 月 7 日", Text: "还有 4 天", AsOf: "截至 11 月 30 日"}}
	return map[string][2]any{
		"topic": {view.Topic{}, view.Topic{Guide: guide, TopicHead: head, ThemeSource: "通知", Lists: []view.TopicList{{ID: "list-1", Title: "先读", Items: []view.TopicItem{{Card: card, Kind: "问答题"}}}}}},
		"home": {view.Home{}, view.Home{Frame: frame, Lead: "一句话", Body: "<p>正文</p>", Tasks: []view.Task{{Title: "多久？", URL: "a.html", Answer: "60 日", Icon: "clock"}},
			Topics: []view.TopicStrip{{Card: card, TopicHead: head, Until: "2026-12-10", More: []view.Link{{Title: "十问", URL: "shiwen.html"}}}}, Channels: channels, Latest: []view.Card{card}, Organization: organization}},
		"channel": {view.Channel{}, view.Channel{Frame: frame, Body: "<p>正文</p>", Children: channels, Cards: []view.Card{card}, List: view.List{Batches: batches},
			Groups: []view.CardGroup{{ID: "group-1", Title: "提之前", Summary: "找对门。", Cards: []view.Card{card}}, {ID: "group-2", Title: "等结果", Cards: []view.Card{card}}, {ID: "group-3", Cards: []view.Card{card}}}}},
		"guide":    {view.Guide{}, guide},
		"faq":      {view.FAQ{}, view.FAQ{Guide: guide, Questions: []view.Question{{ID: "q", Title: "多久？", Answer: "<p>60 日</p>"}}}},
		"glossary": {view.Glossary{}, view.Glossary{Guide: guide, Entries: []view.GlossaryEntry{{ID: "受理", Title: "受理", Body: "<p>接下这件事。</p>"}}}},
		"report":   {view.Report{}, view.Report{Guide: guide, Year: 2022, Unit: "某局", Figures: slices.Repeat([]view.Figure{{Key: "k", Label: "接访", Value: "230", Unit: "次"}}, 7)}},
		"tags":     {view.Tags{}, view.Tags{Frame: frame, Tags: []view.TagCard{{Title: "期限", URL: "qi.html", Count: 2}}}},
		"tag":      {view.Tag{}, view.Tag{Frame: frame, Cards: []view.Card{card}, List: view.List{Batches: batches}}},
		"sitemap":  {view.SiteMap{}, view.SiteMap{Frame: frame, Channels: []view.SiteMapChannel{{Title: "指引", URL: "a.html", Depth: 1, Pages: []view.Link{{Title: "写信", URL: "x.html"}}}}}},
		"404":      {view.NotFound{}, view.NotFound{Frame: frame, Base: "/pufa/", Permalink: "https://site.test/pufa/", Channels: []view.Link{{Title: "指引", URL: "a.html"}}}},
		"redirect": {view.Redirect{}, view.Redirect{Lang: "zh-CN", Title: "新", URL: "../%E4%B8%AD.html", Canonical: "https://site.test/%E4%B8%AD.html"}},
		"law":      {view.Law{}, law},
		"article":  {view.Article{}, article},
		"compare":  {view.Compare{}, compared},
		"partials/header": {view.Header{}, view.Header{Lang: "zh-CN", Root: "../", HomeURL: "../index.html", SiteTitle: "普法", Organiser: "某局",
			Menu: []view.MenuEntry{{Title: "指引", URL: "a.html", Current: true}}}},
		"partials/footer": {view.Footer{}, view.Footer{Lang: "zh-CN", SiteMapURL: "s.html", AboutURL: "g.html", Organization: organization, Government: view.Government{
			Enabled: true, SiteName: "普法", SiteDomain: "site.test", SiteIDCode: "【标识码：待填】", ICP: "某ICP备1号", PoliceRecord: "【备案号：待填】", PartyGovernmentMark: "【党政机关标识：待填】"}}},
	}
}

func execute(t *testing.T, s *template.Template, name string, v any) string {
	t.Helper()
	var out bytes.Buffer
	if err := s.ExecuteTemplate(&out, name, v); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return out.String()
}

func TestEveryTemplateTakesEmptyAndFullViews(t *testing.T) {
	for name, views := range pages() {
		s := set(t) // one set for each name: a failed escape spoils a set
		for _, v := range views {
			execute(t, s, name, v)
		}
	}
}

func TestPagesAreOfOnePiece(t *testing.T) {
	s := set(t)
	for name, views := range pages() {
		if strings.HasPrefix(name, "partials/") {
			continue
		}
		out := execute(t, s, name, views[1])
		if !strings.HasPrefix(out, "<!doctype html>\n") || !strings.HasSuffix(strings.TrimSpace(out), "</html>") {
			t.Errorf("%s: not from doctype to </html>", name)
		}
		if at := strings.Index(out, `<meta charset="utf-8">`); at < 0 || at > 900 {
			t.Errorf("%s: charset at byte %d; browsers look into the first 1024", name, at)
		}
		for _, once := range []string{"<h1", "<main", "</main>", "<title>", "</head>", "<body>", "</body>"} {
			if n := strings.Count(out, once); n != 1 {
				t.Errorf("%s: %s stands %d times", name, once, n)
			}
		}
	}
}

func TestPolicyAllowsExactlyTheInlineScripts(t *testing.T) {
	inline := regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	hash := regexp.MustCompile(`'sha256-[^']*'`)
	s := set(t)
	for name, views := range pages() {
		out := execute(t, s, name, views[1])
		var want []string
		for _, m := range inline.FindAllStringSubmatch(out, -1) {
			sum := sha256.Sum256([]byte(m[1]))
			want = append(want, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		}
		if got := hash.FindAllString(out, -1); !slices.Equal(got, want) {
			t.Errorf("%s: the policy says %v; the scripts are %v", name, got, want)
		}
	}
}

func TestNothingInlineBesidesTheHashedScripts(t *testing.T) {
	bad := regexp.MustCompile(`(?i)<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:`)
	for _, name := range files(t, ".html", ".svg") {
		if m := bad.FindString(text(t, name)); m != "" {
			t.Errorf("%s: %q", name, m)
		}
	}
}

// Addresses of other hosts stand only in links that a person follows: the two
// registers that a government site must link to, and names of XML vocabularies.
func TestNoFileAsksAnotherHost(t *testing.T) {
	allowed := []string{`<a href="https://beian.miit.gov.cn/"`, `<a href="https://beian.mps.gov.cn/"`, `xmlns="http://www.w3.org/2000/svg"`, `createElementNS("http://www.w3.org/2000/svg"`}
	foreign := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9-]+\.[a-z]|@import|url\(\s*["']?(https?:|//)`)
	for _, name := range files(t, ".html", ".css", ".js", ".svg", ".toml") {
		body := text(t, name)
		for _, a := range allowed {
			body = strings.ReplaceAll(body, a, "")
		}
		if m := foreign.FindString(body); m != "" {
			t.Errorf("%s: %q", name, m)
		}
	}
}

// Who changes the head of pages changes it in one place.
func TestPageHeadsStandInOnePartial(t *testing.T) {
	first := map[string]string{}
	for _, name := range files(t, ".html") {
		_, body, _ := strings.Cut(text(t, name), "-}}\n")
		lines := strings.SplitN(body, "\n", 7)
		if len(lines) < 7 {
			continue
		}
		head := strings.Join(lines[:6], "\n")
		if !strings.Contains(head, "<header") { // calls of partials may repeat
			continue
		}
		if other, twice := first[head]; twice {
			t.Errorf("%s and %s begin with the same six lines:\n%s", other, name, head)
		}
		first[head] = name
	}
}

// A page that is opened from a disk, or on a copy of the site, must not lead to
// the published one.
func TestNotFoundLeadsHomeByARelativeLink(t *testing.T) {
	out := execute(t, set(t), "404", pages()["404"][1])
	for _, want := range []string{`<a class="button" href="../index.html">`, `<a href="https://site.test/pufa/">https://site.test/pufa/</a>`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}
