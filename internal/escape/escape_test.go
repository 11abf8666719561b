package escape

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

// Each is an action in another context. What html/template writes before and
// after it is what it writes around nothing.
var contexts = []string{
	`<p>{{.}}</p>`, `<title>{{.}}</title>`, `<textarea>{{.}}</textarea>`, `<!-- {{.}} --><p>`,
	`<a title="{{.}}">`, `<a title='{{.}}'>`, `<a title={{.}}>`, `<a title=x{{.}}>`, `<a data-x="{{.}}">`,
	`<a href="{{.}}">`, `<a href='{{.}}'>`, `<a href={{.}}>`, `<a href="x/{{.}}">`, `<a href="x/?q={{.}}">`, `<a href="#{{.}}">`, `<a href=/{{.}}>`,
	`<meta http-equiv="refresh" content="0; url={{.}}">`, `<meta content="{{.}}">`,
	`<img srcset="{{.}}">`, `<img srcset="a.png, {{.}}">`,
	`<script>var a = {{.}}</script>`, `<script>var a = "{{.}}"</script>`, `<script>var a = '{{.}}'</script>`, "<script>var a = `{{.}}`</script>",
	`<script type="application/ld+json">{{.}}</script>`, `<script>// {{.}}` + "\n</script>",
	`<a onclick="f({{.}})">`, `<a onclick='f("{{.}}")'>`, `<a onclick=f({{.}})>`,
	`<a style="width:{{.}}">`, `<style>p{color:{{.}}}</style>`, `<a style="background:url('{{.}}')">`, `<style>p{background:url({{.}})}</style>`,
}

// refused are contexts whose escapers this package leaves to the library.
var refused = []string{
	`<a {{.}}="b">`, `<script>var a = /{{.}}/</script>`, `<a style="font-family:'{{.}}'">`, `<p>{{html . "x"}}</p>`,
}

