package fasttemplate

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"
	"text/template/parse"
	"unsafe"
)

// page is what the templates of these tests get.
type page struct {
	Title string
	Count int
	Show  bool
	Body  template.HTML
	Tags  []tag
	Names []string
	Inner inner
	inner
	Odd strange
}

type inner struct{ Deep string }

type tag struct{ Title, URL string }

// strange has a method, which templates could call.
type strange string

func (strange) String() string { return "strange" }

var funcs = template.FuncMap{
	"part":  func(name string) template.HTML { return template.HTML("\x00" + name) },
	"upper": strings.ToUpper,
	"pick":  func(lang, a, b string) string { return map[bool]string{true: a, false: b}[lang == "zh"] },
	"fails": func(string) (string, error) { return "", fmt.Errorf("it fails") },
	"count": func(tags []tag, n int) int { return len(tags) + n },
	"find":  find,
	"none":  func() (any, error) { return nil, nil },
}

func find(tags []tag, title string) string {
	for _, t := range tags {
		if t.Title == title {
			return t.URL
		}
	}
	return ""
}

// compile lets html/template escape a template, and compiles it.
func compile(t testing.TB, text string) (*Template, *template.Template, error) {
	t.Helper()
	tmpl, err := template.New("page").Funcs(funcs).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := tmpl.Execute(io.Discard, page{}); err != nil && tmpl.Tree == nil {
		t.Fatal(err)
	}
	trees := map[string]*parse.Tree{}
	for _, one := range tmpl.Templates() {
		trees[one.Name()] = one.Tree
	}
	fast, refused := Compile(Source{
		Parsed: trees, Escaped: trees, Funcs: funcs, Insert: "part", Limit: 10000,
		NeedsLibrary: func(b []byte) bool { return bytes.Contains(b, []byte("odd")) },
	}, map[string]reflect.Type{"page": reflect.TypeFor[page]()})
	return fast["page"], tmpl, refused["page"]
}

type parts map[string]string

func (p parts) Part(name string) ([]byte, bool) {
	s, ok := p[name]
	return []byte(s), ok
}

// run runs a template that must have a program.
func run(t testing.TB, text string, v any) (string, bool) {
	t.Helper()
	p, _, err := compile(t, text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	b, ok := p.Append([]byte("before:"), v, parts{"a": " A ", "b": ""})
	return strings.TrimPrefix(string(b), "before:"), ok
}

func TestWhiteSpaceAtTheBeginningIsLeftOut(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"\n {{.Title}}\n{{.Count}}", "5"},
		{"\n {{part .Title}} x", "x"},
		{"\n {{part \"a\"}} x", " A  x"},
		{"\n {{part \"b\"}} x", " x"},
		{"\n y{{part \"a\"}} x", "y A  x"},
		{"\n ", ""},
	} {
		if got, ok := run(t, c.text, page{Count: 5}); !ok || got != c.want {
			t.Errorf("%q: %q %v, want %q", c.text, got, ok, c.want)
		}
	}
}

// What the library would complain of, and what the caller must see.
func TestAProgramGivesUp(t *testing.T) {
	for _, c := range []struct {
		text string
		v    any
	}{
		{`{{.Title}}`, page{Title: "an odd one"}},
		{`{{.Title}}`, &page{}},
		{`{{.Title}}`, nil},
		{`{{pick .Title "a" "odd"}}`, page{}},
		{`{{part .Title}}`, page{Title: "unknown"}},
		{`{{(index .Tags 1).Title}}`, page{Tags: []tag{{}}}},
		{`{{(index .Tags .Count).Title}}`, page{Tags: []tag{{}}, Count: -1}},
		{`{{slice .Title .Count}}`, page{Count: 1}},
		{`{{range slice .Tags 0 .Count}}{{end}}`, page{Count: 1}},
		{`{{fails .Title}}`, page{}},
		{`{{if fails .Title}}{{else}}x{{end}}`, page{}},
		{`{{range .Names}}{{if fails .}}{{else}}{{continue}}{{end}}{{end}}`, page{Names: []string{"a"}}},
		{`{{range .Count}}x{{end}}`, page{Count: 10001}},
		{`{{.Title}}`, page{Title: strings.Repeat("x", 10001)}},
		{`{{define "x"}}{{if .Show}}{{template "x" .}}{{end}}{{end}}{{template "x" .}}`, page{Show: true}},
		{`{{define "x"}}x{{if .Show}}{{template "x" .}}{{end}}{{end}}{{template "x" .}}`, page{Show: true}},
	} {
		if got, ok := run(t, c.text, c.v); ok {
			t.Errorf("%s: %.100q", c.text, got)
		}
		if got, ok := run(t, c.text, page{}); ok && strings.Contains(got, "odd") {
			t.Errorf("%s: %q", c.text, got)
		}
	}
}

