package site

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

var shanghai = time.FixedZone("Asia/Shanghai", 8*3600)

// page makes a document as package markdown would; edit changes it.
func page(path, title string, edit ...func(*doc.Document)) *doc.Document {
	d := &doc.Document{Path: "content/" + path, HasText: true}
	d.Meta.Title = title
	for _, e := range edit {
		e(d)
	}
	return d
}

func dated(s string) func(*doc.Document) {
	return func(d *doc.Document) { d.Meta.Date = when(s) }
}

func when(s string) doc.When {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return doc.When{Wall: t, DateOnly: true}
	}
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return doc.When{Wall: t}
}

func linking(targets ...string) func(*doc.Document) {
	return func(d *doc.Document) {
		for _, t := range targets {
			target, fragment, _ := strings.Cut(t, "#")
			kind := doc.Link
			if strings.HasPrefix(t, "!") {
				kind, target = doc.Image, target[1:]
			}
			d.Refs = append(d.Refs, doc.Ref{Kind: kind, Target: target, Fragment: fragment, Span: diag.Span{File: d.Path, Start: len(d.Refs), End: 99}})
		}
	}
}

// kinds are some of those that sites have.
var kinds = []Kind{{Name: "guide", Words: []string{"指引"}}, {Name: "faq", Words: []string{"问答", "Q&A"}}, {Name: "report"}, {Name: "law"}, {Name: "notes", Own: true}, {Name: "tree", Own: true}}

func resolve(t *testing.T, in Input) (*Site, diag.List) {
	t.Helper()
	if in.Settings.Title == "" {
		in.Settings.Title = "测试站"
	}
	in.Settings.Language, in.Settings.Kinds = "zh-CN", kinds
	if in.Settings.Zone == nil {
		in.Settings.Zone = shanghai
	}
	if in.Now.IsZero() {
		in.Now = time.Date(2026, 11, 23, 9, 0, 0, 0, shanghai)
	}
	return Resolve(in)
}

func codes(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Code)
	}
	return out
}

func paths(pages []*Page) []string {
	var out []string
	for _, p := range pages {
		out = append(out, strings.TrimPrefix(p.Doc.Path, "content/"))
	}
	return out
}

func TestAddresses(t *testing.T) {
	docs := []*doc.Document{
		page("_index.md", "首页"),
		page("zhinan/_index.md", "指引"),
		page("zhinan/fucha.md", "复查"),
		page("zhinan/复核.md", "复核"),
		page("zhinan/tupian/index.md", "带图的一页", linking("!a.jpg")),
		page("zhinan/wu-lanmu/x.md", "没有栏目的文件夹"),
		page("baogao/_index.md", "报告", func(d *doc.Document) { d.Meta.Slug = "reports" }),
		page("baogao/2022.md", "2022", func(d *doc.Document) { d.Meta.Slug = "year-2022" }),
	}
	files := []File{{Path: "content/zhinan/tupian/a.jpg", Width: 1000, Height: 500, Widths: []int{480}}}
	for _, c := range []struct {
		folders bool
		want    []string
	}{
		{false, []string{"/index.html", "/reports/year-2022.html", "/reports/index.html", "/zhinan/index.html", "/zhinan/fucha.html", "/zhinan/tupian.html", "/zhinan/wu-lanmu/x.html", "/zhinan/复核.html"}},
		{true, []string{"/", "/reports/year-2022/", "/reports/", "/zhinan/", "/zhinan/fucha/", "/zhinan/tupian/", "/zhinan/wu-lanmu/x/", "/zhinan/复核/"}},
	} {
		s, diags := resolve(t, Input{Documents: docs, Files: files, Settings: Settings{Folders: c.folders}})
		if len(diags) > 0 {
			t.Errorf("folders=%v: %v", c.folders, diags)
		}
		var got []string
		for _, p := range s.Sources() {
			got = append(got, string(p.URL))
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("folders=%v:\n got %q\nwant %q", c.folders, got, c.want)
		}
		if len(s.Files) != 1 || s.Files[0].URL != "/zhinan/tupian/a.jpg" || s.Files[0].Variants[0] != (Variant{480, 240, "/zhinan/tupian/a-480w.jpg"}) {
			t.Errorf("folders=%v: files %+v", c.folders, s.Files)
		}
	}
}

