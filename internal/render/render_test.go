package render

import (
	"bytes"
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"pufa/internal/kind"
	"pufa/internal/view"
)

// theme makes one layer of templates and assets.
func theme(files ...string) []Layer {
	return []Layer{{Name: "themes/t", FS: folder(files...), Templates: ".", Assets: "assets"}}
}

// folder makes a file system of names and contents in turn.
func folder(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

// load fails the test when the layers have mistakes.
func load(t *testing.T, layers []Layer, o Options) *Set {
	t.Helper()
	s, diags := Load(layers, o)
	for _, d := range diags {
		t.Errorf("%s: %v %v", d.Code, d.Span, d.Args)
	}
	return s
}

func TestAFragmentTakesTheMarkersPlace(t *testing.T) {
	s := load(t, theme(
		"guide.html", "{{define \"x\"}}{{end}}\n\n<h1>{{.Title}}</h1>{{fragment .Header}}|{{fragment .Footer}}|",
		"partials/header.html", "<b>{{.SiteTitle}}</b>",
	), Options{Views: kind.Views()})
	h := view.Header{SiteTitle: "普法"}
	const name view.Fragment = "header-1"
	var b bytes.Buffer
	if d := s.Render(&b, "partials/header", h, nil); d != nil {
		t.Fatal(d)
	}
	g := view.Guide{Frame: view.Frame{Title: "A<B", Header: name}}
	var w bytes.Buffer
	if d := s.Render(&w, "guide", g, Parts{name: b.Bytes()}); d != nil {
		t.Fatal(d)
	}
	if got, want := w.String(), "<h1>A&lt;B</h1><b>普法</b>||"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// render makes one page and fails the test when that isn't possible.
func render(t *testing.T, s *Set, name string, v any, parts Parts) string {
	t.Helper()
	var w bytes.Buffer
	for _, d := range s.Render(&w, name, v, parts) {
		t.Errorf("%s: %s: %v %v", name, d.Code, d.Span, d.Args)
	}
	return w.String()
}

// Views come with addresses in upper-case percent-encoding, as RFC 3986 prefers.
// html/template escapes in lower case; one address must not get two spellings.
func TestAddressesPassUnchanged(t *testing.T) {
	const address = "../%E6%8C%87%E5%BC%95/a%20b%2Fc.html?q=%E5%A4%8D&x=1#%E7%AC%AC%E4%B8%80"
	escaped := strings.ReplaceAll(address, "&", "&amp;")
	for _, c := range []struct {
		template string
		view     any
		want     string
	}{
		{`<a href="{{.HomeURL}}">`, view.Guide{Frame: view.Frame{HomeURL: address}}, `<a href="` + escaped + `">`},
		{`<a href="{{with .HomeURL}}{{.}}{{end}}">`, view.Guide{Frame: view.Frame{HomeURL: address}}, `<a href="` + escaped + `">`},
		{`<img src="{{.Image.URL}}">`, view.Guide{Image: view.Picture{URL: address}}, `<img src="` + escaped + `">`},
		{`<img srcset="{{.Image.SrcSet}}">`, view.Guide{Image: view.Picture{SrcSet: address + " 800w, %E5%9B%BE-2.png 1600w"}}, `<img srcset="` + escaped + ` 800w, %E5%9B%BE-2.png 1600w">`},
		{`<meta http-equiv="refresh" content="0; url={{.HomeURL}}">`, view.Guide{Frame: view.Frame{HomeURL: address}}, `<meta http-equiv="refresh" content="0; url=` + escaped + `">`},
		{`{{range .Metas}}<meta name="{{.Name}}" content="{{.Content}}">{{end}}`, view.Guide{Frame: view.Frame{Metas: []view.Meta{{Name: "Url", Content: address}}}}, `<meta name="Url" content="` + escaped + `">`},
		{`<link rel="canonical" href="{{.Canonical}}">`, view.Guide{Frame: view.Frame{Canonical: "https://www.example.gov.cn/" + address[3:]}}, `<link rel="canonical" href="https://www.example.gov.cn/` + escaped[3:] + `">`},
		{`{{range .JSONLD}}<script type="application/ld+json">{{.}}</script>{{end}}`, view.Guide{Frame: view.Frame{JSONLD: []template.JS{`{"url":"` + address + `","name":"复查"}`}}}, `<script type="application/ld+json">{"url":"` + address + `","name":"复查"}</script>`},
		{`<link href="{{.Root}}{{asset "样式.css"}}">`, view.Guide{Frame: view.Frame{Root: "../"}}, `<link href="../assets/%E6%A0%B7%E5%BC%8F.css">`},
		{`{{.Body}}`, view.Guide{Body: `<a href="` + template.HTML(escaped) + `">`}, `<a href="` + escaped + `">`},
	} {
		s := load(t, theme("guide.html", c.template, "assets/样式.css", ""), Options{Views: kind.Views(), PlainNames: true})
		if got := render(t, s, "guide", c.view, nil); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.template, got, c.want)
		}
	}
}

