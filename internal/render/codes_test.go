package render

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/view"
)

// elsewhere are the codes that no archive in testdata/mistakes shows.
var elsewhere = []struct {
	code string
	find func() diag.List
}{
	{"render/unreadable", func() diag.List {
		_, d := Load([]Layer{{Name: "a", FS: broken{}, Templates: "."}}, Options{Views: kind.Views()})
		return d
	}},
	{"render/not-utf8", func() diag.List {
		_, d := Load(theme("guide.html", "\xff\xfe"), Options{Views: kind.Views()})
		return d
	}},
	{"render/template-too-long", func() diag.List {
		_, d := Load(theme("guide.html", strings.Repeat("x", maxTemplate+1)), Options{Views: kind.Views()})
		return d
	}},
	{"render/control-character", func() diag.List {
		_, d := Load(theme("guide.html", "字\x00\x01"), Options{Views: kind.Views()})
		return d
	}},
	{"render/too-many-templates", func() diag.List {
		var text strings.Builder
		for i := range maxTemplates {
			fmt.Fprintf(&text, `{{define "a%d"}}{{end}}`, i)
		}
		_, d := Load(theme("guide.html", text.String()), Options{Views: kind.Views()})
		return d
	}},
	{"render/no-template", func() diag.List {
		s, _ := Load(nil, Options{Views: kind.Views()})
		return s.Render(nil, "guide", view.Guide{}, nil)
	}},
	{"render/too-long", nil}, // TestAVeryLongPageIsStopped
	{"render/grows", nil},    // TestTemplatesDoNotGrowWithoutBounds
	{"render/printf-width", nil},
}

// A code that nothing can show would be a promise of `pufa help` that the
// program doesn't keep.
func TestEveryCodeIsShown(t *testing.T) {
	shown := map[string]bool{}
	for _, e := range elsewhere {
		shown[e.code] = true
		if e.find == nil {
			continue
		}
		if d := e.find(); len(d) != 1 || d[0].Code != e.code {
			t.Errorf("%s: got %v", e.code, d)
		}
	}
	names, _ := filepath.Glob("testdata/mistakes/*.txtar")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, want, _ := strings.Cut(string(text), "-- want --\n")
		for _, word := range strings.Fields(want) {
			shown[word] = true
		}
	}
	for _, code := range diag.Codes() {
		if strings.HasPrefix(code, "render/") && !shown[code] {
			t.Errorf("no test shows %s", code)
		}
	}
}
