// Package quote compares a quotation with its source, letter by letter.
//
// Use [Check] for the differences (none means that the quotation is true to the text),
// [Holds] for that question alone, [At] for whether a true quotation cuts a sentence.
// White space, invisible characters and the width of punctuation do not count; …… in the
// quotation stands for text left out, and the quotation may begin and end anywhere in the
// text. The package knows nothing of statutes or markup: it takes what a reader sees.
package quote

import "strings"

// Difference is a place where a quotation departs from the text.
type Difference struct {
	Start, End int // bytes of the quotation; never empty, so that there is something to point at

	// Written and Text are the words at that place in the quotation and in the text, with
	// a few characters around them, on one line.
	Written, Text string

	// Absent means that the text has nothing like these words, or not in this order. Text
	// is "" then.
	Absent bool
}

const (
	// context is the number of characters shown around a difference.
	context = 6
	// longest is the number of characters shown of a difference.
	longest = 60
	// most is the number of differences reported for one quotation.
	most = 20
	// cells limits the table that aligns a passage with the text, of one byte each. The
	// longest articles stay far below it.
	cells = 8 << 20
)

// Check returns where the quotation differs from the text, in order. A quotation without
// letters differs nowhere.
func Check(quotation, text string) []Difference {
	written, source := read(quotation), read(text)
	if holds(written, source) {
		return nil
	}
	return check(written, source)
}

// Holds reports whether the quotation is true to the text. It is faster than [Check].
func Holds(quotation, text string) bool { return holds(read(quotation), read(text)) }

func holds(written, source letters) bool {
	if inOrder(written, source) {
		return true
	}
	// Quotation marks around the whole are the author's; those inside have become single.
	bare, ok := written.unquoted()
	return ok && inOrder(bare, source.levelled())
}

// inOrder reports whether the passages of a quotation occur in the text one after the
// other. Taking the first place of each leaves the most room for the next.
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
	at, all := 0, searched(source) // position in source: passages come in its order
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

// shown returns letters as written, on one line, with a few characters of the sentence
// around them.
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
	if from == to { // between two sentences: show something all the same
		from, to = max(0, from-1), min(len(l.runes), to+1)
	}
	if end-start > longest {
		return l.raw(from, start+longest/2) + "……" + l.raw(end-longest/2, to)
	}
	return l.raw(from, to)
}

// parts reports whether letter i ends a sentence or a clause.
func (l letters) parts(i int) bool { return l.runes[i] == '.' || l.runes[i] == ';' }

// broken reports whether there is a line end before letter i.
func (l letters) broken(i int) bool {
	return i > 0 && i < len(l.runes) && strings.Contains(l.text[l.to[i-1]:l.at[i]], "\n")
}

// raw returns the text from letter start up to letter end, as written.
func (l letters) raw(start, end int) string {
	if start >= end {
		return ""
	}
	return strings.Join(strings.Fields(l.text[l.at[start]:l.to[end-1]]), " ")
}