var hostile = []string{
	"", " ", "a", "普法", "a b", "<b>", "</script>", "<script>", `"`, "'", "`", "&amp;", "&", "+", "=", "a=b", "\x00", "\x00fragment x\x00",
	"javascript:alert(1)", "JavaScript:x", "data:x", "mailto:a@b", "HTTPS://a.b/?c&d", "http:x", "a/b:c", ":", "x:y", "//a.b",
	"%", "%2", "%2F", "%zz", "a%20b", "../%E6%8C%87/a.html?q=1&x=2#y", "指引/离婚.html", "a,b", "a 1x, b 2x", "a 1x,javascript:b 2x", "a b-c", ",", " , a\t1x\n",
	"\u2028", "a\u2029b", "\u2027", "\xe2\x80", "\xe2", "\xe2\x80\xa8", "\xff", "\xf0\xe2\x80\xa8", "\ufffd", "\ufffe", "\uffff", "\ufdd0", "\U0001F600", "\uFEFF",
	"\t\n\v\f\r", "\x01\x1f\x7f", "10px", "-1", "--", "a--b", "expression(1)", "EXPRESSION", "exp_ression", "-moz-binding", `\65`, `a\`, "red;", "/*", "*/", "{}", "$", "${a}", "$&", "-->", "<!--", "]]>",
	"ZgotmplZ", "a>b", "<", "a<", "<<b>", "1 < 2", "&lt;b&gt;", "null", "true",
}

// prepared is a template that html/template has escaped.
type prepared struct {
	tmpl          *template.Template
	names         []string // of the escapers of its action
	before, after string   // what it writes around the action
}

func prepare(t testing.TB, text string) prepared {
	t.Helper()
	tmpl, err := template.New("x").Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := tmpl.Execute(io.Discard, ""); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	p := prepared{tmpl: tmpl}
	around := &p.before
	for _, n := range tmpl.Tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			*around += string(n.Text)
		case *parse.ActionNode:
			around = &p.after
			for _, c := range n.Pipe.Cmds[1:] {
				p.names = append(p.names, c.Args[0].String())
			}
		}
	}
	return p
}

// values returns a text as each type that may be printed.
func values(s string) []any {
	return []any{s, template.HTML(s), template.HTMLAttr(s), template.URL(s), template.CSS(s), template.JS(s), template.JSStr(s), template.Srcset(s), named(s)}
}

type named string

func TestEveryEscaperWritesWhatTheLibraryWrites(t *testing.T) {
	gaveUp := map[string]bool{}
	for _, context := range contexts {
		p := prepare(t, context)
		for _, s := range hostile {
			p.compare(t, s, gaveUp)
		}
		for _, v := range []any{0, 7, -7, 1234567, true, false} {
			if f := Chain(p.names, reflect.TypeOf(v)); f != nil && !p.against(t, f, v) {
				t.Errorf("%s: gave up on %v", context, v)
			}
		}
	}
	// It gives up on nothing else than it says.
	for what := range gaveUp {
		if what != "tags" && what != "backslash" {
			t.Errorf("gave up on %s", what)
		}
	}
	if len(gaveUp) != 2 {
		t.Errorf("gave up on %v, want tags and backslash", gaveUp)
	}
}

// compare puts a text, as each type that there is, into a context.
func (p prepared) compare(t testing.TB, s string, gaveUp map[string]bool) {
	for _, v := range values(s) {
		f := Chain(p.names, reflect.TypeOf(v))
		if f == nil {
			if _, address := v.(template.URL); !address || !slices.Contains(p.names, Prefix+"srcsetescaper") {
				t.Errorf("%T: %v is refused", v, p.names)
			}
			continue
		}
		if p.against(t, f, v) {
			continue
		}
		switch {
		case strings.Contains(s, "<"):
			gaveUp["tags"] = true
		case strings.Contains(s, `\`):
			gaveUp["backslash"] = true
		default:
			gaveUp[p.before+s+p.after] = true
		}
	}
}

// against reports whether f did not give up. What it wrote must be what the
// library writes.
func (p prepared) against(t testing.TB, f Func, v any) bool {
	t.Helper()
	var want bytes.Buffer
	if err := p.tmpl.Execute(&want, v); err != nil {
		t.Fatal(err)
	}
	got, ok := f([]byte(p.before), Text(reflect.ValueOf(v)))
	got = append(got, p.after...)
	if ok && string(got) != want.String() {
		t.Errorf("%v: %T %q:\n got %s\nwant %s", p.names, v, v, got, want.Bytes())
	}
	return ok
}

func TestRareEscapersAreRefused(t *testing.T) {
	for _, context := range refused {
		if p := prepare(t, context); Chain(p.names, plain) != nil {
			t.Errorf("%s: %v is no longer refused: move it to the contexts", context, p.names)
		}
	}
}

func FuzzEscapers(f *testing.F) {
	for _, s := range hostile {
		for i := range contexts {
			f.Add(i, s)
		}
	}
	var all []prepared
	for _, context := range contexts {
		all = append(all, prepare(f, context))
	}
	f.Fuzz(func(t *testing.T, i int, s string) {
		all[uint(i)%uint(len(all))].compare(t, s, map[string]bool{})
	})
}

func BenchmarkText(b *testing.B) {
	for name, s := range map[string]string{"han": "从收到书面答复那天起算 30 日内提出，写明不同意哪一点。", "ascii": "../%E6%8C%87%E5%BC%95/a%20b%2Fc.html"} {
		b.Run(name, func(b *testing.B) {
			var dst []byte
			for b.Loop() {
				dst, _ = text.append(dst[:0], s)
			}
		})
	}
	b.Run("address", func(b *testing.B) {
		var dst []byte
		for b.Loop() {
			dst, _ = address(dst[:0], "../%E6%8C%87%E5%BC%95/a%20b%2Fc.html")
		}
	})
}
