package render

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"

	"pufa/internal/kind"
	"pufa/internal/view"
)

// pufa is the theme that comes with the program.
func pufa(t testing.TB) *Set {
	t.Helper()
	s, diags := Load([]Layer{{Name: "themes/pufa", FS: os.DirFS("../../themes/pufa"), Templates: ".", Assets: "assets"}}, Options{Views: kind.Views()})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return s
}

func TestEveryTemplateOfTheDefaultThemeIsFast(t *testing.T) {
	s := pufa(t)
	for name := range viewsOf(Options{Views: kind.Views()}) {
		if s.fast[name] == nil {
			t.Errorf("%s: %v", name, s.slow[name])
		}
	}
}

// The theme of internal/bench writes data for search engines by hand, as themes do that
// were written for other generators.
func TestEveryTemplateOfTheBenchmarkIsFast(t *testing.T) {
	s, _ := Load([]Layer{{FS: os.DirFS("../bench/site/themes/bench"), Templates: "."}}, Options{Views: kind.Views()})
	for name, err := range s.slow {
		t.Errorf("%s: %v", name, err)
	}
	if s.fast["guide"] == nil {
		t.Error("there is no template of pages")
	}
}

// hostile are texts that must not be taken for anything else than text.
var hostile = []string{
	"", "", "a", "普法", "【电话：待填】", " b ", "<b>", "</script>", `"`, "'", "&amp;", "a+b=c", "\x00", "\x00fragment a\x00", "\ufffdfragment a", "\ufffd",
	"javascript:alert(1)", "https://example.gov.cn/?a=1&b=%E6%B3%95#c", "../a%20b.html", "指引/离婚.html", "mailto:a@b", "%", "%2", "a.png 1x, b.png 2x",
	"\u2028", "\xff", "\xe2\x80", "\ufdd0", "\n", "ZgotmplZ", "#ZgotmplZ", "x#ZgotmplZ", "zh-CN", "en", "draft", "same", "in-force", "heading", "10px", "a`b${c}", "icon.svg",
}

// fill puts random values into all fields of a view. Hostile ones are rare in a
// view and then may be anywhere, so that most views can be rendered.
func fill(r *rand.Rand, v reflect.Value, wild bool) {
	switch v.Kind() {
	case reflect.String:
		s := hostile[r.IntN(12)]
		if wild && r.IntN(20) == 0 {
			s = hostile[r.IntN(len(hostile))]
		}
		if wild && r.IntN(20) == 0 {
			s += hostile[r.IntN(len(hostile))]
		}
		if r.IntN(6) == 0 {
			s = []string{"zh-CN", "en", "draft", "same", "in-force", "heading", "a", "1 & 2"}[r.IntN(8)]
		}
		if v.Type() == reflect.TypeFor[view.Fragment]() && r.IntN(8) > 0 {
			s = []string{"", "a", "zh-CN", "普法"}[r.IntN(4)]
		}
		v.SetString(s)
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(r.IntN(7) - 1))
	case reflect.Slice:
		n := r.IntN(4)
		v.Set(reflect.MakeSlice(v.Type(), n, n+r.IntN(2)))
		for i := range n {
			fill(r, v.Index(i), wild)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i), wild)
		}
	}
}

func random(seed uint64, of reflect.Type) any {
	r := rand.New(rand.NewPCG(seed, 7))
	v := reflect.New(of).Elem()
	fill(r, v, seed%2 == 1)
	return v.Interface()
}

var someParts = Parts{"a": []byte(" <b>part a</b>"), "普法": nil, "zh-CN": []byte("\n")}

