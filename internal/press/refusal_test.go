package press

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/publish"
	"pufa/internal/testkit"
)

// siteOf writes a site of the plain theme with n pages and returns its folder.
func siteOf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	testkit.Write(t, dir, "config.toml", []byte(plainConfig))
	for name, text := range plainTemplates() {
		testkit.Write(t, dir, "themes/plain/"+name+".html", []byte(text))
	}
	testkit.Write(t, dir, "themes/plain/theme.toml", []byte("name = \"plain\"\ntitle = \"朴素\"\n"))
	testkit.Write(t, dir, "content/_index.md", []byte("+++\ntitle = \"首页\"\n+++\n"))
	for i := range n {
		testkit.Write(t, dir, "content/p"+strconv.Itoa(i)+".md", []byte("+++\ntitle = \"页\"\n+++\n正文\n"))
	}
	return dir
}

func builds(t *testing.T, dir, out string) *Result {
	t.Helper()
	r, err := Run(context.Background(), Options{Options: compiler.Options{Dir: dir}, Out: out, Now: november})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What package publish refuses, the author reads in words of the catalogue, and
// the output folder is named.
func TestRefusalsSayWhatToDo(t *testing.T) {
	for code, c := range map[string]struct {
		out     string
		prepare func(t *testing.T, dir string)
	}{
		"publish/equals-source":   {out: "content"},
		"publish/contains-source": {out: "."},
		"publish/inside-source":   {out: "content/public"},
		"publish/not-a-folder":    {out: "config.toml"},
		"publish/repository":      {out: ".git"},
		"publish/home-folder":     {out: "home", prepare: func(t *testing.T, dir string) { t.Setenv("HOME", dir+"/home"); t.Setenv("USERPROFILE", dir+"/home") }},
		"publish/foreign-files":   {out: "public", prepare: func(t *testing.T, dir string) { testkit.Write(t, dir, "public/index.html", []byte("mine")) }},
		"publish/odd-files": {out: "public", prepare: func(t *testing.T, dir string) {
			builds(t, dir, filepath.Join(dir, "public"))
			link(t, dir+"/config.toml", dir+"/public/index.html")
		}},
		"publish/output-link": {out: "public", prepare: func(t *testing.T, dir string) { link(t, t.TempDir(), dir+"/public") }},
		"publish/many-gone": {out: "public", prepare: func(t *testing.T, dir string) {
			builds(t, dir, filepath.Join(dir, "public"))
			for i := range 9 {
				if err := os.Remove(filepath.Join(dir, "content", "p"+strconv.Itoa(i)+".md")); err != nil {
					t.Fatal(err)
				}
			}
		}},
	} {
		t.Run(strings.TrimPrefix(code, "publish/"), func(t *testing.T) {
			dir := siteOf(t, 10)
			if err := os.MkdirAll(filepath.Join(dir, "home"), 0o755); err != nil {
				t.Fatal(err)
			}
			if c.prepare != nil {
				c.prepare(t, dir)
			}
			r := builds(t, dir, filepath.Join(dir, c.out))
			if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != code || !r.Failed() {
				t.Fatalf("findings %v", r.Diagnostics)
			}
			if text := r.Diagnostics[0].Message(diag.ZH); strings.Contains(text, "{") || !strings.Contains(text, filepath.Base(dir)) {
				t.Errorf("message %s", text)
			}
		})
	}
}

// link puts a symbolic link in the place of what may be there.
func link(t *testing.T, to, at string) {
	t.Helper()
	os.Remove(at)
	if err := os.Symlink(to, at); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
}

// What a build finds in its output folder and works around is told.
func TestWhatWasChangedByHandIsNamed(t *testing.T) {
	dir := siteOf(t, 3)
	out := filepath.Join(dir, "public")
	builds(t, dir, out)
	testkit.Write(t, dir, "public/p0.html", []byte("by hand"))
	testkit.Write(t, dir, "public/p1.html", []byte("by hand"))
	if err := os.Remove(filepath.Join(dir, "content/p1.md")); err != nil {
		t.Fatal(err)
	}
	r := builds(t, dir, out)
	for code, name := range map[string]string{"publish/replaced": "p0.html", "publish/left": "p1.html"} {
		if !has(r.Diagnostics, code, name) {
			t.Errorf("%s does not name %s: %v", code, name, r.Diagnostics)
		}
	}
	testkit.Write(t, dir, "public/"+publish.ManifestName, []byte("nonsense"))
	if r := builds(t, dir, out); !has(r.Diagnostics, "publish/manifest-unread", out) {
		t.Errorf("a damaged manifest: %v", r.Diagnostics)
	}
}

func has(l diag.List, code, arg string) bool {
	for _, d := range l {
		if d.Code == code && strings.Contains(strings.Join(d.Args, " "), arg) {
			return true
		}
	}
	return false
}

func TestFoldersThatAreNoSite(t *testing.T) {
	for code, spoil := range map[string]func(dir string){
		"build/no-config":  func(dir string) { os.Remove(dir + "/config.toml") },
		"build/no-content": func(dir string) { os.RemoveAll(dir + "/content") },
		"build/misspelt-theme": func(dir string) {
			os.WriteFile(dir+"/config.toml", []byte("title = \"甲\"\ntheme = \"pufaa\"\n"), 0o644)
		},
		"build/unknown-theme": func(dir string) {
			os.WriteFile(dir+"/config.toml", []byte("title = \"甲\"\ntheme = \"lotus\"\n"), 0o644)
		},
	} {
		dir := siteOf(t, 1)
		spoil(dir)
		r := builds(t, dir, filepath.Join(dir, "public"))
		if !r.Failed() || !has(r.Diagnostics, code, "") {
			t.Errorf("%s: %v", code, r.Diagnostics)
		}
		if _, err := os.Stat(filepath.Join(dir, "public")); !os.IsNotExist(err) {
			t.Errorf("%s: something was published", code)
		}
	}
	dir := siteOf(t, 1)
	r, err := Run(context.Background(), Options{Options: compiler.Options{Dir: dir, BaseURL: "www.example.gov.cn"}, Now: november})
	if err != nil || !has(r.Diagnostics, "build/bad-base-url", "www.example.gov.cn") {
		t.Errorf("build/bad-base-url: %v, %v", err, r.Diagnostics)
	}
}
