package cite

import (
	"strings"
	"unicode/utf8"
)

// lookup returns the title of the statute called name, or "".
func (r *Reader) lookup(name string) string { return r.folded(Fold(name)) }

// IsNational reports whether a title is that of a well-known law of the state,
// and so not a misspelling of another.
func IsNational(title string) bool { return national[Fold(title)].full != "" }

// folded is lookup for a name that has been through [Fold].
func (r *Reader) folded(key string) string {
	if t := r.names[key].full; t != "" {
		return t
	}
	if t := r.titles[key].full; t != "" {
		return t
	}
	if full := colloquial[key]; full != "" {
		if t := r.titles[Fold(full)].full; t != "" {
			return t
		}
	}
	if t := national[key].full; t != "" {
		return t
	}
	if stem, e := cutYear(key); e.Named() {
		return r.folded(stem)
	}
	if stem, brackets := cutEdition(key); national[stem].full != "" && ofTitle(stem, brackets) {
		return canonical(key)
	}
	return ""
}

// ofTitle reports whether brackets after a name are part of the title:
// 刑法修正案（八）, 宪法修正案（2018年）, 民事诉讼法（试行）.
func ofTitle(stem, brackets string) bool {
	inner := strings.Trim(brackets, "（()） ")
	_, end, ok := numeral(inner, 0)
	return ok && end == len(inner) || inner == "试行" || inner == "草案" || strings.HasSuffix(stem, "修正案") && ParseEdition(brackets).Named()
}

// longestName is the most bytes that a name without 《》 may have.
const longestName = 150

// known reads the longest name of a known statute, without 《》, that ends
// exactly at end. It returns where the name begins and the title; "" if there
// is none.
func (r *Reader) known(s string, floor, end int) (start int, full string) {
	from := max(floor, end-longestName)
	tail := bracketTail(s, from, end) // 刑法修正案（八）
	odd := tail < end                 // Fold may change the name
	for j := tail; j > from; {
		c, size := utf8.DecodeLastRuneInString(s[from:j])
		if c == '国' && strings.HasSuffix(s[from:j], republic) {
			if j -= len(republic); full != "" && start == j+len(republic) {
				start = j
			}
			odd = true
			continue
		}
		if nameBreaks.has(c) {
			break
		}
		j -= size
		key, stem := s[j:end], s[j:tail]
		if j+len("法") == tail && tail == end {
			continue // no name is one character long
		}
		if odd = odd || oddLetters.has(c); odd {
			key, stem = Fold(key), Fold(stem)
		}
		name, more := national[stem]
		for _, t := range [...]Titles{r.names, r.titles} {
			if e, ok := t[key]; ok {
				more, name.whole = true, name.whole || e.whole
			}
		}
		if !more {
			break
		}
		if name.whole && space(s, j) == j && !local(s[from:j]) && !(generic(key) && titling(s[from:j])) {
			if t := r.folded(key); t != "" {
				start, full = j, t
			}
		}
	}
	return start, full
}

// bracketTail returns where the brackets that end at end begin, or end.
func bracketTail(s string, from, end int) int {
	if c, size := utf8.DecodeLastRuneInString(s[from:end]); c == '）' || c == ')' {
		if i := strings.LastIndexAny(s[from:end-size], "（("); i >= 0 {
			return from + i
		}
	}
	return end
}

// nameBreaks are characters that never occur in a name without 《》.
var nameBreaks = lettersOf("，。；：！？“”‘’、,;:!?《》【】「」『』〔〕[]{}*_`#>/|·…—\"'\n\t")

// speak records that a statute was named.
func (r *Reader) speak(title string) {
	r.named = spoken{law: title, block: r.block}
	if n := len(r.mentions); n > 0 && r.mentions[n-1] == title {
		return
	}
	if len(r.mentions) >= 64 {
		r.mentions = append(r.mentions[:0], r.mentions[32:]...)
	}
	r.mentions = append(r.mentions, title)
}

// recent returns the last named statute whose title ends in the word w, or "".
func (r *Reader) recent(w string) string {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		stem, _ := cutEdition(r.mentions[i])
		if strings.HasSuffix(stem, w) || w == "法" && (strings.HasSuffix(stem, "法典")) {
			return r.mentions[i]
		}
	}
	if r.text.Law != "" && strings.HasSuffix(r.text.Law, w) {
		return r.text.Law
	}
	return ""
}

