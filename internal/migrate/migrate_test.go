package migrate

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
)

var update = flag.Bool("update", false, "rewrite what the tests in testdata expect")

// Each file of testdata is an old site; what begins with want/ is the new one.
func TestSitesMoveOver(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			old := fstest.MapFS{}
			made := &txtar.Archive{Comment: a.Comment}
			for _, f := range a.Files {
				if !strings.HasPrefix(f.Name, "want/") {
					old[f.Name] = &fstest.MapFile{Data: f.Data}
					made.Files = append(made.Files, f)
				}
			}
			site, diags, sourceOf, ok := Move(old)
			if !ok {
				t.Fatal("no site was recognised")
			}
			files := "generator " + site.Generator + ", title " + site.Title + ", address " + site.BaseURL + "\n"
			for _, f := range site.Files {
				if f.From != "" {
					files += f.Path + " = " + f.From + "\n"
				} else {
					made.Files = append(made.Files, txtar.File{Name: "want/" + f.Path, Data: []byte(strings.TrimRight(f.Text, "\n") + "\n")})
				}
			}
			made.Files = append(made.Files, txtar.File{Name: "want/files", Data: []byte(files)})
			var found strings.Builder
			for _, d := range diags {
				text, _ := sourceOf(d.Span.File)
				found.WriteString(d.Code + " " + d.Span.File + " “" + text[min(d.Span.Start, len(text)):min(max(d.Span.Start, d.Span.End), len(text))] + "” " + strings.Join(d.Args, " ") + "\n")
				d.Message(diag.EN)
			}
			made.Files = append(made.Files, txtar.File{Name: "want/findings", Data: []byte(found.String())})
			got := txtar.Format(made)
			if *update {
				if err := os.WriteFile(name, got, 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := txtar.Format(a); string(want) != string(got) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestNoSiteIsNone(t *testing.T) {
	for _, files := range []fstest.MapFS{{}, {"a.md": {Data: []byte("甲")}}, {"package.json": {Data: []byte("{}")}}} {
		if _, _, _, ok := Move(files); ok {
			t.Errorf("%v is taken for a site", files)
		}
	}
}

// unreadable is a site of which one page can't be opened.
type unreadable struct{ fstest.MapFS }

func (u unreadable) Open(name string) (fs.File, error) {
	if name == "content/b.md" {
		return nil, fs.ErrPermission
	}
	return u.MapFS.Open(name)
}

func (u unreadable) ReadFile(name string) ([]byte, error) {
	if name == "content/b.md" {
		return nil, fs.ErrPermission
	}
	return u.MapFS.ReadFile(name)
}

func TestAPageThatCannotBeOpenedIsTold(t *testing.T) {
	site, diags, _, ok := Move(unreadable{fstest.MapFS{"config.toml": {}, "content/a.md": {Data: []byte("甲")}, "content/b.md": {Data: []byte("乙")}}})
	if !ok || len(diags) != 1 || diags[0].Code != "migrate/unreadable" {
		t.Errorf("%v", diags)
	}
	if slices.ContainsFunc(site.Files, func(f File) bool { return f.Path == "content/b.md" }) {
		t.Error("an empty page stands for it")
	}
	if files, diags, _ := Page(unreadable{}, "content/b.md", false); len(files) > 0 || len(diags) != 1 {
		t.Errorf("one page: %v, %v", files, diags)
	}
}

// YAML may hold control characters, TOML may not.
func TestFrontMatterIsTOMLWhateverYAMLHeld(t *testing.T) {
	site, _, _, _ := Move(fstest.MapFS{"config.toml": {}, "content/a.md": {Data: []byte("---\ntitle: \"甲\\x01乙\\x7f\\\\\"\nodd: \"\\e[1m\"\n---\n丙\n")}})
	i := slices.IndexFunc(site.Files, func(f File) bool { return f.Path == "content/a.md" })
	_, rest, _ := strings.Cut(site.Files[i].Text, "+++\n")
	front, _, _ := strings.Cut(rest, "+++\n")
	var got map[string]any
	if _, err := toml.Decode(front, &got); err != nil || got["title"] != `甲 乙 \` {
		t.Errorf("%v, %v from %q", got, err, front)
	}
}

// The content folder of the default language is the root of all addresses, however it is
// named; links by reference are links.
func TestTheContentOfTheDefaultLanguage(t *testing.T) {
	for name, config := range map[string]string{
		"mounts": "[[module.mounts]]\nsource = 'assets'\ntarget = 'assets'\n[[module.mounts]]\nsource = 'content/zh'\ntarget = 'content'\n",
		"lang":   "defaultContentLanguage = 'zh'\n[languages.en]\ncontentDir = 'content/en'\n[languages.zh]\ncontentdir = 'content/zh'\n",
		"one":    "contentDir = 'content/zh'\n",
	} {
		site, diags, _, ok := Move(fstest.MapFS{"hugo.toml": {Data: []byte(config)},
			"content/zh/a.md":        {Data: []byte("---\ntitle: 甲\n---\n见[乙][1]、[丙](/b/c/)。\n\n[1]: /b/#节 \"题\"\n[^1]: 注\n")},
			"content/zh/b/_index.md": {Data: []byte("---\ntitle: 乙\n---\n")}, "content/zh/b/c.md": {Data: []byte("---\ntitle: 丙\n---\n")}, "content/en/a.md": {Data: []byte("---\ntitle: A\n---\n")}})
		i := slices.IndexFunc(site.Files, func(f File) bool { return f.Path == "content/a.md" })
		if !ok || site.Pages != 4 || i < 0 || len(diags) > 0 || !strings.Contains(site.Files[i].Text, "[丙](b/c.md)") || !strings.Contains(site.Files[i].Text, "[1]: b/_index.md#节 \"题\"\n[^1]: 注") {
			t.Errorf("%s: %v, %v", name, site.Files, diags)
		}
	}
}

// Hugo writes addresses in small letters, whatever files are called.
func TestAddressesOfHugoStay(t *testing.T) {
	site, diags, _, _ := Move(fstest.MapFS{"hugo.toml": {}, "content/Foo Bar/HasSuffix.md": {Data: []byte("---\ntitle: 甲\naliases: [/foo-bar/hassuffix/]\n---\n![图](A.png)\n")}, "content/Foo Bar/A.png": {},
		"content/b.md": {Data: []byte("---\ntitle: 乙\n---\n[甲](/foo-bar/HasSuffix/)\n")}})
	text := map[string]string{}
	for _, f := range site.Files {
		text[f.Path] = f.Text
	}
	if !strings.HasSuffix(text["content/b.md"], "\n[甲](foo-bar/hassuffix.md)\n") || !strings.Contains(text["content/foo-bar/hassuffix.md"], "title = \"甲\"\n+++\n\n![图](<../Foo Bar/A.png>)") || len(diags) > 0 {
		t.Errorf("%q, %v", text, diags)
	}
}

// Pictures come along from beside the page and from the folder of its name, whether a
// link shows them or a tag of a generator.
func TestOnePageBringsItsPictures(t *testing.T) {
	old := fstest.MapFS{"p/a.md": {Data: []byte("---\ntitle: 甲\n---\n{% asset_img b.png 窗口 %}\n\n{{< figure src=\"img/c%20c.jpg\" caption=\"大厅\" >}}\n\n<img src=\"d.webp\">\n\n![](e.png)\n")},
		"p/a/b.png": {}, "p/img/c c.jpg": {}, "p/d.webp": {}, "p/f.png": {}}
	files, _, _ := Page(old, "p/a.md", false)
	var got []string
	for _, f := range files {
		got = append(got, f.Path+"<"+f.From)
	}
	slices.Sort(got)
	if want := []string{"content/a/b.png<p/a/b.png", "content/a/c c.jpg<p/img/c c.jpg", "content/a/d.webp<p/d.webp", "content/a/index.md<"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, want := range []string{"![窗口](b.png)", "![大厅](<c c.jpg> \"大厅\")", "src=\"d.webp\"", "![](e.png)"} {
		if !strings.Contains(files[0].Text, want) {
			t.Errorf("no %s in %s", want, files[0].Text)
		}
	}
}

// Whatever stands in a page, it moves without a panic.
func FuzzPage(f *testing.F) {
	f.Add("---\ntitle: [坏\n---\n{{< figure src=")
	f.Add("+++\na = \n+++\n::: tip\n> [!NOTE]\n{% raw %}[x](<a b>)")
	f.Add("{\"a\":1}\n![](a(b)c)")
	f.Fuzz(func(t *testing.T, s string) {
		Move(fstest.MapFS{"config.toml": {Data: []byte("title = 1")}, "content/_index.md": {Data: []byte(s)}, "content/a.md": {Data: []byte(s)}})
	})
}

// A site without categories has one list of subjects: the page's go among its tags, and
// its old address stays an address.
func TestOnePageKeepsItsSubjectsAndItsAddress(t *testing.T) {
	old := fstest.MapFS{"a.md": {Data: []byte("---\ntitle: 甲\ntags: [信访, 复查]\ncategories:\n  - 政策\n  - 信访\npermalink: /old/a a.html\n---\n{: .lead }\n乙\n")}}
	files, diags, _ := Page(old, "a.md", false)
	want := "+++\ntitle = \"甲\"\ntags = [\"信访\", \"复查\", \"政策\"]\naliases = [\"/old/a%20a.html\"]\n+++\n\n乙\n"
	if len(files) != 1 || files[0].Text != want || len(diags) != 1 || diags[0].Code != "migrate/dropped" {
		t.Errorf("%v, %v", files, diags)
	}
	files, _, _ = Page(old, "a.md", true)
	if !strings.Contains(files[0].Text, "tags = [\"信访\", \"复查\"]\ncategories = [\"政策\", \"信访\"]\n") {
		t.Errorf("a site with categories: %s", files[0].Text)
	}
}
