package search

import (
	"fmt"
	"strings"
)

// script returns a script that passes lines to the page that loads it.
func script(name, digest string, lines ...string) []byte {
	size := 100
	for _, l := range lines {
		size += len(l) + len(l)/32 + 2
	}
	b := fmt.Appendf(make([]byte, 0, size), "pufa.searchFile(%q,%q,'", name, digest)
	for i, l := range lines {
		if i > 0 {
			b = append(b, `\n`...)
		}
		b = quote(b, l)
	}
	return append(b, "')\n"...)
}

// mayEnd are the bytes with which begins what may not stand in a JavaScript string.
var mayEnd = [256]bool{'\'': true, '\\': true, '\n': true, '\r': true, 0xe2: true} // U+2028 begins with 0xe2

// quote appends a text as part of a JavaScript string between '. Nearly all of it stays as
// it is, so it is looked through byte by byte and copied in long pieces.
func quote(b []byte, s string) []byte {
	from := 0
	put := func(i, n int, instead string) {
		b = append(append(b, s[from:i]...), instead...)
		from = i + n
	}
	for i := range len(s) {
		if !mayEnd[s[i]] {
			continue
		}
		switch s[i] {
		case '\'', '\\':
			put(i, 1, `\`+s[i:i+1])
		case '\n':
			put(i, 1, `\n`)
		case '\r':
			put(i, 1, " ")
		default:
			if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") { // new lines in scripts
				put(i, len("\u2028"), " ")
			}
		}
	}
	return append(b, s[from:]...)
}
