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
	`<p>{{. | html}}</p>`,
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

// escapers returns the names that html/template gave the action of a template,
// and the template.
func escapers(t testing.TB, text string) ([]string, *template.Template) {
	t.Helper()
	tmpl, err := template.New("x").Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := tmpl.Execute(io.Discard, ""); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var names []string
	for _, n := range tmpl.Tree.Root.Nodes {
		if a, ok := n.(*parse.ActionNode); ok {
			for _, c := range a.Pipe.Cmds[1:] {
				names = append(names, c.Args[0].String())
			}
		}
	}
	return names, tmpl
}

// values returns a text as each type that may be printed.
func values(s string) []any {
	return []any{s, template.HTML(s), template.HTMLAttr(s), template.URL(s), template.CSS(s), template.JS(s), template.JSStr(s), template.Srcset(s), named(s)}
}

type named string

// around splits what a template writes into what stands before and behind the
// action's value.
func around(t testing.TB, text string) (before, after string) {
	var parts []string
	tmpl, err := template.New("x").Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := tmpl.Execute(io.Discard, ""); err != nil {
		t.Fatal(err)
	}
	for _, n := range tmpl.Tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			parts = append(parts, string(n.Text))
		case *parse.ActionNode:
			if len(parts) == 0 {
				parts = append(parts, "")
			}
		}
	}
	if len(parts) == 1 {
		parts = append(parts, "")
	}
	return parts[0], strings.Join(parts[1:], "")
}

func TestEveryEscaperWritesWhatTheLibraryWrites(t *testing.T) {
	gaveUp := map[string]bool{}
	for _, context := range contexts {
		for _, s := range hostile {
			compare(t, context, s, gaveUp)
		}
		names, _ := escapers(t, context)
		for _, v := range []any{0, 7, -7, 1234567, true, false} {
			f := Chain(names, reflect.TypeOf(v))
			if f == nil {
				continue
			}
			against(t, context, f, v)
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

func compare(t testing.TB, context, s string, gaveUp map[string]bool) {
	names, _ := escapers(t, context)
	if names[0] == "html" {
		return // no escaper, a function of templates
	}
	for _, v := range values(s) {
		f := Chain(names, reflect.TypeOf(v))
		if f == nil {
			if _, address := v.(template.URL); address && slices.Contains(names, Prefix+"srcsetescaper") {
				continue
			}
			t.Errorf("%s: %T: %v is refused", context, v, names)
			continue
		}
		if !against(t, context, f, v) {
			switch {
			case strings.Contains(s, "<"):
				gaveUp["tags"] = true
			case strings.Contains(s, `\`):
				gaveUp["backslash"] = true
			default:
				gaveUp[context+" "+s] = true
			}
		}
	}
}

// against reports whether f did not give up. What it wrote must be what the
// library writes.
func against(t testing.TB, context string, f Func, v any) bool {
	t.Helper()
	_, tmpl := escapers(t, context)
	var want bytes.Buffer
	if err := tmpl.Execute(&want, v); err != nil {
		t.Fatal(err)
	}
	before, after := around(t, context)
	got, ok := f([]byte(before), Text(reflect.ValueOf(v)))
	got = append(got, after...)
	if ok && string(got) != want.String() {
		t.Errorf("%s: %T %q:\n got %s\nwant %s", context, v, v, got, want.Bytes())
	}
	return ok
}

func TestRareEscapersAreRefused(t *testing.T) {
	for _, context := range refused {
		if names, _ := escapers(t, context); Chain(names, plain) != nil {
			t.Errorf("%s: %v is no longer refused: move it to the contexts", context, names)
		}
	}
}

func FuzzEscapers(f *testing.F) {
	for _, s := range hostile {
		for i := range contexts {
			f.Add(i, s)
		}
	}
	f.Fuzz(func(t *testing.T, i int, s string) {
		compare(t, contexts[uint(i)%uint(len(contexts))], s, map[string]bool{})
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
