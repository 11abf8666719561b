package site

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// straysOf lists findings as "code file: args".
func straysOf(diags diag.List) []string {
	var out []string
	for _, d := range diags {
		line := d.Code + " " + strings.TrimPrefix(d.Span.File, "content/")
		if len(d.Args) > 0 {
			line += ": " + strings.Join(d.Args, " ")
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// A file that no page leads to is named: one that looks like a page as a warning, once
// for each ending.
func TestFilesThatNobodySeesAreNamed(t *testing.T) {
	files := []File{{Path: "content/zhinan/x.md.txt"}, {Path: "content/a.docx"}, {Path: "content/b.docx"}, {Path: "content/c.docx"}, {Path: "content/d.mdx"}, {Path: "content/e.pdf"}, {Path: "content/f.pdf"}, {Path: "content/linked.docx"}, {Path: "content/g。md"}, {Path: "content/h.rtf"}}
	_, diags := resolve(t, Input{Documents: []*doc.Document{page("a.md", "甲", linking("linked.docx"))}, Files: files})
	want := []string{"site/file-like-page d.mdx: .mdx", "site/file-like-page g。md: 。md", "site/file-like-page h.rtf: .rtf", "site/file-like-page zhinan/x.md.txt: .md.txt", "site/file-unused b.docx", "site/file-unused c.docx", "site/file-unused e.pdf", "site/file-unused f.pdf", "site/files-like-pages a.docx: .docx 3"}
	if got := straysOf(diags); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestFoldersAndNamesThatArePuzzling(t *testing.T) {
	for name, c := range map[string]struct {
		paths []string
		want  []string
	}{
		"no _index.md":            {[]string{"a/b.md", "a/c.md"}, []string{"site/folder-without-index a: 2"}},
		"one page and pictures":   {[]string{"a/b.md"}, nil},
		"index.md beside others":  {[]string{"a/index.md", "a/b.md"}, []string{"site/index-for-channel a/index.md: content/a"}},
		"a page with its folder":  {[]string{"a/index.md"}, nil},
		"a channel":               {[]string{"a/_index.md", "a/b.md", "a/c.md"}, nil},
		"a copy":                  {[]string{"b.md", "b - 副本.md"}, []string{"site/copy-of b - 副本.md: content/b.md"}},
		"a download":              {[]string{"b.md", "b(1).md"}, []string{"site/copy-of b(1).md: content/b.md"}},
		"a download with a space": {[]string{"b.md", "b (2).md"}, []string{"site/copy-of b (2).md: content/b.md"}},
		"a copy in words":         {[]string{"b.md", "b 的副本.md"}, []string{"site/copy-of b 的副本.md: content/b.md"}},
		"a copy of old":           {[]string{"b.md", "复件 b.md", "复件 (2) b.md"}, []string{"site/copy-of 复件 (2) b.md: content/b.md", "site/copy-of 复件 b.md: content/b.md"}},
		"a copy of a copy":        {[]string{"b.md", "b - 副本 (2).md"}, []string{"site/copy-of b - 副本 (2).md: content/b.md"}},
		"a backup":                {[]string{"b.md", "b.bak.md", "b_v2.md", "b最终版.md", "b（修改稿）.md", "b.md.md"}, []string{"site/copy-of b.bak.md: content/b.md", "site/copy-of b.md.md: content/b.md", "site/copy-of b_v2.md: content/b.md", "site/copy-of b最终版.md: content/b.md", "site/copy-of b（修改稿）.md: content/b.md"}},
		"a name like a backup's":  {[]string{"办法修改稿.md", "v2.md", "zero-copy.md"}, nil},
		"a copy in brackets":      {[]string{"b.md", "b（副本）.md", "b copy.md"}, []string{"site/copy-of b copy.md: content/b.md", "site/copy-of b（副本）.md: content/b.md"}},
		"about copies":            {[]string{"副本.md", "copy.md", "copyright.md"}, nil},
		"a copy alone":            {[]string{"b - 副本.md"}, []string{"site/copy b - 副本.md: b.md"}},
		"a year in brackets":      {[]string{"b(2022).md"}, nil},
	} {
		var docs []*doc.Document
		for _, p := range c.paths {
			docs = append(docs, page(p, p))
		}
		_, diags := resolve(t, Input{Documents: docs})
		if got := straysOf(diags); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// The day of these tests is 2026-11-23.
func TestDatesThatCannotBeMeant(t *testing.T) {
	for date, want := range map[string]string{"0226-11-01": "site/date-doubtful", "1926-11-01": "site/date-doubtful", "1949-10-01": "site/date-doubtful", "1989-12-31": "site/date-doubtful", "1990-01-01": "", "2036-12-31": "", "2062-11-01": "site/date-doubtful", "2026-11-23": ""} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{page("a.md", "甲", dated(date))}})
		if got := strings.Join(codes(diags), " "); got != want {
			t.Errorf("%s: %q", date, got)
		}
	}
	for count, want := range map[int]int{9: 9, 10: 0} { // a collection of old documents
		var docs []*doc.Document
		for i := range count {
			docs = append(docs, page("a"+itoa(i)+".md", "甲"+itoa(i), dated("1956-11-0"+itoa(1+i%9))))
		}
		if _, diags := resolve(t, Input{Documents: docs}); len(diags) != want {
			t.Errorf("%d old pages: %v", count, codes(diags))
		}
	}
	for expires, want := range map[string]string{"2027-01-01": "", "2076-12-31": "", "2206-01-01": "site/date-doubtful"} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{page("a.md", "甲", dated("2026-01-01"), func(d *doc.Document) { d.Meta.Expires = when(expires) })}})
		if got := strings.Join(codes(diags), " "); got != want {
			t.Errorf("expires %s: %q", expires, got)
		}
	}
	for effective, want := range map[string]string{"1950-05-01": "", "0226-05-01": "site/date-doubtful", "2062-05-01": "site/date-doubtful"} {
		e := text("2022-05-01", "")
		e.Path, e.Meta.Effective = "content/f/wenben.md", when(effective)
		if _, diags := resolve(t, Input{Documents: []*doc.Document{work(nil), e}}); strings.Contains(strings.Join(codes(diags), " "), "site/date-doubtful") != (want != "") {
			t.Errorf("effective %s: %v", effective, codes(diags))
		}
		if _, diags := resolve(t, Input{Documents: []*doc.Document{work(nil), text(effective, "")}}); strings.Contains(strings.Join(codes(diags), " "), "site/date-doubtful") != (want != "") {
			t.Errorf("named %s: %v", effective, codes(diags))
		}
	}
	for updated, want := range map[string]string{"2026-11-23": "", "2026-11-24": "site/updated-later", "2027-01-01": "site/updated-later"} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{page("a.md", "甲", dated("2026-01-01"), func(d *doc.Document) { d.Meta.Updated = when(updated) })}})
		if got := strings.Join(codes(diags), " "); got != want {
			t.Errorf("updated %s: %q", updated, got)
		}
	}
}

