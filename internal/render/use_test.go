package render

import (
	"fmt"
	"strings"
	"testing"

	"pufa/internal/kind"
	"pufa/internal/view"
)

// A theme of three files is a whole theme: the rest comes from the one below.
func TestAThemeFallsBackOnAnotherForWhatItLacks(t *testing.T) {
	base := Layer{Name: "themes/base", FS: folder(
		"guide.html", `{{template "partials/top" .}}base guide{{template "partials/old" .}}`,
		"home.html", `{{template "partials/top" .}}base home`,
		"partials/top.html", `<link href="{{asset "style.css"}}">`,
		"partials/old.html", `{{asset "old.css"}}`,
		"assets/style.css", "a{}", "assets/old.css", "b{}",
	), Templates: ".", Assets: "assets", Fallback: true}
	mine := theme("guide.html", `{{template "partials/top" .}}my guide`, "assets/style.css", "c{}")
	s := load(t, append([]Layer{base}, mine...), Options{Views: kind.Views()})
	if got := render(t, s, "guide", view.Guide{}, nil); !strings.HasSuffix(got, "my guide") {
		t.Errorf("the theme's own template: %s", got)
	}
	if got := render(t, s, "home", view.Home{}, nil); !strings.HasSuffix(got, "base home") {
		t.Errorf("the template it lacks: %s", got)
	}
	if _, ok := s.Source("themes/base/guide.html"); ok && s.files["partials/old"].text != "" {
		t.Error("a template stayed that no page reaches")
	}
	var names []string
	for _, a := range s.Assets() {
		names = append(names, a.Name+"="+string(a.Data))
	}
	if got := strings.Join(names, " "); got != "old.css=b{} style.css=c{}" {
		t.Errorf("assets %s", got)
	}
}

func TestACompleteThemeTakesNothingFromTheOneBelow(t *testing.T) {
	var mine []string
	for name := range viewsOf(Options{Views: kind.Views()}) {
		mine = append(mine, name+".html", "x")
	}
	base := Layer{Name: "themes/base", FS: folder(
		"guide.html", `{{template "partials/top" .}}`, "partials/top.html", `{{asset "style.css"}}`, "assets/style.css", "a{}",
	), Templates: ".", Assets: "assets", Fallback: true}
	s := load(t, append([]Layer{base}, theme(mine...)...), Options{Views: kind.Views()})
	alone := load(t, theme(mine...), Options{Views: kind.Views()})
	if len(s.Assets()) > 0 || s.Digest() != alone.Digest() {
		t.Errorf("assets %v", s.Assets())
	}
}

// A misspelt file name used to be ignored, and the author looked for the mistake
// inside the file.
func TestATemplateThatReplacesNothingIsReported(t *testing.T) {
	layers := append(theme("guide.html", `{{template "partials/cards" .}}`, "partials/cards.html", "x", "partials/spare.html", `{{define "inner"}}{{end}}`, "faq.html", `{{template "partials/word" .}}`, "partials/word.html", "x"),
		Layer{FS: folder(
			"templates/faq.html", "x", // the theme's own partials/word is not used any more
			"templates/partials/cards.html", "x",
			"templates/gudie.html", "x",
			"templates/partials/card.html", "x",
			"templates/leaflet.html", "x",
		), Templates: "templates"})
	_, diags := Load(layers, Options{Views: kind.Views()})
	var got []string
	for _, d := range diags {
		got = append(got, d.Span.File+" "+d.Code+" "+strings.Join(d.Args[1:], ""))
	}
	want := `templates/gudie.html render/template-unused-near guide
templates/leaflet.html render/template-unused 
templates/partials/card.html render/template-unused-near partials/cards
themes/t/partials/spare.html render/template-unused `
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// Looking for similar names ends, or many unused templates beside many used ones would
// take the square of their number.
func TestSimilarNamesAreSoughtForSomeUnusedTemplates(t *testing.T) {
	files := []string{"guide.html", `{{template "partials/button" .}}`, "partials/button.html", "a"}
	for i := range maxSought + 50 {
		files = append(files, fmt.Sprintf("partials/button%d.html", i), "a")
	}
	_, diags := Load(theme(files...), Options{Views: kind.Views()})
	near, far := 0, 0
	for _, d := range diags {
		switch d.Code {
		case "render/template-unused-near":
			near++
		case "render/template-unused":
			far++
		}
	}
	if near != maxSought || far != 50 {
		t.Errorf("%d with a similar name, %d without", near, far)
	}
}
