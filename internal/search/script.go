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

// mayEnd are characters that may not stand in a JavaScript string between ', and what
// stands there instead; U+2028 and U+2029 are new lines in scripts.
var mayEnd = strings.NewReplacer(`'`, `\'`, `\`, `\\`, "\n", `\n`, "\r", " ", "\u2028", " ", "\u2029", " ")

// quote appends a text as part of a JavaScript string between '. Texts are long and nearly
// all stay as they are, which is known soonest by looking for one character after another.
func quote(b []byte, s string) []byte {
	for _, c := range []string{`'`, `\`, "\n", "\r", "\u2028", "\u2029"} {
		if strings.Contains(s, c) {
			return append(b, mayEnd.Replace(s)...)
		}
	}
	return append(b, s...)
}