func TestNothingGoesMissingSilently(t *testing.T) {
	yes, no := true, false
	docs := []*doc.Document{
		page("a.md", "已发布", dated("2026-11-23")),
		page("half-an-hour.md", "半小时后", dated("2026-11-23 09:30")),
		page("later.md", "宪法日", dated("2026-12-04")),
		page("last-day.md", "今天最后一天", func(d *doc.Document) { d.Meta.Expires = when("2026-11-23") }),
		page("gone.md", "昨天到期", func(d *doc.Document) { d.Meta.Expires = when("2026-11-22") }),
		page("draft.md", "草稿", func(d *doc.Document) { d.Meta.Draft = &yes }),
		page("c/_index.md", "筹备中的栏目", func(d *doc.Document) { d.Meta.Cascade.Draft = &yes }),
		page("c/x.md", "随栏目是草稿"),
		page("c/y.md", "自己说不是", func(d *doc.Document) { d.Meta.Draft = &no }),
		page("d/_index.md", "草稿栏目", func(d *doc.Document) { d.Meta.Draft = &yes }),
		page("d/x.md", "没有路可到"),
		page("links.md", "链接", linking("draft.md", "later.md", "gone.md")),
	}
	s, diags := resolve(t, Input{Documents: docs})
	if got, want := paths(s.Pages), []string{"a.md", "c/y.md", "last-day.md", "links.md"}; !slices.Equal(got, want) {
		t.Errorf("published %q, want %q", got, want)
	}
	left := map[string]Status{}
	for _, u := range s.Unpublished {
		left[strings.TrimPrefix(u.Path, "content/")] = u.Status
	}
	want := map[string]Status{"half-an-hour.md": Scheduled, "later.md": Scheduled, "gone.md": Expired, "draft.md": Draft, "c/x.md": Draft, "d/_index.md": Draft, "d/x.md": Draft}
	if len(left) != len(want) {
		t.Errorf("left out %v, want %v", left, want)
	}
	for p, status := range want {
		if left[p] != status {
			t.Errorf("%s is %v, want %v", p, left[p], status)
		}
	}
	if got := s.NextDue.Format("2006-01-02 15:04"); got != "2026-11-23 09:30" {
		t.Errorf("next due %s", got)
	}
	if got, want := codes(diags), []string{"site/leads-to-draft", "site/leads-to-scheduled", "site/leads-to-expired"}; !slices.Equal(got, want) {
		t.Errorf("diagnostics %q, want %q", got, want)
	}

	preview, _ := resolve(t, Input{Documents: docs, Preview: true})
	if len(preview.Pages) != 10 || len(preview.Unpublished) != 7 {
		t.Errorf("a preview has %d pages and marks %d", len(preview.Pages), len(preview.Unpublished))
	}
}

// The zone is the site's, whatever zone the moment comes in: what is dated today
// in China is out although it is yesterday in New York (pains 3.1).
func TestDatesWithoutZoneMeanTheSitesZone(t *testing.T) {
	docs := []*doc.Document{page("a.md", "今早", dated("2026-11-23 08:00"))}
	moment := time.Date(2026, 11, 23, 0, 1, 0, 0, time.UTC) // 08:01 in Shanghai
	for _, zone := range []*time.Location{time.UTC, shanghai, time.FixedZone("EST", -5*3600)} {
		s, _ := resolve(t, Input{Documents: docs, Now: moment.In(zone)})
		if len(s.Pages) != 1 || s.Pages[0].Published.Format(time.RFC3339) != "2026-11-23T08:00:00+08:00" {
			t.Errorf("in %v: %d pages", zone, len(s.Pages))
		}
	}
}

