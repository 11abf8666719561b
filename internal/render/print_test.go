package render

import (
	"bytes"
	"strings"
	"testing"

	"pufa/internal/kind"
	"pufa/internal/view"
)

// Templates that would take all memory end with a finding that names their line.
func TestTemplatesDoNotGrowWithoutBounds(t *testing.T) {
	long := view.Guide{Frame: view.Frame{Title: strings.Repeat("长", 100), Lang: "zh-CN"}}
	for _, c := range []struct{ text, code string }{
		{`{{$x := .Title}}{{range 100}}{{$x = printf "%s%s" $x $x}}{{end}}{{len $x}}`, "render/grows printf"},
		{`{{$x := .Title}}{{range 100}}{{$x = print $x $x}}{{end}}`, "render/grows print"},
		{`{{$x := .Title}}{{range 100}}{{$x = println $x $x}}{{end}}`, "render/grows println"},
		{`{{$x := "'"}}{{range 100}}{{$x = js $x}}{{end}}`, "render/grows js"},
		{`{{$f := "%9999999d"}}{{range 6}}{{$f = print $f $f}}{{end}}{{printf $f 1}}`, "render/grows printf"},
		{`{{$f := "%*d"}}{{range 6}}{{$f = print $f $f}}{{end}}{{printf $f 9 1}}`, "render/grows printf"},
		{`{{define "x"}}{{template "y" (print . .)}}{{end}}{{define "y"}}{{template "x" (print . .)}}{{end}}{{template "x" .Title}}`, "render/grows print"},
		{`{{range 60}}{{printf "%s" (printf $.Title)}}{{end}}`, ""},
		{`{{printf "%1000d" .Words}}`, ""},
	} {
		s, diags := Load(theme("guide.html", "\n"+c.text), Options{Views: kind.Views()})
		for _, library := range []bool{false, true} {
			if library {
				s, diags = Load(theme("guide.html", "\n"+c.text), Options{Views: kind.Views(), Library: true})
			}
			var found []string
			for _, d := range append(diags, s.Render(new(bytes.Buffer), "guide", long, nil)...) {
				if d.Code == "render/endless" || d.Code == "render/unused-template" {
					continue
				}
				found = append(found, strings.TrimSpace(d.Code+" "+strings.Join(d.Args, " ")))
				if line := 1 + strings.Count(("\n" + c.text)[:d.Span.Start], "\n"); d.Span.File != "themes/t/guide.html" || line != 2 {
					t.Errorf("%s: in line %d of %q", c.text, line, d.Span.File)
				}
			}
			if got := strings.Join(found, ", "); got != c.code {
				t.Errorf("%s: %q, want %q", c.text, got, c.code)
			}
		}
	}
	for text, code := range map[string]string{`{{printf "%1001d" .Words}}`: "render/printf-width", `{{printf "%.99999999s" .Title}}`: "render/printf-width", `{{printf "%99999999999999999999d" .Words}}`: "render/printf-width"} {
		if _, diags := Load(theme("guide.html", text), Options{Views: kind.Views()}); len(diags) != 1 || diags[0].Code != code {
			t.Errorf("%s: %v", text, diags)
		}
	}
}
