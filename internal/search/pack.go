package search

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"
)

// symbolTable lists frequent characters and phrases of statutes, those that save most
// first. A change of it changes all files of texts.
//
//go:embed symbols.txt
var symbolTable string

// Texts are packed: the first symbols become characters of one byte, the others of two
// bytes. A character that would be read as a symbol is preceded by an escape.
const (
	passageMark = '<' // between passages
	notesMark   = '>' // before the notes of one
	oneByte     = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_`{|}"
	twoBytes    = 0xa1 // first character of two bytes; the last is 0x7ff
	escapeRune  = '~'
	symbolsMost = len(oneByte) + 0x800 - twoBytes
)

// symbolsSmall is the number of symbols on a small site: with more, its texts would gain
// less than the core would lose.
const symbolsSmall = 500

// symbols returns the first symbols of the table, with the new line in front. Those of
// two bytes are sorted, which compresses better.
func symbols(most int) []string {
	list := append([]string{"\n"}, strings.Fields(symbolTable)...)
	list = list[:min(len(list), most)]
	slices.Sort(list[len(oneByte):])
	return list
}

// symbolCode returns the character for symbol i.
func symbolCode(i int) rune {
	if i < len(oneByte) {
		return rune(oneByte[i])
	}
	return rune(twoBytes + i - len(oneByte))
}

// packer packs texts.
type packer struct {
	first [1 << 16][]packed // by the first character of a symbol, the longest first
	codes [0x800]string     // symbols by their codes
}

type packed struct {
	rest string // of the symbol, after its first character
	code string
}

func newPacker(symbols []string) *packer {
	p := &packer{}
	for i, s := range symbols {
		r, n := utf8.DecodeRuneInString(s)
		list := p.first[r]
		at := 0
		for at < len(list) && len(list[at].rest) >= len(s)-n {
			at++
		}
		list = append(list, packed{})
		copy(list[at+1:], list[at:])
		list[at] = packed{s[n:], string(symbolCode(i))}
		p.first[r] = list
		p.codes[symbolCode(i)] = s
	}
	return p
}

// pack packs a text, always with the longest symbol that fits.
func (p *packer) pack(b []byte, text string) []byte {
next:
	for text != "" {
		r, n := utf8.DecodeRuneInString(text)
		text = text[n:]
		for _, s := range p.first[r&0xffff] {
			if r < 1<<16 && strings.HasPrefix(text, s.rest) {
				b = append(b, s.code...)
				text = text[len(s.rest):]
				continue next
			}
		}
		if r < 0x800 && p.codes[r] != "" || r == escapeRune || r == passageMark || r == notesMark {
			b = append(b, string(escapeRune)...)
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

// unpack is the inverse of pack.
func (p *packer) unpack(text string) string {
	var b strings.Builder
	literal := false
	for _, r := range text {
		if r < 0x800 && p.codes[r] != "" && !literal {
			b.WriteString(p.codes[r])
			continue
		}
		if literal = r == escapeRune && !literal; !literal {
			b.WriteRune(r)
		}
	}
	return b.String()
}
