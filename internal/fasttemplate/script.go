package fasttemplate

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// jsonText is for text between quotes in JSON.
var jsonText = newTable(append(controls(), `"`, `\"`, `\`, `\\`, "&", `\u0026`, "<", `\u003c`, ">", `\u003e`)...)

// scriptValue writes a text as a value of a script, as the data that search engines read
// is made: {"headline": {{.Title}}}.
func scriptValue(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		escaped, size := "", 1
		if c := s[i]; c < utf8.RuneSelf {
			escaped = jsonText.text[jsonText.number[c]]
		} else {
			var r rune
			switch r, size = utf8.DecodeRuneInString(s[i:]); {
			case r == utf8.RuneError && size == 1:
				escaped = `\ufffd`
			case r == '\u2028', r == '\u2029': // they end a line of a script
				escaped = `\u` + strconv.FormatInt(int64(r), 16)
			}
		}
		if escaped != "" {
			dst = append(append(dst, s[from:i]...), escaped...)
			from = i + size
		}
		i += size
	}
	return append(append(dst, s[from:]...), '"')
}

// controls returns the bytes below the space with what JSON has for them: \n, \u0001.
func controls() []string {
	var pairs []string
	for c := range ' ' {
		escaped := `\u` + strconv.FormatInt(0x10000+int64(c), 16)[1:]
		if i := strings.IndexRune("\b\t\n\f\r", c); i >= 0 {
			escaped = `\` + "btnfr"[i:i+1]
		}
		pairs = append(pairs, string(c), escaped)
	}
	return pairs
}
