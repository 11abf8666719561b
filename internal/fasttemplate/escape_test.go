package fasttemplate

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"slices"
	"testing"
	"text/template/parse"
)

// Each is an action in another context whose escapers this package knows. What
// html/template writes before and after it is what it writes around nothing.
var contexts = []string{
	`<p>{{.}}</p>`, `<title>{{.}}</title>`, `<textarea>{{.}}</textarea>`, `<a title="{{.}}">`, `<a title='{{.}}'>`, `<a data-x="{{.}}">`,
	`<a href="{{.}}">`, `<a href='{{.}}'>`, `<a href="x/{{.}}">`, `<a href="x/?q={{.}}">`, `<a href="#{{.}}">`, `<img src="/{{.}}">`,
	`<meta http-equiv="refresh" content="0; url={{.}}">`, `<meta content="{{.}}">`, `<img srcset="{{.}}">`, `<img srcset="a.png, {{.}}">`,
	`<a style="background:url('{{.}}')">`,
}

// script takes texts and what is a script already, and leaves other values to the library.
const script = `<script type="application/ld+json">{{.}}</script>`

// refused are contexts whose escapers this package leaves to the library.
var refused = []string{
	`<a {{.}}="b">`, `<a title={{.}}>`, `<a href={{.}}>`, `<!-- {{.}} --><p>`, `<p>{{html . "x"}}</p>`,
	`<script>var a = "{{.}}"</script>`, "<script>var a = `{{.}}`</script>", `<script>var a = /{{.}}/</script>`, `<a onclick="f({{.}})">`,
	`<a style="width:{{.}}">`, `<style>p{color:{{.}}}</style>`, `<a style="font-family:'{{.}}'">`,
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
	for _, context := range contexts {
		p := prepare(t, context)
		for _, s := range hostile {
			p.compare(t, s)
		}
		for _, v := range []any{0, 7, -7, 1234567, true, false} {
			p.against(t, v)
		}
	}
	p := prepare(t, script)
	for _, s := range hostile {
		p.against(t, s)
		p.against(t, template.JS(s))
	}
}

// compare puts a text, as each type that there is, into a context.
func (p prepared) compare(t testing.TB, s string) {
	for _, v := range values(s) {
		p.against(t, v)
	}
}

// ready are the types of text that escapers may leave to the library.
var ready = []reflect.Type{htmlType, jsType, urlType, srcsetType}

// against writes a value. What comes out must be what the library writes.
func (p prepared) against(t testing.TB, v any) {
	t.Helper()
	escape := chain(p.names, reflect.TypeOf(v))
	if escape == nil {
		if !slices.Contains(ready, reflect.TypeOf(v)) {
			t.Errorf("%T: %v is refused", v, p.names)
		}
		return
	}
	var want bytes.Buffer
	if err := p.tmpl.Execute(&want, v); err != nil {
		t.Fatal(err)
	}
	got := string(escape([]byte(p.before), printed(reflect.ValueOf(v)))) + p.after
	if got != want.String() {
		t.Errorf("%v: %T %q:\n got %s\nwant %s", p.names, v, v, got, want.Bytes())
	}
}

func TestRareEscapersAreRefused(t *testing.T) {
	for _, context := range refused {
		if p := prepare(t, context); chain(p.names, reflect.TypeFor[string]()) != nil {
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
	inScript := prepare(f, script)
	var all []prepared
	for _, context := range contexts {
		all = append(all, prepare(f, context))
	}
	f.Fuzz(func(t *testing.T, i int, s string) {
		all[uint(i)%uint(len(all))].compare(t, s)
		inScript.against(t, s)
	})
}
