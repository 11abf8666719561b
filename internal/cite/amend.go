package cite

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// quote keeps track of the new wording that an amending text gives in “”.
// There, 本法 and 前款 refer to the amended statute. The wording may run over
// many blocks; each begins with “ and only the last ends with ”.
type quote struct {
	on     bool
	at     law.Locator // where the new wording will stand
	before Target      // the provision last referred to outside the quotation
}

// setSubject finds in a title which statute the text amends or is about.
func (r *Reader) setSubject(title string) {
	if title == "" {
		return
	}
	if i := strings.LastIndex(title, "修正案"); i > 0 {
		r.amending, r.subject = true, r.orCanonical(title[:i])
		return
	}
	if at, n := bookBefore(title, len(title)); strings.HasSuffix(title, "编") || strings.Contains(title[:at], "民法典") {
		r.part = n
	}
	stem, _ := cutEdition(title)
	r.amending = strings.Contains(title, "修改") && (strings.HasSuffix(stem, "决定") || strings.HasSuffix(stem, "决议"))
	if !r.amending && r.text.Articles {
		return
	}
	if i := strings.Index(title, "《"); i >= 0 {
		if inner, end := titleAt(title, i); end > i {
			r.subject = r.titled(title, i, inner)
		}
		return
	}
	for i := range title {
		if strings.HasPrefix(title[i:], "法") {
			if h := r.nameEnding(title, 0, i+len("法")); h.by == byName && r.lookup(h.name) != "" && h.law != title {
				r.subject = h.law
				return
			}
		}
	}
}

func (r *Reader) orCanonical(name string) string {
	if t := r.lookup(name); t != "" {
		return t
	}
	return canonical(name)
}

// lookForSubject finds which statute the next amendments change: 二、修改《…》,
// 对《…》作如下修改.
func (r *Reader) lookForSubject(s string) {
	if !r.amending || r.quote.on || !strings.Contains(s, "《") || strings.HasPrefix(s, "“") {
		return
	}
	for _, w := range [...]string{"修改《", "对《", "将《", "在《"} {
		if i := strings.Index(s, w); i >= 0 && !strings.Contains(s[:i], "“") {
			i += len(w) - len("《")
			if inner, end := titleAt(s, i); end > i {
				if t := r.titled(s, i, inner); t != "" {
					r.subject = t
					return
				}
			}
		}
	}
}

// quoteGoesOn decides what the beginning of a block means for an open quotation
// of new wording: the next 款, the next 项, or that nobody closed it.
func (r *Reader) quoteGoesOn(s string, i int) {
	if !r.amending {
		return
	}
	open := word(s, i, "“")
	if !r.quote.on {
		if open > 0 {
			r.openQuote()
		}
		return
	}
	if open > 0 {
		i = open
	}
	if n, _, ok := bracketed(s, i); ok {
		r.quote.at.Item, r.quote.at.Subitem = n, 0
		return
	}
	if open == 0 && (pointed(s, i) || ordinal(s, i) > 0) {
		r.closeQuote()
		return
	}
	r.quote.at.Paragraph++
	r.quote.at.Item, r.quote.at.Subitem = 0, 0
}

// pointed reports whether a block begins with the number of a point: 二、 or 2.
func pointed(s string, i int) bool {
	_, end, ok := numeral(s, i)
	if !ok {
		return false
	}
	c, _ := utf8.DecodeRuneInString(s[end:])
	return strings.ContainsRune("、.．", c)
}

// quoteMark opens a quotation at “ and closes it at ”.
func (r *Reader) quoteMark(c rune) {
	switch {
	case !r.amending:
	case c == '“' && !r.quote.on:
		r.openQuote()
	case c == '”' && r.quote.on:
		r.closeQuote()
	}
}

func (r *Reader) openQuote() {
	at := r.first.Locator // 将第三款、第四款修改为: the wording begins with 第三款
	at.Paragraph = max(at.Paragraph, 1)
	r.quote = quote{on: true, at: at, before: r.last}
}

func (r *Reader) closeQuote() {
	r.last, r.quote = r.quote.before, quote{}
}
