package fields

import (
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// This file is an optimization, which saves a tenth of the time of building a site of
// short pages. Whatever it does not know it leaves to the parser; plain_test.go compares
// both ways.

// plain reads the simple form of most front matter and reports whether it could: known
// keys, each once, one per line, with strings without escapes, integers, booleans, dates
// and lists of strings. The TOML parser takes ten times as long for the same. If there is
// anything else, target is unchanged.
func plain(text string, target reflect.Value) bool {
	if !utf8.ValidString(text) {
		return false
	}
	names := fieldsOf(target.Type())
	var set [16]plainKey
	n := 0
	undo := func() bool {
		for _, k := range set[:n] {
			k.undo()
		}
		return false
	}
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if line = strings.Trim(line, " \t"); line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		key, value = strings.TrimRight(key, " \t"), strings.TrimLeft(value, " \t")
		at := names.index[key]
		if !ok || at == nil || n == len(set) || !bareName(key) {
			return undo()
		}
		for _, k := range set[:n] {
			if k.name == key {
				return undo()
			}
		}
		set[n] = newPlainKey(key, target.FieldByIndex(at))
		n++
		if !setPlain(set[n-1].field, value) {
			return undo()
		}
	}
	return true
}

// plainKey is a key that was read. before is the earlier value of its field; usually
// there was none, and it is the zero Value.
type plainKey struct {
	name          string
	field, before reflect.Value
}

func newPlainKey(name string, field reflect.Value) plainKey {
	k := plainKey{name: name, field: field}
	if !field.IsZero() {
		k.before = reflect.New(field.Type()).Elem()
		k.before.Set(field)
	}
	return k
}

func (k plainKey) undo() {
	if k.before.IsValid() {
		k.field.Set(k.before)
	} else {
		k.field.SetZero()
	}
}

// setPlain sets a field to a value as written and reports whether it could: the value
// must be simple and of the field's kind.
func setPlain(field reflect.Value, s string) bool {
	if u, ok := field.Addr().Interface().(toml.Unmarshaler); ok {
		t, ok := plainDate(s)
		return ok && u.UnmarshalTOML(t) == nil
	}
	switch field.Kind() {
	case reflect.String:
		v, rest, ok := plainText(s)
		if !ok || rest != "" {
			return false
		}
		field.SetString(v)
		return true
	case reflect.Bool:
		if s != "true" && s != "false" {
			return false
		}
		field.SetBool(s == "true")
		return true
	case reflect.Pointer:
		if field.Type().Elem().Kind() != reflect.Bool {
			return false
		}
		v := reflect.New(field.Type().Elem())
		if !setPlain(v.Elem(), s) {
			return false
		}
		field.Set(v)
		return true
	case reflect.Int:
		if len(s) == 0 || len(s) > 15 || s[0] == '0' && s != "0" || strings.Trim(s, "0123456789") != "" {
			return false
		}
		v, err := strconv.Atoi(s)
		field.SetInt(int64(v))
		return err == nil
	case reflect.Slice:
		if field.Type().Elem().Kind() != reflect.String {
			return false
		}
		list, ok := plainList(s)
		field.Set(reflect.ValueOf(list).Convert(field.Type()))
		return ok
	}
	return false
}

// plainText reads a text in double quotes from the beginning of s.
func plainText(s string) (value, rest string, ok bool) {
	if s == "" || s[0] != '"' {
		return "", "", false
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			if i == 1 && strings.HasPrefix(s, `"""`) {
				return "", "", false
			}
			return s[1:i], s[i+1:], true
		case c == '\\' || c < ' ' && c != '\t' || c == 0x7f:
			return "", "", false
		}
	}
	return "", "", false
}

// plainList reads a list of such texts.
func plainList(s string) ([]string, bool) {
	list := []string{}
	if s == "" || s[0] != '[' {
		return nil, false
	}
	s = strings.TrimLeft(s[1:], " \t")
	if s == "]" {
		return list, true
	}
	for {
		value, rest, ok := plainText(s)
		if !ok {
			return nil, false
		}
		list = append(list, value)
		switch rest = strings.TrimLeft(rest, " \t"); {
		case rest == "]":
			return list, true
		case rest == "" || rest[0] != ',':
			return nil, false
		}
		s = strings.TrimLeft(rest[1:], " \t")
	}
}

// localDate is the zone with which the TOML parser marks a date without a zone.
var localDate = time.FixedZone("date-local", 0)

// plainDate reads 2006-01-02, with or without a time and a zone.
func plainDate(s string) (time.Time, bool) {
	switch {
	case len(s) == len("2006-01-02"):
		t, err := time.ParseInLocation(time.DateOnly, s, localDate)
		return t, err == nil
	case len(s) == len("2006-01-02T15:04:05Z") || len(s) == len("2006-01-02T15:04:05+08:00"):
		t, err := time.Parse("2006-01-02T15:04:05Z07:00", s)
		return t, err == nil
	}
	return time.Time{}, false
}
