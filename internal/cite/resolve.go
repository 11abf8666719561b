package cite

import (
	"cmp"
	"strings"

	"pufa/internal/law"
)

// resolve makes the provisions of a run absolute. The run begins at start in
// block s. r.firsts records which target is the first of each provision; the
// targets inside a range belong to its first end.
func (r *Reader) resolve(s string, start int, h head, run []provision) ([]Target, Reason) {
	out := r.targets[:0]
	r.firsts, r.backwards = r.firsts[:0], false
	cur := Target{Law: h.law, Edition: h.text, Guess: h.guess, Reference: h.ref}
	cur.Division.Book = h.book
	for n := range run {
		first := len(out)
		for m, st := range run[n].steps() {
			switch {
			case st.rel == firstOf:
				for i := 1; i < st.count; i++ {
					cur.set(st.unit, law.Number{Main: i})
					out = append(out, cur)
				}
				st.number.Main = st.count
			case st.rel == that && n > 0:
				cur.cut(st.unit)
				continue
			case st.rel != byNumber:
				all := r.relative(out, st)
				if len(all) == len(out) {
					return nil, NoPlace
				}
				out, cur = all[:len(all)-1], all[len(all)-1]
				continue
			case n == 0 && m == 0 && h.by == byNothing:
				cur = r.base(s, start, st)
			}
			cur.set(st.unit, st.number)
		}
		switch {
		case cur.Law == "":
			return nil, NoLaw
		case cur.Article.IsZero() && cur.Paragraph > 0 && h.by == byNothing && r.origin.Paragraph == 0:
			return nil, NoPlace
		}
		if run[n].ranged {
			r.backwards = r.backwards || backwards(out, cur)
			out = between(out, cur)
			first = len(out)
		}
		out = append(out, cur)
		r.firsts = append(r.firsts, first)
	}
	r.targets = out
	return r.keep(), Found
}

// kindOf tells how a run is written.
func kindOf(h head, run []provision, targets []Target) Kind {
	first, last := run[0].at[0], run[len(run)-1].steps()
	if last[len(last)-1].unit <= section {
		return Chapter
	}
	for i := range run {
		if run[i].ranged {
			return Range
		}
	}
	switch {
	case len(run) > 1:
		return List
	case h.by == bySelf:
		return SelfKind
	case h.by != byNothing:
		return Explicit
	case first.unit >= paragraph, first.rel != byNumber && first.unit == article:
		return Relative
	case len(targets) > 0 && targets[0].Law != Self:
		return Explicit
	}
	return SelfKind
}

// here is the place of the words being read: in the text, in the new wording
// that an amendment quotes or, in prose, at the provision last referred to.
func (r *Reader) here() Target {
	switch {
	case r.quote.on && r.subject != "":
		return Target{Law: r.subject, Locator: r.quote.at}
	case r.amending && r.subject != "":
		return r.last
	case r.text.Title != "":
		return Target{Law: Self, Locator: r.origin.Locator, Division: r.origin.Division}
	case !r.origin.Article.IsZero():
		return Target{Law: r.bare(), Locator: r.origin.Locator}
	}
	return r.last
}

// relative adds to out the meaning of 本条, 前款, 前两款, 该条, the nearest
// last; nothing if there is no such place.
func (r *Reader) relative(out []Target, st step) []Target {
	t := r.here()
	if st.rel == that {
		t = r.last
	}
	if !t.has(st.unit) || st.rel == before && r.text.Title == "" && r.origin.Article.IsZero() {
		return out // prose has no 款 of its own to count back from
	}
	t.cut(st.unit)
	if st.rel != before {
		return append(out, t)
	}
	n := len(out)
	for back := st.count; back > 0; back-- {
		b := t
		switch st.unit {
		case article:
			b.Article = r.articleBefore(t.Article, back)
		case paragraph:
			b.Paragraph -= back
		case item:
			b.Item -= back
		case subitem:
			b.Subitem -= back
		}
		if !b.has(st.unit) {
			return out[:n]
		}
		out = append(out, b)
	}
	return out
}