// only is like recent, for words that may mean any statute named so far: "" if
// there are several.
func (r *Reader) only(w string) string {
	title := r.recent(w)
	for _, m := range r.mentions {
		if stem, _ := cutEdition(m); m != title && (strings.HasSuffix(stem, w) || w == "法" && strings.HasSuffix(stem, "法典")) {
			return ""
		}
	}
	return title
}

// own returns the statute that w refers to in 本w (本法, 本条例).
func (r *Reader) own(w string) string {
	switch {
	case r.quote.on && r.subject != "":
		return r.subject
	case r.text.Title != "":
		return Self
	case r.text.Law != "":
		return r.text.Law
	}
	return r.recent(w)
}

// bare returns the statute that a provision without a name belongs to, or "".
func (r *Reader) bare() string {
	switch {
	case r.amending && r.subject != "":
		return r.subject
	case r.text.statute():
		return Self
	case r.subject != "":
		return r.subject
	case r.cited.law != "" && r.cited.block == r.block:
		return r.cited.law
	case r.named.law != "" && r.named.block == r.block:
		return r.named.law
	case r.text.Law != "":
		return r.text.Law
	case r.cited.law != "":
		return r.cited.law
	}
	return r.named.law
}

// mention records the statute whose name, without 《》, ends at end; the prose
// after it is about that statute.
func (r *Reader) mention(s string, floor, end int) {
	if !mayEndName(r, s, end-len("法")) {
		return
	}
	start, title := r.known(s, floor, end)
	if title == "" || end-start < 2*len("法") || goesOn.begin(s[end:]) && !strings.HasPrefix(s[end:], "规定") {
		return
	}
	r.speak(title)
	r.spokenOf = spoken{title, r.block, editionBefore(s[floor:start]), end}
}

// goesOn are the beginnings of words and longer titles that a 法 before them is
// part of.
var goesOn = beginning(strings.Fields(`律 人 院 官 典 规 定 制 治 修正案 实施条例 实施细则 实施办法 草案`)...)

// definition reads 以下简称《条例》 around the 称 at i, with a name before it.
// It returns the index after the brackets, or i.
func (r *Reader) definition(s string, floor, i int) int {
	w := definitions.end(s[floor:i])
	if w == "" {
		return i
	}
	j := i + len("称")
	if k := word(s, j, "为"); k > 0 {
		j = k
	}
	from := i - len(w)
	name, end := definedName(s, j)
	if name == "" {
		return i
	}
	k := from
	if open, size := utf8.DecodeLastRuneInString(s[:k]); open == '（' || open == '(' || open == '，' {
		k -= size
	}
	k = spaceBefore(s, 0, k)
	title := ""
	if n := len(r.out); n > 0 && r.out[n-1].End == k && r.out[n-1].Kind == WholeLaw {
		title = r.out[n-1].Targets[0].Law
	} else if h := r.nameEnding(s, min(floor, k), k); h.by == byName && h.law != "" {
		title = h.law
	}
	if title == "" {
		return i
	}
	r.names.put(Fold(name), title)
	r.speak(title)
	return end
}

// definitions are the words before 称 where it defines an abbreviation.
var definitions = ending("以下简", "以下", "下", "简")

// defineIn reads the abbreviation that brackets after a title define, with the
// edition named there: （2015年修正，以下简称《立法法》）.
func (r *Reader) defineIn(brackets, title string, text Edition) {
	i := strings.Index(brackets, "称")
	if i < 0 {
		return
	}
	if name, _ := definedName(brackets, i+len("称")); name != "" {
		r.names.put(Fold(name), title)
		if text.Named() || r.texts != nil {
			if r.texts == nil {
				r.texts = map[string]Edition{}
			}
			r.texts[Fold(name)] = text
		}
	}
}

// definedText returns the edition for which a name was defined.
func (r *Reader) definedText(name string) Edition {
	if r.texts == nil {
		return Edition{}
	}
	return r.texts[Fold(name)]
}

// definedName reads the name after 以下简称 and returns the index after it; ""
// if it is not the name of a statute.
func definedName(s string, i int) (string, int) {
	i = space(s, i)
	for _, w := range [...]string{"为", "：", ":", "“", "\""} {
		if e := word(s, i, w); e > 0 {
			i = space(s, e)
		}
	}
	if inner, end := titleAt(s, i); end > i {
		return inner, end
	}
	e := strings.IndexAny(s[i:min(len(s), i+120)], "）)，。；、”\"")
	if e < 0 {
		return "", i
	}
	name := s[i : i+e]
	if stem, _ := cutEdition(name); normWord(stem) == "" {
		return "", i
	}
	return name, i + e
}