func TestTagsThatWereWrittenAsOne(t *testing.T) {
	for tag, want := range map[string]string{"复查，信访": `"复查", "信访"`, "复查、信访、期限": `"复查", "信访", "期限"`, "a, b": `"a", "b"`, "复查": "", "，": ""} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{page("a.md", "甲", func(d *doc.Document) { d.Meta.Tags = []string{tag} })}})
		diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Code != "site/tags-glued" })
		if want == "" && len(diags) > 0 || want != "" && (len(diags) != 1 || diags[0].Args[1] != want) {
			t.Errorf("%s: %v", tag, diags)
		}
	}
}

// An absolute link to the site itself is checked like a relative one, and is one.
func TestLinksToTheSitesOwnAddressAreChecked(t *testing.T) {
	for target, want := range map[string]string{
		"https://www.example.gov.cn/pufa/b.html": "b.html", "http://www.example.gov.cn/pufa/b.html": "b.html", "//www.example.gov.cn/pufa/b.html": "b.html",
		"https://www.example.gov.cn/pufa/": "index.html", "https://www.example.gov.cn/pufa": "index.html", "https://www.example.gov.cn/pufa/b.html?from=qr": "b.html",
		"HTTPS://WWW.EXAMPLE.GOV.CN/pufa/c.html": "site/own-address-not-found", "https://www.example.gov.cn/pufa/c.html": "site/own-address-not-found", "https://www.example.gov.cn/other/": "",
		"https://www.example.gov.cn/pufa/sitemap.xml": "", "https://www.example.gov.cn/pufa/search/": "", "https://www.example.gov.cn/pufa/sitemap/index.html": "",
		"https://www.example.gov.cn/pufa/assets/": "site/own-address-not-found", "https://www.example.gov.cn/pufadian/": "",
	} {
		s, diags := resolve(t, Input{Settings: Settings{BaseURL: "https://www.example.gov.cn/pufa/"}, Documents: []*doc.Document{page("a.md", "甲", linking(target)), page("b.md", "乙")}})
		got := strings.Join(codes(diags), " ")
		if p := s.Pages[0].Target(0).Page; p != nil {
			got += p.URL.File()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", target, got, want)
		}
	}
}

func TestFrontMatterThatSaysNothing(t *testing.T) {
	_, diags := resolve(t, Input{Documents: []*doc.Document{
		page("_index.md", "首页", func(d *doc.Document) { d.Meta.Tasks = []doc.Task{{Title: "查进度"}} }),
		page("a.md", "甲", func(d *doc.Document) {
			d.Meta.Facts = []doc.Fact{{Label: "期限"}, {Label: "找谁", Value: "窗口"}, {Value: "30 日"}}
		}),
	}})
	if got, want := straysOf(diags), []string{"site/fact-without-label a.md: 30 日", "site/fact-without-value a.md: 期限", "site/task-without-page _index.md: 查进度"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What the quick look leaves out, no pattern matches.
func TestMayBeCopyMissesNoCopy(t *testing.T) {
	parts := []string{"办法", "x", "(1)", "（12）", "(2007)", "副本", "的拷贝", "复件", " - ", "_", "v2", "V13", "-bak", "old", "New", "final", " copy", "copy 3", "备份", "旧", "新版", "修改", "修改稿", "定稿", "终版", "最终", "草稿", "md", ")", "）", "2"}
	for _, a := range parts {
		for _, b := range parts {
			for _, c := range parts {
				name := a + b + c
				if (copied.MatchString(name) || kept.MatchString(name)) && !mayBeCopy(name) {
					t.Errorf("%q is a copy", name)
				}
			}
		}
	}
}
