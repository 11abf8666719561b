package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// leadLimit is the greatest length of a lead in Han characters; a Latin letter
// or a digit counts half.
const leadLimit = 120

// lead cuts text after the last sentence that ends within the limit. If the
// first sentence is longer, it is cut there, with an ellipsis.
func lead(text []byte, ellipsis string) string {
	halves, end, comma := 0, 0, 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r < utf8.RuneSelf {
			halves++
		} else {
			halves += 2
		}
		if halves > 2*leadLimit {
			switch {
			case end > 0:
				return string(text[:end])
			case comma > 0:
				return string(text[:comma]) + ellipsis
			}
			return string(text[:i]) + ellipsis
		}
		i += n
		switch r {
		case '。', '！', '？', '；':
			end = i + closers(text[i:])
		case '.', '!', '?':
			if i == len(text) || text[i] == ' ' {
				end = i
			}
		case '，', '、', '：':
			comma = i - n
		case ' ':
			comma = i - n
		}
	}
	return string(text)
}

// oneLine joins the lines of a text. A line that ends without punctuation, such
// as a list item, gets stop behind it.
func oneLine(s []byte, stop string) []byte {
	var out []byte
	for line := range bytes.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' }) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if len(out) > 0 {
			if r, _ := utf8.DecodeLastRune(out); unicode.IsLetter(r) || unicode.IsDigit(r) {
				out = append(out, stop...)
			}
			if !wideBefore(out) && !wideAfter(line) {
				out = append(out, ' ')
			}
		}
		out = append(out, line...)
	}
	return out
}

// joinBreaks makes one line of a block in which lines were broken. A gap stays
// where nothing else parts the lines.
func joinBreaks(block []byte) []byte {
	if bytes.IndexByte(bytes.TrimSpace(block), '\n') < 0 {
		return block
	}
	var out []byte
	for line := range bytes.SplitSeq(block, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if r, _ := utf8.DecodeLastRune(out); len(line) > 0 && len(out) > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || !wideBefore(out) && !wideAfter(line)) {
			out = append(out, ' ')
		}
		out = append(out, line...)
	}
	return out
}

// closers is the length of the closing marks that belong to the sentence before.
func closers(s []byte) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRune(s[n:])
		if r != '”' && r != '’' && r != '）' && r != '》' && r != '」' && r != '』' {
			break
		}
		n += size
	}
	return n
}

// countWords counts each Han character as a word and each run of other letters
// and digits as one.
func countWords(text []byte) int {
	words, in := 0, false
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
			if letter && !in {
				words++
			}
			in = letter || in && (c == '\'' || c == '.' || c == '-') && i < len(text) && isWordByte(text[i])
			continue
		}
		if run := hanRun(text[i:]); run > 0 {
			words += run
			in = false
			i += 3 * run
			continue
		}
		if i+2 < len(text) && isMark(c, text[i+1], text[i+2]) {
			in = false
			i += 3
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		i += n
		if isHan(r) {
			words++
			in = false
			continue
		}
		letter := !isWide(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
		if isWide(r) && unicode.IsLetter(r) { // kana: as Han
			words++
		} else if letter && !in {
			words++
		}
		in = letter
	}
	return words
}

// hanRun counts the Han characters at the beginning of the text that are told by
// their bytes: U+4000 to U+9FFF but for the hexagrams, nearly all that are used.
func hanRun(text []byte) int {
	run := 0
	for len(text) > 2 && (text[0]-0xE5 <= 0xE9-0xE5 || text[0] == 0xE4 && text[1] != 0xB7) {
		text = text[3:]
		run++
	}
	return run
}

// isMark knows the usual marks of Chinese text by their bytes: 、。〈》（），：；“”—….
func isMark(a, b, c byte) bool {
	switch {
	case a == 0xE3 && b == 0x80: // U+3001, U+3002, U+3008 to U+3011
		return c == 0x81 || c == 0x82 || c >= 0x88 && c <= 0x91
	case a == 0xEF && b == 0xBC: // U+FF01 to U+FF0F, U+FF1A to U+FF1F
		return c >= 0x81 && c <= 0x8F || c >= 0x9A && c <= 0x9F
	}
	return a == 0xE2 && b == 0x80 && (c == 0x94 || c == 0x9C || c == 0x9D || c == 0xA6) // U+2014, U+201C, U+201D, U+2026
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
