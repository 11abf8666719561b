package compiler

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/parallel"
	"pufa/internal/plan"
	"pufa/internal/search"
	"pufa/internal/slug"
	"pufa/internal/source"
	"pufa/themes"
)

// ownSynonyms is the site's own file of synonyms, as last read.
type ownSynonyms struct {
	own    map[string][]string // synonyms of the site's file
	digest folder.Digest       // of that file
	diags  diag.List
}

// joined returns the synonyms of the theme and of the site together.
func joined(theme source.File, own map[string][]string) *search.Synonyms {
	all, _ := config.ParseSynonyms(theme)
	for word, lawful := range own {
		all[word] = slices.Concat(all[word], lawful)
	}
	return search.NewSynonyms(all)
}

// readSynonyms reads the site's own file of synonyms if it may have changed, and reports
// whether it has changed.
func (c *Compiler) readSynonyms(names []string, settled bool) (changed bool, err error) {
	name, w := c.settings.config.Search.Synonyms, &c.ownSynonyms
	if names != nil && !settled && !slices.ContainsFunc(names, func(n string) bool { return folder.Within(name, n) }) {
		return false, nil
	}
	var f named
	if name != "" {
		if f, err = readNamed(c.folder, name); err != nil {
			return false, err
		}
	}
	if f.digest == w.digest && !settled {
		return false, nil
	}
	changed = f.digest != w.digest
	w.digest, w.own, w.diags = f.digest, nil, f.obstacle
	switch {
	case name == "" || f.obstacle != nil:
	case f.missing():
		w.diags.Add("config/no-synonyms", diag.At(folder.Config), name)
	default:
		text, diags := source.Decode(name, f.raw)
		w.diags = append(w.diags, diags...)
		w.own, diags = config.ParseSynonyms(text)
		w.diags = append(w.diags, diags...)
	}
	return changed, nil
}

// readSearch reads the theme's everyday words and its search scripts and stylesheet. folder
// is the theme's.
func (l *theme) readSearch(folder string, layers ...fs.FS) {
	for _, layer := range layers {
		if raw, err := fs.ReadFile(layer, "synonyms.toml"); err == nil {
			l.readWords(folder+"/synonyms.toml", raw)
		}
		if raw, err := fs.ReadFile(layer, "search/"+plan.SearchLooks); err == nil {
			l.stylesheet = string(raw)
		}
	}
	scripts := map[string]string{}
	for _, layer := range layers {
		names, _ := fs.Glob(layer, "search/*.js")
		for _, name := range names {
			if raw, err := fs.ReadFile(layer, name); err == nil {
				scripts[name] = string(raw)
			}
		}
	}
	if len(scripts) == 0 {
		l.engine = ""
		return
	}
	var b strings.Builder
	b.WriteString("window.pufa=window.pufa||{};if(!pufa.searchFile)(function(){\"use strict\";\n")
	for _, name := range slices.Sorted(maps.Keys(scripts)) {
		b.WriteString(withoutComments(scripts[name]))
	}
	b.WriteString("})();\n")
	l.engine = b.String()
}

// readWords keeps a file of everyday words for the index. The built-in one is long and has
// no mistakes; any other is looked through for them.
func (l *theme) readWords(path string, raw []byte) {
	text, diags := source.Decode(path, raw)
	l.words = text
	if builtin, _ := fs.ReadFile(themes.FS, themes.Default+"/synonyms.toml"); !bytes.Equal(raw, builtin) {
		l.diags = append(l.diags, diags...)
		_, diags = config.ParseSynonyms(text)
		l.diags = append(l.diags, diags...)
	}
}

// withoutComments removes comment lines, empty lines and indentation from a script.
func withoutComments(script string) string {
	var b strings.Builder
	for line := range strings.Lines(script) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// index is the index of the search, made on first use.
type index struct {
	once     sync.Once
	synonyms *search.Synonyms
	files    map[string][]byte
	err      error
}

// searchFile returns a file of the index, by its path in the output.
func (c *Compiled) searchFile(path string) ([]byte, error) {
	if path == "search/"+plan.SearchLooks {
		return []byte(c.stylesheet), nil
	}
	files, err := c.searchIndex()
	return files[strings.TrimPrefix(path, "search/")], err
}

func (c *Compiled) searchIndex() (map[string][]byte, error) {
	x := c.index
	x.once.Do(func() {
		synonyms := func() *search.Synonyms {
			x.synonyms = joined(c.themeWords, c.ownWords)
			return x.synonyms
		}
		x.files, x.err = c.plan.Index(&c.readings, c.engine, synonyms, onAllCores)
	})
	return x.files, x.err
}

// onAllCores calls do for 0 to n-1. Making an index is not cancelled half-way.
func onAllCores(n int, do func(i int)) {
	_ = parallel.Each(context.Background(), n, func(i int) error { do(i); return nil }) // do returns no error
}

// SearchCost returns the size of the search once its files have been made; zero without a
// search.
func (c *Compiled) SearchCost() search.Cost {
	if c.index == nil || len(c.index.files) == 0 {
		return search.Cost{}
	}
	return search.CostOf(c.index.files, c.index.synonyms)
}

func (c *Compiled) searchOptions() plan.Search {
	return plan.Search{Enabled: c.config.Search.Enabled, Exclude: c.config.Search.Exclude, Latin: typed, Reading: inPinyin}
}

// inPinyin returns the sort key of a title.
func inPinyin(title string) string { return strings.Join(slug.Syllables(title), " ") }

// typedMost is the number of syllables that people type in one go. Of a title longer than
// twice that, they type the beginning.
const typedMost = 6

// typed lists how people type parts of a title in pinyin: xinfang, xinfanggongzuo, or by
// first letters, xfgz.
func typed(title string) []string {
	syllables := slug.Syllables(title)
	whole, initials := strings.Join(syllables, ""), ""
	for _, s := range syllables {
		initials += s[:1]
	}
	var out []string
	from := 0
	for i, first := range syllables {
		if i > 0 && len(syllables) > 2*typedMost {
			break
		}
		end := from
		for k := i; k < min(i+typedMost, len(syllables)); k++ {
			end += len(syllables[k])
			if k > i {
				out = append(out, whole[from:end])
			}
			if k > i+1 {
				out = append(out, initials[i:k+1])
			}
		}
		from += len(first)
	}
	return out
}
