package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// heading opens the division whose heading is the line.
func (b *builder) heading(i int, l *line) {
	title := l.words(b.s)
	b.openDivision(law.Division{
		Level:  l.label.unit.level(),
		Number: l.label.number,
		Label:  tight(b.s[l.start:l.label.end]),
		Title:  tight(title),
		Extent: law.Extent{Start: l.start, End: l.end},
	}, l.hash)
	b.record(Heading, l, law.Locator{})
	b.checkDivision(len(b.st.Divisions) - 1)
}

// isLooseHeading reports whether a line without 第…章 is a heading: a line with #, a word
// that never has a number (附则), a line in the place of a lost heading, or 一、管辖 before an
// article.
func (b *builder) isLooseHeading(i int, l *line) bool {
	words := l.whole(b.s)
	text := l.words(b.s)
	switch {
	case l.label.style == ordinal:
		return false
	case l.hash > 0:
		return len(words) <= 2*maxTitle
	case b.quoted || b.open && b.amending():
		return false
	case unnumbered(words):
		return true
	case l.label.style != none && l.label.style != hanComma:
		return false
	case !short(text) || ended(text) || len(text) > 90 || strings.ContainsAny(text, "=＝×÷%％“”"):
		return false
	}
	if b.cur < 0 {
		// directly after a heading, it is the second half or a heading of the next level
		return len(b.stack) > 0 && i > 0 && b.afterHeading() && b.opensNext(i)
	}
	return ended(b.previous) && (b.opensNext(i) || b.isFragment(i+1) && b.opensNext(i+1))
}

// isFragment reports whether line i may be the second half of a heading.
func (b *builder) isFragment(i int) bool {
	if i >= b.body[1] {
		return false
	}
	l := &b.lines[i]
	words := l.whole(b.s)
	return l.hash == 0 && l.label.style == none && !l.row && short(words) && !ended(words) && len(words) <= 90
}

// afterHeading reports whether the last line was the heading of a division.
func (b *builder) afterHeading() bool {
	n := len(b.text.Lines)
	return n > 0 && b.text.Lines[n-1].Kind == Heading
}

// opensNext reports whether the line after i opens the article that is expected,
// or is the heading of a division.
func (b *builder) opensNext(i int) bool {
	if i+1 >= b.body[1] {
		return false
	}
	n := &b.lines[i+1]
	if n.isHeading(b.s) {
		return true
	}
	if b.mode == byPoint {
		return n.label.style == b.pointed && (len(b.st.Points) == 0 || n.label.number.Follows(b.last))
	}
	if !n.isArticle() {
		return false
	}
	const lost = 3 // articles may be missing here, too
	to := n.label.number
	return len(b.st.Articles) == 0 || to.Compare(b.last) > 0 && to.Main <= b.last.Main+1+lost
}

// looseHeading adds a heading without 第…章.
func (b *builder) looseHeading(i int, l *line) {
	words := l.whole(b.s)
	e := law.Extent{Start: l.start, End: l.end}
	if l.hash == 0 && !unnumbered(words) && l.label.style == none && len(b.stack) > 0 && b.afterHeading() {
		top := &b.st.Divisions[b.stack[len(b.stack)-1]]
		if (top.Level != law.Unnumbered || b.hashes[b.stack[len(b.stack)-1]] == 0 && !unnumbered(top.Title)) && !isSectionWord(words) {
			if top.Level != law.Unnumbered {
				b.add("lawtext/heading-broken", e, top.Label, top.Title+tight(words))
			}
			top.Title += tight(words)
			top.End = l.end
			b.record(Heading, l, law.Locator{})
			return
		}
	}
	if l.hash == 0 && !unnumbered(words) && l.label.style == none {
		b.add("lawtext/heading-lost", e, tight(words))
	}
	b.openDivision(law.Division{Title: tight(words), Extent: e}, l.hash)
	b.record(Heading, l, law.Locator{})
}

// isSectionWord reports whether words are a usual title of a first section, so that they
// begin a section rather than continue the chapter's title.
func isSectionWord(words string) bool {
	switch tight(words) {
	case "一般规定", "一般原则", "通则", "基本规定", "总则":
		return true
	}
	return false
}

// openDivision opens a division and closes those that end here. hash is its Markdown
// level, by which divisions without a level of their own are placed.
func (b *builder) openDivision(d law.Division, hash int) {
	b.endArticle()
	keep := len(b.stack)
	for keep > 0 {
		top := &b.st.Divisions[b.stack[keep-1]]
		switch {
		case d.Level != law.Unnumbered && top.Level != law.Unnumbered:
			if top.Level < d.Level {
				goto found
			}
		case d.Level == law.Unnumbered:
			if hash == 0 && isSectionWord(d.Title) && top.Level != law.Unnumbered && top.Level != law.Section {
				goto found // a first section without its label
			}
			if hash > 0 && b.hashes[b.stack[keep-1]] > 0 && b.hashes[b.stack[keep-1]] < hash {
				goto found
			}
		}
		keep--
	}
found:
	b.endDivisions(keep)
	d.Parent = -1
	if keep > 0 {
		d.Parent = b.stack[keep-1]
	}
	d.From = len(*b.provisions())
	d.To = d.From
	b.st.Divisions = append(b.st.Divisions, d)
	b.hashes = append(b.hashes, hash)
	b.stack = append(b.stack, len(b.st.Divisions)-1)
	b.quoted, b.open = false, false
}

// endDivisions closes all divisions on the stack except the outermost keep.
func (b *builder) endDivisions(keep int) {
	for _, i := range b.stack[keep:] {
		b.st.Divisions[i].To = len(*b.provisions())
	}
	b.stack = b.stack[:keep]
}