// articleBefore returns the number of the article that is back places before n.
func (r *Reader) articleBefore(n law.Number, back int) law.Number {
	if b := r.origin.Before; !r.quote.on && n == r.origin.Article && len(b) > 0 {
		if back > len(b) {
			return law.Number{}
		}
		return b[len(b)-back]
	}
	if n.Sub >= back {
		return law.Number{Main: n.Main, Sub: n.Sub - back}
	}
	return law.Number{Main: max(0, n.Main-back+n.Sub)}
}

// base returns what the first step of a run without a name belongs to: the
// statute of 第三条, the article of 第一款.
func (r *Reader) base(s string, start int, st step) Target {
	t := r.counted(s, start, st)
	if p, from := phraseEnding(s[:start]); r.inProse() && t.Law != "" {
		switch e := p.edition(false); {
		case e.Former || e.Named() && (p.said[amended] || p.said[version]):
			t.Edition = e // 原第七十二条, 2015年修正后的第七十三条
		case p.said[amended] && !e.Named() && !p.said[version] && !p.said[newer]:
			t.Edition = amendedBefore(s[:from])
		}
	}
	return t
}

// inProse reports whether the text is about statutes: neither a statute, where
// 第三条 always belongs to the text itself, nor a paper that amends one.
func (r *Reader) inProse() bool { return r.text.Title == "" && !r.amending }

// counted is base without regard to words that name an edition.
func (r *Reader) counted(s string, start int, st step) Target {
	t := Target{Law: r.bare()}
	t.Guess = r.last.Guess && r.last.Law == t.Law
	if t.Law == Self && r.saysOwn && r.lastAt == r.block && r.last.Law != Self && r.lastTo <= start && !strings.Contains(s[r.lastTo:start], "。") {
		t.Law = r.last.Law // 民事诉讼法第一百一十九条的规定，且不属于第一百二十四条规定的情形
	}
	if amendment := strings.HasPrefix(t.Law, republic+"刑法修正案"); amendment && st.unit == article && st.number.Main > 60 {
		t.Law = republic + "刑法" // amendments have up to 52 articles; a higher number is in the law that they changed
	}
	if r.spokenOf.law == t.Law && r.spokenOf.block == r.block && nowadays.end(s[:start]) == "" {
		if t.Edition = r.spokenOf.text; !t.Edition.Named() && r.inProse() {
			t.Edition = cmp.Or(editionBetween(s[min(r.spokenOf.end, start):start]), t.Edition)
		}
	}
	here := r.here()
	same := r.lastAt == r.block && !r.last.Article.IsZero()
	switch st.unit {
	case section, subbook:
		switch {
		case t.Law == Self:
			t.Division = here.Division
		case r.division.Law == t.Law:
			t.Division = r.division.Division
		}
	case paragraph:
		if same && r.lastTo <= start && closeTo(s[r.lastTo:start]) {
			return r.last
		}
		t = here
		if r.origin.Paragraphs > 0 && st.number.Main > r.origin.Paragraphs && !r.quote.on && !r.last.Article.IsZero() {
			t = r.last // the article has no such 款, but the one last referred to may
		}
		if same && r.text.statute() && !r.amending && r.last.Paragraph > 0 && r.last.Article != here.Article && st.number.Main >= here.Paragraph {
			t = r.last
		}
		t.cut(article)
	case item:
		if same || r.origin.Listless && !r.quote.on && !r.last.Article.IsZero() {
			t = r.last
			t.cut(paragraph)
			break
		}
		t = here
		if r.text.statute() || r.quote.on { // the list of this article, whichever 款 it is in
			t.cut(article)
		} else {
			t.cut(paragraph)
		}
	case subitem:
		if t = here; same {
			t = r.last
		}
		t.cut(item)
	}
	return t
}

// closeTo reports whether a provision and a 款 with s between them belong
// together: 第十条的第二款.
func closeTo(s string) bool {
	if s == "的" || s == "中" || s == "中的" || s == "里的" || s == "之" {
		return true
	}
	for _, w := range [...]string{"作为", "改为", "调整为"} { // 第五条中增加一款，作为第一款
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
