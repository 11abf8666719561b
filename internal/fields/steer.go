package fields

import (
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
)

// unsteer removes invisible characters that change the direction of text or steer a
// terminal, if they were written as escapes, and reports the escapes. Package source has
// removed literal ones.
func unsteer(file, text string, start, end int, target reflect.Value) (diags diag.List) {
	at := steering(text, start, end)
	if len(at) == 0 || !cleaned(target) {
		return nil
	}
	for _, s := range at {
		diags.Add("fields/control-character", diag.Span{File: file, Start: s[0], End: s[1]}, text[s[0]:s[1]])
	}
	return diags
}

// steering finds escapes of such characters. In single quotes these are not escapes; then
// no value contains the characters.
func steering(text string, from, to int) (found [][2]int) {
	for at := from; at+1 < to; at++ {
		if text[at] != '\\' {
			continue
		}
		end := min(at+2+digitsOf[text[at+1]], to)
		if c, ok := escaped(text[at+1 : end]); ok && steers(c) {
			found = append(found, [2]int{at, end})
		}
		at++ // skip the character after the backslash, which may be a backslash
	}
	return found
}

// digitsOf is the number of digits after the letter of an escape.
var digitsOf = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// escaped reads an escape without its backslash.
func escaped(s string) (rune, bool) {
	switch {
	case s == "b":
		return '\b', true
	case s == "f":
		return '\f', true
	case s == "e":
		return 0x1b, true
	case len(s) > 1:
		n, err := strconv.ParseUint(s[1:], 16, 32)
		return rune(n), err == nil && n <= utf8.MaxRune
	}
	return 0, false
}

func steers(c rune) bool { return diag.Steers(c) && c != '\n' && c != '\t' && c != '\r' }

// cleaned removes the characters from every string in v and reports whether there were
// any. It sets only values that change.
func cleaned(v reflect.Value) (changed bool) {
	switch v.Kind() {
	case reflect.String:
		s := strings.Map(func(c rune) rune {
			if steers(c) {
				return -1
			}
			return c
		}, v.String())
		if changed = s != v.String(); changed && v.CanSet() {
			v.SetString(s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			changed = cleaned(v.Index(i)) || changed
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				changed = cleaned(v.Field(i)) || changed
			}
		}
	case reflect.Pointer:
		changed = !v.IsNil() && cleaned(v.Elem())
	case reflect.Map, reflect.Interface:
		changed = cleanedInside(v)
	}
	return changed
}

// cleanedInside does the same for values that cannot be set directly.
func cleanedInside(v reflect.Value) (changed bool) {
	if v.IsNil() {
		return false
	}
	fresh := func(old reflect.Value) (reflect.Value, bool) {
		p := reflect.New(old.Type()).Elem()
		p.Set(old)
		return p, cleaned(p)
	}
	if v.Kind() == reflect.Interface {
		if p, ok := fresh(v.Elem()); ok {
			v.Set(p)
			return true
		}
		return false
	}
	for _, k := range v.MapKeys() {
		if p, ok := fresh(v.MapIndex(k)); ok {
			v.SetMapIndex(k, p)
			changed = true
		}
	}
	return changed
}
