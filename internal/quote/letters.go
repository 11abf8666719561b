package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// letters is a text without what is no wording, its characters made equal where
// they differ in width alone.
type letters struct {
	text  string
	runes []rune
	at    []int // byte of text where each letter begins
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

// part returns the letters from start to end. They keep the text as a whole.
func (l letters) part(start, end int) letters {
	return letters{l.text, l.runes[start:end], l.at[start:end], l.to[start:end]}
}

// searchable are letters as bytes: a search stays quick where the text repeats itself.
type searchable struct {
	joined string
	starts []int // of the letters, and the end
}

func searched(l letters) searchable {
	s := searchable{joined: string(l.runes), starts: make([]int, 0, len(l.runes)+1)}
	for i := range s.joined {
		s.starts = append(s.starts, i)
	}
	s.starts = append(s.starts, len(s.joined))
	return s
}

// index returns where the word begins at or behind letter from, or -1.
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
			// 〔……〕 and ［……］ say the same.
			if i > start && i+n < len(l.runes) && strings.ContainsRune("[〔", l.runes[i-1]) && strings.ContainsRune("]〕", l.runes[i+n]) {
				end, n = i-1, n+1
			}
			// A full stop before …… is the sentence's own.
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

// unquoted returns the letters inside the quotation marks that stand around the
// whole, all marks inside made double.
func (l letters) unquoted() (letters, bool) {
	n := len(l.runes)
	if n < 2 || l.runes[0] != '"' || l.runes[n-1] != '"' {
		return l, false
	}
	return l.part(1, n-1).levelled(), true
}

// levelled makes single quotation marks double.
func (l letters) levelled() letters {
	l.runes = slices.Clone(l.runes)
	for i, r := range l.runes {
		if r == '\'' {
			l.runes[i] = '"'
		}
	}
	return l
}

// fold makes characters equal that differ in width alone, and returns 0 for those
// that are no wording. 、 and ， are different marks and stay so.
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
