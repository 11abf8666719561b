package lawtext

import (
	"fmt"
	"strconv"
	"strings"

	"pufa/internal/law"
)

// checkNumber checks the number and the label of the provision just opened.
func (b *builder) checkNumber(l *line) {
	list := *b.provisions()
	n := l.label.number
	e := law.Extent{Start: l.start, End: l.label.end}
	printed := list[len(list)-1].Label
	before, twice := b.seen[n]
	b.seen[n] = e
	if b.mode == byArticle {
		right := n.Label("条")
		switch {
		case l.label.typo:
			b.add("lawtext/label-typo", e, printed, right)
		case l.label.loose && l.label.end < l.end && strings.ContainsFunc(b.s[l.start:l.label.end], isSpace):
			b.add("lawtext/label-space", e, printed)
		}
	}
	switch {
	case b.restarts(n) && len(list) > 2:
		b.add("lawtext/restart", e, printed, b.label(b.last))
		b.seen = map[law.Number]law.Extent{n: e}
	case twice:
		b.seen[n] = before
		d := b.add("lawtext/article-twice", e, printed)
		d.Related = append(d.Related, b.text.Span(before))
	case len(list) == 1:
		if n.Main > 1 && !strings.Contains(b.st.Title, "修正案") {
			b.add("lawtext/article-first", e, printed)
		}
	case n.Follows(b.last):
	case n.Compare(b.last) < 0:
		b.add("lawtext/article-order", e, printed, b.label(b.last))
	default:
		b.add("lawtext/article-gap", e, printed, b.label(b.last), b.missing(b.last, n))
	}
}

// restarts reports whether n opens a second statute in the same file: 第一条 again, followed
// by 第二条.
func (b *builder) restarts(n law.Number) bool {
	at, ok := b.labels[2]
	return b.mode == byArticle && n == law.Number{Main: 1} && b.last.Main > 1 && ok && b.lines[at].start > b.text.Lines[len(b.text.Lines)-1].Extent.End
}

// label writes a number like the labels of this text.
func (b *builder) label(n law.Number) string {
	if b.mode == byPoint {
		switch b.pointed {
		case digitDot:
			return strconv.Itoa(n.Main) + "."
		case hanBracket:
			return "（" + law.FormatNumeral(n.Main) + "）"
		}
		return law.FormatNumeral(n.Main) + "、"
	}
	return n.Label("条")
}

// missing names the numbers missing between two.
func (b *builder) missing(last, n law.Number) string {
	from, to := law.Number{Main: last.Main + 1}, law.Number{Main: n.Main - 1}
	switch {
	case n.Sub > 1: // 之二 without 之一
		return b.label(law.Number{Main: n.Main, Sub: n.Sub - 1})
	case n.Sub == 1 && n.Main > last.Main+1:
		to.Main = n.Main
	case n.Sub == 1:
		return b.label(law.Number{Main: n.Main})
	}
	if from == to {
		return b.label(from)
	}
	return b.label(from) + "至" + b.label(to)
}

// checkDivision checks a division's number: it must follow the previous division of its
// level in the same parent.
func (b *builder) checkDivision(i int) {
	d := &b.st.Divisions[i]
	e := d.Extent
	if d.Title == "" {
		b.add("lawtext/heading-empty", e, d.Label)
	}
	before := -1
	for at := i - 1; at >= 0 && at > i-counted; at-- {
		o := &b.st.Divisions[at]
		if o.Level != d.Level {
			continue
		}
		if o.Parent == d.Parent || d.Level == law.Subbook {
			before = at
			break
		}
		if d.Level == law.Chapter && d.Number.Follows(o.Number) { // 章 are numbered across 分编
			return
		}
	}
	missing := func(from int) {
		names := law.Number{Main: from}.Label(d.Level.String())
		if to := d.Number.Main - 1; to > from {
			names += "至" + law.Number{Main: to}.Label(d.Level.String())
		}
		b.add("lawtext/division-gap", e, d.Label, names)
	}
	switch {
	case before < 0:
		if d.Number.Main > 1 && (d.Parent >= 0 || d.Level == law.Chapter) {
			missing(1)
		}
	case d.Number == b.st.Divisions[before].Number:
		dd := b.add("lawtext/division-twice", e, d.Label)
		dd.Related = append(dd.Related, b.text.Span(b.st.Divisions[before].Extent))
	case !d.Number.Follows(b.st.Divisions[before].Number) && !(d.Number.Main == 1 && d.Level == law.Chapter):
		missing(b.st.Divisions[before].Number.Main + 1)
	}
}

// counted is how far back checkDivision looks; no code has as many consecutive divisions
// of lower levels.
const counted = 400

// checkItem checks the number of an item.
func (b *builder) checkItem(l *line, a *law.Article, p *law.Paragraph) {
	n := l.label.number.Main
	e := law.Extent{Start: l.start, End: l.label.end}
	printed := tight(b.s[l.start:l.label.end])
	if len(p.Items) == 0 {
		if n > 1 {
			b.add("lawtext/item-gap", e, printed, fmt.Sprintf("（%s）", law.FormatNumeral(n-1)))
		}
		return
	}
	switch last := p.Items[len(p.Items)-1].Number; {
	case n == last+1:
	case n > last:
		b.add("lawtext/item-gap", e, printed, fmt.Sprintf("（%s）", law.FormatNumeral(n-1)))
	default:
		b.add("lawtext/item-twice", e, printed, a.Label)
	}
}

// check checks the text as a whole.
func (b *builder) check() {
	whole := law.Extent{}
	switch {
	case len(b.lines) == 0:
		b.add("lawtext/empty", whole)
		return
	case b.body[0] >= len(b.lines):
		b.add("lawtext/empty", whole)
	case len(b.st.Provisions()) == 0:
		b.add("lawtext/no-articles", whole)
	}
	b.checkEnd()
	if b.st.Title == "" && !b.front { // front matter may give it
		b.add("lawtext/no-title", whole)
	}
}
