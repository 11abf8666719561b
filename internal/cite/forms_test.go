package cite_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/cite"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

var update = flag.Bool("update", false, "rewrite what the files of testdata expect")

// TestForms reads the texts of testdata: prose.md or law.txt in each archive,
// with the titles on the shelf, and what is to be found in them.
func TestForms(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no files in testdata")
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var shelf cite.Titles
			for i := 0; i < len(a.Files); i++ {
				f := &a.Files[i]
				text := string(f.Data)
				var found []cite.Citation
				switch base := filepath.Base(f.Name); {
				case base == "shelf":
					shelf = cite.NewTitles(strings.Split(strings.TrimSpace(text), "\n")...)
					continue
				case base == "found":
					continue
				case strings.HasSuffix(base, ".md"):
					found = cite.ReadProse(cite.Text{}, text, shelf)
				default:
					read, _ := lawtext.Parse(source.File{Text: text})
					found = cite.ReadStatute(read.Statute, text, blocks(read), shelf)
				}
				got := printed(text, found)
				if i+1 == len(a.Files) || filepath.Base(a.Files[i+1].Name) != "found" {
					a.Files = append(a.Files[:i+1], append([]txtar.File{{Name: "found"}}, a.Files[i+1:]...)...)
				}
				if want := &a.Files[i+1]; string(want.Data) != got {
					if *update {
						want.Data = []byte(got)
						continue
					}
					t.Errorf("%s: got\n%swant\n%s", f.Name, got, want.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// printed writes citations one a line: 3: 第三条 = 3 (self).
func printed(text string, found []cite.Citation) string {
	var b strings.Builder
	for _, c := range found {
		fmt.Fprintf(&b, "%d: %s =%s (%s)", 1+strings.Count(text[:c.Start], "\n"), text[c.Start:c.End], briefly(c.Targets), c.Kind)
		switch c.Reason {
		case cite.NoLaw:
			b.WriteString(" 不知道哪部法")
		case cite.NoPlace:
			b.WriteString(" 不知道哪一处")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// briefly writes targets as 刑法 5/2/1 5/2/2, the statute where it changes.
func briefly(targets []cite.Target) string {
	s, law := "", ""
	for _, t := range targets {
		if t.Law != law {
			law = t.Law
			s += " " + strings.ReplaceAll(law, "中华人民共和国", "~")
		}
		switch d := t.Division; {
		case d != cite.Division{}:
			s += fmt.Sprintf(" {%s/%s/%s/%s}", d.Book, d.Subbook, d.Chapter, d.Section)
		case !t.IsZero():
			s += " " + t.Article.String()
			for _, n := range []int{t.Paragraph, t.Item, t.Subitem} {
				s += "/"
				if n > 0 {
					s += fmt.Sprint(n)
				}
			}
			s = strings.TrimRight(s, "/")
		}
	}
	return s
}
