package markdown

import "unicode/utf8"

// isHan reports whether r is a Chinese character. Each counts as one word.
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == 0x3007 ||
		r >= 0x20000 && r <= 0x3FFFF || r >= 0xF900 && r <= 0xFAFF
}

// isWide reports whether r is written without spaces around it: Han, kana,
// bopomofo, and their full-width punctuation and forms. Hangul is not included,
// since Korean has spaces.
func isWide(r rune) bool {
	if r < 0x2E80 {
		return false
	}
	return isHan(r) ||
		r >= 0x2E80 && r <= 0x2FDF || // radicals
		r >= 0x2FF0 && r <= 0x30FF || // CJK punctuation, kana
		r >= 0x3105 && r <= 0x312F || r >= 0x31A0 && r <= 0x31FF || // bopomofo, strokes, kana
		r >= 0x3200 && r <= 0x33FF || // enclosed
		r >= 0xFE10 && r <= 0xFE1F || r >= 0xFE30 && r <= 0xFE6F || // vertical and small forms
		r >= 0xFF01 && r <= 0xFF9F || r >= 0xFFE0 && r <= 0xFFE6 // full-width forms
}

// isShared reports whether r is punctuation that Chinese shares with Western
// text: “ ” ‘ ’ — … ·. Only its neighbours tell whether it is full-width.
func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·', '–', '‥':
		return true
	}
	return false
}

// wideBefore reports whether text ends in Chinese: with a wide character, or
// with shared punctuation after one.
func wideBefore(text []byte) bool {
	for range 6 {
		r, n := utf8.DecodeLastRune(text)
		if isWide(r) {
			return true
		}
		if !isShared(r) {
			return false
		}
		text = text[:len(text)-n]
	}
	return false
}

// wideAfter reports whether text begins in Chinese.
func wideAfter(text []byte) bool {
	for range 6 {
		r, n := utf8.DecodeRune(text)
		if isWide(r) {
			return true
		}
		if !isShared(r) {
			return false
		}
		text = text[n:]
	}
	return false
}
