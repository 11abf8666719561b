package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/kind"
	"pufa/internal/view"
)

var feed = view.Feed{
	Lang: "zh-CN", Title: "信访普法 <指引>", Subtitle: "一步一步", ID: "https://www.example.gov.cn/pufa/guides/index.html",
	HomeURL: "https://www.example.gov.cn/pufa/guides/index.html", SelfURL: "https://www.example.gov.cn/pufa/guides/feed.xml",
	Author: "县信访局", Updated: "2026-11-16T08:30:00+08:00",
	Items: []view.FeedItem{{
		ID: "https://www.example.gov.cn/pufa/guides/%E5%A4%8D%E6%9F%A5.html", URL: "https://www.example.gov.cn/pufa/guides/%E5%A4%8D%E6%9F%A5.html?a=1&b=2",
		Title: "复查 & 复核", Summary: "30 日内提出", Content: `<p class="x">]]>第三十五条</p>`,
		Published: "2026-11-01T00:00:00+08:00", Updated: "2026-11-16T08:30:00+08:00", Author: "张三（样例）", Tags: []string{"复查", "期限"},
	}, {
		ID: "urn:x", URL: "https://www.example.gov.cn/pufa/b.html", Title: "控制字符 \x00\x0b\uffff\xff 不破坏", Published: "2026-10-01T00:00:00+08:00",
	}},
}

var written = []struct {
	name, golden string
	view         any
}{
	{"feed.xml", "feed.xml", feed},
	{"feed.json", "feed.json", feed},
	{"rss.xml", "rss.xml", feed},
	{"rss.xml", "empty-rss.xml", view.Feed{Title: "空", ID: "urn:empty"}},
	{"feed.xml", "empty.xml", view.Feed{Title: "空", ID: "urn:empty"}},
	{"feed.json", "empty.json", view.Feed{Title: "空", ID: "urn:empty"}},
	{"urlset", "urlset.xml", view.URLSet{URLs: []view.MapURL{{Loc: "https://www.example.gov.cn/pufa/?a=1&b=2", LastMod: "2026-11-16"}, {Loc: "https://www.example.gov.cn/pufa/b.html"}}}},
	{"mapindex", "mapindex.xml", view.MapIndex{Parts: []view.MapURL{{Loc: "https://www.example.gov.cn/pufa/sitemap-1.xml", LastMod: "2026-11-16"}}}},
	{"robots", "robots.txt", view.Robots{SiteMapURL: "https://www.example.gov.cn/pufa/sitemap.xml\nDisallow: /"}},
	{"robots", "robots-bare.txt", view.Robots{}},
}

func TestFeedsAndSiteMaps(t *testing.T) {
	s := load(t, nil, Options{Views: kind.Views()})
	for _, c := range written {
		var w bytes.Buffer
		if d := s.Render(&w, c.name, c.view, nil); d != nil {
			t.Fatal(d)
		}
		golden(t, filepath.Join("testdata/feeds", c.golden), w.Bytes())
		switch filepath.Ext(c.golden) {
		case ".xml":
			for d := xml.NewDecoder(&w); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%s: %v", c.golden, err)
					break
				}
			}
		case ".json":
			if !json.Valid(w.Bytes()) {
				t.Errorf("%s is no JSON", c.golden)
			}
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s", name, got)
	}
}

// Every text is written as encoding/xml would.
func TestTextInXML(t *testing.T) {
	for _, s := range append(hostile, "\t\r\n", "\x7f\u0085\ue000", "\ufffe", "\U0010ffff", "a&b<c>d", "\xed\xa0\x80") {
		var got, want bytes.Buffer
		(&xmlWriter{w: &got}).text(s)
		if err := xml.EscapeText(&want, []byte(s)); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%q: got %q, want %q", s, got.String(), want.String())
		}
	}
}

// What a reader of the feed gets is what the view holds.
func TestFeedsGoThereAndBack(t *testing.T) {
	var w bytes.Buffer
	load(t, nil, Options{Views: kind.Views()}).Render(&w, "feed.xml", feed, nil)
	var back struct {
		Entries []struct {
			Title   string `xml:"title"`
			Content string `xml:"content"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(w.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	e, want := back.Entries[0], feed.Items[0]
	if e.Title != want.Title || e.Content != string(want.Content) || e.Link.Href != want.URL {
		t.Errorf("got %+v", e)
	}
	if strings.ContainsAny(w.String(), "\x00\x0b\uffff") {
		t.Error("a character that XML forbids came out")
	}
}