// compare renders a view by the program and by html/template and reports whether
// the program did it.
func compare(t testing.TB, s *Set, name string, v any) bool {
	t.Helper()
	var got, want bytes.Buffer
	got.WriteString("before ")
	want.WriteString("before ")
	p := s.fast[name]
	b, ok := p.Append(got.AvailableBuffer(), v, someParts)
	diags := s.execute(s.html.Lookup(name), &want, name, v, someParts)
	if ok && len(diags) > 0 {
		t.Errorf("%s: the program did not notice: %v", name, diags)
	}
	if again := s.Render(&got, name, v, someParts); fmt.Sprint(again) != fmt.Sprint(diags) || got.String() != want.String() {
		t.Errorf("%s: %v\n%v\n%v\n got %s\nwant %s", name, ok, again, diags, got.Bytes(), want.Bytes())
	}
	if ok && string(b) != want.String()[len("before "):] {
		t.Errorf("%s:\n got %q\nwant %q", name, b, want.String())
	}
	return ok
}

func TestProgramsWriteWhatTheLibraryWrites(t *testing.T) {
	s := pufa(t)
	for _, name := range slices.Sorted(maps.Keys(viewsOf(Options{Views: kind.Views()}))) {
		t.Run(name, func(t *testing.T) {
			const runs = 300
			done := 0
			for seed := range uint64(runs) {
				if compare(t, s, name, random(seed, viewsOf(Options{Views: kind.Views()})[name])) {
					done++
				}
				if t.Failed() {
					t.Fatal("seed", seed)
				}
			}
			if done < runs/4 {
				t.Errorf("the program gave up on %d views of %d", runs-done, runs)
			}
		})
	}
}

