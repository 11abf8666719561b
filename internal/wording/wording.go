// Package wording finds words that are hard on readers, and knows what to write instead.
//
// Use [Builtin] for the list that comes with the program, [Parse] for that list as a site
// changes it (data/plain-words.toml), and [List.Find] to look for its words in the source
// of a page. It looks only at running prose: quotations, provisions, titles, code and
// addresses are not the author's words.
//
// It knows no grammar: a word is found wherever its characters occur, except inside the
// longer words that its entry excepts.
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

// File is the path of a site's changes to the list.
const File = "data/plain-words.toml"

// Word is a word to avoid.
type Word struct {
	Avoid  string   `toml:"avoid"`
	Write  string   `toml:"write"`  // what to write instead
	Why    string   `toml:"why"`    // "" = it needs no reason
	Except []string `toml:"except"` // longer words that contain it and are right; Write is always one
}

// List is a list of distinct words.
type List []Word

// written is the file as people write it.
type written struct {
	Allow []string `toml:"allow"` // words of the built-in list that this site allows
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

// Parse returns the built-in list as a site's file changes it: without the words it
// allows, with the words it adds. An incomplete entry is reported and left out.
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
	places func() fields.Places // parses the file again, which most files don't need
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

// exceptions returns the longer words that contain the word.
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

// allowed reports words in allow that the built-in list does not have.
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
