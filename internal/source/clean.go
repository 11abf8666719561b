package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
)

// listed is the number of places of one kind that are reported in one file, so that a
// broken file does not drown the findings of all others.
const listed = 20

// repair replaces invalid bytes with U+FFFD and reports them, once per line. The spans
// are those of the replacements.
func repair(path, text string, diags *diag.List) string {
	var b strings.Builder
	b.Grow(len(text) + 16)
	found, more, reported := 0, 0, false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r != utf8.RuneError || n != 1 {
			if r == '\n' || r == '\r' {
				reported = false
			}
			b.WriteString(text[i : i+n])
			i += n
			continue
		}
		from := i
		for i < len(text) {
			if r, n := utf8.DecodeRuneInString(text[i:]); r != utf8.RuneError || n != 1 {
				break
			}
			i++
		}
		switch {
		case found == listed:
			more++
		case !reported:
			at := b.Len() - droppedIn(b.String())
			diags.Add("source/bad-bytes", diag.Span{File: path, Start: at, End: at + len("\ufffd")}, hex(text[from:i]))
			found++
			reported = true
		}
		b.WriteString("\ufffd")
	}
	if more > 0 {
		diags.Add("source/more-bad-bytes", diag.At(path), more)
	}
	return b.String()
}

// droppedIn counts the bytes of text that clean will leave out: control characters,
// and the CR of each CRLF.
func droppedIn(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if dropped(text, i) {
			n++
		}
		n += steering(text[i:])
	}
	return n
}

// steering returns the length of a control character beyond ASCII (C1, or one that
// changes the direction of text) at the beginning of text; 0 if there is none.
func steering(text string) int {
	switch {
	case len(text) >= 2 && text[0] == 0xc2 && text[1] >= 0x80 && text[1] < 0xa0:
		return 2
	case len(text) >= 3 && text[0] == 0xe2 && (text[1] == 0x80 && text[2] >= 0xaa && text[2] <= 0xae || text[1] == 0x81 && text[2] >= 0xa6 && text[2] <= 0xa9):
		return 3
	}
	return 0
}

// dropped reports whether clean leaves out the byte at i.
func dropped(text string, i int) bool {
	switch c := text[i]; c {
	case '\t', '\n', '\v':
		return false
	case '\r':
		return i+1 < len(text) && text[i+1] == '\n'
	default:
		return c < 0x20 || c == 0x7f
	}
}

func hex(bytes string) string {
	const most = 4
	cut := bytes
	if len(cut) > most {
		cut = cut[:most]
	}
	s := fmt.Sprintf("% X", cut)
	if len(bytes) > most {
		s += " …"
	}
	return s
}

// clean makes every line end "\n" and drops control characters, which would make feeds
// invalid, steer terminals or hide what a line says. Clean text is returned unchanged.
func clean(path, text string, diags *diag.List) string {
	first := firstControl(text)
	if first < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	found, more, mine := 0, 0, len(*diags)
	told := map[rune]int{} // character → start of the line in which it was last reported
	line, keep := 0, 0
	for i := first; i < len(text); i++ {
		c, size := rune(text[i]), 1
		if n := steering(text[i:]); n > 0 {
			c, _ = utf8.DecodeRuneInString(text[i:])
			size = n
		} else if c >= 0x20 && c != 0x7f || c == '\t' {
			continue
		}
		if c == '\n' {
			line = b.Len() + i - keep + 1
			continue
		}
		b.WriteString(text[keep:i])
		keep = i + size
		if c == '\r' {
			if !dropped(text, i) {
				b.WriteByte('\n')
				line = b.Len()
			}
			continue
		}
		at, seen := told[c]
		switch {
		case seen && at == line:
		case found == listed:
			more++
		default:
			code := "source/control-character"
			if c == '\v' {
				code = "source/line-tab"
			}
			diags.Add(code, diag.Span{File: path, Start: b.Len(), End: b.Len() + 1}, fmt.Sprintf("U+%04X", c))
			told[c] = line
			found++
		}
		if c == '\v' {
			b.WriteByte('\n')
			line = b.Len()
		}
	}
	b.WriteString(text[keep:])
	if more > 0 {
		diags.Add("source/more-control-characters", diag.At(path), more)
	}
	out := b.String()
	for i := mine; i < len(*diags); i++ {
		if sp := &(*diags)[i].Span; *sp != diag.At(path) {
			*sp = beside(*sp, out)
		}
	}
	return out
}

// beside widens an empty span, where something was dropped, to the character after it, or
// at the end of the text to the one before.
func beside(sp diag.Span, text string) diag.Span {
	if sp.Start < len(text) {
		_, n := utf8.DecodeRuneInString(text[sp.Start:])
		sp.End = sp.Start + n
	} else {
		_, n := utf8.DecodeLastRuneInString(text)
		sp.Start, sp.End = len(text)-n, len(text)
	}
	return sp
}

// firstControl returns the offset of the first control character except tab and newline,
// or -1.
func firstControl(text string) int {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= 0xe3: // three-byte letters of Chinese: no control character begins so
			i += 3
		case c < 0x20 && c != '\t' && c != '\n', c == 0x7f, c >= 0xc2 && steering(text[i:]) > 0:
			return i
		default:
			i++
		}
	}
	return -1
}
