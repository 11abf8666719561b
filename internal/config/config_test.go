package config

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // as main has it
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/source"
)

var update = flag.Bool("update", false, "rewrite expectations")

func decode(name, text string) source.File {
	f, _ := source.Decode(name, []byte(text))
	return f
}

// told prints findings, three lines each, but for the notice that there is no
// base_url, which these small files would all get.
func told(text string, l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		if d.Code == "config/no-base-url" {
			continue
		}
		place := "file"
		if d.Span.End > 0 {
			before := text[:d.Span.Start]
			place = fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])+1)
		}
		fmt.Fprintf(&b, "%s %v %s\n  %s\n  %s\n", place, d.Severity, d.Code, d.Message(diag.ZH), d.Hint(diag.ZH))
	}
	return b.String()
}

func TestEveryTableIsRead(t *testing.T) {
	const text = `title = "蓝山普法"
base_url = "https://WWW.example.gov.cn/普法"
language = "zh-Hans-CN"
timezone = "Asia/Urumqi"
theme = "lan"
addresses = "folder"
links = "rooted"
[organization]
name = "某局"
address = "某路"
phone = "电话"
hours = "周一至周五"
online = "某网"
progress = "打电话问"
contact_checked = 2026-11-01
report_error_url = "https://example.gov.cn/find?a=1"
email = "a@example.gov.cn"
map_url = "https://example.gov.cn/map"
feedback_url = "b@example.gov.cn"
[government]
site_name = "某网"
site_domain = "www.example.gov.cn"
site_id_code = "0000000000"
icp = "湘ICP备00000000号-1"
police_record = "湘公网安备 00000000000000号"
party_government_mark = "http://example.gov.cn/mark"
[[menu]]
title = "指引"
page = "zhinan/_index.md"
[review]
stages = ["初审", "复审", "终审"]
required = true
[markdown]
hard_breaks = true
[law]
article_pages = false
[search]
synonyms = "data/synonyms.toml"
exclude = ["neibu"]
[lists]
size = 10
latest = 5
numbering = "front"
[feeds]
atom = "atom.xml"
json = ""
rss = "index.xml"
below = false
[[facets]]
key = "categories"
title = "分类"
menu = "按分类看"
[[facets]]
key = "tags"
title = "主题词"
order = "code"
[front_matter]
description = "summary"
section = "categories"
layout = ""
[[deploy]]
name = "zip"
kind = "zip"
path = "a.zip"
[[deploy]]
name = "网"
kind = "sftp"
host = "h"
port = 2222
user = "u"
path = "/www"
key = "k"
host_key = "SHA256:x"
known_hosts = "kh"
redirects = "iis"
[[deploy]]
name = "云"
kind = "s3"
endpoint = "s3.example.com/"
region = "r"
bucket = "b"
prefix = "/p"
path_style = true
gzip = true
[params]
seal = "普法"
n = 12
half = 0.5
on = true
`
	got, diags := Parse(decode("config.toml", text), pageKeys)
	if len(diags) > 0 {
		t.Fatal(told(text, diags))
	}
	page, theme := strings.Index(text, `"zhinan`), strings.Index(text, `"lan"`)
	param := func(key, written string) Param {
		at := strings.Index(text, "\n"+key+" = "+written) + len("\n"+key+" = ")
		return Param{key, strings.Trim(written, `"`), diag.Span{File: "config.toml", Start: at, End: at + len(written)}}
	}
	want := &Config{
		Title: "蓝山普法", BaseURL: "https://www.example.gov.cn/%E6%99%AE%E6%B3%95/", Language: "zh-Hans-CN", Timezone: "Asia/Urumqi",
		Theme: "lan", ThemeSpan: diag.Span{File: "config.toml", Start: theme, End: theme + len(`"lan"`)}, Addresses: AddressFolder, Links: LinksRooted,
		Organization: Organization{"某局", "某路", "电话", "周一至周五", "某网", "打电话问", "2026-11-01", "https://example.gov.cn/find?a=1", "a@example.gov.cn", "https://example.gov.cn/map", "mailto:b@example.gov.cn"},
		Government:   Government{true, "某网", "www.example.gov.cn", "0000000000", "湘ICP备00000000号-1", "湘公网安备 00000000000000号", "http://example.gov.cn/mark"},
		Menu:         []MenuEntry{{"指引", "zhinan/_index.md", diag.Span{File: "config.toml", Start: page, End: page + len(`"zhinan/_index.md"`)}}},
		Review:       Review{[]string{"初审", "复审", "终审"}, true},
		Markdown:     Markdown{HardBreaks: true}, Law: Law{false}, Search: Search{true, "data/synonyms.toml", []string{"neibu"}},
		Lists: Lists{10, 5, NumberingFront}, Feeds: Feeds{"atom.xml", "", "index.xml", false},
		Facets:      []Facet{{"categories", "分类", "按分类看", OrderReading}, {"tags", "主题词", "", OrderCode}},
		FrontMatter: []fields.Renamed{{From: "description", To: "summary"}, {From: "layout"}, {From: "section", To: "categories"}},
		Deploys: []Deploy{
			{Name: "zip", Kind: DeployZip, Path: "a.zip"},
			{Name: "网", Kind: DeploySFTP, Path: "/www", Host: "h", Port: 2222, User: "u", Key: "k", HostKey: "SHA256:x", KnownHosts: "kh", Redirects: "iis"},
			{Name: "云", Kind: DeployS3, Endpoint: "https://s3.example.com", Region: "r", Bucket: "b", Prefix: "p/", PathStyle: true, Gzip: true},
		},
		Params: []Param{param("half", "0.5"), param("n", "12"), param("on", "true"), param("seal", `"普法"`)},
		Zone:   got.Zone,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got.Zone.String() != "Asia/Urumqi" {
		t.Errorf("zone %v", got.Zone)
	}
}

func TestAnEmptyFileHasAllDefaultsAndLacksATitle(t *testing.T) {
	got, diags := Parse(decode("config.toml", ""), pageKeys)
	want := &Config{Language: "zh-CN", Timezone: "Asia/Shanghai", Zone: got.Zone, Theme: "pufa", ThemeSpan: diag.At("config.toml"), Addresses: AddressFile, Law: Law{ArticlePages: true}, Search: Search{Enabled: true},
		Links: LinksRelative, Lists: Lists{20, 4, NumberingStable}, Feeds: Feeds{Atom: "feed.xml", JSON: "feed.json", Below: true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if noon := time.Date(2026, 1, 1, 12, 0, 0, 0, got.Zone); noon.UTC().Hour() != 4 {
		t.Errorf("noon in Shanghai is %v", noon.UTC())
	}
	if told := told("", diags); told != "file error config/title-missing\n  没有写网站名称 title\n  在 config.toml 最上面加一行：title = \"网站名称\"\n" {
		t.Error(told)
	}
}

func TestAddressesOfTheSite(t *testing.T) {
	for _, c := range []struct{ in, want, codes string }{
		{"https://www.example.gov.cn", "https://www.example.gov.cn/", ""},
		{"https://www.example.gov.cn/pufa", "https://www.example.gov.cn/pufa/", ""},
		{"http://www.example.gov.cn:8080/a//b/../c/", "http://www.example.gov.cn:8080/a/c/", ""},
		{"HTTPS://www.example.gov.cn/", "https://www.example.gov.cn/", ""},
		{"https://www.example.gov.cn/pufa?x=1#y", "https://www.example.gov.cn/pufa/", "config/base-url-extra"},
		{"https://me:secret@www.example.gov.cn/", "https://www.example.gov.cn/", "config/base-url-extra"},
		{"www.example.gov.cn/pufa", "", "config/base-url"},
		{"/pufa/", "", "config/base-url"},
		{"javascript:alert(1)", "", "config/base-url"},
		{"ftp://www.example.gov.cn/", "", "config/base-url"},
		{"https://", "", "config/base-url"},
		{"https://u:p@h/x?", "https://h/x/", "config/base-url-extra"},
		{"", "", "config/no-base-url"},
		{"【网址：待填】", "", "config/placeholder"},
	} {
		got, diags := Parse(decode("config.toml", fmt.Sprintf("title = 'a'\nbase_url = '%s'\n", c.in)), pageKeys)
		var codes []string
		for _, d := range diags {
			codes = append(codes, d.Code)
		}
		if got.BaseURL != c.want || strings.Join(codes, " ") != c.codes {
			t.Errorf("%s: %q, %v; want %q, %s", c.in, got.BaseURL, codes, c.want, c.codes)
		}
	}
}

// testdata/findings.txtar holds settings and what is said about them.
func TestFindings(t *testing.T) {
	const file = "testdata/findings.txtar"
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range ar.Files {
		want[f.Name] = string(f.Data)
	}
	out := &txtar.Archive{Comment: ar.Comment}
	for _, f := range ar.Files {
		if strings.HasSuffix(f.Name, ".want") {
			continue
		}
		text := string(f.Data)
		var diags diag.List
		switch {
		case strings.HasPrefix(f.Name, "theme"):
			_, diags = ParseTheme(decode(f.Name, text))
		case strings.HasPrefix(f.Name, "synonyms"):
			_, diags = ParseSynonyms(decode(f.Name, text))
		default:
			_, diags = Parse(decode(f.Name, text), pageKeys)
		}
		got := told(text, diags)
		if got != want[f.Name+".want"] && !*update {
			t.Errorf("%s: got\n%swant\n%s", f.Name, got, want[f.Name+".want"])
		}
		out.Files = append(out.Files, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUnsafeValuesAreLeftOut(t *testing.T) {
	got, _ := Parse(decode("config.toml", `title = "a"
theme = "../x"
[organization]
report_error_url = "javascript:alert(1)"
[government]
party_government_mark = "data:text/html,x"
[search]
synonyms = "../../etc/passwd"
[[menu]]
title = "x"
page = "C:\\secret.md"
`), pageKeys)
	if got.Theme != "pufa" || got.Organization.ReportErrorURL != "" || got.Government.PartyGovernmentMark != "" || got.Search.Synonyms != "" || len(got.Menu) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestTheme(t *testing.T) {
	got, diags := ParseTheme(decode("themes/lan/theme.toml", `name = "lan"
title = "蓝"
complete = true
[[containers]]
name = "tip"
label = "小贴士"
element = "aside"
landmark = true
[[containers]]
name = "story"
label = "故事"
label_en = "Story"
`))
	want := &Theme{"lan", "蓝", true, []Container{{"tip", "小贴士", "小贴士", "aside", true}, {"story", "故事", "Story", "div", false}}}
	if len(diags) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\ngot  %+v\nwant %+v", diags, got, want)
	}
}

// pageKeys are those of front matter.
var pageKeys = fields.Keys(doc.Meta{})

func FuzzParse(f *testing.F) {
	ar, err := txtar.ParseFile("testdata/findings.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range ar.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, _ := source.Decode("config.toml", raw)
		c, diags := Parse(file, pageKeys)
		if c.Zone == nil || c.Language == "" || c.Theme == "" || c.Addresses == "" || c.BaseURL != "" && !strings.HasSuffix(c.BaseURL, "/") {
			t.Fatalf("settings that cannot be used: %+v", c)
		}
		_, more := ParseTheme(file)
		for _, d := range append(diags, more...) {
			if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(file.Text) {
				t.Fatalf("%s: span %v outside %d bytes", d.Code, d.Span, len(file.Text))
			}
		}
	})
}

// Each everyday word leads to each word of the law once; a line without words of the law
// leads nowhere.
func TestSynonymsLeadToWordsOfTheLaw(t *testing.T) {
	got, _ := ParseSynonyms(decode("synonyms.toml", "[words]\n\"工钱 薪水\" = \"工资 劳动报酬\"\n\"薪水\" = \"工资\"\n\"房子\" = \"\"\n"))
	want := map[string][]string{"工钱": {"工资", "劳动报酬"}, "薪水": {"工资", "劳动报酬"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
