package lawtext

import "unicode/utf8"

// isSpace reports whether r separates words or is invisible. Besides Unicode's
// spaces these are the zero-width characters and the private-use blank that
// copies from official databases are full of.
func isSpace(r rune) bool {
	switch {
	case r <= ' ':
		return true
	case r < 0xa0:
		return false
	case r == 0xa0, r == 0x1680, r == 0x180e, r >= 0x2000 && r <= 0x200f, r == 0x2028, r == 0x2029, r == 0x202f,
		r == 0x205f, r == 0x2060, r == 0x3000, r == 0xfeff, r == 0xe5e5:
		return true
	}
	return false
}

// skip returns the offset of the first character from at on, below end, that is not a
// space.
func skip(s string, at, end int) int {
	for at < end {
		if c := s[at]; c < utf8.RuneSelf {
			if c > ' ' {
				return at
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:end])
		if !isSpace(r) {
			return at
		}
		at += n
	}
	return at
}

// skipBack returns the offset after the last character before end, not below at, that is
// not a space.
func skipBack(s string, at, end int) int {
	for end > at {
		if c := s[end-1]; c < utf8.RuneSelf {
			if c > ' ' {
				return end
			}
			end--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(s[at:end])
		if !isSpace(r) {
			return end
		}
		end -= n
	}
	return end
}

// trim returns s without the spaces around it.
func trim(s string) string {
	end := skipBack(s, 0, len(s))
	return s[skip(s, 0, end):end]
}

// tight returns a heading without spaces between characters: 总　则 becomes 总则. A space
// between Latin letters or digits stays.
func tight(s string) string {
	s = trim(s)
	clean := true
	for _, r := range s {
		if isSpace(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	out := make([]byte, 0, len(s))
	for at := 0; at < len(s); {
		next := skip(s, at, len(s))
		if next > at {
			if len(out) > 0 && out[len(out)-1] < utf8.RuneSelf && s[next] < utf8.RuneSelf {
				out = append(out, ' ')
			}
			at = next
			continue
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		out = append(out, s[at:at+n]...)
		at += n
	}
	return string(out)
}

// lastRune returns the last character of s, 0 for none.
func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// firstRune returns the first character of s, 0 for none.
func firstRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
