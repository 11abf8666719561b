package cite_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/lawtext"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

type goldTarget struct {
	Law, Article, Paragraph, Item, Subitem, Part, Subpart, Chapter, Section string
}

type gold struct {
	File, Para, Text, Kind, By string
	Line, Start, End           int
	Targets                    []goldTarget
}

func readGold(t testing.TB) []gold {
	f, err := os.Open(filepath.Join(testkit.Corpus(t), "citations-sample.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []gold
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var g gold
		if err := json.Unmarshal(in.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

func corpusFiles(t testing.TB) []string {
	var out []string
	filepath.Walk(filepath.Join(testkit.Corpus(t), "laws"), func(p string, i os.FileInfo, err error) error {
		if strings.HasSuffix(p, ".md") {
			out = append(out, p)
		}
		return err
	})
	return out
}

var titleLine = regexp.MustCompile(`(?m)^# (.+)$`)

func corpusShelf(t testing.TB) cite.Titles {
	var titles []string
	for _, f := range corpusFiles(t) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range titleLine.FindAllStringSubmatch(string(b), 1) {
			if !slices.Contains(titles, m[1]) {
				titles = append(titles, strings.TrimSpace(m[1]))
			}
		}
	}
	return cite.NewTitles(titles...)
}

// findAll finds the citations of a file as `inspect citations` does.
func findAll(text string, shelf cite.Titles) []cite.Citation {
	read, _ := lawtext.Parse(source.File{Text: text})
	if !cite.NamesStatute(read.Statute.Title) {
		return cite.ReadProse(cite.Text{}, text, shelf)
	}
	return cite.ReadStatute(read.Statute, text, blocks(read), shelf)
}

// blocks returns the lines of a statute in which citations may stand.
func blocks(read *lawtext.Text) []cite.Block {
	var out []cite.Block
	for _, l := range read.Lines {
		switch l.Kind {
		case lawtext.Title, lawtext.Heading, lawtext.Contents:
		default:
			out = append(out, cite.Block{Extent: l.Extent, Body: l.Body, Locator: l.Locator, Division: l.Division})
		}
	}
	return out
}

// TestSample prints how many of the annotated citations are found, with the
// exact span and the exact targets. PUFA_CITE_FOLD=dev, hold or all (the
// default) chooses lines, PUFA_CITE_SHOW=1 prints what differs.
func TestSample(t *testing.T) {
	type score struct{ gold, found, span, right int }
	scores := map[string]*score{}
	at := func(k string) *score {
		if scores[k] == nil {
			scores[k] = &score{}
		}
		return scores[k]
	}
	golds := readGold(t)
	shelf := corpusShelf(t)
	type place struct {
		file string
		line int
	}
	lines := map[place][]gold{}
	var order []place
	for _, g := range golds {
		p := place{g.File, g.Line}
		if lines[p] == nil {
			order = append(order, p)
		}
		lines[p] = append(lines[p], g)
	}
	files := map[string]map[int][]cite.LineCitation{}
	texts := map[string][]string{}
	for _, p := range order {
		if !inFold(fmt.Sprintf("%s:%d", p.file, p.line)) {
			continue
		}
		if files[p.file] == nil {
			b, err := os.ReadFile(filepath.Join(testkit.Corpus(t), p.file))
			if err != nil {
				t.Fatal(err)
			}
			files[p.file] = map[int][]cite.LineCitation{}
			for _, l := range cite.Lines(string(b), findAll(string(b), shelf)) {
				files[p.file][l.Line] = l.Citations
			}
			texts[p.file] = strings.Split(string(b), "\n")
		}
		text := texts[p.file][p.line-1]
		got := files[p.file][p.line]
		used := make([]bool, len(got))
		for _, g := range lines[p] {
			for _, k := range []string{g.Kind, "all"} {
				at(k).gold++
			}
			i := slices.IndexFunc(got, func(c cite.LineCitation) bool { return c.Start == g.Start && c.End == g.End })
			if i < 0 {
				show(t, "missed  %s:%d %s %s in %s", p.file, p.line, g.Kind, g.Text, text)
				continue
			}
			used[i] = true
			ok := sameTargets(got[i].Targets, g.Targets)
			for _, k := range []string{g.Kind, "all"} {
				at(k).span++
				at(k).found++
				if ok {
					at(k).right++
				}
			}
			if !ok {
				show(t, "targets %s:%d %s %s\n  got  %v\n  want %v", p.file, p.line, g.Kind, g.Text, got[i].Targets, g.Targets)
			} else if got[i].Kind != g.Kind {
				show(t, "kind    %s:%d %s: %s, want %s", p.file, p.line, g.Text, got[i].Kind, g.Kind)
			}
		}
		for i, c := range got {
			if !used[i] {
				at(c.Kind).found++
				at("all").found++
				show(t, "extra   %s:%d %s %s in %s", p.file, p.line, c.Kind, c.Text, text)
			}
		}
	}
	for _, k := range []string{"explicit", "self", "relative", "range", "list", "chapter", "whole-law", "all"} {
		s := at(k)
		if s.gold+s.found == 0 {
			continue
		}
		t.Logf("%-10s gold %3d  found %3d  span %3d  right %3d  precision %.3f  recall %.3f", k, s.gold, s.found, s.span, s.right,
			float64(s.right)/float64(max(1, s.found)), float64(s.right)/float64(max(1, s.gold)))
	}
	if s := at("all"); s.right*100 < s.found*99 || s.right*100 < s.gold*99 {
		t.Error("precision and recall must be 0.99 or more")
	}
}

func show(t *testing.T, format string, args ...any) {
	if os.Getenv("PUFA_CITE_SHOW") != "" {
		t.Logf(format, args...)
	}
}

func sameTargets(got []cite.LineTarget, want []goldTarget) bool {
	return slices.EqualFunc(got, want, func(g cite.LineTarget, w goldTarget) bool {
		same := g.Law == w.Law && g.Article == w.Article && g.Paragraph == w.Paragraph && g.Item == w.Item && g.Subitem == w.Subitem
		for _, k := range [][2]string{{g.Part, w.Part}, {g.Subpart, w.Subpart}, {g.Chapter, w.Chapter}, {g.Section, w.Section}} {
			same = same && (k[1] == "" || k[0] == k[1])
		}
		return same && (g.Section == "") == (w.Section == "") && (g.Chapter == "") == (w.Chapter == "")
	})
}
