package cite

import (
	"math/rand"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
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
		for i, line := range strings.Split(text, "\n") {
			for _, c := range found[i+1] {
				total++
				if c.Reason != Found {
					lost++
				}
				if mode == "hit" || mode == "none" && c.Reason != Found || strings.HasPrefix(mode, "k:") && c.Kind.String() == mode[2:] {
					out = append(out, name+":"+strconv.Itoa(i+1)+" "+clip(line, c.Start, c.End)+" "+c.Kind.String()+short(c.Targets)+[]string{"", " NOLAW", " NOPLACE"}[c.Reason])
				}
			}
			if mode != "miss" || strings.HasPrefix(line, "#") {
				continue
			}
			skip := 0
			if m := labelLine.FindStringIndex(line); m != nil {
				skip = m[1]
			}
		next:
			for _, m := range trigger.FindAllStringIndex(line, -1) {
				if m[0] < skip {
					continue
				}
				for _, c := range found[i+1] {
					if c.Start < m[1] && m[0] < c.End {
						continue next
					}
				}
				out = append(out, name+":"+strconv.Itoa(i+1)+" "+clip(line, m[0], m[1]))
			}
		}
	}
	rand.New(rand.NewSource(int64(len(num)))).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	t.Logf("%d citations, %d unresolved, %d lines here", total, lost, len(out))
	for _, l := range out[:min(n, len(out))] {
		t.Log(l)
	}
}

func clip(line string, from, to int) string {
	a, b := from, to
	for k := 0; a > 0 && (k < 45 || line[a]&0xC0 == 0x80); k++ {
		a--
	}
	for k := 0; b < len(line) && (k < 36 || line[b]&0xC0 == 0x80); k++ {
		b++
	}
	return line[a:from] + "【" + line[from:to] + "】" + line[to:b]
}

func short(ts []Target) string {
	s := ""
	for i, t := range ts {
		if i == 6 {
			return s + " …"
		}
		s += " " + strings.TrimPrefix(t.Law, "中华人民共和国") + t.Locator.String()
		if d := t.Division; d != (Division{}) {
			s += "{" + d.Book.String() + "/" + d.Chapter.String() + "/" + d.Section.String() + "}"
		}
	}
	return s
}