func TestTwoSourcesForOneAddress(t *testing.T) {
	slug := func(s string) func(*doc.Document) { return func(d *doc.Document) { d.Meta.Slug = s } }
	alias := func(s ...string) func(*doc.Document) { return func(d *doc.Document) { d.Meta.Aliases = s } }
	tag := func(s ...string) func(*doc.Document) { return func(d *doc.Document) { d.Meta.Tags = s } }
	docs := func(d ...*doc.Document) Input { return Input{Documents: d} }
	for _, c := range []struct {
		name string
		in   Input
		want string // code, place, arguments
	}{
		{"the same slug", docs(page("a.md", "A", slug("x")), page("b.md", "B", slug("x"))),
			"site/address-taken content/b.md slug: x.html content/a.md content/b.md"},
		{"only case differs", docs(page("Fucha.md", "A"), page("fucha.md", "B")),
			"site/names-case content/fucha.md slug: content/Fucha.md content/fucha.md"},
		{"only the Unicode form differs", docs(page("e\u0301.md", "A"), page("\u00e9.md", "B")),
			"site/names-alike content/\u00e9.md slug: content/e\u0301.md content/\u00e9.md"},
		{"a page and its folder's page", docs(page("a.md", "A"), page("a/index.md", "B")),
			"site/address-taken content/a/index.md slug: a.html content/a.md content/a/index.md"},
		{"a page and an alias", docs(page("a.md", "A"), page("b.md", "B", alias("/old/", "/a.html"))),
			"site/alias-taken content/b.md aliases[1]: a.html content/a.md"},
		{"an alias as browsers show it", docs(page("旧.md", "A"), page("b.md", "B", alias("/%E6%97%A7.html"))),
			"site/alias-taken content/b.md aliases[0]: 旧.html content/旧.md"},
		{"two aliases", docs(page("a.md", "A", alias("old/")), page("b.md", "B", alias("/old"))),
			"site/alias-twice content/b.md aliases[0]: old/index.html content/a.md content/b.md"},
		{"one alias twice", docs(page("a.md", "A", alias("/old", "/old/"))),
			"site/alias-twice content/a.md aliases[1]: old/index.html content/a.md content/a.md"},
		{"an alias and a static file", Input{Documents: []*doc.Document{page("a.md", "A", alias("/b.html"))}, Static: []string{"b.html"}},
			"site/address-static static/b.html : b.html static/b.html content/a.md"},
		{"a page and a static file", Input{Documents: []*doc.Document{page("a.md", "A")}, Static: []string{"a.html"}},
			"site/address-static static/a.html : a.html static/a.html content/a.md"},
		{"a static file where a folder must be", Input{Documents: []*doc.Document{page("zhinan/a.md", "A")}, Static: []string{"zhinan"}},
			"site/address-static static/zhinan : zhinan static/zhinan content/zhinan/a.md"},
		{"a static file and the program's own", Input{Documents: []*doc.Document{page("a.md", "A")}, Static: []string{"robots.txt"}},
			"site/address-own-static static/robots.txt : robots.txt static/robots.txt"},
		{"a page and the program's own", docs(page("404.md", "A")),
			"site/address-own content/404.md slug: 404.html content/404.md"},
		{"an alias and the lock", docs(page("a.md", "A", alias("/.pufa/a.html"))),
			"site/address-own content/a.md aliases[0]: .pufa content/a.md"},
		{"a channel and the manifest", docs(page("a/_index.md", "A", slug(".Pufa-manifest")), page("a/b.md", "B")),
			"site/address-own content/a/_index.md slug: .pufa-manifest content/a/_index.md"},
		{"a path that is too long", docs(page(strings.Repeat(strings.Repeat("d", 99)+"/", 8)+"a.md", "A")),
			"site/address-too-long content/" + strings.Repeat(strings.Repeat("d", 99)+"/", 8) + "a.md slug: 806 800"},
		{"a page and the list of tags", docs(page("tags/_index.md", "T"), page("tags/a.md", "A")),
			"site/address-own content/tags/_index.md slug: tags/index.html content/tags/_index.md"},
		{"a page and a tag", docs(page("tags/law.md", "A", tag("law"))),
			"site/address-tag content/tags/law.md slug: tags/law.html content/tags/law.md law tags"},
		{"two tags", docs(page("a.md", "A", tag("Law")), page("b.md", "B", tag("x", "law")), page("c.md", "C", tag("law"))),
			"site/tags-alike content/a.md tags[0]: Law law"},
		{"two tags of one page", docs(page("a.md", "A", tag("复查", "e\u0301", "\u00e9"))),
			"site/tags-alike content/a.md tags[2]: \u00e9 e\u0301"},
		{"a channel twice, with its feeds", docs(page("a/_index.md", "A", slug("x")), page("b/_index.md", "B", slug("x")), page("a/1.md", "1"), page("b/2.md", "2")),
			"site/address-taken content/b/_index.md slug: x/index.html content/a/_index.md content/b/_index.md"},
		{"a channel and a page in folder addresses", Input{Documents: []*doc.Document{page("a.md", "A"), page("a/_index.md", "B"), page("a/x.md", "X")}, Settings: Settings{Folders: true}},
			"site/address-taken content/a/_index.md slug: a/index.html content/a.md content/a/_index.md"},
	} {
		_, diags := resolve(t, c.in)
		var got []string
		for _, d := range diags {
			got = append(got, d.Code+" "+d.Span.File+" "+d.Span.Key+": "+strings.Join(d.Args, " "))
		}
		if !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestReferences(t *testing.T) {
	docs := []*doc.Document{
		page("_index.md", "首页"),
		page("zhinan/_index.md", "指引"),
		page("zhinan/fucha-fuhe.md", "复查和复核", func(d *doc.Document) { d.Anchors = []string{"期限怎么看", "path"} }),
		page("wenda/_index.md", "问答"),
		page("wenda/changjian.md", "常见问题"),
		page("zhinan/dir/index.md", "文件夹页"),
	}
	files := []File{{Path: "content/zhinan/Photo.JPG", Width: 800, Height: 600}, {Path: "content/zhinan/表 1.docx"}, {Path: "content/zhinan/IMG_1.HEIC"},
		{Path: "content/zhinan/表.HTML"}, {Path: "content/zhinan/表"}, {Path: "content/zhinan/表.php.pdf"}, {Path: "content/zhinan/假.pdf", Flaw: "site/attachment-markup"}}
	static := []string{"logo.png", "s.pdf", "shuoming/index.html", "xia/biao.xlsx"}
	for _, c := range []struct {
		target string
		want   string // where it leads, or the code with its last argument
	}{
		{"fucha-fuhe.md", "/zhinan/fucha-fuhe.html"},
		{"./fucha-fuhe.md#path", "/zhinan/fucha-fuhe.html#path"},
		{"../wenda/changjian.md", "/wenda/changjian.html"},
		{"/wenda/changjian.md", "/wenda/changjian.html"},
		{"../wenda/", "/wenda/index.html"},
		{"../wenda", "/wenda/index.html"},
		{"../_index.md", "/index.html"},
		{"dir/", "/zhinan/dir.html"},
		{"dir/index.md", "/zhinan/dir.html"},
		{"表 1.docx", "/zhinan/表-1.docx"},
		{"!Photo.JPG", "/zhinan/Photo.JPG"},
		{"https://www.gov.cn/a#b", "https://www.gov.cn/a#b"},
		{"mailto:a@b.cn", "mailto:a@b.cn"},
		{"#here", "#here"},
		{"#hree", "site/anchor-not-found-near here"},
		{"fucha-fuhe.md#期限", "site/anchor-not-found-near 期限怎么看"},
		{"fucha-fuhe.md#没有的", "site/anchor-not-found 没有的"},
		{"fucha_fuhe.md", "site/link-not-found-near fucha-fuhe.md"},
		{"fucha-fuhe.html", "site/link-not-found-near fucha-fuhe.md"},
		{"fucha-fuhe", "site/link-not-found-near fucha-fuhe.md"},
		{"changjian.md", "site/link-not-found-near ../wenda/changjian.md"},
		{"/zhinan/chagnjian.md", "site/link-not-found-near /wenda/changjian.md"},
		{"Fucha-Fuhe.md", "site/wrong-case fucha-fuhe.md"},
		{"!photo.jpg", "site/wrong-case Photo.JPG"},
		{"!Phot.JPG", "site/image-not-found-near Photo.JPG"},
		{"!nowhere-at-all.png", "site/image-not-found nowhere-at-all.png"},
		{"!表 1.docx", "site/not-a-picture 表 1.docx"},
		{"!https://example.org/a.png", "site/foreign-image https://example.org/a.png"},
		{"/s.pdf", "/s.pdf"},
		{"/xia/biao.xlsx#a", "/xia/biao.xlsx#a"},
		{"/shuoming/", "/shuoming/index.html"},
		{"/S.PDF", "site/link-not-found-near /s.pdf"},
		{"../../static/s.pdf", "site/link-not-found-near /s.pdf"},
		{"/static/s.pdf", "site/link-not-found-near /s.pdf"},
		{"s.pdf", "site/link-not-found s.pdf"}, // static/ is the site's root, not this folder
		{"!/logo.png", "site/static-picture /logo.png"},
		{"!Photo.png", "site/image-not-found-near Photo.JPG"},
		{"!fucha-fuhe.png", "site/image-not-found fucha-fuhe.png"}, // there is a page of that name
		{"photo.png", "site/link-not-found-near Photo.JPG"},
		{"none.md", "site/link-not-found none.md"},
		{"from.html", "site/link-not-found from.html"}, // the page itself
		{"z.md", "site/link-not-found z.md"},
		{"../wenad/", "site/link-not-found-near ../wenda/_index.md"},
		{"../wenad/_index.md", "site/link-not-found-near ../wenda/_index.md"},
		{"dri/", "site/link-not-found-near dir/index.md"},
		{"changjan.html", "site/link-not-found-near ../wenda/changjian.md"},
		{"表 1", "site/link-not-found-near 表 1.docx"},
		{"表 1.doc", "site/link-not-found-near 表 1.docx"},
		{"www.gov.cn", "site/web-address https://www.gov.cn"},
		{"www.gov.cn/zhengce/", "site/web-address https://www.gov.cn/zhengce/"},
		{"gjxfj.gov.cn", "site/web-address https://gjxfj.gov.cn"},
		{"IMG_1.HEIC", "/zhinan/IMG_1.HEIC"},
		{"表.HTML", "site/attachment-kind .html"},
		{"表", "site/attachment-without-ending 表"},
		{"表.php.pdf", "site/attachment-program-name .php"},
		{"假.pdf", "site/attachment-markup .pdf"},
		{"!IMG_1.HEIC", "picture/unknown-format IMG_1.HEIC"},
		{"../../../etc/passwd", "site/link-not-found ../../../etc/passwd"},
		{"javascript:alert(1)", "site/unknown-scheme javascript:alert(1)"},
		{"C:\\a.md", "site/own-disk C:\\a.md"},
		{"file:///C:/a.md", "site/own-disk file:///C:/a.md"},
		{"..\\wenda\\changjian.md", "site/backslash ../wenda/changjian.md"},
		{"http：//www.gov.cn", "site/wide-address http://www.gov.cn"},
		{"fucha－fuhe。md", "site/link-not-found-near fucha-fuhe.md"},
		{"www。gov。cn", "site/wide-address www.gov.cn"},
	} {
		from := page("zhinan/from.md", "从这里", linking(c.target), func(d *doc.Document) { d.Anchors = []string{"here"} })
		s, diags := resolve(t, Input{Documents: append(slices.Clip(docs), from), Files: files, Static: static})
		var got string
		if i := slices.IndexFunc(diags, func(d diag.Diagnostic) bool {
			return d.Code != "site/empty-channel" && !strings.HasPrefix(d.Code, "site/file-")
		}); i >= 0 {
			got = diags[i].Code + " " + diags[i].Args[len(diags[i].Args)-1]
		} else {
			for _, p := range s.Pages {
				if p.Doc == from {
					got = leadsTo(p.Target(0))
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.target, got, c.want)
		}
	}
}

func leadsTo(t Target) string {
	s := t.External
	switch {
	case t.Page != nil:
		s = string(t.Page.URL)
	case t.Asset != nil:
		s = string(t.Asset.URL)
	}
	if t.Fragment != "" {
		s += "#" + t.Fragment
	}
	return s
}

func TestNamesThatWindowsRefusesAreErrors(t *testing.T) {
	in := Input{
		Documents: []*doc.Document{page("a:b/1.md", "1"), page("a:b/2.md", "2"), page("什么是“复查”？.md", "3"), page("e\u0301.md", "4")},
		Files:     []File{{Path: "content/CON.txt"}, {Path: "content/表 1.docx"}},
		Static:    []string{"x.", ".well-known/a b.txt", "con/a\tb"},
	}
	_, diags := resolve(t, in)
	var got []string
	for _, d := range slices.DeleteFunc(diags, func(d diag.Diagnostic) bool {
		return strings.HasPrefix(d.Code, "site/file-") || strings.HasPrefix(d.Code, "site/files-") || strings.HasPrefix(d.Code, "site/folder-")
	}) {
		got = append(got, d.Code+" "+d.Span.File+" "+d.Args[1])
	}
	want := []string{
		"site/bad-file-name content/CON.txt _CON.txt", "site/bad-file-name content/a:b ab",
		"site/bad-file-name static/con _con", "site/steered-file-name static/con/a\tb ab", "site/bad-file-name static/x. x",
	}
	if !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
}

// What servers obey is the site owner's, in static/.
func TestNamesThatServersObeyAreErrors(t *testing.T) {
	slug := func(s string) func(*doc.Document) { return func(d *doc.Document) { d.Meta.Slug = s } }
	for _, c := range []struct {
		d    *doc.Document
		want bool
	}{
		{page("a.md", "A"), false},
		{page("a.md", "A", slug("web.config")), false}, // the page is web.config.html
		{page("a.md", "A", slug(".htaccess")), true},
		{page("lan/_index.md", "A", slug(".htaccess")), true},
		{page("lan/_index.md", "A", slug("Web.Config")), true},
		{page("a.md", "A", func(d *doc.Document) { d.Meta.Aliases = []string{"/.htaccess"} }), true},
		{page("a.md", "A", func(d *doc.Document) { d.Meta.Aliases = []string{"/a/_redirects"} }), true},
		{page("a.md", "A", func(d *doc.Document) { d.Meta.Aliases = []string{"/a.b/_redirect.html"} }), false},
		{page("a.md", "A", func(d *doc.Document) { d.Meta.Tags = []string{".user.ini"} }), true},
	} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{c.d}, Static: []string{".htaccess"}})
		if got := slices.Contains(codes(diags), "site/server-name"); got != c.want {
			t.Errorf("%s %q %q %q: %t, %v", c.d.Path, c.d.Meta.Slug, c.d.Meta.Aliases, c.d.Meta.Tags, got, codes(diags))
		}
	}
}

