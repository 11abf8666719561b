package escape

import "strings"

// harmless reports whether an address is relative or has a scheme that runs
// nothing.
func harmless(address string) bool {
	colon := strings.IndexByte(address, ':')
	if colon < 0 {
		return true
	}
	scheme := address[:colon]
	return strings.IndexByte(scheme, '/') >= 0 ||
		strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "mailto")
}

// What becomes of a byte in an address.
const (
	stays    = iota
	encoded  // %2f
	asEntity // stays in the address; is written &amp; in an attribute
	perhaps  // % stays before two hexadecimal digits
)

// encoding percent-encodes what may not stand in an address.
type encoding [256]uint8

var (
	normalized = newEncoding("!#$&*+,/:;=?@[]", perhaps)
	percent    = newEncoding("", encoded)
)

// newEncoding makes the encoding that lets the given bytes stay besides letters,
// digits and -._~; sign is what becomes of %.
func newEncoding(keep string, sign uint8) *encoding {
	var e encoding
	for c := range e {
		switch {
		case c == '%':
			e[c] = sign
		case c == '&' || c == '+':
			e[c] = encoded
			if strings.IndexByte(keep, byte(c)) >= 0 {
				e[c] = asEntity
			}
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c >= 0x80 || strings.IndexByte("-._~"+keep, byte(c)) < 0:
			e[c] = encoded
		}
	}
	return &e
}

func (e *encoding) append(dst []byte, s string) ([]byte, bool) { return e.write(dst, s, false), true }

// write appends s encoded; in an attribute also what HTML asks for there.
func (e *encoding) write(dst []byte, s string, attribute bool) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch e[c] {
		case stays:
			continue
		case perhaps:
			if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				continue
			}
			dst = append(append(dst, s[from:i]...), '%', lowerHex[c>>4], lowerHex[c&15])
		case encoded:
			dst = append(append(dst, s[from:i]...), '%', lowerHex[c>>4], lowerHex[c&15])
		case asEntity:
			if !attribute {
				continue
			}
			dst = append(append(dst, s[from:i]...), text.text[text.number[c]]...)
		}
		from = i + 1
	}
	return append(dst, s[from:]...)
}

func (e *encoding) filter(s string) (string, bool) {
	for i := 0; i < len(s); i++ {
		if e[s[i]] == encoded || e[s[i]] == perhaps {
			return string(e.write(nil, s, false)), true
		}
	}
	return s, true
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// address is for an address that fills a quoted attribute.
func address(dst []byte, s string) ([]byte, bool) {
	if !harmless(s) {
		return append(append(dst, '#'), replacement...), true
	}
	return normalized.write(dst, s, true), true
}

// addressPart is for a part of an address in a quoted attribute.
func addressPart(dst []byte, s string) ([]byte, bool) { return normalized.write(dst, s, true), true }

// srcset is for a list of addresses with what is said of each: "a.png 800w, b.png".
func srcset(dst []byte, s string) ([]byte, bool) {
	for {
		element, rest, more := strings.Cut(s, ",")
		dst = source(dst, element)
		if !more {
			return dst, true
		}
		dst = append(dst, ',')
		s = rest
	}
}

func source(dst []byte, s string) []byte {
	start := 0
	for start < len(s) && isSpace(s[start]) {
		start++
	}
	end := start
	for end < len(s) && !isSpace(s[end]) {
		end++
	}
	if !harmless(s[start:end]) {
		return append(append(dst, '#'), replacement...)
	}
	for i := end; i < len(s); i++ {
		if c := s[i]; !isSpace(c) && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return append(append(dst, '#'), replacement...)
		}
	}
	dst = append(dst, s[:start]...)
	dst = normalized.write(dst, s[start:end], false)
	return append(dst, s[end:]...)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'
}
