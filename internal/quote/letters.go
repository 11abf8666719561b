package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// letters is a text reduced to its wording: without spaces and invisible characters, and
// with one form for characters that differ only in width.
type letters struct {
	text  string
	runes []rune
	at    []int // offset in text where each letter begins
	to    []int // and ends
}

func read(text string) letters {
	l := letters{text: text}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if f := fold(r); f != 0 {
			l.runes, l.at, l.to = append(l.runes, f), append(l.at, i), append(l.to, i+size)
		}
		i += size
	}
	return l
}

// part returns the letters from start to end, with the same underlying text.
func (l letters) part(start, end int) letters {
	return letters{l.text, l.runes[start:end], l.at[start:end], l.to[start:end]}
}

// searchable are letters as bytes, so that a search stays quick in a repetitive text.
type searchable struct {
	joined string
	starts []int // offset of each letter, and the end
}

func searched(l letters) searchable {
	s := searchable{joined: string(l.runes), starts: make([]int, 0, len(l.runes)+1)}
	for i := range s.joined {
		s.starts = append(s.starts, i)
	}
	s.starts = append(s.starts, len(s.joined))
	return s
}

// index returns the first place of word at or after letter from, or -1.
func (s searchable) index(word []rune, from int) int {
	if len(word) == 0 {
		return from
	}
	i := strings.Index(s.joined[s.starts[from]:], string(word))
	if i < 0 {
		return -1
	}
	at, _ := slices.BinarySearch(s.starts, s.starts[from]+i)
	return at
}

// passages cuts a quotation at its ellipses: ……, …, or three full stops and more.
func (l letters) passages() []letters {
	var out []letters
	start := 0
	cut := func(end int) {
		if end > start {
			out = append(out, l.part(start, end))
		}
	}
	for i := 0; i < len(l.runes); {
		n := 0
		for i+n < len(l.runes) && isDot(l.runes[i+n]) {
			n++
		}
		if n >= 3 || n > 0 && slices.ContainsFunc(l.runes[i:i+n], isEllipsis) {
			end := i
			// 〔……〕 and ［……］ mean the same.
			if i > start && i+n < len(l.runes) && strings.ContainsRune("[〔", l.runes[i-1]) && strings.ContainsRune("]〕", l.runes[i+n]) {
				end, n = i-1, n+1
			}
			// A full stop before …… belongs to the sentence.
			for k := i; k < i+n && k == end && l.runes[k] == '.' && slices.ContainsFunc(l.runes[i:i+n], isEllipsis); k++ {
				end++
			}
			cut(end)
			start = i + n
		}
		i += max(n, 1)
	}
	cut(len(l.runes))
	return out
}

func isEllipsis(r rune) bool { return r == '…' || r == '⋯' }

func isDot(r rune) bool { return r == '.' || isEllipsis(r) }

// unquoted returns the letters inside quotation marks around the whole text, with all
// quotation marks inside made double.
func (l letters) unquoted() (letters, bool) {
	n := len(l.runes)
	if n < 2 || l.runes[0] != '"' || l.runes[n-1] != '"' {
		return l, false
	}
	return l.part(1, n-1).levelled(), true
}

// levelled replaces single quotation marks with double ones.
func (l letters) levelled() letters {
	l.runes = slices.Clone(l.runes)
	for i, r := range l.runes {
		if r == '\'' {
			l.runes[i] = '"'
		}
	}
	return l
}

// fold maps characters that differ only in width to one form, and characters that are not
// wording to 0. 、 and ， are different marks and stay different.
func fold(r rune) rune {
	switch {
	case r <= ' ' || r == 0x7f:
		return 0
	case r < 0x80:
		return r
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	}
	switch r {
	case '。', '｡':
		return '.'
	case '“', '”', '„', '‟', '「', '」', '｢', '｣':
		return '"'
	case '‘', '’', '『', '』':
		return '\''
	case '､':
		return '、'
	case '•', '・', '･', '‧':
		return '·'
	case '○', '◯':
		return '〇'
	case '—', '―':
		return '—'
	}
	if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r >= 0xfe00 && r <= 0xfe0f {
		return 0
	}
	return r
}
