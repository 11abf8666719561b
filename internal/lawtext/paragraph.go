package lawtext

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// newParagraph begins the next 款 of the current provision. The text may itself
// begin with the label of an item.
func (b *builder) newParagraph(l *line, text string) {
	a := &(*b.provisions())[b.cur]
	start := l.end - len(text)
	if len(a.Paragraphs) == 0 {
		start = l.start
	}
	a.Paragraphs = append(a.Paragraphs, law.Paragraph{Text: unmarked(text), Extent: law.Extent{Start: start, End: l.end}})
	a.End = l.end
	b.list, b.sublist, b.below = none, none, none
	if first := labelAt(text, 0, len(text)); first.number.Main == 1 && first.style > ordinal && first.style < circled && (first.style != hanComma || a.Title != "") {
		b.itemAlone(a, text, first)
	}
	b.quotation(text)
}

// itemAlone turns a 款 that begins with the label of an item into that item, and reports
// it. Under the title of a point this is normal.
func (b *builder) itemAlone(a *law.Article, text string, first label) {
	p := &a.Paragraphs[len(a.Paragraphs)-1]
	start := p.End - len(text)
	if a.Title == "" {
		b.add("lawtext/item-alone", law.Extent{Start: start, End: start + first.end}, a.Label, tight(text[:first.end]))
	}
	p.Text = ""
	p.Items = []law.Item{{Number: 1, Label: tight(text[:first.end]), Text: unmarked(trim(text[first.end:])), Extent: law.Extent{Start: start, End: p.End}}}
	b.list = first.style
}

// inside adds a line within the current provision: a 款, 项 or 目, or the continuation of
// one.
func (b *builder) inside(i int, l *line) {
	a := &(*b.provisions())[b.cur]
	if len(a.Paragraphs) == 0 {
		b.record(Provision, l, law.Locator{Article: a.Number, Paragraph: 1})
		b.newParagraph(l, l.whole(b.s))
		return
	}
	p := &a.Paragraphs[len(a.Paragraphs)-1]
	switch {
	case p.End-p.Start > maxParagraph:
		b.record(Provision, l, law.Locator{Article: a.Number, Paragraph: len(a.Paragraphs) + 1})
		b.newParagraph(l, l.whole(b.s))
		return
	case b.quoted, b.open && (b.amending() || startsQuoted(l.whole(b.s))):
		b.goOn(l, a, p)
	case b.isItem(l, p):
		b.item(l, a, p)
	case b.isSubitem(l, p):
		b.subitem(l, a, p)
	case b.goesOn(i, l, p):
		b.goOn(l, a, p)
	default:
		b.record(Provision, l, law.Locator{Article: a.Number, Paragraph: len(a.Paragraphs) + 1})
		b.newParagraph(l, l.whole(b.s))
		return
	}
	b.quotation(l.whole(b.s))
}

// maxParagraph is the length in bytes from which on the next line begins another 款;
// otherwise appending line after line would take quadratic time.
const maxParagraph = 1 << 15

// quotation tracks quotation marks: in amendments each line of a quotation opens with “
// and only the last closes with ”.
func (b *builder) quotation(text string) {
	// Searching forward is much faster than backward, and most lines have neither.
	if strings.Contains(text, "“") || strings.Contains(text, "”") {
		b.open = inQuotes(text)
	}
}

func startsQuoted(words string) bool { return strings.HasPrefix(words, "“") }

// isItem reports whether the line is an item of p: the first list of a 款 is its items,
// however they are numbered.
func (b *builder) isItem(l *line, p *law.Paragraph) bool {
	switch s := l.label.style; {
	case s == none || s == ordinal:
		return false
	case s == b.list:
		return true
	case b.list != none:
		return false
	case s == hanBracket:
		return true
	case s == circled, s == hanComma: // 一、二级客运站 may begin a sentence
		return !ended(p.Text) && l.label.number.Main == 1
	default:
		return l.label.number.Main == 1
	}
}

func (b *builder) item(l *line, a *law.Article, p *law.Paragraph) {
	n := l.label.number.Main
	b.checkItem(l, a, p)
	b.list, b.sublist, b.below = l.label.style, none, none
	p.Items = append(p.Items, law.Item{
		Number: n,
		Label:  tight(b.s[l.start:l.label.end]),
		Text:   unmarked(l.words(b.s)),
		Extent: law.Extent{Start: l.start, End: l.end},
	})
	p.End, a.End = l.end, l.end
	b.record(Provision, l, law.Locator{Article: a.Number, Paragraph: len(a.Paragraphs), Item: n})
}

// isSubitem reports whether the line is a subitem of the last item of p: the second form
// of numbers within a 款 is that of subitems.
func (b *builder) isSubitem(l *line, p *law.Paragraph) bool {
	s := l.label.style
	if s == none || s == ordinal || len(p.Items) == 0 {
		return false
	}
	it := &p.Items[len(p.Items)-1]
	if s == b.sublist {
		return true
	}
	return b.sublist == none && l.label.number.Main == 1 && (s != circled && s != hanComma || !ended(it.Text))
}

