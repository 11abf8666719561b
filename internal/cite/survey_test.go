package cite_test

import (
	"math/rand"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

var trigger = regexp.MustCompile(`第[零〇一二三四五六七八九十百千两0-9０-９（(）)]+[、和至]?[条款项目章节编]|[前上本该同][一二两三四五六]?[条款项章节编]|《[^《》]*[法例定则释案]》`)

// TestSurvey prints, for reading by eye, what is found in real texts and what
// looks like a citation and is not taken for one: PUFA_CITE_SURVEY=miss|hit|none and
// the number of lines.
func TestSurvey(t *testing.T) {
	what := os.Getenv("PUFA_CITE_SURVEY")
	if what == "" {
		t.Skip("PUFA_CITE_SURVEY is not set")
	}
	needCorpus(t)
	mode, num, _ := strings.Cut(what, ",")
	n, _ := strconv.Atoi(num)
	shelf := corpusShelf(t)
	var out []string
	total, lost := 0, 0
	for _, f := range corpusFiles(t) {
		b, _ := os.ReadFile(f)
		text := string(b)
		found := findAll(text, shelf)
		name := f[strings.LastIndex(f, "/")+1:]
		lineOf := func(at int) string { return name + ":" + strconv.Itoa(1+strings.Count(text[:at], "\n")) + " " }
		for _, c := range found {
			total++
			if c.Reason != cite.Found {
				lost++
			}
			if mode == "hit" || mode == "none" && c.Reason != cite.Found || mode == "k:"+c.Kind.String() {
				out = append(out, lineOf(c.Start)+clip(text, c.Start, c.End)+" "+c.Kind.String()+short(c.Targets)+[]string{"", " NOLAW", " NOPLACE"}[c.Reason])
			}
		}
		read, _ := lawtext.Parse(source.File{Text: text})
		if mode == "dead" {
			for _, c := range found {
				for _, t := range c.Targets {
					if t.Law == cite.Self && !t.Article.IsZero() {
						if _, err := read.Statute.Locate(t.Locator); err != nil {
							out = append(out, lineOf(c.Start)+clip(text, c.Start, c.End)+" "+t.Locator.String()+" "+err.Error())
						}
					}
				}
			}
		}
		if mode == "whole" {
			for _, c := range found {
				if c.Kind == cite.WholeLaw && !strings.HasSuffix(c.Name, "法") {
					out = append(out, c.Name)
				}
			}
		}
		if mode == "law" {
			for _, c := range found {
				for _, t := range c.Targets[:min(1, len(c.Targets))] {
					if t.Law != cite.Self && shelf.Title(t.Law) == "" && c.Kind != cite.WholeLaw {
						out = append(out, t.Law+" "+lineOf(c.Start)+clip(text, c.Start, c.End))
					}
				}
			}
		}
		if mode != "miss" {
			continue
		}
	next:
		for _, m := range trigger.FindAllStringIndex(text, -1) {
			l, ok := read.Where(m[0])
			if !ok || m[0] < l.Body || l.Kind == lawtext.Heading || l.Kind == lawtext.Title || l.Kind == lawtext.Contents {
				continue
			}
			for _, c := range found {
				if c.Start < m[1] && m[0] < c.End {
					continue next
				}
			}
			out = append(out, lineOf(m[0])+clip(text, m[0], m[1]))
		}
	}
	rand.New(rand.NewSource(int64(len(num)))).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	t.Logf("%d citations, %d unresolved, %d lines here", total, lost, len(out))
	for _, l := range out[:min(n, len(out))] {
		t.Log(l)
	}
}

func clip(line string, from, to int) string {
	line = strings.ReplaceAll(line, "\n", " ")
	a, b := from, to
	for k := 0; a > 0 && (k < 45 || line[a]&0xC0 == 0x80); k++ {
		a--
	}
	for k := 0; b < len(line) && (k < 36 || line[b]&0xC0 == 0x80); k++ {
		b++
	}
	return line[a:from] + "【" + line[from:to] + "】" + line[to:b]
}

func short(ts []cite.Target) string {
	s := ""
	for i, t := range ts {
		if i == 6 {
			return s + " …"
		}
		s += " " + strings.TrimPrefix(t.Law, "中华人民共和国") + t.Locator.String()
		if d := t.Division; d != (cite.Division{}) {
			s += "{" + d.Book.String() + "/" + d.Chapter.String() + "/" + d.Section.String() + "}"
		}
	}
	return s
}
