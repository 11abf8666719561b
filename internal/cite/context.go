package cite

import (
	"strings"
	"unicode/utf8"
)

// lookup returns the title of the statute called name, or "".
func (r *Reader) lookup(name string) string {
	key := Fold(name)
	if t := r.names[key]; t != "" {
		return t
	}
	if t := r.shelf.Title(name); t != "" {
		return t
	}
	if full := colloquial[key]; full != "" {
		if t := r.shelf.Title(full); t != "" {
			return t
		}
		return canonical(full)
	}
	stem, _ := cutEdition(key)
	if national[stem] {
		return canonical(key)
	}
	return ""
}

// speak records that a statute was named.
func (r *Reader) speak(title string) {
	r.named = spoken{title, r.block}
	if n := len(r.mentions); n > 0 && r.mentions[n-1] == title {
		return
	}
	if len(r.mentions) >= 64 {
		r.mentions = append(r.mentions[:0], r.mentions[32:]...)
	}
	r.mentions = append(r.mentions, title)
}

// recent returns the statute named last whose title ends in the word w, or "".
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

// own returns the statute that calls itself 本 and w.
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

// bare returns the statute of a provision that names none, or "".
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

// mention records the statute whose name, without 《》, ends at end; prose goes
// on to speak of it.
func (r *Reader) mention(s string, floor, end int) {
	if begins(s[end:], goesOn) && !strings.HasPrefix(s[end:], "规定") {
		return
	}
	for j := end; j > floor && end-j < 90; {
		c, size := utf8.DecodeLastRuneInString(s[:j])
		if strings.ContainsRune("，。；：“”、《》（）", c) {
			return
		}
		j -= size
		if end-j < 6 {
			continue
		}
		if t := r.lookup(s[j:end]); t != "" {
			// The longest name is the one that was meant: 劳动合同法, not 合同法.
			h := r.nameEnding(s, floor, end)
			if h.by == byName {
				t = h.law
			}
			r.speak(t)
			return
		}
	}
}

// goesOn are beginnings of words that a 法 before them is part of, and of longer
// titles.
var goesOn = strings.Fields(`律 人 院 官 典 规 定 制 治 修正案 实施条例 实施细则 实施办法 草案`)

// definition reads 以下简称《条例》 at i, where what stands before it is a name, and
// returns the index behind the brackets or i.
func (r *Reader) definition(s string, floor, i int) int {
	j := 0
	for _, w := range [...]string{"以下简称为", "以下简称", "以下称", "下称", "简称"} {
		if j = word(s, i, w); j > 0 {
			break
		}
	}
	if j == 0 {
		return i
	}
	name, end := definedName(s, j)
	if name == "" {
		return i
	}
	k := i
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
	r.names[Fold(name)] = title
	r.speak(title)
	return end
}

// defineIn takes in the abbreviation that brackets behind a title define.
func (r *Reader) defineIn(brackets, title string) {
	i := strings.Index(brackets, "称")
	if i < 0 {
		return
	}
	if name, _ := definedName(brackets, i+len("称")); name != "" {
		r.names[Fold(name)] = title
	}
}

// definedName reads the name behind 以下简称 and returns the index behind it; ""
// if it is not one of a statute.
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
