package render

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
)

// maxText is the length in bytes of the longest text that a function makes. A
// template that joins a text to itself in a loop would else take all memory.
const maxText = 8 << 20

// maxWidth is the greatest width or precision of a verb of printf.
const maxWidth = 1000

// errGrows is known by its text in what text/template says.
var errGrows = errors.New("the text grows beyond bounds")

// printing are functions that stand in for those of text/template, and do the same
// within bounds. The length is guessed before anything is made.
func printing() template.FuncMap {
	return template.FuncMap{"print": printText, "println": printLine, "printf": printFormat, "js": escapeJS}
}

func printText(args ...any) (string, error) {
	return bounded(0, args, func() string { return fmt.Sprint(args...) })
}

func printLine(args ...any) (string, error) {
	return bounded(0, args, func() string { return fmt.Sprintln(args...) })
}

func printFormat(format string, args ...any) (string, error) {
	return bounded(len(format)+widths(format), args, func() string { return fmt.Sprintf(format, args...) })
}

func escapeJS(args ...any) (string, error) {
	return bounded(0, args, func() string { return template.JSEscaper(args...) })
}

func bounded(atLeast int, args []any, do func() string) (string, error) {
	for _, a := range args {
		switch a := a.(type) {
		case string:
			atLeast += len(a)
		case template.HTML:
			atLeast += len(a)
		}
		if atLeast > maxText {
			return "", errGrows
		}
	}
	text := do()
	if len(text) > maxText {
		return "", errGrows
	}
	return text, nil
}

// widths adds up the numbers in a format's verbs, and what may be asked for by *.
func widths(format string) int {
	sum := 0
	for {
		_, verb, found := strings.Cut(format, "%")
		if !found {
			return sum
		}
		format = strings.TrimLeft(verb, "+-# 0123456789.*[]")
		for _, number := range strings.FieldsFunc(verb[:len(verb)-len(format)], func(c rune) bool { return c != '*' && (c < '0' || c > '9') }) {
			const most = 1_000_000 // fmt refuses more
			n := 0
			if strings.Contains(number, "*") {
				n = most
			}
			for _, digit := range number {
				if digit != '*' {
					n = min(most, n*10+int(digit-'0'))
				}
			}
			sum = min(sum+n, maxText+1)
		}
	}
}