// What templates may contain, with the views that it is run on. Those that come
// after the empty line are left to html/template.
var constructs = []struct {
	text string
	slow bool
}{
	{text: `{{.Title}}|{{.Words}}|{{.Document.Show}}|{{.Body}}|{{.Image.URL}}`},
	{text: `{{if .Title}}a{{else if .Words}}b{{else if .Tags}}c{{else if .Document}}d{{end}}`},
	{text: `{{with .Title}}{{.}}{{else with .Summary}}<{{.}}>{{else}}{{.Words}}{{end}}`},
	{text: `{{with .Previous}}{{.Title}}{{$.Title}}{{with .URL}}{{.}}{{end}}{{end}}`},
	{text: `{{range .Tags}}{{.Title}},{{else}}none{{end}}{{range $i, $t := .Tags}}{{$i}}{{$t.Title}}{{.URL}}{{end}}`},
	{text: `{{range $t := .Tags}}{{$t.Title}}{{$t = $.Next}}{{$t.Title}}{{.Title}}{{end}}`},
	{text: `{{range .Tags}}{{if eq .Title "a"}}{{break}}{{end}}{{if .URL}}{{continue}}{{end}}x{{.Title}}{{end}}`},
	{text: `{{range 3}}{{.}}{{end}}{{range .Words}}{{.}}{{else}}-{{end}}`},
	{text: `{{range .Contents}}{{range .Children}}{{.Title}}{{$.Title}}{{end}}{{len .Children}}{{end}}`},
	{text: `{{$x := .Title}}{{if .Words}}{{$x = .Summary}}{{end}}{{$x}}{{$n := 0}}{{range .Tags}}{{$n = $.Words}}{{end}}{{$n}}`},
	{text: `{{if $x := .Title}}{{$x}}{{else}}[{{$x}}]{{end}}{{with $y := .Summary}}{{$y}}{{.}}{{$y = "z"}}{{$y}}{{.}}{{end}}`},
	{text: `{{$x := 1}}{{with .Title}}{{$x := .}}{{$x}}{{end}}{{$x}}`},
	{text: `{{and .Title .Summary}}{{or .Title .Summary "x"}}{{if and .Title .Words (not .Tags)}}y{{end}}{{if or .Tags .Basis}}z{{end}}{{not .Title}}`},
	{text: `{{with or .Tags .Trail}}{{len .}}{{end}}{{with and .Previous .Next}}{{.Title}}{{end}}{{or .Words 7}}{{and .Document.Show .Document.Lapsed}}`},
	{text: `{{if not (or .Title (and .Words .Summary))}}a{{end}}{{if (eq .Words 1)}}b{{end}}{{if not}}{{end}}`, slow: true},
	{text: `{{eq .Title "a"}}{{eq .Title .Summary "a" "普法"}}{{ne .Words 2}}{{lt .Words 2}}{{le .Words 2}}{{gt .Words 2}}{{ge .Words 2}}{{lt .Title "b"}}{{ge .Title "b"}}`},
	{text: `{{eq .Document.Show true}}{{ne .Document.Show .Document.Lapsed}}{{eq .Body "a"}}{{eq .Header .Title}}`},
	{text: `{{len .Title}}{{len .Tags}}{{len (slice .Tags 0)}}{{slice .Title 1}}{{slice .Title 0 2}}`},
	{text: `{{(index .Tags 0).Title}}{{with index .Facts 1}}{{.Label}}{{end}}`},
	{text: `{{printf "%.1s" .Title}}{{printf "%.3s" .Body}}{{printf "%s-%d %v %q" .Title .Words .Document.Show .Summary}}{{print .Title .Words}}{{println .Title}}{{printf "%T" .Body}}`},
	{text: `{{.Title | printf "%s:%s" "a"}}{{.Title | len}}{{.Title | eq .Summary}}{{"a" | or .Title}}{{.Title | not}}`},
	{text: `{{.Title | html}}{{html .Title}}{{.Title | urlquery}}<a href="?{{.Title | urlquery}}" title="{{.Title | html}}">{{.Title | js}}`, slow: true},
	{text: `{{say .Lang "中" "en"}}{{say .Lang .Title "x"}}{{say .Title "<" "&"}}<a title="{{say .Lang "中'" "e'"}}">{{say "en" "a" "b"}}`},
	{text: `{{param .Params "a"}}{{with param .Params .Title}}{{.}}{{end}}{{range first 2 .Tags}}{{.Title}}{{end}}{{len (first 9 .Tags)}}{{phrases .Title}}{{asset "icon.svg"}}{{if eq .Title "icon.svg"}}{{asset .Title}}{{end}}`},
	{text: ` {{fragment .Header}} {{fragment .Footer}}x`},
	{text: "\n {{.Title}}{{fragment .Header}}"},
	{text: `<title>{{.Title}}{{.Document.Show}}</title><textarea>{{.Words}}</textarea><a title="{{.Title}}" alt='{{.Summary}}' href="{{.Canonical}}" id="{{.Words}}">`},
	{text: `<a href="a/{{.Title}}?x={{.Title}}#{{.Summary}}"><img srcset="{{.Image.SrcSet}}"><img srcset="{{.Title}} 1x, {{.Summary}}"><img src="{{.Title}}">`},
	{text: `<script type="application/ld+json">{{range .JSONLD}}{{.}}{{end}}</script>`},
	{text: `<script>{{range .JSONLD}}{{.}};{{end}}</script><meta http-equiv="refresh" content="0; url={{.Canonical}}">`},
	{text: `<a{{if .Title}} title="{{.Title}}"{{end}} {{if .Words}}hidden{{end}}>{{.Previous}}{{.Tags}}`},
	{text: `{{template "partials/p" .}}{{template "partials/p" .Frame}}<a title="{{template "partials/p" .}}"><title>{{template "partials/p" .}}</title>`},
	{text: `{{template "partials/tree" .}}{{define "y"}}{{.}}{{end}}{{template "y" .Title}}{{template "y" .Words}}{{template "y" true}}{{template "z"}}{{define "z"}}zz{{end}}`},
	{text: `{{block "b" .Previous}}{{.Title}}{{end}}{{with $}}{{.Title}}{{end}}{{$.Title}}{{($.Previous).Title}}{{(.Next).URL}}`},
	{text: `{{template "partials/nest" .}}<p {{template "partials/nest" .}}>`},
	{text: `{{with .Body}}{{.}}{{end}}{{range .JSONLD}}{{.}}<a title="{{.}}">{{end}}{{.Header}}`},
	{text: `{{/* nothing */}}`},

	{text: `{{$x := .Title}}{{$x = .Words}}{{$x}}`, slow: true},
	{text: `{{$i := 0}}{{$t := .Next}}{{range $i, $t = .Tags}}{{$i}}{{$t.Title}}{{end}}`, slow: true},
	{text: `{{range $i, $0 =A0000}}{{end}}`, slow: true},
	{text: `{{or .Title .Words}}`, slow: true},
	{text: `{{range $x := .Tags}}{{else}}{{$x}}{{end}}`, slow: true},
	{text: `{{1.5}}{{printf "%f" 1.5}}`, slow: true},
	{text: `<a {{.Title}}="x">`, slow: true},
	{text: `{{$f := fragment .Header}}{{$f}}`, slow: true},
	{text: `<script>f({{.Title}},{{.Lang}})</script>`},
	{text: `<script>f({{.Tags}})</script>`, slow: true},
	{text: `<script>f({{.Title}},{{.Words}},"{{.Summary}}")</script>`, slow: true},
	{text: `<a onclick="f({{.Title}})" style="width:{{.Title}}">`, slow: true},
	{text: `<a title="{{.Body}}" class={{.Title}}><!-- {{.Title}} -->`, slow: true},
	{text: `<script>"{{template "partials/p" .}}"</script>`, slow: true},
	{text: `{{.Title | html}}<a href="?{{.Title | urlquery}}" title="{{.Title | html}}">`, slow: true},
}

