// Package slug proposes the last part of a page's address, in pinyin, which is easier to
// type, to print and to put into a QR code than Chinese characters.
//
// Use [Propose] where a person will see the proposal and can change it (a new page, an
// import). Don't derive an address from it silently: pinyin of a single character is a
// guess (调 is tiao or diao), and a phrase table corrects only the words of the field. It
// never proposes a name that Windows can't hold.
package slug

import (
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// maxLen is the length of a proposal in bytes: what fits on one line of a
// leaflet beside the site's own address.
const maxLen = 60

// Propose returns a name for a title: "怎么申请复查" gives "zenme-shenqing-fucha". It consists
// of a to z, 0 to 9 and single hyphens, is at most 60 bytes long, cut between words, and
// neither begins nor ends with a hyphen. Each word of the phrase table is a word of the
// name, and so is the text between two of them; digits and Latin letters are kept, in
// lower case. It is "" if nothing is left.
func Propose(title string) string {
	name := join(words(title))
	if reserved[name] {
		name += "-1"
	}
	return name
}

// A word is a list of syllables; Latin letters and digits are one syllable.
type word []string

// words cuts a title at the longest phrases of the table. What is neither Han
// nor Latin nor a digit separates words.
func words(title string) []word {
	// NFKD: full-width letters and ① become ASCII, é loses its accent below.
	rest := []rune(norm.NFKD.String(title))
	var out []word
	var run word // of Han characters that are in no phrase
	flush := func() {
		if len(run) > 0 {
			out = append(out, run)
			run = nil
		}
	}
	for len(rest) > 0 {
		if p, n := phraseAt(rest); n > 1 {
			flush()
			out = append(out, p)
			rest = rest[n:]
			continue
		}
		r := rest[0]
		switch {
		case latin(r):
			n := 1
			for n < len(rest) && (latin(rest[n]) || unicode.Is(unicode.Mn, rest[n])) {
				n++
			}
			flush()
			out = append(out, word{strings.Map(lowerASCII, string(rest[:n]))})
			rest = rest[n:]
		case unicode.Is(unicode.Han, r):
			if s := syllable(r); s != "" {
				run = append(run, s)
			} else {
				flush()
			}
			rest = rest[1:]
		default:
			flush()
			rest = rest[1:]
		}
	}
	flush()
	return out
}

func latin(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// lowerASCII lowers a letter and drops a mark.
func lowerASCII(r rune) rune {
	if r > unicode.MaxASCII {
		return -1
	}
	return unicode.ToLower(r)
}

// phraseAt returns the longest phrase at the beginning of rest and its length
// in characters, 0 if there is none.
func phraseAt(rest []rune) (word, int) {
	for n := min(phrases().longest[rest[0]], len(rest)); n > 0; n-- {
		if p, ok := phrases().syllables[string(rest[:n])]; ok {
			return p, n
		}
	}
	return nil, 0
}

// syllable returns the pinyin of one character, "" if it has none.
func syllable(r rune) string {
	if p, ok := phrases().syllables[string(r)]; ok {
		return p[0]
	}
	if s, ok := single.Load(r); ok {
		return s.(string)
	}
	reading := ""
	if s := pinyin.SinglePinyin(r, pinyin.Args{Style: pinyin.Normal}); len(s) > 0 {
		reading = strings.Map(asciiOnly, s[0])
	}
	single.Store(r, reading)
	return reading
}

// single has the pinyin of characters that were asked for: the library looks for it with
// regular expressions.
var single sync.Map // rune → string

// asciiOnly keeps letters; a few readings contain others, such as ê.
func asciiOnly(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// join puts hyphens between words and stops at the last one that fits. A first
// word that doesn't fit is cut between syllables.
func join(words []word) string {
	var b strings.Builder
	for i, w := range words {
		s := strings.Join(w, "")
		if i == 0 && len(s) > maxLen {
			return cut(w)
		}
		if i > 0 && b.Len()+1+len(s) > maxLen {
			break
		}
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString(s)
	}
	return b.String()
}

func cut(w word) string {
	s := ""
	for _, syl := range w {
		if len(s)+len(syl) > maxLen {
			break
		}
		s += syl
	}
	if s == "" {
		s = w[0][:maxLen] // one run of Latin letters
	}
	return s
}

// reserved holds names that Windows keeps for devices, and the one that a
// channel's own page has.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "index": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// Syllables returns a title's readings in order: one for each Han character that has
// one, runs of Latin letters and digits whole, in lower case.
func Syllables(title string) []string {
	var out []string
	for _, w := range words(title) {
		out = append(out, w...)
	}
	return out
}