// Text of authors is text, wherever it stands.
func TestTextIsEscapedForItsPlace(t *testing.T) {
	s := load(t, theme("guide.html", `<p title="{{.Title}}">{{.Title}}</p><script>f({{.Title}})</script>`), Options{Views: kind.Views()})
	v := view.Guide{Frame: view.Frame{Title: "</script><b onclick=\"x\">\x00fragment y\x00"}}
	got := render(t, s, "guide", v, Parts{"y": []byte("spliced")})
	for _, bad := range []string{"<b", "</script><", `="x"`, "spliced", "\x00"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q came out: %s", bad, got)
		}
	}
}

func TestASiteOverridesAnyFileOfItsTheme(t *testing.T) {
	layers := append(theme(
		"guide.html", `{{template "partials/head" .}}{{asset "style.css"}}`,
		"partials/head.html", `theme`,
		"assets/style.css", "a{}", "assets/other.css", "b{}",
	), Layer{Name: "templates", FS: folder("partials/head.html", "\uFEFFsite\r\n", "assets/style.css", "c{}", "assets/x.html", "{{"), Templates: ".", Assets: "assets"})
	s := load(t, layers, Options{Views: kind.Views(), PlainNames: true})
	if got, want := render(t, s, "guide", view.Guide{}, nil), "site\nassets/style.css"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var names []string
	for _, a := range s.Assets() {
		names = append(names, a.Path+"="+string(a.Data))
	}
	want := []string{"assets/other.css=b{}", "assets/style.css=c{}", "assets/x.html={{"}
	if !slices.Equal(names, want) {
		t.Errorf("assets %v, want %v", names, want)
	}
	if text, ok := s.Source("templates/partials/head.html"); !ok || text != "site\n" {
		t.Errorf("source %q %v", text, ok)
	}
}

func TestFolders(t *testing.T) {
	for _, c := range []struct {
		layer Layer
		file  string // of the diagnostic
	}{
		{Layer{Name: "", FS: folder("templates/guide.html", "{{end}}", "content/a.html", "{{"), Templates: "templates", Assets: "templates/assets"}, "templates/guide.html"},
		{Layer{Name: "themes/x", FS: folder("guide.html", "{{end}}", "assets/a.html", "{{", ".git/a.html", "{{", ".a.html", "{{"), Templates: ".", Assets: "assets"}, "themes/x/guide.html"},
		{Layer{Name: "themes/x", FS: folder("t/guide.html", "{{end}}", "assets/a.html", "{{"), Templates: "./t/", Assets: "assets/"}, "themes/x/t/guide.html"},
	} {
		_, diags := Load([]Layer{c.layer}, Options{Views: kind.Views()})
		if len(diags) != 1 || diags[0].Span.File != c.file {
			t.Errorf("%v, want one in %s", diags, c.file)
		}
	}
}