func TestPageWithoutTitleIsNamedByItsFile(t *testing.T) {
	unread := func(d *doc.Document) { d.Unread = true }
	for _, c := range []struct {
		d    *doc.Document
		want string
	}{
		{page("fucha.md", ""), "site/no-title"},
		{page("fucha.md", "", unread), ""}, // its author was told why already
		{page("fucha/_index.md", ""), "site/no-title"},
		{page("fucha/_index.md", "", unread), ""},
	} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{c.d, page("fucha/x.md", "X")}})
		if got := strings.Join(codes(diags), " "); got != c.want {
			t.Errorf("%s, unread %v: %q, want %q", c.d.Path, c.d.Unread, got, c.want)
		}
	}
}

func TestFindingsAboutOnePage(t *testing.T) {
	for code, in := range map[string]Input{
		"site/updated-before-date": {Documents: []*doc.Document{page("a.md", "A", dated("2026-11-02"), func(d *doc.Document) { d.Meta.Updated = when("2026-11-01") })}},
		"site/expires-before-date": {Documents: []*doc.Document{page("a.md", "A", dated("2026-11-20"), func(d *doc.Document) { d.Meta.Expires = when("2026-11-19") })}},
		"site/index-in-channel":    {Documents: []*doc.Document{page("a/_index.md", "A"), page("a/index.md", "B"), page("a/x.md", "X")}},
		"site/bad-name":            {Documents: []*doc.Document{page("a.md", "A", func(d *doc.Document) { d.Meta.Slug = "a b" })}},
		"site/bad-tag":             {Documents: []*doc.Document{page("a.md", "A", func(d *doc.Document) { d.Meta.Tags = []string{"？", "???", "???"} })}},
		"site/bad-alias":           {Documents: []*doc.Document{page("a.md", "A", func(d *doc.Document) { d.Meta.Aliases = []string{"https://example.org/a"} })}},
		"site/empty-channel":       {Documents: []*doc.Document{page("a/_index.md", "A", func(d *doc.Document) { d.HasText = false })}},
	} {
		if _, diags := resolve(t, in); strings.Join(codes(diags), " ") != code {
			t.Errorf("%s: %q", code, codes(diags))
		}
	}
}