func TestFunctions(t *testing.T) {
	v := page{Title: "zh", Body: "<b>", Tags: []tag{{"a", "1"}, {"b", "2"}}}
	for text, want := range map[string]string{
		`{{upper .Title}}{{upper "x"}}{{.Title | upper | printf "%s!"}}`:        "ZHXZH!",
		`{{pick .Title "中" "en"}}{{pick "en" "中" .Title}}{{pick "zh" "a" "b"}}`: "中zha",
		`{{find .Tags "b"}}{{find (slice .Tags 0 1) "b"}}{{"a" | find .Tags}}`:  "21",
		`{{count .Tags 3}}{{if count .Tags 0}}x{{end}}`:                         "5x",
	} {
		if got, ok := run(t, text, v); !ok || got != want {
			t.Errorf("%s: %q %v, want %q", text, got, ok, want)
		}
	}
}

func TestFormatsPrintWhatFmtPrints(t *testing.T) {
	v := page{Title: "普法\xff<", Count: -7, Show: true, Body: "<b>", Tags: []tag{{"a", "1"}}}
	for _, text := range []string{
		`{{printf "%.1s" .Title}}`, `{{printf "%.0s" .Title}}`, `{{printf "%.9s" .Title}}`, `{{printf "%.01s" .Title}}`, `{{printf "%.1s" .Body}}`, `{{printf "%.1s" .Count}}`,
		`{{printf "%s - %s" .Title .Body}}`, `{{printf "%d%%|%v|%v|%v" .Count .Count .Show .Title}}`, `{{printf "none"}}`, `{{printf "100%"}}`, `{{printf "%s"}}`, `{{printf "x" .Count}}`,
		`{{printf "%d" .Title}}`, `{{printf "%s" .Count}}`, `{{printf "%v" .Tags}}`, `{{printf "%5d|%-3s|%q|%x|%T" .Count .Title .Title .Title .Body}}`, `{{printf "%[2]s %[1]s" .Title .Body}}`, `{{printf "%*d" 5 .Count}}`,
		`{{printf .Title}}`, `{{printf "%s" (printf "%s%d" .Title .Count)}}`, `{{print .Title .Count .Count .Show}}`, `{{println .Title 1}}`, `{{.Count | printf "%s%d" .Title}}`, `{{printf "%!"}}`, `{{printf "%\u754c"}}`,
	} {
		p, tmpl, err := compile(t, "|"+text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var want strings.Builder
		if err := tmpl.Execute(&want, v); err != nil {
			t.Fatal(err)
		}
		if got, ok := p.Append(nil, v, nil); !ok || string(got) != want.String() {
			t.Errorf("%s: %q %v, want %q", text, got, ok, want.String())
		}
	}
}

// Texts of a view are good while it is rendered; a program that remembers one must
// have made a copy.
func TestAProgramRemembersNothingOfAView(t *testing.T) {
	p, _, err := compile(t, `{{pick .Title "中" "en"}}{{.Body}}`)
	if err != nil {
		t.Fatal(err)
	}
	memory := []byte("zh")
	lent := unsafe.String(&memory[0], len(memory))
	if got, ok := p.Append(nil, page{Title: lent, Body: template.HTML(lent)}, nil); !ok || string(got) != "中zh" {
		t.Fatalf("%q %v", got, ok)
	}
	copy(memory, "en") // the next view lies in the same place
	if got, ok := p.Append(nil, page{Title: lent, Body: template.HTML(lent)}, nil); !ok || string(got) != "enen" {
		t.Errorf("%q %v", got, ok)
	}
}

// A program that gave up is as good as new.
func TestAProgramRemembersNoFailure(t *testing.T) {
	p, _, err := compile(t, `{{range .Names}}{{if eq . "x"}}{{fails .}}{{end}}{{pick . "Z" "odd"}}{{end}}{{pick .Title "中" "en"}}`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		v    page
		want string
		ok   bool
	}{
		{page{Names: []string{"zh", "x"}}, "", false},
		{page{Names: []string{"zh", "zh"}, Title: "zh"}, "ZZ中", true},
		{page{Names: []string{"y"}, Title: "zh"}, "", false},
		{page{Names: []string{"zh"}, Title: "en"}, "Zen", true},
		{page{Title: "zh"}, "中", true},
	} {
		got, ok := p.Append(nil, c.v, nil)
		if ok != c.ok || ok && string(got) != c.want {
			t.Errorf("%v: %q %v, want %q", c.v, got, ok, c.want)
		}
	}
}

func TestWhatIsNotKnownIsRefused(t *testing.T) {
	for _, c := range []struct{ text, because string }{
		{`{{.Odd}}`, "no field .Odd"},
		{`{{.Nothing}}`, "no field .Nothing"},
		{`{{.Title.Nothing}}`, ".Nothing of string"},
		{`{{$x := 1}}{{$x = "a"}}`, "changes its type"},
		{`{{or .Title .Count}}`, "and, or"},
		{`{{1.5}}`, "1.5"},
		{`{{range .Title}}{{end}}`, "range over string"},
		{`{{range $i, $n := .Count}}{{end}}`, "range over int"},
		{`{{eq .Title .Count}}`, "eq of string and int"},
		{`{{eq .Tags .Tags}}`, "eq of []fasttemplate.tag"},
		{`{{lt .Show true}}`, "lt of bool"},
		{`{{len .Count}}`, "len of"},
		{`{{upper .Body}}`, "upper of a template.HTML"},
		{`{{none}}`, "none returns"},
		{`{{index .Title 0}}`, "index of"},
		{`{{template "x"}}{{define "x"}}{{.}}{{end}}`, "type <nil>"},
		{`{{$p := part .Title}}`, "part has no other place"},
		{`<title>{{part .Title}}</title>`, "part has no other place"},
		{`<p {{.Title}}>`, "htmlnamefilter"},
		{`<a title="{{.Body}}">`, "attrescaper"},
		{`odd`, `text "odd"`},
		{`{{upper "odd" | printf "%s"}}{{pick "zh" "odd" ""}}`, `text "odd"`},
	} {
		_, _, err := compile(t, c.text)
		if err == nil || !strings.Contains(err.Error(), c.because) {
			t.Errorf("%s: %v, want %s", c.text, err, c.because)
		}
	}
}

// An action that html/template did not escape must never be run.
func TestAnUnescapedTemplateIsRefused(t *testing.T) {
	tree, err := parse.Parse("page", `{{.Title}}`, "", "")
	if err != nil {
		t.Fatal(err)
	}
	_, refused := Compile(Source{Parsed: tree, Escaped: tree, NeedsLibrary: func([]byte) bool { return false }}, map[string]reflect.Type{"page": reflect.TypeFor[page]()})
	if err := refused["page"]; err == nil || !strings.Contains(err.Error(), "not escaped") {
		t.Error(err)
	}
}

// parted is the same part by every name.
type parted []byte

func (p parted) Part(string) ([]byte, bool) { return p, true }
