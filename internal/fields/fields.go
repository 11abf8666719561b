// Package fields reads hand-typed TOML into structs, and answers mistakes with what to
// write instead.
//
// Use [Decode] for a whole settings file or for the front matter inside a page. Correct
// text goes to a TOML parser, or in the simplest cases to a faster reader (plain.go). If
// the parser fails, the package reads the text again with a reader of its own that knows
// the mistakes of people who type Chinese: curly quotes, full-width marks, 否 for false,
// 2024年5月1日 for a date. Each mistake becomes a finding with its place and its exact
// replacement, is repaired in a private copy, and reading continues; so one run reports
// every mistake of a file and sets every field that can be understood.
//
// The struct's toml tags define the fields. The package never guesses silently: it
// reports every repair.
package fields

import (
	"cmp"
	"errors"
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"

	"pufa/internal/diag"
)

// Options say how strict [Decode] is.
type Options struct {
	// Unknown is the severity of a key for which the struct has no field. The
	// zero value is [diag.Error].
	Unknown diag.Severity

	// Most is the maximum length in bytes; 0 = [MostFront]. A longer text is a finding
	// and sets nothing.
	Most int
}

// MostFront and MostSettings are the maximum lengths of front matter and settings. Real
// ones have a hundredth of that, the words of a theme for its search three quarters.
const (
	MostFront    = 64 << 10
	MostSettings = 1 << 20
)

// Decode decodes text[start:end] of file into the struct that into points to.
// Fields that the text doesn't name keep their values. Spans are byte offsets
// into text. It never fails: what can be read is set, the rest is reported.
//
// Fields may be numbers, dates, strings, lists, tables and types with UnmarshalTOML. A
// map takes any key. Strings that it sets may be parts of text, so a caller that will
// change the memory of text must pass a copy.
func Decode(file, text string, start, end int, into any, o Options) diag.List {
	if most := cmp.Or(o.Most, MostFront); end-start > most {
		var diags diag.List
		diags.Add("fields/too-long", diag.Span{File: file, Start: start, End: start}, (end-start+1023)>>10, most>>10)
		return diags
	}
	target := reflect.ValueOf(into).Elem()
	if plain(text[start:end], target) {
		return nil
	}
	root := shape{target.Type()}
	var refused error
	if fresh := copyOf(target); shallow(text[start:end]) {
		md, err := toml.Decode(text[start:end], fresh.Interface())
		if err == nil && allKnown(root, md.Keys()) {
			target.Set(fresh.Elem())
			return unsteer(file, text, start, end, target)
		}
		refused = err
	}
	r := newReader(file, text, start, end, root, o.Unknown)
	r.run()
	r.decode(target)
	r.diags = append(r.diags, unsteer(file, text, start, end, target)...)
	if pe, ok := errors.AsType[toml.ParseError](refused); ok && len(r.diags) == 0 {
		at := start + min(max(pe.Position.Start, 0), end-start)
		at = strings.LastIndexByte(text[:at], '\n') + 1
		r.parserSays(refused, max(at, start), r.eol(max(at, start)), pe.LastKey)
	}
	r.diags.Sort()
	for i := range r.diags {
		shorten(r.diags[i].Args)
	}
	return r.diags
}

// shorten cuts the arguments of a message: somebody may have pasted a whole page.
func shorten(args []string) {
	const most = 600 // bytes
	for i, a := range args {
		if len(a) > most {
			args[i] = strings.ToValidUTF8(a[:most], "") + "…"
		}
	}
}

// copyOf returns a pointer to a shallow copy of a struct. The parser replaces shared
// slices and maps rather than writing to them, except for a default that is long enough
// to be overwritten; such a value was to be set anyway.
func copyOf(v reflect.Value) reflect.Value {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	return p
}

// allKnown reports whether every key is exactly one of the shape's. The parser itself
// accepts Title for title, and if both are given it is chance which one wins.
func allKnown(root shape, keys []toml.Key) bool {
	for _, k := range keys {
		sh := root
		for _, name := range k {
			next, ok := sh.at(name)
			if !ok {
				return false
			}
			sh = next
		}
	}
	return true
}

// deepest is the maximum nesting of lists and tables.
const deepest = 32

// shallow reports whether nested brackets and the parts of keys stay within [deepest].
// The parser recurses on each without a limit.
func shallow(text string) bool {
	depth, dots := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[', '{':
			if depth++; depth > deepest {
				return false
			}
		case ']', '}':
			depth = max(0, depth-1)
		case '.':
			if dots++; dots == deepest {
				return false
			}
		case '\n', '=', '"', '\'':
			dots = 0
		}
	}
	return true
}
