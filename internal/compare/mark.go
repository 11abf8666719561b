package compare

import "strings"

// Change says what happened to the words of a [Mark]. The zero value is Kept.
type Change int

const (
	Kept Change = iota
	Removed
	Inserted
)

// Mark is a run of text that was kept, removed or inserted. Old and New hold it as each
// edition writes it; for Kept they may differ in white space and the width of
// punctuation, for Removed New is empty, for Inserted Old is.
type Mark struct {
	Change   Change
	Old, New string
}

// Marks compares two wordings by words rather than characters: it marks a numeral with
// its unit as a whole (三十日, 第二十条, （三）), both characters of a word that changed in part,
// and leaves no single unmarked character between two changes. Joined together, the Old
// of all marks are the old text and the New the new one; a replacement comes after what
// it replaces. Two empty texts have no marks.
//
// It uses no dictionary: words of two characters are recognised by their place between
// punctuation, numerals and characters such as 的 and 和.
func Marks(old, new string) []Mark {
	d := &differ{old: tokenize(old), new: tokenize(new)}
	if len(d.old) > 0 && spelt(d.old) == spelt(d.new) { // also if a line end cuts a word
		return []Mark{{Kept, old, new}}
	}
	d.number()
	d.compare(0, len(d.old), 0, len(d.new))
	d.dissolve()
	d.widen()
	d.slide()
	d.dissolve()
	d.relabel()

	var out []Mark
	add := func(c Change, o, n []token) {
		switch last := len(out) - 1; {
		case len(o)+len(n) == 0:
		case last >= 0 && out[last].Change == c: // relabel leaves adjacent marks of one kind
			out[last].Old, out[last].New = out[last].Old+written(o), out[last].New+written(n)
		default:
			out = append(out, Mark{c, written(o), written(n)})
		}
	}
	o, n := 0, 0
	for _, c := range d.edits {
		add(Kept, d.old[o:c.o0], d.new[n:c.n0])
		add(Removed, d.old[c.o0:c.o1], nil)
		add(Inserted, nil, d.new[c.n0:c.n1])
		o, n = c.o1, c.n1
	}
	add(Kept, d.old[o:], d.new[n:])
	return blank(out, old, new, len(d.old), len(d.new))
}

// blank adds back a text that is only white space, and so has no tokens.
func blank(marks []Mark, old, new string, olds, news int) []Mark {
	if olds == 0 && old != "" || news == 0 && new != "" {
		space := Mark{Kept, "", ""}
		if olds == 0 {
			space.Old = old
		}
		if news == 0 {
			space.New = new
		}
		marks = append([]Mark{space}, marks...)
	}
	return marks
}

// spelt is the text of tokens as it is compared: without white space.
func spelt(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.key)
	}
	return b.String()
}

func written(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.text)
	}
	return b.String()
}
