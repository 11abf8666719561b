package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"pufa/internal/search"
)

// questions are asked of a built site. The right answers were fixed before any engine was
// asked.
//
//go:embed questions.tsv
var questions string

// engines is a script that asks all engines.
//
//go:embed engines.mjs
var engines string

// question is a line of the table, or a citation.
type question struct {
	set, text string
	law       string // whose page is open
	answers   []string
}

// searchCommand asks the search of a built site, and two other engines on the same texts,
// all questions of a group. It prints how often the right article is among the first
// results, and how much a first search loads.
// Citations are typed into the search of the site alone.
func searchCommand(args []string) error {
	flags := flag.NewFlagSet("search", flag.ContinueOnError)
	libraries := flags.String("libraries", ".", "where \"npm install pagefind minisearch\" was run")
	names := flags.String("engines", "pufa,MiniSearch,Pagefind", "which are asked")
	statutes := flags.Int("citations", 60, "how many statutes the group \"citations\" cites")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		return fmt.Errorf("usage: search [-libraries DIR] SITE GROUP, a built site and P, L, PL or citations")
	}
	site, group := flags.Arg(0), flags.Arg(1)
	documents, err := documentsOf(site)
	if err != nil {
		return err
	}
	asked := questionsOf(group)
	if group == "citations" {
		if asked, err = citationsOf(site, documents, *statutes); err != nil {
			return err
		}
		*names = "pufa"
	}
	found, err := askEngines(*libraries, site, strings.Split(*names, ","), documents, asked)
	if err != nil {
		return err
	}
	var sets []string
	for _, q := range asked {
		if !slices.Contains(sets, q.set) {
			sets = append(sets, q.set)
		}
	}
	fmt.Println("| engine, set | questions | s@1 | s@3 | s@10 | MRR | nothing | files, median | KB (gzip), median |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|")
	for _, engine := range slices.Sorted(maps.Keys(found)) {
		for _, set := range sets {
			var t tally
			for i, q := range asked {
				if q.set == set && i < len(found[engine]) {
					t.add(found[engine][i], q.answers)
				}
			}
			t.print(engine + ", " + set)
		}
	}
	return nil
}

// questionsOf returns the questions of the named groups.
func questionsOf(groups string) (out []question) {
	for line := range strings.Lines(questions) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) == 4 && strings.Contains(groups, c[0]) {
			out = append(out, question{set: c[1], text: c[2], answers: strings.Split(c[3], "|")})
		}
	}
	return out
}

// answer is what an engine found for a question, and what it loaded.
type answer struct {
	Found        []string // statute and article
	Files, Bytes int
}

// document is a passage of a built site.
type document struct {
	ID    string `json:"id"` // statute and article
	Title string `json:"title"`
	Text  string `json:"text"`

	found search.Result
}

// documentsOf lists the passages of a built site.
func documentsOf(site string) (out []document, err error) {
	search.NewEngine(func(name string) string {
		data, failed := indexFile(site, name)
		if failed != nil {
			err = failed
		}
		return data
	}).Each(func(r search.Result, text string) {
		d := document{r.Law + " " + r.Article, strings.TrimSpace(r.Title + " " + r.Part), text, r}
		if r.Law == "" {
			d.ID = d.Title
		}
		out = append(out, d)
	})
	return out, err
}

func indexFile(site, name string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(site, "search", filepath.FromSlash(name)+".js"))
	if err != nil {
		return "", fmt.Errorf("reading the index: %w", err)
	}
	return search.Data(string(raw)), nil
}

// askEngines asks engines with the help of node.
func askEngines(libraries, site string, names []string, documents []document, asked []question) (map[string][]answer, error) {
	type typed struct {
		Text string `json:"text"`
		Law  string `json:"law"`
	}
	input := struct {
		Site      string     `json:"site"`
		Engines   []string   `json:"engines"`
		Documents []document `json:"documents"`
		Questions []typed    `json:"questions"`
	}{Site: site, Engines: names, Documents: documents}
	for _, q := range asked {
		input.Questions = append(input.Questions, typed{q.text, q.law})
	}
	raw, err := json.Marshal(input)
	if err != nil {
		return nil, err
	}
	script := filepath.Join(libraries, "engines.mjs")
	if err := os.WriteFile(script, []byte(engines), 0o644); err != nil {
		return nil, err
	}
	defer os.Remove(script)
	node := exec.Command("node", "--max-old-space-size=12000", script)
	node.Stdin, node.Stderr = bytes.NewReader(raw), os.Stderr
	out, err := node.Output()
	if err != nil {
		return nil, fmt.Errorf("asking the engines: %w", err)
	}
	var found map[string][]answer
	return found, json.Unmarshal(out, &found)
}

// tally sums up answers.
type tally struct {
	asked, first, three, ten, nothing int
	reciprocal                        float64
	files, bytes                      []int
}

func (t *tally) add(a answer, answers []string) {
	at := slices.IndexFunc(a.Found, func(id string) bool { return slices.Contains(answers, id) })
	t.asked++
	t.files, t.bytes = append(t.files, a.Files), append(t.bytes, a.Bytes)
	if len(a.Found) == 0 {
		t.nothing++
	}
	if at < 0 {
		return
	}
	t.reciprocal += 1 / float64(at+1)
	for limit, count := range map[int]*int{1: &t.first, 3: &t.three, 10: &t.ten} {
		if at < limit {
			*count++
		}
	}
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
