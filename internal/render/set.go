package render

import (
	"crypto/sha256"
	"encoding/binary"
	"html/template"
	"io/fs"
	"maps"
	"reflect"
	"slices"

	"pufa/internal/diag"
	"pufa/internal/fasttemplate"
)

// version is the version of the functions and the built-in writers. It is part of every
// digest; raise it when one of them gives other bytes than before.
const version = "1"

// Layer is a folder of templates and assets. Later layers replace files of
// earlier ones by the same name, so a site overrides any file of its theme.
type Layer struct {
	Name      string // slash path of FS for diagnostics: "themes/pufa", or "" for the site itself
	FS        fs.FS
	Templates string // folder of *.html inside FS; "" = none, "." = FS itself
	Assets    string // folder inside FS; "" = none. It may lie inside Templates
	Fallback  bool   // leave out what the other layers do not use
}

// Options change the bytes of every page. The zero value is for publishing.
type Options struct {
	Views      map[string]reflect.Type // of the templates of kinds of pages
	PlainNames bool                    // for previews: assets keep their names, without a hash
	Library    bool                    // html/template renders all pages; the bytes are the same
}

// Set is a loaded theme with a site's overrides. It is immutable.
type Set struct {
	html   *template.Template
	files  map[string]file // templates by name, "partials/head"
	texts  map[string]string
	assets []Asset
	digest [32]byte
	calls  map[string][]string

	params   []string // keys of [params] that the templates read
	anyParam bool     // they may read any key

	broken map[string]diag.List    // by template: why html/template refuses it
	views  map[string]reflect.Type // by template

	fast map[string]*fasttemplate.Template // by page or fragment; nil with Options.Library
	slow map[string]error                  // the others, and why
}

// file is one template file.
type file struct {
	path     string // for diagnostics
	text     string
	fallback bool // of a layer that others fall back on
	replaces bool // an earlier layer has a file of this name
}

// Load reads all layers. Whatever they contain, the Set can be used; mistakes are in the
// list.
func Load(layers []Layer, o Options) (*Set, diag.List) {
	var diags diag.List
	raw := read(layers, &diags)
	trees := parseAll(raw.templates, &diags)
	views := viewsOf(o)
	used := reached(trees, views)
	raw.prune(trees, used)
	raw.unused(trees, views, used, &diags)
	s := &Set{files: raw.templates, texts: raw.texts, views: views, broken: map[string]diag.List{}}
	s.params, s.anyParam = readParams(trees, used)
	var paths map[string]string
	s.assets, paths = makeAssets(raw.assets, o, &diags)

	check(s.files, trees, views, paths, &diags)
	s.calls = calls(trees)
	funcs, parsed := functions(paths), copies(trees)
	maps.Copy(funcs, printing())
	var failed map[string]error
	s.html, failed = library(trees, funcs)
	for _, name := range slices.Sorted(maps.Keys(failed)) {
		diags.Add("render/failed", s.at(name), name, failed[name])
	}
	s.escape(trees, &diags)
	if !o.Library {
		s.compile(trees, parsed, funcs)
	}
	s.digest = s.sum()
	diags.Sort()
	return s, diags
}

// Digest covers everything that Render depends on besides the view.
func (s *Set) Digest() [32]byte { return s.digest }

// Has reports whether there is a template of this name, even a broken one.
func (s *Set) Has(name string) bool {
	_, ok := s.files[name]
	return ok || s.html.Lookup(name) != nil
}

// Source returns the text of a template or stylesheet by its path in diagnostics.
func (s *Set) Source(file string) (string, bool) {
	text, ok := s.texts[file]
	return text, ok
}

func (s *Set) sum() [32]byte {
	h := sha256.New()
	put := func(texts ...string) {
		for _, t := range texts {
			var n [8]byte
			binary.LittleEndian.PutUint64(n[:], uint64(len(t)))
			h.Write(n[:])
			h.Write([]byte(t))
		}
	}
	put(version)
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		put("template", name, s.files[name].text)
	}
	for _, a := range s.assets {
		put("asset", a.Path, a.Name, string(a.Data))
	}
	return [32]byte(h.Sum(nil))
}

// at returns the span of a whole template.
func (s *Set) at(name string) diag.Span { return diag.At(s.files[name].path) }

// trees holds parsed templates by name, including those of {{define}}.
type trees = fasttemplate.Trees
