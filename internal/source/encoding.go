package source

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// encoding is the encoding of a file.
type encoding int

const (
	unknown encoding = iota
	utf8Text
	damaged // UTF-8 with invalid bytes
	utf16LE
	utf16BE
	gb18030
)

func (e encoding) name() string {
	switch e {
	case utf16LE, utf16BE:
		return "UTF-16"
	case gb18030:
		return "GB18030 (GBK)"
	}
	return "UTF-8"
}

const bom = "\ufeff"

// decodeText decodes raw. It tries in this order: byte order mark, UTF-16 without one,
// valid UTF-8, damaged UTF-8, GB18030. It uses no letter statistics, which take short
// Chinese titles for Japanese or Greek. The text of a damaged file is not valid UTF-8;
// the text of a UTF-8 file is raw itself, not a copy.
func decodeText(raw []byte) (string, encoding) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xfe\xff")):
		return "", unknown // UTF-32, which office programs do not write
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		text, _ := decodeUTF16(raw[2:], binary.LittleEndian)
		return trimBOM(text), utf16LE
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		text, _ := decodeUTF16(raw[2:], binary.BigEndian)
		return trimBOM(text), utf16BE
	}
	for bytes.HasPrefix(raw, []byte(bom)) { // some programs add a second one
		raw = raw[len(bom):]
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		if text, enc := guessUTF16(raw); enc != unknown {
			return text, enc
		}
	}
	if utf8.Valid(raw) {
		return view(raw), utf8Text
	}
	if mostlyUTF8(raw) {
		return string(raw), damaged
	}
	if text, ok := decodeGB18030(raw); ok {
		return trimBOM(text), gb18030
	}
	return "", unknown
}

// view returns raw as a string without copying it.
func view(raw []byte) string { return unsafe.String(unsafe.SliceData(raw), len(raw)) }

func trimBOM(text string) string {
	for len(text) >= len(bom) && text[:len(bom)] == bom {
		text = text[len(bom):]
	}
	return text
}

// decodeUTF16 decodes UTF-16. Unpaired surrogates and an odd last byte become U+FFFD;
// then whole is false.
func decodeUTF16(raw []byte, order binary.ByteOrder) (text string, whole bool) {
	whole = len(raw)%2 == 0
	b := make([]byte, 0, len(raw)+len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			pair := utf8.RuneError
			if i+3 < len(raw) {
				pair = utf16.DecodeRune(r, rune(order.Uint16(raw[i+2:])))
			}
			if pair != utf8.RuneError {
				i += 2
			} else {
				whole = false
			}
			r = pair
		}
		b = utf8.AppendRune(b, r)
	}
	if len(raw)%2 != 0 {
		b = utf8.AppendRune(b, utf8.RuneError)
	}
	return string(b), whole
}

// guessUTF16 recognises UTF-16 without a byte order mark, if one byte order gives
// plausible text and the other does not. It is called for files with a NUL.
func guessUTF16(raw []byte) (string, encoding) {
	le, wholeLE := decodeUTF16(raw, binary.LittleEndian)
	be, wholeBE := decodeUTF16(raw, binary.BigEndian)
	likeLE, likeBE := wholeLE && written(le), wholeBE && written(be)
	switch {
	case likeLE && !likeBE:
		return le, utf16LE
	case likeBE && !likeLE:
		return be, utf16BE
	}
	return "", unknown
}

// written reports whether text looks like Chinese or Latin text: nine in ten characters
// are usual ones, at least one is ASCII, and there is no unusual control character.
func written(text string) bool {
	total, usual, ascii := 0, 0, 0
	for _, r := range text {
		total++
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f', r >= 0x20 && r < 0x7f:
			usual++
			ascii++
		case r < 0x20:
			return false
		case usualWide(r):
			usual++
		}
	}
	return ascii > 0 && usual*10 >= total*9
}

// usualWide reports whether r is a Han character, Chinese punctuation, a
// full-width form or a common symbol.
func usualWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xffe5 ||
		r >= 0x2010 && r <= 0x2027 || r >= 0x2460 && r <= 0x249b || r == '·' || r == '×' || r == '…'
}

// mostlyUTF8 reports whether raw is UTF-8 with a few damaged bytes. Text in GB18030
// seldom holds a valid sequence of UTF-8, and never many in a row; without this rule one
// bad byte would make a whole file be read as GB18030.
func mostlyUTF8(raw []byte) bool {
	good, bad, running := 0, 0, false // bad counts runs: a truncated character is one
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		broken := r == utf8.RuneError && n == 1
		if broken && !running {
			bad++
		}
		running = broken
		if n >= 3 { // pairs in GB18030 often look like a sequence of two bytes
			good++
		}
		i += n
	}
	return good > 4*bad
}

// decodeGB18030 decodes GB18030, which includes GBK and GB 2312. It refuses text with
// many characters in the private areas of GB18030: that is Big5, or not text at all.
func decodeGB18030(raw []byte) (string, bool) {
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", false
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil {
		return "", false
	}
	wide, private := 0, 0
	for _, r := range string(out) {
		switch {
		case r == utf8.RuneError, r >= 0x80 && r < 0xa0:
			return "", false
		case unicode.Is(unicode.Co, r):
			private++
			wide++
		case r >= utf8.RuneSelf:
			wide++
		}
	}
	if private*50 > wide {
		return "", false
	}
	return string(out), true
}

// isClear reports whether a file is UTF-8 that decodeText and clean return as it is. It
// takes half the time of looking for byte order marks, invalid UTF-8 and control
// characters one after the other.
func isClear(raw []byte) bool {
	if bytes.HasPrefix(raw, []byte(bom)) {
		return false
	}
	for i := 0; i < len(raw); {
		switch c := raw[i]; {
		case c >= 0xe3 && c < 0xf0 && c != 0xed && i+2 < len(raw) && raw[i+1]&0xc0 == 0x80 && raw[i+2]&0xc0 == 0x80:
			i += 3 // a letter of Chinese; no control character begins so
		case c < utf8.RuneSelf:
			if c < 0x20 && c != '\t' && c != '\n' || c == 0x7f {
				return false
			}
			i++
		default:
			r, size := utf8.DecodeRune(raw[i:])
			if r == utf8.RuneError && size == 1 || steering(string(raw[i:i+size])) > 0 {
				return false
			}
			i += size
		}
	}
	return true
}
