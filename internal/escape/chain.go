package escape

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Prefix begins the names of html/template's escapers.
const Prefix = "_html_template_"

// Func appends a text, escaped, to dst. When ok is false it gave up, and what it
// appended means nothing.
type Func func(dst []byte, text string) (out []byte, ok bool)

// filter is an escaper that others follow. It returns the text itself when there
// is nothing to change.
type filter func(text string) (out string, ok bool)

// Chain returns what the escapers of these names do one after the other to the
// text of a value of type t: string, int, bool or one of html/template's types of
// safe text. It is nil when one of the names is not known.
func Chain(names []string, t reflect.Type) Func {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = strings.TrimPrefix(name, Prefix)
	}
	if len(short) == 0 {
		return verbatim
	}
	if slices.Equal(short, []string{"urlfilter", "urlnormalizer", "attrescaper"}) && t != safeURL {
		return address // the usual href
	}
	if slices.Equal(short, []string{"urlnormalizer", "attrescaper"}) {
		return addressPart
	}
	var before []filter
	for _, name := range short[:len(short)-1] {
		f := filterOf(name, t)
		if f == nil {
			return nil
		}
		before = append(before, f)
		t = plain
	}
	last := funcOf(short[len(short)-1], t)
	if last == nil || len(before) == 0 {
		return last
	}
	return func(dst []byte, text string) ([]byte, bool) {
		for _, f := range before {
			var ok bool
			if text, ok = f(text); !ok {
				return dst, false
			}
		}
		return last(dst, text)
	}
}

var (
	plain       = reflect.TypeFor[string]()
	safeHTML    = reflect.TypeFor[template.HTML]()
	safeURL     = reflect.TypeFor[template.URL]()
	safeCSS     = reflect.TypeFor[template.CSS]()
	safeJS      = reflect.TypeFor[template.JS]()
	safeJSStr   = reflect.TypeFor[template.JSStr]()
	safeSrcset  = reflect.TypeFor[template.Srcset]()
	replacement = "ZgotmplZ" // what the library writes for a value that could do harm
)

// funcOf returns the escaper of one name.
func funcOf(name string, t reflect.Type) Func {
	switch name {
	case "htmlescaper":
		if t == safeHTML {
			return verbatim
		}
		return text.append
	case "rcdataescaper":
		if t == safeHTML {
			return markup.append
		}
		return text.append
	case "attrescaper":
		if t == safeHTML {
			return withoutTags(markup.append)
		}
		return text.append
	case "nospaceescaper":
		if t == safeHTML {
			return withoutTags(unquotedMarkup)
		}
		return unquotedText
	case "commentescaper":
		return func(dst []byte, _ string) ([]byte, bool) { return dst, true }
	case "urlnormalizer":
		return normalized.append
	case "srcsetescaper":
		switch t {
		case safeSrcset:
			return verbatim
		case safeURL:
			return nil // nobody puts one address there
		}
		return srcset
	case "jsvalescaper":
		if t.Kind() == reflect.String && t != safeJS && t != safeJSStr {
			return jsString
		}
	case "jsstrescaper":
		if t == safeJSStr {
			return jsReady.append
		}
		return jsText.append
	case "jstmpllitescaper":
		return jsTemplate.append
	}
	if f := filterOf(name, t); f != nil {
		return func(dst []byte, text string) ([]byte, bool) {
			s, ok := f(text)
			return append(dst, s...), ok
		}
	}
	return nil
}

// filterOf returns the escaper of one name as a filter.
func filterOf(name string, t reflect.Type) filter {
	switch name {
	case "urlfilter":
		if t == safeURL {
			return same
		}
		return func(s string) (string, bool) {
			if !harmless(s) {
				return "#" + replacement, true
			}
			return s, true
		}
	case "urlnormalizer":
		return normalized.filter
	case "urlescaper":
		if t == safeURL {
			return normalized.filter
		}
		return percent.filter
	case "cssvaluefilter":
		if t == safeCSS {
			return same
		}
		return cssValue
	case "jsvalescaper":
		switch {
		case t == safeJS:
			return same
		case t == safeJSStr:
			return func(s string) (string, bool) { return `"` + s + `"`, true }
		case t.Kind() == reflect.String:
			return filtered(jsString)
		case t.Kind() == reflect.Int, t.Kind() == reflect.Bool:
			return func(s string) (string, bool) { return " " + s + " ", true }
		}
	case "jsstrescaper", "jstmpllitescaper", "srcsetescaper":
		if f := funcOf(name, t); f != nil {
			return filtered(f)
		}
	}
	return nil
}

// filtered makes a filter of an escaper that writes.
func filtered(f Func) filter {
	return func(text string) (string, bool) {
		out, ok := f(nil, text)
		return string(out), ok
	}
}

func verbatim(dst []byte, text string) ([]byte, bool) { return append(dst, text...), true }

func same(text string) (string, bool) { return text, true }

// Text returns the text that html/template makes of a value before it escapes it.
// Values of other types than string, int and bool are seldom printed.
func Text(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	}
	return fmt.Sprint(v.Interface())
}
