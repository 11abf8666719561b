package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// leadLimit is the greatest length of a lead in Han characters; a Latin letter
// or a digit counts as half.
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

// oneLine joins the lines of a text. After a line without punctuation at the
// end, such as a list item, it adds stop.
func oneLine(s []byte, stop string) []byte {
	out := make([]byte, 0, len(s))
	for line := range bytes.SplitSeq(s, []byte{'\n'}) {
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

// joinBreaks joins the lines of a block that has line breaks. A space stays
// where nothing else separates the lines.
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

// closers is the length of the closing marks that belong to the preceding
// sentence.
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
