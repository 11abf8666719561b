package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// maxCuts limits how often one line is cut, since each cut reads the rest of the line. No
// statute needs more.
const maxCuts = 2000

// build turns the lines of the body into divisions and provisions.
func (b *builder) build() {
	b.seen = map[law.Number]law.Extent{}
	for i := b.body[0]; i < b.body[1]; i++ {
		l := b.lines[i]
		if words := l.whole(b.s); isPageNumber(words) {
			b.add("lawtext/page-number", law.Extent{Start: l.start, End: l.end}, words)
			continue
		}
		for cuts, again := 0, true; again; cuts++ {
			var rest line
			if again = false; cuts < maxCuts {
				rest, again = b.cutGlued(&l)
			}
			b.line(i, &l)
			l = rest
		}
		b.glued = false
	}
	b.endDivisions(0)
	b.endArticle()
}

// line adds one line, or the rest of one.
func (b *builder) line(i int, l *line) {
	words := l.whole(b.s)
	switch {
	case b.toc[i]:
		b.contents(l)
	case l.row:
		b.prose(i, l)
	case l.isHeading(b.s) && !b.isQuoted(l):
		b.heading(i, l)
	case b.mode == byArticle && l.isArticle() && b.accept(i, l):
		b.article(l)
	case b.mode == byPoint && l.label.style == b.pointed && b.acceptPoint(l):
		b.point(i, l)
	case b.mode != byNothing && b.isLooseHeading(i, l):
		b.looseHeading(i, l)
	case b.mode == byNothing && (l.hash > 0 || unnumbered(words)):
		b.looseHeading(i, l)
	default:
		b.prose(i, l)
	}
	b.previous = l.whole(b.s)
}

// prose adds a line that opens no division and no provision.
func (b *builder) prose(i int, l *line) {
	if b.cur >= 0 {
		b.inside(i, l)
		return
	}
	b.record(Prose, l, law.Locator{})
	if n := len(b.stack); n > 0 {
		d := &b.st.Divisions[b.stack[n-1]]
		d.Text = b.passage(d.Text, l)
		return
	}
	b.st.Preamble = b.passage(b.st.Preamble, l)
}

// contents adds a line of the table of contents.
func (b *builder) contents(l *line) {
	into := &b.st.Preamble
	if n := len(b.stack); n > 0 {
		into = &b.st.Divisions[b.stack[n-1]].Text
	}
	*into = append(*into, law.Passage{Kind: law.Contents, Text: l.whole(b.s), Extent: law.Extent{Start: l.start, End: l.end}})
	b.record(Contents, l, law.Locator{})
}

// isQuoted reports whether the line is in quoted text of another statute.
func (b *builder) isQuoted(l *line) bool {
	if b.cur < 0 || l.hash > 0 {
		return false
	}
	if b.quotes(b.previous) {
		b.quoted = true
	}
	return b.quoted || b.open && b.amending()
}

// accept decides whether a line that begins like an article really begins one.
func (b *builder) accept(i int, l *line) bool {
	n := l.label.number
	e := law.Extent{Start: l.start, End: l.label.end}
	if b.cur < 0 && len(b.st.Articles) == 0 {
		return i >= b.firstAt
	}
	follows := n.Follows(b.last)
	if l.label.loose && mentions(l.words(b.s)) {
		return false
	}
	switch {
	case follows:
		return true
	case b.quoted || b.open && b.amending() || b.quotes(b.previous):
		if !b.quoted {
			b.add("lawtext/quoted-article", e, n.Label("条"), b.last.Label("条"))
		}
		b.quoted = true
		return false
	}
	next, counted := b.labels[b.last.Main+1]
	expected := counted && next > i // the expected number comes later
	switch {
	case n.Compare(b.last) > 0:
		if expected && b.nextArticle(i) == b.last.Main+1 {
			b.add("lawtext/article-stray", e, n.Label("条"), b.last.Label("条"))
			return false
		}
		if l.label.loose && b.labels[n.Main+1] <= i {
			if ended(b.previous) {
				b.add("lawtext/article-stray", e, n.Label("条"), b.last.Label("条"))
			}
			return false
		}
		return true
	case expected && b.nextArticle(i) == b.last.Main+1:
		b.add("lawtext/article-stray", e, n.Label("条"), b.last.Label("条"))
		return false
	}
	return !l.label.loose
}

// nextArticle returns the number of the next line after i that begins like an
// article, 0 if there is none.
func (b *builder) nextArticle(i int) int {
	for at := b.lines[i].next; at < b.body[1]; at = b.lines[at].next {
		if b.lines[at].isArticle() {
			return b.lines[at].label.number.Main
		}
	}
	return 0
}

// article opens the article at the line.
func (b *builder) article(l *line) {
	b.openProvision(l, tight(b.s[l.start:l.label.end]))
	a := &b.st.Articles[b.cur]
	text := l.words(b.s)
	if title, rest, ok := bracketed(text); ok {
		a.Title, text = title, rest
		l.text = l.end - len(rest)
	}
	b.record(Provision, l, law.Locator{Article: a.Number, Paragraph: 1})
	b.newParagraph(l, text)
}

// openProvision begins a provision.
func (b *builder) openProvision(l *line, printed string) {
	b.endArticle()
	division := -1
	if n := len(b.stack); n > 0 {
		division = b.stack[n-1]
	}
	list := b.provisions()
	*list = append(*list, law.Article{
		Number:   l.label.number,
		Label:    printed,
		Division: division,
		Extent:   law.Extent{Start: l.start, End: l.end},
	})
	b.cur = len(*list) - 1
	b.checkNumber(l)
	if n := l.label.number; n.Compare(b.last) > 0 || b.restarts(n) {
		b.last = n
	}
	b.quoted, b.open = false, false
}

// endArticle closes the current provision; one without text gets an empty 款.
func (b *builder) endArticle() {
	if b.cur < 0 {
		return
	}
	if a := &(*b.provisions())[b.cur]; len(a.Paragraphs) == 0 {
		a.Paragraphs = []law.Paragraph{{Extent: law.Extent{Start: a.End, End: a.End}}}
	}
	b.cur = -1
}

// bracketed splits 【立法目的】 off the text of an article.
func bracketed(text string) (title, rest string, ok bool) {
	inner, ok := strings.CutPrefix(text, "【")
	if !ok {
		return "", text, false
	}
	n := strings.Index(inner, "】")
	if n < 0 || n > maxTitle || trim(inner[:n]) == "" {
		return "", text, false
	}
	rest = inner[n+len("】"):]
	return trim(inner[:n]), rest[skip(rest, 0, len(rest)):], true
}

// acceptPoint decides whether a line with the label of a point is one.
func (b *builder) acceptPoint(l *line) bool {
	n := l.label.number.Main
	if len(b.st.Points) == 0 || n == b.last.Main+1 { // even if an earlier quotation was never closed
		return true
	}
	return !(b.open && b.amending()) && n > b.last.Main && n <= b.last.Main+5
}

// point opens the point at the line. Its words are a title if they are not a sentence.
func (b *builder) point(i int, l *line) {
	b.openProvision(l, tight(b.s[l.start:l.label.end]))
	a := &b.st.Points[b.cur]
	text := l.words(b.s)
	b.record(Provision, l, law.Locator{Article: a.Number, Paragraph: 1})
	if next := i + 1; short(text) && !ended(text) && next < b.body[1] {
		if n := &b.lines[next]; l.hash > 0 || n.label.style != b.pointed && n.label.style != none || n.label.style == none && len(text) <= 90 {
			a.Title = text
			return
		}
	}
	b.newParagraph(l, text)
}