// A slug is one name, whoever has it: a page, the page of a folder, a channel with
// others below it, a statute.
func TestSlugsAreNames(t *testing.T) {
	for slug, better := range map[string]string{"x/y": "xy", "../x": "..x", "/etc": "etc", `x\y`: "xy", "con": "_con", "x ": "x", "x.": "x", "..": "", strings.Repeat("长", 81): strings.Repeat("长", 80)} {
		set := func(d *doc.Document) { d.Meta.Slug = slug }
		for kind, docs := range map[string][]*doc.Document{
			"page":    {page("a.md", "A", set)},
			"folder":  {page("a/index.md", "A", set)},
			"channel": {page("a/_index.md", "A", set), page("a/b/_index.md", "B"), page("a/b/c.md", "C")},
			"statute": {page("a/_index.md", "A", set, func(d *doc.Document) { d.Meta.Type = doc.LawType })},
		} {
			_, diags := resolve(t, Input{Documents: docs})
			i := slices.IndexFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "site/bad-name" })
			if i < 0 || diags[i].Span.Key != "slug" || better != "" && diags[i].Args[1] != better {
				t.Errorf("%s with slug %q: %v", kind, slug, diags)
			}
		}
	}
}

func TestOrder(t *testing.T) {
	weight := func(n int) func(*doc.Document) { return func(d *doc.Document) { d.Meta.Weight = n } }
	key := func(s string) func(*doc.Document) { return func(d *doc.Document) { d.Meta.SortKey = s } }
	docs := []*doc.Document{
		page("1.md", "第十条"), page("2.md", "第二条"), page("3.md", "第一百二十三条"), page("4.md", "第一条"),
		page("5.md", "重庆", key("chongqing")), page("6.md", "北京"), page("7.md", "长沙", key("changsha")),
		page("8.md", "新", dated("2026-11-01")), page("9.md", "旧", dated("2025-11-01")),
		page("10.md", "有序号的", weight(2)), page("11.md", "排第一", weight(1)),
	}
	s, _ := resolve(t, Input{Documents: docs})
	var got []string
	for _, p := range s.Home.Pages {
		got = append(got, p.Title)
	}
	want := []string{"排第一", "有序号的", "新", "旧", "长沙", "重庆", "北京", "第一条", "第二条", "第十条", "第一百二十三条"}
	if !slices.Equal(got, want) { // Latin sort keys stand before Han titles
		t.Errorf("got %q, want %q", got, want)
	}
	if s.Home.Pages[0].Previous != nil || s.Home.Pages[0].Next != s.Home.Pages[1] || s.Home.Pages[1].Previous != s.Home.Pages[0] {
		t.Error("previous and next do not follow the list")
	}
}

