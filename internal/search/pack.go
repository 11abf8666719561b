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
	codes []string        // of symbols
	alone [1 << 16]uint16 // by character that is a symbol: its number plus 1
	means [0x800]string   // symbols by their codes
	text  []rune          // reused, as is line
	line  []byte
}

func newPacker(symbols []string) *packer {
	p := &packer{long: newPhrases(symbols)}
	for i, s := range symbols {
		code := symbolCode(i)
		p.codes, p.means[code] = append(p.codes, string(code)), s
		if r, n := utf8.DecodeRuneInString(s); n == len(s) && r < 1<<16 {
			p.alone[r] = uint16(i) + 1
		}
	}
	return p
}

// piece returns a line of a file of texts: passages that stand together.
func (p *packer) piece(name string, passages []Passage) string {
	b := append(append(p.line[:0], name...), ':')
	for i, a := range passages {
		if i > 0 {
			b = append(b, passageMark)
		}
		b = p.pack(b, a.Text)
		if a.Notes != "" {
			b = p.pack(append(b, notesMark), a.Notes)
		}
	}
	p.line = b
	return string(b)
}

// pack packs a text, always with the longest symbol that fits.
func (p *packer) pack(b []byte, text string) []byte {
	p.text = characters(p.text, text)
	for rest := p.text; len(rest) > 0; {
		r, symbol, length := rest[0], 0, 1
		if r < 1<<16 {
			symbol = int(p.alone[r])
		}
		if len(rest) > 1 && p.long.mayBegin(r, rest[1]) {
			p.long.at(rest, func(i, n int) { symbol, length = i+1, n })
		}
		rest = rest[length:]
		if symbol > 0 {
			b = append(b, p.codes[symbol-1]...)
			continue
		}
		if r < 0x800 && p.means[r] != "" || r == escapeRune || r == passageMark || r == notesMark {
			b = append(b, escapeRune)
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
