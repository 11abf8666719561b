package cite_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"pufa/internal/cite"
)

// mark is a citation in testdata/marked.txt: {words|targets|kind}.
type mark struct {
	start, end  int
	means, kind string
}

// unmark takes the marks out of a line. Targets hold braces of their own.
func unmark(line string) (text string, marks []mark) {
	for {
		i := strings.IndexByte(line, '{')
		if i < 0 {
			return text + line, marks
		}
		text += line[:i]
		words, rest, _ := strings.Cut(line[i+1:], "|")
		means, rest, _ := strings.Cut(rest, "|")
		kind, rest, _ := strings.Cut(rest, "}")
		marks = append(marks, mark{len(text), len(text) + len(words), means, kind})
		text, line = text+words, rest
	}
}

// TestMarkedProse reads sentences of our own in which every citation is marked by
// hand: what is found must be these, and these alone.
func TestMarkedProse(t *testing.T) {
	data, err := os.ReadFile("testdata/marked.txt")
	if err != nil {
		t.Fatal(err)
	}
	gold, hits, right := 0, 0, 0
	for _, page := range strings.Split(string(data), "\n\n") {
		var text strings.Builder
		want := map[string]mark{}
		for _, line := range strings.SplitAfter(page, "\n") {
			plain, marks := unmark(line)
			for _, m := range marks {
				m.start += text.Len()
				m.end += text.Len()
				want[fmt.Sprint(m.start)] = m
			}
			text.WriteString(plain)
		}
		gold += len(want)
		for _, c := range cite.ReadProse(cite.Text{}, text.String(), nil) {
			if c.Reason == cite.NoLaw { // not printed
				continue
			}
			hits++
			words := text.String()[c.Start:c.End]
			m, ok := want[fmt.Sprint(c.Start)]
			switch got := strings.TrimSpace(briefly(c.Targets)); {
			case !ok || m.end != c.End:
				t.Errorf("found %s = %s (%s)", words, got, c.Kind)
				continue
			case got != m.means || c.Kind.String() != m.kind:
				t.Errorf("%s = %s (%s), want %s (%s)", words, got, c.Kind, m.means, m.kind)
			default:
				right++
			}
			delete(want, fmt.Sprint(c.Start))
		}
		for _, m := range want {
			t.Errorf("not found: %s", text.String()[m.start:m.end])
		}
	}
	t.Logf("%d marked, %d found, %d right", gold, hits, right)
}
