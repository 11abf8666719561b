package cite

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// title reads 《…》 and the provisions after it. It returns the index to
// continue from, or i for a bracket that is never closed.
func (r *Reader) title(s string, i int) int {
	inner, end := titleAt(s, i)
	if end == i {
		return i
	}
	title := r.titled(s, i, inner)
	if title == "" || strings.HasSuffix(s[:i], "\\") { // \《…》 asks not to be linked
		// 《安置协议》第三条 is no citation, and its 第三条 is not one of the
		// text itself.
		if run, to := r.runs.chain(s, space(s, bracketsAfter(s, end)), true, false); len(run) > 0 {
			return to
		}
		return end
	}
	if name, law, from := r.longerName(s, inner, end); from > end {
		if run, to := r.runs.chain(s, space(s, from), true, false); len(run) > 0 {
			return r.emit(s, space(s, from), head{start: i, by: byName, law: law, name: name}, run, to)
		}
	}
	h := head{start: i, by: byName, law: title, name: inner}
	r.speak(title)
	from := bracketsAfter(s, end)
	h.text = r.editionOf(s[:i], inner, s[end:from])
	r.defineIn(s[end:from], title, h.text)
	h.ref = referenceIn(s[end:from])
	from = space(s, from)
	if e, k := editionAfter(s, from); k > from {
		if run, to := r.runs.chain(s, k, true, false); len(run) > 0 { // 《立法法》2015年修正本第七十三条
			h.text = e
			return r.emit(s, k, h, run, to)
		}
	}
	if happens.begin(s[end:]) && from == end && isDated(s[:i]) {
		h.text = Edition{} // 2026年《信访工作条例》宣传月
	}
	r.spokenOf = spoken{title, r.block, h.text, end}
	if e, n := bookAfter(s, from); e > from {
		if run, to := r.runs.chain(s, space(s, e), true, false); len(run) > 0 {
			h.book = n
			return r.emit(s, from, h, run, to)
		}
	}
	if run, to := r.runs.chain(s, from, true, false); len(run) > 0 {
		return r.emit(s, from, h, run, to)
	}
	r.targets = append(r.targets[:0], Target{Law: title, Edition: h.text, Reference: h.ref})
	r.out = append(r.out, Citation{Start: i, End: end, Kind: WholeLaw, Name: inner, Targets: r.keep()})
	return end
}

// editionOf reads which edition the words around and in a title mean.
func (r *Reader) editionOf(before, inner, brackets string) Edition {
	behind := ParseEdition(brackets)
	if behind.Named() {
		return behind
	}
	if _, e := cutYear(inner); e.Named() {
		return e
	}
	if start, known := r.known(inner, 0, len(inner)); known != "" && start > 0 {
		if p, from := phraseEnding(inner[:start]); from == 0 && p.edition(true).Named() {
			return p.edition(true) // 《旧行政复议法》, 《2015年立法法》
		}
	}
	ahead := editionBefore(before)
	if ahead.Named() {
		return ahead
	}
	if e := r.definedText(inner); e.Named() {
		return e
	}
	return cmp.Or(behind, ahead) // an aside, or the zero Edition
}

// titled returns the canonical title for 《inner》 at i, or "" if it is not the
// name of a statute.
func (r *Reader) titled(s string, i int, inner string) string {
	if t := r.lookup(inner); t != "" {
		return t
	}
	if stem, e := cutYear(inner); e.Named() {
		return r.titled(s, i, stem)
	}
	if who := issuerBefore(s[:i]); who != "" && strings.HasPrefix(inner, "关于") {
		if t := r.lookup(who + inner); t != "" {
			return t
		}
		if isNorm(who + inner) {
			return canonical(who + inner)
		}
	}
	if stem, _ := cutEdition(inner); stem == normWord(stem) && stem != "" {
		return r.recent(stem) // 《条例》, as if it had been defined
	}
	if !isNorm(inner) {
		return ""
	}
	if start, known := r.known(inner, 0, len(inner)); start > 0 && (inner[:start] == "现行" || wholePhrase(inner[:start])) {
		return known // 《新行政复议法》
	}
	full := canonical(inner)
	if key := Fold(inner); key != inner && strings.HasPrefix(full, republic) {
		r.names.put(key, full) // from here on it may be called without 中华人民共和国
	}
	return full
}

// longerName reads a name that continues after its 》, as in
// 《劳动合同法》实施条例第三条 and 《民法典》婚姻家庭编解释（一）第三条. from
// is end if it does not.
func (r *Reader) longerName(s, inner string, end int) (name, title string, from int) {
	for _, w := range [...]string{"实施条例", "实施细则", "实施办法", "施行细则"} {
		if e := word(s, end, w); e > 0 {
			return inner + w, r.orCanonical(inner + w), e
		}
	}
	e := end
	for e < len(s) && e-end < 60 && !at(ordinals, s, e) && !at(nameBreaks, s, e) {
		_, size := utf8.DecodeRuneInString(s[e:])
		e += size
	}
	if e > end && strings.Contains(s[end:e], "解释") {
		name = inner + s[end:e]
		if t := r.lookup(name); t != "" {
			return name, t, e
		}
	}
	return "", "", end
}

// titleAt returns what is inside the 《》 at s[i:] and the index after it, or i
// if it is not closed within the block. Titles may hold titles.
func titleAt(s string, i int) (string, int) {
	if word(s, i, "《") == 0 {
		return "", i
	}
	depth := 0
	for j := i; j < len(s) && j-i < 900; {
		c, size := utf8.DecodeRuneInString(s[j:])
		j += size
		switch c {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return s[i+len("《") : j-len("》")], j
			}
		}
	}
	return "", i
}
