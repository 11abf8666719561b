package source

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"pufa/internal/diag"
)

// Splice applies edits of a file's decoded text to the bytes of the file. The edits must
// be sorted and must not overlap. Encoding, byte order mark, line ends and every byte
// outside the edits stay the same. It returns nil and false if the file is damaged, or if
// its encoding lacks a character of the new text.
func Splice(raw []byte, edits []diag.Edit) ([]byte, bool) {
	before, enc := decodeText(raw)
	if enc == unknown || enc == damaged {
		return nil, false
	}
	text := clean("", before, new(diag.List))
	at := offsets(raw, enc, len(text))
	if at == nil {
		return nil, false
	}
	crlf := lineEnds(before)
	out := slices.Clone(raw[:at[0]])
	var want strings.Builder
	done := 0
	for _, e := range edits {
		if e.Span.Start < done || e.Span.End < e.Span.Start || e.Span.End > len(text) || at[e.Span.Start] < 0 || at[e.Span.End] < 0 {
			return nil, false
		}
		coded, ok := enc.encode(strings.ReplaceAll(e.Text, "\n", crlf))
		if !ok {
			return nil, false
		}
		out = append(append(out, raw[at[done]:at[e.Span.Start]]...), coded...)
		want.WriteString(text[done:e.Span.Start] + e.Text)
		done = e.Span.End
	}
	out = append(out, raw[at[done]:]...)
	want.WriteString(text[done:])
	// Check that the result decodes to the text that was meant.
	if after, _ := Decode("", out); after.Text != want.String() {
		return nil, false
	}
	return out, true
}

// lineEnds returns the line end of a text, by its first line.
func lineEnds(text string) string {
	switch i := strings.IndexAny(text, "\r\n"); {
	case i < 0 || text[i] == '\n':
		return "\n"
	case strings.HasPrefix(text[i:], "\r\n"):
		return "\r\n"
	}
	return "\r"
}

// offsets maps the clean text to raw: the offset of each character, and of the end, to
// its offset in raw, and other bytes to -1. It returns nil if the two do not match.
func offsets(raw []byte, enc encoding, length int) []int {
	at := make([]int, length+1)
	for i := range at {
		at[i] = -1
	}
	to, begun := 0, -1 // offset of a CR whose LF comes next
	for i := skipBOM(raw, enc); i < len(raw); {
		c, n := enc.rune(raw[i:])
		next, _ := enc.rune(raw[i+n:])
		if n == 0 || to > length {
			return nil
		}
		switch {
		case c == '\r' && next == '\n':
			begun = i
		case c < 0x20 && !strings.ContainsRune("\t\n\v\r", c), c == 0x7f, steering(string(c)) > 0:
		default:
			at[to] = i
			if begun >= 0 {
				at[to], begun = begun, -1
			}
			to += utf8.RuneLen(c)
		}
		i += n
	}
	if to != length {
		return nil
	}
	at[length] = len(raw)
	return at
}

// skipBOM returns where the text of a file begins.
func skipBOM(raw []byte, enc encoding) int {
	at := 0
	for {
		c, n := enc.rune(raw[at:])
		if c != '\ufeff' || n == 0 {
			return at
		}
		at += n
	}
}

// rune decodes the first character of raw and returns its length in bytes, 0 at the end
// and for invalid bytes.
func (e encoding) rune(raw []byte) (rune, int) {
	if len(raw) == 0 {
		return 0, 0
	}
	switch e {
	case utf16LE:
		return rune16(raw, binary.LittleEndian)
	case utf16BE:
		return rune16(raw, binary.BigEndian)
	case gb18030:
		n := 1
		switch {
		case raw[0] < 0x80:
			return rune(raw[0]), 1
		case len(raw) >= 4 && raw[1] >= '0' && raw[1] <= '9':
			n = 4
		case len(raw) >= 2:
			n = 2
		}
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw[:n])
		c, size := utf8.DecodeRune(text)
		if err != nil || size != len(text) {
			return 0, 0
		}
		return c, n
	}
	return utf8.DecodeRune(raw)
}

func rune16(raw []byte, order binary.ByteOrder) (rune, int) {
	if len(raw) < 2 {
		return 0, 0
	}
	c := rune(order.Uint16(raw))
	if !utf16.IsSurrogate(c) {
		return c, 2
	}
	if len(raw) < 4 {
		return 0, 0
	}
	c = utf16.DecodeRune(c, rune(order.Uint16(raw[2:])))
	if c == utf8.RuneError {
		return 0, 0
	}
	return c, 4
}

// encode encodes a text; false if the encoding lacks a character.
func (e encoding) encode(text string) ([]byte, bool) {
	switch e {
	case utf16LE, utf16BE:
		var order binary.AppendByteOrder = binary.LittleEndian
		if e == utf16BE {
			order = binary.BigEndian
		}
		var out []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			out = order.AppendUint16(out, unit)
		}
		return out, true
	case gb18030:
		out, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		return out, err == nil && !bytes.Contains(out, []byte{0x1a})
	}
	return []byte(text), true
}
