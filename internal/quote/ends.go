package quote

import (
	"regexp"
	"slices"
	"unicode"
)

// Ends says where a true quotation (see [Holds]) begins or ends in the middle of a
// sentence, which readers don't expect: a sentence cut in the middle may say the
// opposite.
type Ends struct {
	Nothing bool // it has nothing but ……
	Start   bool // it begins inside a sentence, without ……
	End     bool // it ends inside one, without ……
}

// Whole reports whether nothing of that is so.
func (e Ends) Whole() bool { return e == Ends{} }

// mostTries limits how often passages are searched for, over all places of the first one.
const mostTries = 2000

// At returns how a true quotation begins and ends in the text. If its words occur in
// several places, the place with the fewest cuts counts.
func At(quotation, text string) Ends {
	written, source := read(quotation), read(text)
	if !inOrder(written, source) {
		bare, _ := written.unquoted()
		written, source = bare, source.levelled()
	}
	parts := written.passages()
	if !slices.ContainsFunc(parts, letters.wordy) {
		return Ends{Nothing: true}
	}
	first, last := parts[0], parts[len(parts)-1]
	opens := first.at[0] > written.at[0] // it begins with ……
	closes := last.to[len(last.to)-1] < written.to[len(written.to)-1]
	best := Ends{Start: true, End: true}
	all := searched(source)
	tries := mostTries
	for i := all.index(first.runes, 0); i >= 0 && tries > 0; i = all.next(first.runes, i) {
		tries -= len(parts)
		e, at := Ends{Start: !opens && !source.begins(i)}, i+len(first.runes)
		if len(parts) > 1 {
			for _, p := range parts[1 : len(parts)-1] {
				if at = all.index(p.runes, at); at < 0 {
					return best
				}
				at += len(p.runes)
			}
			if at = all.index(last.runes, at); at < 0 {
				return best
			}
			for k := at; k >= 0; k = all.next(last.runes, k) { // any later place will do
				if at = k + len(last.runes); source.ends(at) {
					break
				}
			}
		}
		e.End = !closes && !source.ends(at)
		if e.Whole() {
			return e
		}
		if e.cuts() < best.cuts() {
			best = e
		}
	}
	return best
}

// next returns the next place of a word after letter i, where it also occurs, or -1.
func (s searchable) next(word []rune, i int) int {
	if i+2 >= len(s.starts) {
		return -1
	}
	return s.index(word, i+1)
}

// wordy reports whether there is anything but marks.
func (l letters) wordy() bool {
	return slices.ContainsFunc(l.runes, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// cuts counts the ends that cut a sentence.
func (e Ends) cuts() int {
	switch {
	case e.Start && e.End:
		return 2
	case e.Start || e.End:
		return 1
	}
	return 0
}

// begins reports whether a sentence, or the text after a label, begins at letter i. A
// semicolon within a line begins no sentence: what follows it may take back what came
// before.
func (l letters) begins(i int) bool {
	if i == 0 || l.broken(i) {
		return true
	}
	switch l.runes[i-1] {
	case '"', '\'':
		return l.begins(i - 1)
	case '.', '!', '?':
		return true
	}
	from := i - 1
	for from > 0 && !l.broken(from) {
		from--
	}
	return label.MatchString(string(l.runes[from:i]))
}

// label is the number before an item in its line.
var label = regexp.MustCompile(`^(?:\([一二三四五六七八九十百0-9]+\)|[一二三四五六七八九十百0-9]+[、.)])$`)

// ends reports whether a sentence or a line ends before letter i, with or without its
// last mark.
func (l letters) ends(i int) bool {
	stop := func(r rune) bool { return r == '.' || r == '!' || r == '?' }
	if i >= len(l.runes) || l.broken(i) || i > 0 && stop(l.runes[i-1]) {
		return true
	}
	switch r := l.runes[i]; r {
	case '"', '\'':
		return l.ends(i + 1)
	case ';', ':': // at the end of a line: an item, or the introduction of a list
		return i+1 >= len(l.runes) || l.broken(i+1)
	default:
		return stop(r)
	}
}
