// Package quote compares a quotation with the text that it is taken from, letter
// by letter.
//
// Use [Check]: no [Difference] means that the quotation is true to the text; use
// [Holds] where only that is asked. White space, invisible characters and the width of punctuation are no letters; …… in
// the quotation stands for what it leaves out, and it may begin and end anywhere
// in the text. The package knows nothing of statutes and of markup: it is handed
// what a reader sees.
package quote

import "strings"

// Difference is a place where a quotation departs from the text.
type Difference struct {
	Start, End int // bytes of the quotation; never empty, so that it can be pointed at

	// Written and Text are what stands at the place in the quotation and in the
	// text, with a few characters around it, on one line.
	Written, Text string

	// Absent: nothing like these words is in the text, or not in this order. Text
	// is "" then.
	Absent bool
}

const (
	// context is how many characters around a difference are shown.
	context = 6
	// longest is how many characters of a difference are shown.
	longest = 60
	// most is how many differences are told of one quotation.
	most = 20
	// cells is how large a table is made to align a passage with the text: one byte
	// each. The longest articles stay far below.
	cells = 8 << 20
)

// Check returns where the quotation departs from the text, in order. A quotation
// without letters departs nowhere.
func Check(quotation, text string) []Difference {
	written, source := read(quotation), read(text)
	if holds(written, source) {
		return nil
	}
	return check(written, source)
}

// Holds reports whether the quotation is true to the text. It is quicker than
// [Check].
func Holds(quotation, text string) bool { return holds(read(quotation), read(text)) }

func holds(written, source letters) bool {
	if inOrder(written, source) {
		return true
	}
	// “…” around the whole belongs to the author; the marks inside are single then.
	bare, ok := written.unquoted()
	return ok && inOrder(bare, source.levelled())
}

// inOrder reports whether the passages of a quotation stand in the text one behind
// the other. To take the first place for each leaves the most for those after it.
func inOrder(written, source letters) bool {
	at, all := 0, searched(source)
	for _, p := range written.passages() {
		i := all.index(p.runes, at)
		if i < 0 {
			return false
		}
		at = i + len(p.runes)
	}
	return true
}

func check(written, source letters) []Difference {
	parts := written.passages()
	var out []Difference
	at, all := 0, searched(source) // at in source: passages stand in its order
	for _, p := range parts {
		if i := all.index(p.runes, at); i >= 0 {
			at = i + len(p.runes)
			continue
		}
		found, end := align(p, source, at)
		if out = append(out, found...); len(out) >= most {
			return out[:most]
		}
		at = end
	}
	return out
}

// shown is a stretch of letters as they are written, on one line, with a few
// characters of its sentence around it.
func (l letters) shown(start, end int) string {
	from, to := start, end
	for from > 0 && start-from < context && !l.parts(from-1) && !l.broken(from) {
		from--
	}
	for to < len(l.runes) && to-end < context && !l.broken(to) {
		if to++; l.parts(to - 1) {
			break
		}
	}
	if from == to { // between two sentences: something is to be seen all the same
		from, to = max(0, from-1), min(len(l.runes), to+1)
	}
	if end-start > longest {
		return l.raw(from, start+longest/2) + "……" + l.raw(end-longest/2, to)
	}
	return l.raw(from, to)
}

// parts reports whether letter i ends a sentence.
func (l letters) parts(i int) bool { return l.runes[i] == '.' || l.runes[i] == ';' }

// broken reports whether a line ends before letter i.
func (l letters) broken(i int) bool {
	return i > 0 && i < len(l.runes) && strings.Contains(l.text[l.to[i-1]:l.at[i]], "\n")
}

// raw returns what stands from letter start up to letter end.
func (l letters) raw(start, end int) string {
	if start >= end {
		return ""
	}
	return strings.Join(strings.Fields(l.text[l.at[start]:l.to[end-1]]), " ")
}