func TestResolveIsOneFunctionOfItsInput(t *testing.T) {
	var docs []*doc.Document
	for i := range 60 {
		docs = append(docs, page("c/p"+itoa(i)+".md", "页", dated("2026-11-0"+itoa(1+i%9)), func(d *doc.Document) { d.Meta.Tags = []string{"标签" + itoa(i%7), "全部"} }))
	}
	docs = append(docs, page("c/_index.md", "栏目"))
	describe := func(docs []*doc.Document) string {
		s, diags := resolve(t, Input{Documents: docs})
		var b strings.Builder
		for _, c := range s.Channels {
			b.WriteString(string(c.Page.URL) + strings.Join(paths(c.Pages), " ") + strings.Join(paths(c.Latest), " "))
		}
		for _, g := range s.Facets[0].Tags {
			b.WriteString(g.Name + string(g.URL()) + strings.Join(paths(g.Pages), " "))
		}
		for _, p := range s.Pages {
			b.WriteString(strings.Join(paths(s.Related(p)), " "))
		}
		return b.String() + strings.Join(codes(diags), " ")
	}
	want := describe(docs)
	slices.Reverse(docs)
	if got := describe(docs); got != want {
		t.Error("the order of the documents changes the site")
	}
}

func TestCascade(t *testing.T) {
	docs := []*doc.Document{
		page("wenda/_index.md", "问答", func(d *doc.Document) {
			d.Meta.Cascade = doc.Cascade{Type: "faq", Source: "县信访局", ColumnType: "咨询投诉"}
		}),
		page("wenda/a.md", "甲"),
		page("wenda/b.md", "乙", func(d *doc.Document) { d.Meta.Type = "guide"; d.Meta.Source = "别处" }),
		page("wenda/zi/_index.md", "子栏目", func(d *doc.Document) { d.Meta.Cascade.Source = "子栏目" }),
		page("wenda/zi/c.md", "丙"),
		page("x.md", "类型写错", func(d *doc.Document) { d.Meta.Type = "giude" }),
	}
	s, diags := resolve(t, Input{Documents: docs})
	var got []string
	for _, p := range s.Pages {
		got = append(got, p.Title+" "+p.Type+" "+p.Source)
	}
	want := []string{"甲 faq 县信访局", "乙 guide 别处", "丙 faq 子栏目", "类型写错 guide "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(diags) != 1 || diags[0].Code != "site/unknown-type-near" || diags[0].Args[1] != "guide" {
		t.Errorf("diagnostics %v", diags)
	}
}

// Notes name their statute, each file its own.
func TestNotesAreNotInherited(t *testing.T) {
	_, diags := resolve(t, Input{Documents: []*doc.Document{
		page("jiedu/_index.md", "解读", func(d *doc.Document) { d.Meta.Cascade.Type = "notes" }),
		page("jiedu/a.md", "甲"),
		page("jiedu/b.md", "乙"),
	}})
	if len(diags) != 1 || diags[0].Code != "site/notes-inherited" || diags[0].Span != (diag.Span{File: "content/jiedu/_index.md", Key: "cascade.type"}) {
		t.Errorf("diagnostics %v", diags)
	}
}

// A kind whose files are read as it demands is named in each of them.
func TestOwnKindsAreNotInherited(t *testing.T) {
	s, diags := resolve(t, Input{Documents: []*doc.Document{
		page("a/_index.md", "甲", func(d *doc.Document) { d.Meta.Cascade.Type = "tree" }),
		page("a/x.md", "乙"),
		page("a/y.md", "丙", func(d *doc.Document) { d.Meta.Type = "tree" }),
	}})
	if len(diags) != 1 || diags[0].Code != "site/type-inherited" || diags[0].Span != (diag.Span{File: "content/a/_index.md", Key: "cascade.type"}) {
		t.Errorf("diagnostics %v", diags)
	}
	if s.Pages[0].Type != "guide" || s.Pages[1].Type != "tree" {
		t.Errorf("types %s, %s", s.Pages[0].Type, s.Pages[1].Type)
	}
}

// What a page shows on pages below it has addresses that nobody else can have, and
// links to its anchors lead there.
func TestAnchorsOfPagesBelow(t *testing.T) {
	link := func(target, fragment string) func(*doc.Document) {
		return func(d *doc.Document) {
			d.Refs = append(d.Refs, doc.Ref{Kind: doc.Link, Target: target, Fragment: fragment})
		}
	}
	tree := func(d *doc.Document) {
		d.Meta.Type, d.Anchors, d.Below = "tree", []string{"first", "second"}, []string{"second", "all.js"}
	}
	for _, folders := range []bool{false, true} {
		in := Input{Documents: []*doc.Document{
			page("a.md", "甲", link("tree.md", "second"), link("tree.md", "first")),
			page("tree.md", "树", tree, link("", "second"), link("", "first")),
		}}
		in.Settings.Folders = folders
		s, diags := resolve(t, in)
		want := URL("/tree/second.html")
		if folders {
			want = "/tree/second/"
		}
		for _, p := range s.Pages {
			if second, first := p.Targets[0], p.Targets[1]; second.URL != want || second.Page != nil || first.Page != s.Pages[1] || first.Fragment != "first" {
				t.Errorf("%s: %+v, %+v", p.Doc.Path, second, first)
			}
		}
		if got := s.Below(s.Pages[1], "all.js"); got != "/tree/all.js" || len(diags) > 0 {
			t.Errorf("%s; %v", got, diags)
		}
	}
	_, diags := resolve(t, Input{Documents: []*doc.Document{page("tree.md", "树", tree), page("tree/_index.md", "栏"), page("tree/second.md", "乙")}})
	if len(diags) != 1 || diags[0].Code != "site/address-taken" {
		t.Errorf("%v", diags)
	}
}

func TestMenuAndHome(t *testing.T) {
	docs := []*doc.Document{
		page("_index.md", "首页", func(d *doc.Document) {
			d.Meta.Tasks = []doc.Task{{Title: "多久给答复", Page: "zhinan/a.md", Answer: "60 日"}, {Page: "zhinan/b.md"}, {Page: "zhinna/"}}
		}),
		page("zhinan/_index.md", "指引"), page("zhinan/a.md", "甲"),
	}
	menu := []MenuItem{{Title: "办事", Page: "zhinan/_index.md"}, {Page: "zhinan/a.md"}, {Page: "zhinna/_index.md"}, {Page: "完全是别的/另一个.md"}}
	s, diags := resolve(t, Input{Documents: docs, Settings: Settings{Menu: menu}})
	if len(s.Menu) != 2 || s.Menu[0].Title != "办事" || s.Menu[1].Title != "甲" {
		t.Errorf("menu %+v", s.Menu)
	}
	if len(s.Tasks) != 1 {
		t.Errorf("tasks %+v", s.Tasks)
	}
	if got := codes(diags); !slices.Equal(got, []string{"site/menu-not-found", "site/menu-not-found-near", "site/task-not-found", "site/task-not-found-near"}) {
		t.Errorf("diagnostics %q", got)
	}
}

// Authors name types by what people call them.
func TestUnknownTypesLeadToThoseThatThereAre(t *testing.T) {
	for typ, want := range map[string][]string{
		"问答": {"site/unknown-type-near", "faq"}, "FAQ": {"site/unknown-type-near", "faq"}, "reprot": {"site/unknown-type-near", "report"},
		"图片": {"site/unknown-type", "guide（指引）、faq（问答）、report、law、notes、tree"},
	} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{page("a.md", "甲", func(d *doc.Document) { d.Meta.Type = typ })}})
		if len(diags) != 1 || diags[0].Code != want[0] || diags[0].Args[1] != want[1] {
			t.Errorf("%s: %+v", typ, diags)
		}
	}
}

