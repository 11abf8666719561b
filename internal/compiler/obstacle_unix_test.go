//go:build unix

package compiler

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/testkit"
)

// Whatever takes the place of a file or a folder of the site is a finding at once: it
// is neither waited for nor passed over, and nothing outside is read. As soon as it is
// gone, the site is as it was.
func TestWhatIsNoFileIsAFinding(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: a theme is loaded some 200 times, one after the other")
	}
	outside := t.TempDir()
	testkit.Write(t, outside, "secret", "密密密")
	things := map[string]func(at string) error{
		"pipe":       func(at string) error { return syscall.Mkfifo(at, 0o600) },
		"link out":   func(at string) error { return os.Symlink(filepath.Join(outside, "secret"), at) },
		"folder out": func(at string) error { return os.Symlink(outside, at) },
		"to nothing": func(at string) error { return os.Symlink("nothing", at) },
		"circle":     func(at string) error { return os.Symlink(filepath.Base(at), at) },
		"device":     func(at string) error { return os.Symlink("/dev/zero", at) },
	}
	want := map[string]string{"link out": "source/link-outside", "folder out": "source/link-outside", "device": "source/link-outside", "to nothing": "source/link-broken", "circle": "source/link-broken"}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config.toml":           "title = \"甲\"\nlanguage = \"zh-CN\"\nbase_url = \"https://www.example.gov.cn/\"\ntheme = \"own\"\n[search]\nsynonyms = \"data/words.toml\"\n",
		"content/_index.md":     "+++\ntitle = \"首页\"\n+++\n",
		"themes/own/theme.toml": "name = \"own\"\n",
		"data/words.toml":       "",
	} {
		testkit.Write(t, dir, name, text)
	}
	w := previewCompiler(t, dir)
	before := told(renew(t, w, nil))
	for place, folder := range map[string]bool{
		"content": true, "static": true, "assets": true, "templates": true, "themes": true, "themes/own": true, "data": true, "themes/own/assets": true,
		"config.toml": false, "data/words.toml": false, "data/plain-words.toml": false, "themes/own/theme.toml": false, "themes/own/synonyms.toml": false,
		"themes/own/search": false, "themes/own/search/x.js": false, "themes/own/home.html": false, "themes/own/assets/a.css": false,
		"templates/home.html": false, "templates/partials": false, "assets/a.css": false, "static/a.txt": false, "static/b": false,
		"content/a.md": false, "content/_index.md": false, "content/a.png": false, "content/a.pdf": false, "content/b": false,
	} {
		at := filepath.Join(dir, filepath.FromSlash(place))
		kept := filepath.Join(t.TempDir(), "kept")
		hidden := os.Rename(at, kept) == nil
		for thing, make := range things {
			if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := make(at); err != nil {
				t.Fatal(err)
			}
			code := want[thing]
			if code == "" {
				code = "source/not-a-file"
				if folder && place != "themes/own/assets" { // a file of a theme may have that name
					code = "source/not-a-folder"
				}
			}
			for _, names := range [][]string{nil, {place}} { // at the start, and in a preview
				c := w
				if names == nil {
					if thing != "pipe" && thing != "link out" { // a start takes its time
						continue
					}
					c = previewCompiler(t, dir)
				}
				findings := renew(t, c, names).Result().Diagnostics
				i := slices.IndexFunc(findings, func(d diag.Diagnostic) bool { return d.Span.File == place && d.Severity == diag.Error })
				if i < 0 || !slices.ContainsFunc(findings, func(d diag.Diagnostic) bool { return d.Code == code && d.Span.File == place }) {
					t.Errorf("%s is a %s (told %v): %v, want %s", place, thing, names, findings, code)
				}
			}
			if err := os.Remove(at); err != nil {
				t.Fatal(err)
			}
		}
		if hidden {
			if err := os.Rename(kept, at); err != nil {
				t.Fatal(err)
			}
		}
		if after := told(renew(t, w, []string{place})); after != before {
			t.Errorf("%s is good again: told %s, before %s", place, after, before)
		}
	}
}

func told(c *Compiled) string {
	var out []string
	for _, d := range c.Result().Diagnostics {
		out = append(out, d.Code+" "+d.Span.File)
	}
	return strings.Join(out, ", ")
}
