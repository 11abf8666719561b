package compare

import (
	"unicode"

	"pufa/internal/law"
)

// fold maps characters that differ only in width to one form, and characters that are not
// wording to 0: white space and the invisible characters that word processors leave
// behind.
//
// A full stop is one whether it is typed 。 or ., quotation marks are the same
// curved or straight. 、 and ， are different marks and stay different.
func fold(r rune) rune {
	switch {
	case r < 0x80:
		if r <= ' ' || r == 0x7f {
			return 0
		}
		return r
	case r >= '！' && r <= '～': // full-width forms of ASCII
		return r - '！' + '!'
	}
	switch r {
	case '。', '｡':
		return '.'
	case '“', '”', '„', '‟':
		return '"'
	case '‘', '’':
		return '\''
	case '､':
		return '、'
	case '｢':
		return '「'
	case '｣':
		return '」'
	case '○', '◯':
		return '〇'
	case '•', '・', '･', '‧':
		return '·'
	}
	if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) && r >= 0xfe00 && r <= 0xfe0f {
		return 0
	}
	return r
}

// wording returns the words of an article, folded and without the article's label, and
// the offset of each 款 and 项. Lines are joined, since line ends are not wording.
func wording(a *law.Article) (out []rune, begins []int) {
	add := func(s string) {
		for _, r := range s {
			if r = fold(r); r != 0 {
				out = append(out, r)
			}
		}
	}
	add(a.Title)
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		begins = append(begins, len(out))
		add(p.Text)
		for k := range p.Items {
			it := &p.Items[k]
			begins = append(begins, len(out))
			add(it.Label)
			add(it.Text)
			for _, sub := range it.Subitems {
				add(sub.Label)
				add(sub.Text)
			}
		}
	}
	return out, begins
}

// isPunct reports whether a folded character is not part of a word.
func isPunct(r rune) bool {
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}