func TestFunctions(t *testing.T) {
	v := view.Home{
		Frame:  view.Frame{Lang: "zh-CN", Params: []view.Param{{Key: "slogan", Value: "学法"}}},
		Latest: []view.Card{{Title: "一"}, {Title: "二"}, {Title: "三"}},
	}
	for _, c := range []struct{ template, want string }{
		{`{{say .Lang "上一篇" "Previous"}}{{say "en-GB" "上一篇" "Previous"}}{{say "zha" "上" "x"}}`, "上一篇Previousx"},
		{`{{param .Params "slogan"}}|{{param .Params "none"}}`, "学法|"},
		{`{{range first 2 .Latest}}{{.Title}}{{end}}{{range first 9 .Latest}}{{.Title}}{{end}}{{len (first -1 .Latest)}}`, "一二一二三0"},
		{`{{fragment .Header}}x`, "x"},
		{`{{with $x := first 1 .Latest}}{{(index $x 0).Title}}{{end}}`, "一"},
	} {
		s := load(t, theme("home.html", c.template), Options{Views: kind.Views()})
		if got := render(t, s, "home", v, nil); got != c.want {
			t.Errorf("%s: got %q, want %q", c.template, got, c.want)
		}
	}
}

func TestManyGoroutinesRenderAtOnce(t *testing.T) {
	s, _ := Load(theme( // quiz is a template of no known view
		"guide.html", `<a title="{{template "partials/p" .}}">{{template "partials/p" .}}</a>`,
		"quiz.html", `<i>{{template "partials/p" .}}</i>`,
		"partials/p.html", `{{.Title}}`,
	), Options{Views: kind.Views()})
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for n := range 50 {
				title := strconv.Itoa(i*1000 + n)
				v := view.Guide{Frame: view.Frame{Title: title}}
				if got := render(t, s, []string{"guide", "quiz"}[n%2], v, nil); strings.Count(got, title) != 2-n%2 {
					t.Errorf("got %s for %s", got, title)
				}
			}
		})
	}
	group.Wait()
}

func TestAVeryLongPageIsStopped(t *testing.T) {
	s := load(t, theme("home.html", `{{range .Latest}}{{range $.Latest}}{{$.Body}}{{end}}{{end}}`), Options{Views: kind.Views()})
	v := view.Home{Body: template.HTML(strings.Repeat("x", 1<<20)), Latest: make([]view.Card, 100)}
	var w bytes.Buffer
	d := s.Render(&w, "home", v, nil)
	if len(d) != 1 || d[0].Code != "render/too-long" || w.Len() != 0 {
		t.Errorf("%v, %d bytes", d, w.Len())
	}
}

// Templates and writers without a view, and views without either, must not be
// forgotten when package view grows.
func TestEveryViewIsKnown(t *testing.T) {
	names, err := filepath.Glob("../view/*.go")
	if err != nil || len(names) == 0 {
		t.Fatal("no files", err)
	}
	doc := regexp.MustCompile(`// \w+ is the view of (.*)`)
	name := regexp.MustCompile(`"([^"]+)"`)
	found := 0
	for _, n := range names {
		text, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range doc.FindAllStringSubmatch(string(text), -1) {
			for _, q := range name.FindAllStringSubmatch(m[1], -1) {
				found++
				if viewsOf(Options{Views: kind.Views()})[q[1]] == nil && writers[q[1]] == nil {
					t.Errorf("%s: %q is in neither of the tables views and writers", n, q[1])
				}
			}
		}
	}
	if found < len(fixedViews) {
		t.Errorf("only %d views were found", found)
	}
}

// What is invisible and steers is found in templates and stylesheets, at its place; spaces
// and escapes are not.
func TestControlCharactersAreFound(t *testing.T) {
	for text, at := range map[string]int{
		"<p>字\x00</p>": 6, "\x1b[2J": 0, "a\u009bb": 1, "a\u202eb": 1, "a\x7f": 1, "\x0b": 0,
		"a\tb\r\nc\fd": -1, `{{"\u202e"}}`: -1, "‘a’\u200d\u3000b": -1,
	} {
		for _, name := range []string{"guide.html", "assets/style.css"} {
			_, diags := Load(theme(name, text), Options{Views: kind.Views()})
			found := -1
			for _, d := range diags {
				if d.Code == "render/control-character" {
					found = d.Span.Start
				}
			}
			if found != at {
				t.Errorf("%s %q: found at %d, not %d", name, text, found, at)
			}
		}
	}
}
