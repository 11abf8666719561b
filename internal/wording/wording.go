// Package wording knows words that do not serve a reader, and what to write in
// their place.
//
// Use [Builtin] for the list that comes with the program, [Parse] for that list as
// a site changes it (data/plain-words.toml), and [List.Find] to look for its words in
// the source of a page. Only running prose is looked at: a quotation, a provision, a
// title, code or an address are somebody else's words, or none.
//
// The package refuses to know grammar. A word is found wherever its letters stand,
// but for the longer words that its entry excepts.
package wording

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/source"
)

// File is where a site changes the list, in its folder.
const File = "data/plain-words.toml"

// Word is a word that is not to be written.
type Word struct {
	Avoid  string   `toml:"avoid"`
	Write  string   `toml:"write"`  // in its place
	Why    string   `toml:"why"`    // "" = it needs no reason
	Except []string `toml:"except"` // longer words that hold it and are right; Write is one of itself
}

// List is a list of words, none of them twice.
type List []Word

// written is a list as people write it.
type written struct {
	Allow []string `toml:"allow"` // words of the built-in list that this site may write
	Words []Word   `toml:"words"`
}

//go:embed builtin.toml
var builtin string

// Builtin returns the list that comes with the program.
var Builtin = sync.OnceValue(func() List {
	var w written
	fields.Decode("builtin.toml", builtin, 0, len(builtin), &w, fields.Options{Most: fields.MostSettings})
	return w.Words
})

// Parse returns the built-in list as a site's file changes it: without the words
// that it allows, with its own. It is total; an entry that says too little is
// reported and left out.
func Parse(f source.File) (List, diag.List) {
	var w written
	r := reader{file: f, diags: fields.Decode(f.Path, f.Text, 0, len(f.Text), &w, fields.Options{Most: fields.MostSettings})}
	r.places = sync.OnceValue(func() fields.Places { return fields.Locate(f.Path, f.Text, 0, len(f.Text), &w) })
	own := r.words(w.Words)
	list := slices.DeleteFunc(slices.Clone(Builtin()), func(b Word) bool {
		return slices.Contains(w.Allow, b.Avoid) || own.has(b.Avoid)
	})
	r.allowed(w.Allow)
	r.diags.Sort()
	return append(list, own...), r.diags
}

func (l List) has(avoid string) bool {
	return slices.ContainsFunc(l, func(w Word) bool { return w.Avoid == avoid })
}

// reader checks the entries of a file.
type reader struct {
	file   source.File
	diags  diag.List
	places func() fields.Places // costs a second reading, and most files need none
}

func (r *reader) add(code, key string, args ...any) {
	r.diags.Add(code, r.places().Of(key), args...)
}

// words returns the entries that can be used.
func (r *reader) words(words []Word) (out List) {
	for i, w := range words {
		key := "words[" + strconv.Itoa(i) + "]"
		w.Avoid, w.Write, w.Why = strings.TrimSpace(w.Avoid), strings.TrimSpace(w.Write), strings.TrimSpace(w.Why)
		switch {
		case w.Avoid == "":
			r.add("wording/no-word", key)
		case w.Write == "":
			r.add("wording/no-replacement", key, w.Avoid)
		case w.Write == w.Avoid:
			r.add("wording/same-word", key+".write", w.Avoid)
		case out.has(w.Avoid):
			r.add("wording/word-twice", key+".avoid", w.Avoid)
		default:
			w.Except = r.exceptions(key, w)
			out = append(out, w)
		}
	}
	return out
}

// exceptions returns the longer words that hold the word.
func (r *reader) exceptions(key string, w Word) (out []string) {
	for i, e := range w.Except {
		if e != w.Avoid && strings.Contains(e, w.Avoid) {
			out = append(out, e)
		} else {
			r.add("wording/exception-apart", key+".except["+strconv.Itoa(i)+"]", e, w.Avoid)
		}
	}
	return out
}

// allowed reports what allow names and the built-in list does not hold.
func (r *reader) allowed(names []string) {
	var known []string
	for _, w := range Builtin() {
		known = append(known, w.Avoid)
	}
	for i, name := range names {
		key := "allow[" + strconv.Itoa(i) + "]"
		switch near := diag.Nearest(name, known); {
		case slices.Contains(known, name):
		case near != "":
			r.add("wording/allow-unknown-near", key, name, near)
		default:
			r.add("wording/allow-unknown", key, name)
		}
	}
}