func (b *builder) subitem(l *line, a *law.Article, p *law.Paragraph) {
	it := &p.Items[len(p.Items)-1]
	b.sublist, b.below = l.label.style, none
	it.Subitems = append(it.Subitems, law.Subitem{
		Number: l.label.number.Main,
		Label:  tight(b.s[l.start:l.label.end]),
		Text:   unmarked(l.words(b.s)),
		Extent: law.Extent{Start: l.start, End: l.end},
	})
	it.End, p.End, a.End = l.end, l.end, l.end
	b.record(Provision, l, law.Locator{Article: a.Number, Paragraph: len(a.Paragraphs), Item: it.Number, Subitem: l.label.number.Main})
}

// goesOn reports whether the line continues the 款 rather than being one: a row of a
// table, a list without numbers, a formula, the rest of a broken sentence, or words
// between two items of a list.
func (b *builder) goesOn(i int, l *line, p *law.Paragraph) bool {
	if l.row {
		return true
	}
	words := l.whole(b.s)
	if len(p.Items) > 0 && (b.isBelowSubitem(l, p) || b.listGoesOn(i, p)) {
		return true
	}
	last := lastLine(p)
	if ended(last) {
		return false
	}
	if strings.HasPrefix(last, "|") || strings.ContainsAny(last, "＝=") { // after a table or a formula, only a sentence is a 款
		return !ended(words)
	}
	if r := lastRune(last); r == '：' || r == ':' {
		return !ended(words) || startsQuoted(words)
	}
	return l.label.style == none || len(p.Items) > 0
}

// isBelowSubitem reports whether the line belongs to a list below 目, with a third form of
// numbers. Such parts are not cited by number; they are text of their 目.
func (b *builder) isBelowSubitem(l *line, p *law.Paragraph) bool {
	s := l.label.style
	if s <= ordinal || s == hanComma || len(p.Items[len(p.Items)-1].Subitems) == 0 {
		return false
	}
	if s == b.below || l.label.number.Main == 1 && (s != circled || !ended(lastLine(p))) {
		b.below = s
		return true
	}
	return false
}

// listGoesOn reports whether the next item of p, or the next subitem of its last item,
// comes after line i in the same provision, with plain lines or other lists between. A
// list that restarts is another list.
func (b *builder) listGoesOn(i int, p *law.Paragraph) bool {
	it := &p.Items[len(p.Items)-1]
	sub := 0
	if n := len(it.Subitems); n > 0 {
		sub = it.Subitems[n-1].Number
	}
	for at, seen := b.lines[i].next, 0; at < b.body[1] && seen < farthest; at, seen = b.lines[at].next, seen+1 {
		next := &b.lines[at]
		n := next.label.number.Main
		switch {
		case next.hash > 0 || next.label.style == ordinal && !mentions(next.words(b.s)):
			return false
		case b.mode == byPoint && next.label.style == b.pointed:
			return false
		case next.label.style == b.list:
			return n == it.Number+1
		case sub > 0 && next.label.style == b.sublist:
			if n == sub+1 {
				return true
			}
			sub = 0 // subitems after it belong to another list
		}
	}
	return false
}

// farthest is the number of labels within which the next item is searched.
const farthest = 60

// lastLine returns the last line of a 款.
func lastLine(p *law.Paragraph) string {
	text := p.Text
	if n := len(p.Items); n > 0 {
		text = p.Items[n-1].Text
		if m := len(p.Items[n-1].Subitems); m > 0 {
			text = p.Items[n-1].Subitems[m-1].Text
		}
	}
	if n := strings.LastIndexByte(text, '\n'); n >= 0 {
		return text[n+1:]
	}
	return text
}

// goOn appends the line to the last part that was read.
func (b *builder) goOn(l *line, a *law.Article, p *law.Paragraph) {
	words := l.whole(b.s)
	loc := law.Locator{Article: a.Number, Paragraph: len(a.Paragraphs)}
	into := &p.Text
	if n := len(p.Items); n > 0 {
		it := &p.Items[n-1]
		loc.Item, into, it.End = it.Number, &it.Text, l.end
		if m := len(it.Subitems); m > 0 {
			sub := &it.Subitems[m-1]
			loc.Subitem, into, sub.End = sub.Number, &sub.Text, l.end
		}
	}
	if *into != "" && !broken(lastLine(p), words) {
		*into += "\n"
	}
	*into += unmarked(words)
	p.End, a.End = l.end, l.end
	at := *l
	at.text = at.start
	b.record(Provision, &at, loc)
}

// broken reports whether a line break splits a sentence: the line before is full and ends
// in a word.
func broken(before, words string) bool {
	const full = 14 // characters
	if utf8.RuneCountInString(before) < full || strings.ContainsAny(before+words, "=＝×|") {
		return false
	}
	last, first := lastRune(before), firstRune(words)
	return inWord(last) && (inWord(first) || strings.ContainsRune("，、；。）", first))
}

// inWord reports whether a sentence can be broken beside r: in a word, or in 2024年|1月.
func inWord(r rune) bool { return isHan(r) || r >= '0' && r <= '9' }

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }
