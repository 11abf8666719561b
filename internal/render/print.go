package render

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
)

// maxText limits the length in bytes of the result of a function. Otherwise a template
// that appends a text to itself in a loop could use all memory.
const maxText = 8 << 20

// maxWidth limits width and precision of a verb of printf.
const maxWidth = 1000

// errGrows is recognised by its text in errors of text/template.
var errGrows = errors.New("the text grows beyond bounds")

// printing returns functions that replace those of text/template and do the same within
// limits. They estimate the length before formatting.
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

// widths adds up the numbers in the verbs of a format, and the possible values for *.
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
