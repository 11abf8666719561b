package render

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/view"
)

var update = flag.Bool("update", false, "rewrite expectations")

// Each archive is a theme with mistakes. "want" holds what Load says, and what
// Render adds for the templates that the comment names after "render:".
func TestMistakes(t *testing.T) {
	names, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			var files []string
			for _, f := range a.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				files = append(files, f.Name, string(f.Data))
			}
			got := report(t, a.Comment, theme(files...))
			if *update {
				a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
				a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

// sample has something of everything that the archives use.
var sample = map[string]any{
	"guide": view.Guide{
		Frame: view.Frame{Title: "标题", Header: "made", Footer: "unmade"},
		Tags:  []view.Link{{Title: "复查", URL: "tags/a.html"}, {Title: "x", URL: "javascript:alert(1)"}},
	},
	"home": view.Home{},
	"quiz": struct{ Name string }{"信访工作条例"},
}

func report(t *testing.T, comment []byte, layers []Layer) string {
	s, diags := Load(layers, Options{Views: kind.Views()})
	var b strings.Builder
	list(t, &b, s, diags)
	for line := range strings.Lines(string(comment)) {
		names, ok := strings.CutPrefix(line, "render:")
		if !ok {
			continue
		}
		for _, name := range strings.Fields(names) {
			w := bytes.NewBufferString("before")
			found := s.Render(w, name, sample[name], Parts{"made": nil})
			if len(found) > 0 && w.String() != "before" {
				t.Errorf("%s: %d bytes were left behind a mistake", name, w.Len())
			}
			fmt.Fprintf(&b, "render %s:\n", name)
			list(t, &b, s, found)
		}
	}
	return b.String()
}

// list writes one line for each finding: place, code, what is underlined, arguments.
func list(t *testing.T, b *strings.Builder, s *Set, diags diag.List) {
	for _, d := range diags {
		text, ok := s.Source(d.Span.File)
		if d.Span.Start < 0 || d.Span.End < d.Span.Start || ok && d.Span.End > len(text) {
			t.Errorf("%s: span %v of %d bytes", d.Code, d.Span, len(text))
			continue
		}
		at := d.Span.File
		if d.Span.End > 0 && ok {
			before := text[:d.Span.Start]
			line := before[strings.LastIndexByte(before, '\n')+1:]
			at += fmt.Sprintf(":%d:%d", 1+strings.Count(before, "\n"), 1+utf8.RuneCountInString(line))
			at += fmt.Sprintf(" [%s]", text[d.Span.Start:d.Span.End])
		}
		fmt.Fprintf(b, "%s %s %q\n", at, d.Code, d.Args)
		if m := d.Message(diag.ZH) + d.Hint(diag.ZH); strings.Contains(m, "{1}") || strings.Contains(m, "{2}") || strings.Contains(m, "{3}") {
			t.Errorf("%s: too few arguments: %s", d.Code, m)
		}
	}
}

func TestAStrangeThemeNeverPanics(t *testing.T) {
	for _, layers := range [][]Layer{
		nil,
		{{Name: "a", FS: folder(), Templates: ".", Assets: "assets"}},
		{{Name: "a", FS: folder(), Templates: "none", Assets: "none"}},
		{{Name: "a", FS: folder("guide.html/x.html", "{{"), Templates: "guide.html"}},
		{{Name: "a", FS: folder("guide.html", "\xff\xfe{{"), Templates: "."}},
		{{Name: "a", FS: folder("assets", "a file"), Assets: "assets", Templates: "."}},
		{{Name: "a", FS: broken{}, Templates: ".", Assets: "assets"}},
	} {
		s, _ := Load(layers, Options{Views: kind.Views()})
		for _, name := range append(slices.Sorted(maps.Keys(viewsOf(Options{Views: kind.Views()}))), "", "../x", "{{") {
			var w bytes.Buffer
			if d := s.Render(&w, name, view.Guide{}, nil); len(d) == 0 {
				t.Errorf("%s was rendered from nothing", name)
			}
		}
	}
}

// broken is a disk that fails.
type broken struct{}

func (broken) Open(name string) (fs.File, error) { return nil, fs.ErrPermission }

func FuzzLoad(f *testing.F) {
	names, _ := filepath.Glob("testdata/mistakes/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".html") {
				f.Add(string(file.Data), "<b>{{.}}</b>", "a{background:url(b.svg)}")
			}
		}
	}
	f.Fuzz(func(t *testing.T, guide, partial, css string) {
		if strings.Contains(guide+partial, "range") && strings.ContainsAny(guide+partial, "0123456789") {
			return // {{range 999999999}} does end, but not today
		}
		s, diags := Load(theme("guide.html", guide, "partials/p.html", partial, "assets/a.css", css, "assets/b.svg", ""), Options{Views: kind.Views()})
		var b strings.Builder
		list(t, &b, s, diags)
		var w bytes.Buffer
		list(t, &b, s, s.Render(&w, "guide", sample["guide"], nil))
	})
}
