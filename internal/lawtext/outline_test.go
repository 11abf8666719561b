package lawtext

import (
	"fmt"
	"strings"

	"pufa/internal/law"
)

// outline writes what was read, one part a line, each under what holds it: the
// level's word, the number, the words.
func outline(t *Text) string {
	var b strings.Builder
	st := t.Statute
	put := func(depth int, format string, args ...any) {
		b.WriteString(strings.Repeat("  ", depth) + strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", "⏎") + "\n")
	}
	passages := func(depth int, word string, list []law.Passage) {
		for _, p := range list {
			put(depth, "%s%s %s", word, [...]string{"", "·标题", "·表", "·目录"}[p.Kind], p.Text)
		}
	}
	put(0, "名称 %s", st.Title)
	for _, l := range st.Enactment {
		put(0, "题注 %s", l.Text)
	}
	passages(0, "前言", st.Preamble)
	next := 0
	divisions := func(i int) {
		for ; next < len(st.Divisions) && (i < 0 || st.Divisions[next].From <= i); next++ {
			d := &st.Divisions[next]
			put(len(st.Trail(next))-1, "%s %s", st.DivisionEID(next), d.Title)
			passages(len(st.Trail(next)), "文", d.Text)
		}
	}
	provisions := st.Provisions()
	for i := range provisions {
		divisions(i)
		a := &provisions[i]
		depth := len(st.Trail(a.Division))
		put(depth, "%s %s%s", law.Locator{Article: a.Number}.EID(), a.Label, a.Title)
		for k, p := range a.Paragraphs {
			put(depth+1, "款%d %s", k+1, p.Text)
			for _, it := range p.Items {
				put(depth+2, "项%d %s", it.Number, it.Text)
				for _, sub := range it.Subitems {
					put(depth+3, "目%d %s", sub.Number, sub.Text)
				}
			}
		}
	}
	divisions(-1)
	passages(0, "结尾", st.Closing)
	for i := range st.Annexes {
		put(0, "附件 %s", st.Annexes[i].Heading())
		passages(1, "文", st.Annexes[i].Text)
	}
	return b.String()
}
