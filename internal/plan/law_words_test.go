package plan

import (
	"html"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/site"
	"pufa/internal/source"
	"pufa/internal/testkit"
	"pufa/internal/view"
)

// everything is a text with all that a statute may have beside its articles.
const everything = `示范县便民条例
（2024年5月1日示范县人民代表大会常务委员会通过）

目录
第一章　总则
第二章　附则

序言

河边的人走了很远的路来办事。

他们不该白走。

第一章　总则

第一条【目的】　为了**方便**群众，制定本条例。

第二条　窗口收费如下：

| 事项 | 费用 |
|---|---|
| 复印 | 一元 |

第三条　有下列情形之一的，当场答复：

（一）材料齐全的，包括：

1. 原件；

2. 复印件；

（二）事情简单的。

第二章　附则

第四条　本条例自2024年7月1日起施行。

示范县人民代表大会常务委员会

2024年5月1日

附件：收费标准

| 事项 | 费用 |
|---|---|
| 打印 | 二元 |
`

// The page of a statute shows every word of its text, in order: a preamble, words
// between a heading and the first article, signatures and annexes are text, too.
// The table of contents is the page's own.
func TestThePageOfAStatuteHoldsAllItsWords(t *testing.T) {
	t.Run("a text of our own", func(t *testing.T) {
		holdsAllItsWords(t, map[string]string{"everything": everything})
	})
	t.Run("published texts", func(t *testing.T) {
		texts := map[string]string{}
		laws := os.DirFS(filepath.Join(testkit.Corpus(t), "laws"))
		for _, pattern := range []string{"*/*.md", "*/*/*.md"} {
			names, err := fs.Glob(laws, pattern)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				raw, err := fs.ReadFile(laws, name)
				if err != nil {
					t.Fatal(err)
				}
				texts[name] = string(raw)
			}
		}
		holdsAllItsWords(t, texts)
	})
}

func holdsAllItsWords(t *testing.T, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		f, _ := source.Decode("content/fa.md", []byte(text))
		parsed, _ := lawtext.Parse(f)
		st := parsed.Statute
		w := []rune(letters(printed(st)))
		for page, text := range shownText(t, st) {
			at, g := 0, []rune(letters(text))
			for at < len(g) && at < len(w) && g[at] == w[at] {
				at++
			}
			if at < len(g) || at < len(w) {
				t.Errorf("%s: %s goes on with “%s”, the text with “%s”", name, page, string(g[at:min(len(g), at+30)]), string(w[at:min(len(w), at+30)]))
			}
		}
	}
}

// shownText is what a reader reads of a statute: on its page; on those of its volumes,
// one after the other, and on the one that shows it whole.
func shownText(t *testing.T, st *law.Statute) map[string]string {
	d := &doc.Document{Path: "content/fa.md", Statute: &doc.Statute{Statute: st}}
	d.Meta.Title, d.Meta.Type = "示范", "law"
	s, _ := site.Resolve(site.Input{Settings: site.Settings{Language: "zh-CN"}, Documents: []*doc.Document{d}, Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
	var page, volumes, whole strings.Builder
	jobs := slices.SortedStableFunc(slices.Values(Make(s, Options{}).Jobs), func(a, b Job) int { return len(a.Path) - len(b.Path) }) // part-2 before part-10
	for _, j := range jobs {
		if j.Template != "law" {
			continue
		}
		switch v := viewOf(t, &j).(view.Law); {
		case v.Front.URL == "":
			write(&page, &v)
			write(&volumes, &view.Law{Work: v.Work})
		case v.Whole.URL == "":
			write(&whole, &v)
		default:
			v.Work.Enactment = nil // the front has said it
			write(&volumes, &v)
		}
	}
	if whole.Len() > 0 {
		return map[string]string{"volumes": volumes.String(), "whole": whole.String()}
	}
	return map[string]string{"page": page.String()}
}

func write(b *strings.Builder, v *view.Law) {
	add := func(list ...string) { b.WriteString(strings.Join(list, "\n") + "\n") }
	read := func(list []view.Passage) {
		for _, p := range list {
			add(plain(p.HTML))
		}
	}
	add(v.Work.Enactment...)
	read(v.Preamble)
	for _, p := range v.Parts {
		add(p.Heading)
		read(p.Text)
		add(p.Article.Label, p.Article.Title, plain(p.Article.Text))
	}
	read(v.Closing)
	for _, a := range v.Annexes {
		add(a.Label, a.Title)
		read(a.Text)
	}
}

// printed is the text of a statute without title and table of contents.
func printed(st *law.Statute) string {
	rest := *st
	rest.Title = ""
	strip := func(list []law.Passage) []law.Passage {
		var out []law.Passage
		for _, p := range list {
			if p.Kind != law.Contents {
				out = append(out, p)
			}
		}
		return out
	}
	rest.Preamble = strip(st.Preamble)
	rest.Divisions = nil
	for _, d := range st.Divisions {
		d.Text = strip(d.Text)
		d.Label = strings.TrimSuffix(d.Heading(), d.Title) // the page writes numbers alike
		rest.Divisions = append(rest.Divisions, d)
	}
	return lawtext.Print(&rest)
}

var tags = regexp.MustCompile(`<[^>]*>`)

func plain(s template.HTML) string {
	return html.UnescapeString(tags.ReplaceAllString(string(s), " "))
}

// letters leaves out what is no wording: white space, and what tables and titles
// are set with.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("|-:【】", r) {
			return -1
		}
		return r
	}, s)
}
