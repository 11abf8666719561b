package fasttemplate

import "strings"

// harmless reports whether an address is relative or has a scheme that cannot run code.
func harmless(address string) bool {
	colon := strings.IndexByte(address, ':')
	if colon < 0 {
		return true
	}
	scheme := address[:colon]
	return strings.IndexByte(scheme, '/') >= 0 ||
		strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "mailto")
}

// What happens to a byte in an address.
const (
	stays            = iota
	encoded          // %2f
	asEntity         // kept, but written &amp; in an attribute
	encodedUnlessHex // % is kept before two hexadecimal digits
)

// encoding says which bytes of an address are percent-encoded.
type encoding [256]uint8

var (
	normalized = newEncoding("!#$&*+,/:;=?@[]", encodedUnlessHex)
	percent    = newEncoding("", encoded)
)

// newEncoding makes an encoding that keeps letters, digits, -._~ and the given bytes.
// sign says what happens to %.
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

// append appends s, encoded for a quoted attribute.
func (e *encoding) append(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch e[c] {
		case stays:
			continue
		case asEntity:
			dst = append(append(dst, s[from:i]...), htmlText.text[htmlText.number[c]]...)
		case encodedUnlessHex:
			if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				continue
			}
			fallthrough
		case encoded:
			dst = append(append(dst, s[from:i]...), '%', lowerHex[c>>4], lowerHex[c&15])
		}
		from = i + 1
	}
	return append(dst, s[from:]...)
}

const lowerHex = "0123456789abcdef"

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// address is for an address that fills a quoted attribute.
func address(dst []byte, s string) []byte {
	if !harmless(s) {
		return append(dst, "#"+replacement...)
	}
	return normalized.append(dst, s)
}

// addressPart is for a part of an address in a quoted attribute.
func addressPart(dst []byte, s string) []byte { return normalized.append(dst, s) }

// filteredAddress is for an address in a text, as of <meta http-equiv="refresh">.
func filteredAddress(dst []byte, s string) []byte {
	if !harmless(s) {
		return append(dst, "#"+replacement...)
	}
	return htmlText.append(dst, s)
}

// percentEncoded is for a value in a query.
func percentEncoded(dst []byte, s string) []byte { return percent.append(dst, s) }

// srcset is for a list of addresses with descriptors: "a.png 800w, b.png".
func srcset(dst []byte, s string) []byte {
	for {
		one, rest, more := strings.Cut(s, ",")
		dst = srcsetAddress(dst, one)
		if !more {
			return dst
		}
		dst = append(dst, ',')
		s = rest
	}
}

func srcsetAddress(dst []byte, s string) []byte {
	start := 0
	for start < len(s) && isSpace(s[start]) {
		start++
	}
	end := start
	for end < len(s) && !isSpace(s[end]) {
		end++
	}
	if !harmless(s[start:end]) {
		return append(dst, "#"+replacement...)
	}
	for i := end; i < len(s); i++ {
		if c := s[i]; !isSpace(c) && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return append(dst, "#"+replacement...)
		}
	}
	dst = append(dst, s[:start]...)
	dst = normalized.append(dst, s[start:end])
	return append(dst, s[end:]...)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'
}
