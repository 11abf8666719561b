package render

import (
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// printfTakes says which verbs print a value of a kind. A wrong one is no error
// when the template runs: the page would show %!d(string=…).
var printfTakes = map[reflect.Kind]string{
	reflect.String: "vsqxXT",
	reflect.Int:    "vdbocxXqUT",
	reflect.Bool:   "vtT",
}

// printf checks a literal format against the types of the values. args are the values
// after it; one more may be piped in.
func (w *walker) printf(format parse.Node, args []parse.Node, types []reflect.Type) {
	s, ok := format.(*parse.StringNode)
	if !ok {
		return
	}
	verbs, ok := printfVerbs(s.Text)
	if !ok {
		return
	}
	span := w.quoted(s.Pos)
	for _, verb := range verbs {
		for number := range strings.FieldsFuncSeq(verb, func(c rune) bool { return c < '0' || c > '9' }) {
			if n, err := strconv.Atoi(number); err != nil || n > maxWidth {
				w.add("render/printf-width", span, verb, maxWidth)
				return
			}
		}
	}
	if len(verbs) != len(types) {
		w.add("render/printf-count", span, len(verbs), len(types))
		return
	}
	for i, verb := range verbs {
		t, letter := types[i], verb[len(verb)-1:]
		if t == nil {
			if strings.Contains("vsqxXTdbocUteEfFgGp", letter) {
				continue
			}
			w.add("render/printf-verb", span, verb, "?")
			continue
		}
		takes, known := printfTakes[t.Kind()]
		if !known {
			takes = "vsqxXTdbocUteEfFgG" // a list or a struct: printf goes into it
		}
		if i < len(args) {
			if n, ok := args[i].(*parse.NumberNode); ok && strings.ContainsAny(n.Text, ".eEpP") {
				takes += "eEfFgG"
			}
		}
		if !strings.Contains(takes, letter) {
			w.add("render/printf-verb", span, verb, kindName(t))
		}
	}
}

// printfVerbs lists the verbs of a format with their flags. ok is false for a format with
// argument indexes or widths from arguments, which are not supported.
func printfVerbs(format string) (verbs []string, ok bool) {
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			return verbs, true
		}
		format = format[i:]
		n := 1
		for n < len(format) && strings.IndexByte("+-# 0123456789.", format[n]) >= 0 {
			n++
		}
		if n == len(format) { // 100%
			return append(verbs, format), true
		}
		if format[n] == '*' || format[n] == '[' {
			return nil, false
		}
		size := 1
		if format[n] >= 0x80 {
			size = len(string([]rune(format[n:])[:1]))
		}
		if format[n] != '%' {
			verbs = append(verbs, format[:n+size])
		}
		format = format[n+size:]
	}
}
