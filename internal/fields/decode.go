package fields

import (
	"errors"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// parse reads "v = …" with the TOML parser and returns the value.
func parse(statement string) (any, error) {
	var m map[string]any
	_, err := toml.Decode(statement, &m)
	return m["v"], err
}

// decode sets the fields that were understood. If the parser still refuses a line, decode
// reports it, drops it and tries the rest again.
func (r *reader) decode(target reflect.Value) {
	const tries = 50 // with more wrong lines, the author mends these first
	for range min(len(r.lines)+1, tries) {
		var b strings.Builder
		for _, l := range r.lines {
			b.WriteString(l.toml)
			b.WriteByte('\n')
		}
		fresh := copyOf(target)
		_, err := toml.Decode(b.String(), fresh.Interface())
		if err == nil {
			target.Set(fresh.Elem())
			return
		}
		i := r.culprit(err)
		l := r.lines[i]
		r.parserSays(err, l.start, l.end, l.field)
		r.lines = append(r.lines[:i:i], r.lines[i+1:]...)
	}
}

var lineNumber = regexp.MustCompile(`line (\d+)`)

// culprit returns the index of the line that a parser error is about, or of the last line
// if the error doesn't say.
func (r *reader) culprit(err error) int {
	n := 0
	if pe, ok := errors.AsType[toml.ParseError](err); ok {
		n = pe.Position.Line
	} else if m := lineNumber.FindStringSubmatch(err.Error()); m != nil {
		n, _ = strconv.Atoi(m[1])
	}
	at := 1
	for i, l := range r.lines {
		at += strings.Count(l.toml, "\n") + 1
		if n > 0 && n < at {
			return i
		}
	}
	return len(r.lines) - 1
}

// parserSays reports an error of the TOML parser. The parser's own message is in English
// and for programmers, so it is never shown.
func (r *reader) parserSays(err error, start, end int, field string) {
	message := err.Error()
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(message, w) {
				return true
			}
		}
		return false
	}
	at := r.span(start, end)
	value := clip(trim(r.text[start:end]))
	switch {
	case has("out of range", "out of the safe"):
		r.diags.Add("fields/number-range", at, value)
	case has("invalid datetime"):
		r.diags.Add("fields/no-such-date", at, value)
	case has("already been defined", "already created", "is not a table"):
		r.diags.Add("fields/name-taken", at, field)
	default:
		r.diags.Add("fields/unreadable", at, value, field)
	}
}
