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
	long  *phrases        // symbols of two characters or more
	alone [1 << 16]uint16 // by character that is a symbol: its code
	codes []rune          // of symbols
	means [0x800]string   // symbols by their codes
}

func newPacker(symbols []string) *packer {
	p := &packer{long: newPhrases(symbols)}
	for i, s := range symbols {
		code := symbolCode(i)
		p.codes, p.means[code] = append(p.codes, code), s
		if r, n := utf8.DecodeRuneInString(s); n == len(s) && r < 1<<16 {
			p.alone[r] = uint16(code)
		}
	}
	return p
}

// pack packs a text, always with the longest symbol that fits.
func (p *packer) pack(b []byte, text []rune) []byte {
	for len(text) > 0 {
		r, code, length := text[0], rune(0), 1
		if r < 1<<16 {
			code = rune(p.alone[r])
		}
		if len(text) > 1 && p.long.mayBegin(r, text[1]) {
			p.long.at(text, func(i, n int) { code, length = p.codes[i], n })
		}
		text = text[length:]
		switch {
		case code >= 0x80:
			b = append(b, 0xc0|byte(code>>6), 0x80|byte(code)&0x3f) // as UTF-8
		case code > 0:
			b = append(b, byte(code))
		default:
			if r < 0x800 && p.means[r] != "" || r == escapeRune || r == passageMark || r == notesMark {
				b = append(b, escapeRune)
			}
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// unpack is the inverse of pack.
func (p *packer) unpack(text string) string {
	var b strings.Builder
	literal := false
	for _, r := range text {
		if r < 0x800 && p.means[r] != "" && !literal {
			b.WriteString(p.means[r])
			continue
		}
		if literal = r == escapeRune && !literal; !literal {
			b.WriteRune(r)
		}
	}
	return b.String()
}
