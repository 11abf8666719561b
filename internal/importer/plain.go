package importer

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/word"
)

// textBlocks reads plain text, with a paragraph per line. It joins lines that were broken
// at a fixed width if indentation shows where paragraphs begin. Consecutive lines with
// tabs are a table.
func textBlocks(text string) []word.Block {
	lines := strings.Split(text, "\n")
	indented, full := 0, 0
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if full++; isIndented(l) {
			indented++
		}
	}
	wrapped := indented > 0 && indented*2 < full*2-1 && indented*5 >= full
	var out []word.Block
	open := false // the last paragraph may continue
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if strings.TrimSpace(l) == "" {
			open = false
			continue
		}
		if n := tableLines(lines[i:]); n > 1 {
			out = append(out, textTable(lines[i:i+n]))
			i += n - 1
			open = false
			continue
		}
		words := strings.Trim(l, " \t\u3000\u00a0\ufeff")
		if wrapped && open && !isIndented(l) {
			last := &out[len(out)-1].Runs[0]
			last.Text = joinHan([]string{last.Text, words})
		} else {
			out = append(out, word.Block{Runs: []word.Run{{Text: strings.ReplaceAll(words, "\t", " ")}}})
		}
		const line = 20 // minimum length of a line that was broken because it was full, in characters
		open = utf8.RuneCountInString(words) >= line && !strings.HasSuffix(words, "。") && !strings.HasSuffix(words, "：") && !strings.HasSuffix(words, "；")
	}
	return out
}

func isIndented(l string) bool {
	return strings.HasPrefix(l, "\u3000") || strings.HasPrefix(l, "  ") || strings.HasPrefix(l, "\t") || strings.HasPrefix(l, "\u00a0\u00a0")
}

// tableLines returns the number of lines at the beginning that have the same number of
// tabs between words.
func tableLines(lines []string) int {
	tabs := func(l string) int { return strings.Count(strings.Trim(l, " \u3000"), "\t") }
	want := tabs(lines[0])
	if want == 0 || strings.HasPrefix(lines[0], "\t") {
		return 0
	}
	n := 0
	for n < len(lines) && strings.TrimSpace(lines[n]) != "" && tabs(lines[n]) == want {
		n++
	}
	return n
}

func textTable(lines []string) word.Block {
	t := &word.Table{Head: 1}
	for _, l := range lines {
		var row []word.Cell
		for c := range strings.SplitSeq(l, "\t") {
			cell := word.Cell{Columns: 1, Rows: 1}
			if c = strings.Trim(c, " \u3000"); c != "" {
				cell.Blocks = []word.Block{{Runs: []word.Run{{Text: c}}}}
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return word.Block{Table: t}
}
