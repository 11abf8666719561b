// Package fields reads TOML that people type by hand into typed structs, and
// answers slips with what to write instead.
//
// Use [Decode] for a whole settings file or for the front matter inside a page.
// Clean text goes straight through a TOML parser, or, when it is of the simplest form,
// past it (plain.go). Where that parser stumbles, the text is read once more by a reader of this package that knows the slips of
// people who type Chinese: curly quotes, full-width marks, 否 for false,
// 2024年5月1日 for a date. Each slip becomes a finding with its place and its
// exact replacement, is repaired in a private copy, and reading goes on; so one
// run reports every slip of a file and sets every field that can be understood.
//
// Fields are known from the struct's toml tags. The package refuses to guess
// silently: whatever it repaired is reported.
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

	// Most is how many bytes are read at most, [MostFront] if 0. A longer text is a
	// finding and sets nothing.
	Most int
}

// MostFront and MostSettings are how long front matter and settings may be. People
// write a hundredth of that.
const (
	MostFront    = 64 << 10
	MostSettings = 256 << 10
)

// Decode decodes text[start:end] of file into the struct that into points to.
// Fields that the text doesn't name keep their values. Spans are byte offsets
// into text. It never fails: what can be read is set, the rest is reported.
//
// Numbers, dates, texts, lists, tables and types with UnmarshalTOML may be
// fields. A table that is free (a map) takes any key. What is set may be part of
// text; who lends text hands in a copy.
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

// shorten cuts what a message quotes: somebody may have pasted a whole page.
func shorten(args []string) {
	const most = 600 // bytes
	for i, a := range args {
		if len(a) > most {
			args[i] = strings.ToValidUTF8(a[:most], "") + "…"
		}
	}
}

// copyOf returns a pointer to a copy of a struct. What the copy shares with it
// (slices, maps) the parser replaces and does not write to, unless a default is
// long enough to be written over; then the value was to be set anyway.
func copyOf(v reflect.Value) reflect.Value {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	return p
}

// allKnown reports whether each key is, letter by letter, one of the shape's.
// The parser itself takes Title for title, and which of two wins is chance.
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

// deepest is how deep lists and tables may stand in each other.
const deepest = 32

// shallow reports whether no more brackets are open at once, and no more parts stand
// in a key, than a person would write; the parser calls itself for each, without
// limit.
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
