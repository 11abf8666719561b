package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pufa/internal/search"
)

// questions are asked of a built site; which answer is right was fixed before any
// engine was asked.
//
//go:embed questions.tsv
var questions string

// searchCommand asks the search of a built site all questions of a group and prints
// how often the right article is among the first, and what a first search loads.
// Every second question was never looked at while the search was made.
func searchCommand(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: search DIR GROUP, a built site and P or L")
	}
	fmt.Println("| group | questions | s@1 | s@3 | s@10 | MRR | nothing | files, median | KB (gzip), median |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|")
	for half, name := range []string{"tuned on", "held out"} {
		var t tally
		n := 0
		for line := range strings.Lines(questions) {
			group, rest, ok := strings.Cut(strings.TrimSpace(line), "\t")
			question, answers, both := strings.Cut(rest, "\t")
			if !ok || !both || group != args[1] {
				continue
			}
			if n++; (n+1)%2 == half {
				if err := t.ask(args[0], question, strings.Split(answers, "|")); err != nil {
					return err
				}
			}
		}
		t.print(args[1] + ", " + name)
	}
	return nil
}

// tally sums up answers.
type tally struct {
	asked, first, three, ten, nothing int
	reciprocal                        float64
	files, bytes                      []int
}

func (t *tally) ask(dir, question string, answers []string) error {
	files, size := 0, 0
	var failed error
	e := search.NewEngine(func(name string) string {
		raw, err := os.ReadFile(filepath.Join(dir, "search", filepath.FromSlash(name)+".js"))
		if err != nil {
			failed = err
			return ""
		}
		files++
		size += zipped(raw)
		return search.Data(string(raw))
	})
	results := e.Search(question, "")
	if failed != nil {
		return fmt.Errorf("asking %s: %w", question, failed)
	}
	at := slices.IndexFunc(results, func(r search.Result) bool { return r.Law != "" && slices.Contains(answers, r.Law+" "+r.Article) })
	t.asked++
	t.files, t.bytes = append(t.files, files), append(t.bytes, size)
	if len(results) == 0 {
		t.nothing++
	}
	if at < 0 {
		return nil
	}
	t.reciprocal += 1 / float64(at+1)
	for limit, count := range map[int]*int{1: &t.first, 3: &t.three, 10: &t.ten} {
		if at < limit {
			*count++
		}
	}
	return nil
}

func (t *tally) print(name string) {
	if t.asked == 0 {
		return
	}
	n := float64(t.asked)
	slices.Sort(t.files)
	slices.Sort(t.bytes)
	fmt.Printf("| %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %d | %.1f |\n", name, t.asked, float64(t.first)/n, float64(t.three)/n, float64(t.ten)/n,
		t.reciprocal/n, float64(t.nothing)/n, t.files[len(t.files)/2], float64(t.bytes[len(t.bytes)/2])/1024)
}

func zipped(raw []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(raw) // a buffer takes everything
	_ = w.Close()
	return b.Len()
}