func constructTheme(text string) []Layer {
	return theme("guide.html", text,
		"partials/p.html", `{{.Title}}{{range .Params}}{{.Value}}{{end}}`,
		"partials/nest.html", `{{if .Title}}title="{{template "partials/p" .}}{{template "partials/p" .}}"{{end}}{{with .Lang}} lang="{{.}}"{{end}}`,
		"partials/tree.html", `{{range .Contents}}<li>{{.Title}}{{template "partials/branch" .Children}}{{end}}`,
		"partials/branch.html", `{{with slice . 0}}{{range .}}{{.Title}}{{end}}{{if gt (len .) 1}}{{template "partials/branch" (slice . 1)}}{{end}}{{end}}`,
		"assets/icon.svg", "")
}

func TestConstructs(t *testing.T) {
	for _, c := range constructs {
		s, _ := Load(constructTheme(c.text), Options{Views: kind.Views()})
		if len(s.broken) > 0 {
			t.Errorf("%s: %v", c.text, s.broken)
		}
		if s.fast["guide"] == nil {
			if !c.slow {
				t.Errorf("%s: %v", c.text, s.slow["guide"])
			}
			continue
		}
		if c.slow {
			t.Errorf("%s: has a program", c.text)
		}
		t.Run(c.text, func(t *testing.T) {
			done := 0
			for seed := range uint64(200) {
				if compare(t, s, "guide", random(seed, viewsOf(Options{Views: kind.Views()})["guide"])) {
					done++
				}
				if t.Failed() {
					t.Fatal("seed", seed)
				}
			}
			if done == 0 {
				t.Error("the program always gives up")
			}
		})
	}
}

func FuzzPrograms(f *testing.F) {
	for i, c := range constructs {
		f.Add(c.text, uint64(i))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 1000 {
			return
		}
		s, _ := Load(constructTheme(text), Options{Views: kind.Views()})
		if s.fast["guide"] == nil {
			return
		}
		compare(t, s, "guide", random(seed, viewsOf(Options{Views: kind.Views()})["guide"]))
	})
}

// A page that is no view of ours, or none of the type that its template is
// compiled for, is the library's.
func TestAnotherTypeIsLeftToTheLibrary(t *testing.T) {
	s := load(t, theme("guide.html", `{{.Title}}`), Options{Views: kind.Views()})
	for _, v := range []any{view.Home{Frame: view.Frame{Title: "a<b"}}, struct{ Title template.HTML }{"a&lt;b"}, map[string]string{"Title": "a<b"}, &view.Guide{Frame: view.Frame{Title: "a<b"}}} {
		if got := render(t, s, "guide", v, nil); got != "a&lt;b" {
			t.Errorf("%T: %s", v, got)
		}
	}
}