// Without a menu of its own a site has all its channels there, which must not fill the
// head of each page.
func TestAMenuIsWantedWhereChannelsFillMoreThanTwoLines(t *testing.T) {
	for count, want := range map[int]string{8: "", 9: "site/menu-wanted"} { // 11 characters each, with the gap 13
		docs := []*doc.Document{page("_index.md", "首页")}
		for i := range count {
			dir := string(rune('a' + i))
			docs = append(docs, page(dir+"/_index.md", strings.Repeat("栏", 11)), page(dir+"/x.md", "页"))
		}
		_, diags := resolve(t, Input{Documents: docs})
		if got := strings.Join(codes(diags), " "); got != want {
			t.Errorf("%d channels: %q, want %q", count, got, want)
		}
		docs[1].Meta.Title = "短"
		s, diags := resolve(t, Input{Documents: docs, Settings: Settings{Menu: []MenuItem{{Title: "甲", Page: "a/_index.md"}}}})
		if len(diags) > 0 || len(s.Menu) != 1 {
			t.Errorf("%d channels, with a menu: %q, %d entries", count, codes(diags), len(s.Menu))
		}
	}
}

// Each page holds the whole menu, so that work would grow like its square.
func TestTheMenuHasAnEnd(t *testing.T) {
	for count, want := range map[int]string{maxMenu: "", maxMenu + 1: "site/menu-too-long"} {
		var items []MenuItem
		for range count {
			items = append(items, MenuItem{Title: "甲", Page: "a/_index.md"})
		}
		docs := []*doc.Document{page("_index.md", "首页"), page("a/_index.md", "栏"), page("a/x.md", "页")}
		s, diags := resolve(t, Input{Documents: docs, Settings: Settings{Menu: items}})
		if got := strings.Join(codes(diags), " "); got != want || len(s.Menu) != maxMenu {
			t.Errorf("%d entries: %q, %d stand in the menu", count, got, len(s.Menu))
		}
	}
}
