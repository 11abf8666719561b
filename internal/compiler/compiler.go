// Package compiler compiles a folder into a site, up to the plan of its files, and
// renders single files. It is the shell around the functional core: it reads, starts
// goroutines and knows the order of the stages.
//
// [New] returns a [Compiler], which caches work between calls of [Compiler.Update].
// Update returns a [Compiled], which is immutable. [Check] and [Inspect] compile once and
// report what was found. Package press brings a whole site to disk.
//
// Authors' mistakes are in [Compiled.Result]; an error value means that the machine
// failed.
package compiler

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/markdown"
	"pufa/internal/parallel"
	"pufa/internal/picture"
	"pufa/internal/plan"
	"pufa/internal/site"
	"pufa/internal/source"
)

// Options say what to compile. Dir must be set.
type Options struct {
	Dir     string // the site's folder
	BaseURL string // replaces base_url of config.toml; "" = use that
	Drafts  bool   // drafts, scheduled and expired pages are part of the site, marked
	Strict  bool   // warnings count as errors
	Plain   Plain
	Today   doc.When // replaces the current moment; a date alone means the end of that day

	// Sized, unless nil, is called before parsing with the size of content/, and again when
	// it is read, then with the length of the texts of statutes.
	Sized func(Size)

	// Progress, unless nil, is called with the progress of a stage: "parse", "render" or
	// "publish". It is called from one goroutine at a time.
	Progress func(stage string, done, total int)

	// Slow, unless nil, is called with the name of a file or output that takes long.
	Slow *parallel.Slow
}

// Size is how much there is to read in content/.
type Size struct {
	Files    int
	Bytes    int64 // of all
	Longest  int64 // bytes of the longest page
	Statutes int64 // bytes of the texts of statutes
	Searched int64 // bytes that the search makes an index of; 0 = the site has no search
}

// Compiler compiles a site again and again and keeps the parsed files between
// compilations. A parsed file depends only on that file and the parser's options, so
// [Compiler.Update] returns the same as a new compiler would. There is one exception, for
// previews: if a file has errors, its last version without errors stays in use, with the
// findings of the new text.
//
// Update must be called by one goroutine at a time; its results are safe for concurrent
// use.
type Compiler struct {
	// Meanwhile, unless nil, is called with a sketch of the site if the whole will
	// probably take long. Update continues when it returns.
	Meanwhile func(*Compiled)

	options     Options
	keepGood    bool // for previews: versions without errors stay in use
	folder      *folder.Folder
	settings    settings
	theme       theme
	ownSynonyms ownSynonyms
	current     *Compiled
	resolved    time.Duration // how long resolving took the last time
	sketchAfter time.Duration // if resolving takes this long, make a sketch

	pictures    *parallel.Budget // of memory, for those that are being made
	texts       *parallel.Budget // of bytes, for those that are being parsed
	readings    readings
	parser      *markdown.Parser
	form        *fields.Form // of front matter
	fingerprint string       // of the parser's options
	inherited   sync.Map     // folder → types, during one update
	count       atomic.Int64 // number of compilations
}

// New returns a compiler for one compilation. The caller closes the folder.
func New(f *folder.Folder, o Options) *Compiler {
	return &Compiler{options: o, pictures: parallel.NewBudget(picture.MaxMemory), texts: parallel.NewBudget(source.MaxText), folder: f, readings: newReadings(), form: fields.NewForm(doc.Meta{}, kind.Fronts(), nil, nil)}
}

// NewPreview returns a compiler for a preview.
func NewPreview(f *folder.Folder, o Options) *Compiler {
	c := New(f, o)
	c.keepGood, c.sketchAfter = true, 10*time.Millisecond
	return c
}

// next returns the number of a new compilation.
func (c *Compiler) next() int { return int(c.count.Add(1)) }

// Update compiles the site as it is at the moment now. names are the paths that may have
// changed, of files or whole folders, relative to the site's folder; nil = everything. If
// nothing has changed, it returns the previous result.
//
// After an error (of the machine) the compiler may know some of the changes; the caller
// should call Update again with the same names.
func (c *Compiler) Update(ctx context.Context, now time.Time, names []string) (*Compiled, error) {
	previous := c.current
	settled, err := c.readSettings(names)
	if err != nil {
		return nil, err
	}
	dressed, worded := false, false
	if c.settings.config != nil {
		if dressed, err = c.readTheme(names, settled); err != nil {
			return nil, err
		}
		if worded, err = c.readSynonyms(names, settled); err != nil {
			return nil, err
		}
	}
	out := &Compiled{options: c.options, pictures: c.pictures, folder: c.folder, now: now, number: c.next(), config: c.settings.inForce(), form: c.form, set: c.theme.set, lacks: c.theme.lacks,
		engine: c.theme.engine, stylesheet: c.theme.stylesheet, themeWords: c.theme.words, ownWords: c.ownSynonyms.own, holidays: c.theme.holidays, index: &index{}}
	var read change
	if c.settings.config != nil {
		if previous == nil {
			if err = c.firstSketch(ctx, out); err != nil {
				return nil, err
			}
		}
		if read, err = c.readContent(ctx, names); err != nil {
			return nil, err
		}
	}
	if previous != nil && !settled && !dressed && !worded && !previous.due(now) && !read.any() {
		return previous, nil
	}
	out.readings = c.readings.snapshot()
	if previous != nil {
		out.changed = read.names
	}
	switch {
	case c.settings.config == nil:
	case previous.serves(out, now) && !settled && !read.inputs:
		out.site, out.plan, out.siteDiags, out.fragments = previous.site, previous.plan, previous.siteDiags, previous.fragments
		if dressed {
			out.fragments = &fragments{}
		}
	default:
		if previous != nil && c.resolved >= c.sketchAfter {
			c.sketch(out)
		}
		out.number = c.next()
		began := time.Now()
		out.resolve(c.readings.input(out.input()))
		c.resolved = time.Since(began)
	}
	out.diags = append([]diag.List{c.settings.diags, Outside(c.folder), c.theme.diags, c.ownSynonyms.diags, c.unreadParams(), out.siteDiags, out.checkKinds()}, c.readings.findings()...)
	out.spareDrafts()
	c.current = out
	return out, context.Cause(ctx)
}

// spareDrafts makes warnings of what would stop a build in drafts: they do not go out, and
// are unfinished by their nature.
func (c *Compiled) spareDrafts() {
	if c.site == nil || c.options.Drafts {
		return
	}
	draft := map[string]bool{}
	for _, u := range c.site.Unpublished {
		draft[u.Path] = u.Status == site.Draft
	}
	for i, l := range c.diags {
		spared := func(d diag.Diagnostic) bool { return d.Severity == diag.Error && draft[d.Span.File] }
		if !slices.ContainsFunc(l, spared) {
			continue
		}
		c.diags[i] = slices.Clone(l)
		for k := range l {
			if spared(l[k]) {
				c.diags[i][k].Severity = diag.Warning
			}
		}
	}
}

// checkKinds applies the rules of kinds to their pages. They depend on both halves of a
// page.
func (c *Compiled) checkKinds() diag.List {
	var diags diag.List
	if c.site == nil {
		return nil
	}
	files := c.readings.files
	for _, p := range c.site.Sources() { // both are sorted by path
		for len(files) > 0 && files[0].Path < p.Doc.Path {
			files = files[1:]
		}
		if len(files) == 0 {
			break
		}
		if r := files[0]; r.Path == p.Doc.Path && r.body != nil && !r.stale {
			diags = append(diags, kind.Check(p, r.body)...)
		}
	}
	return diags
}

// resolve makes site and plan from everything that was read.
func (c *Compiled) resolve(in site.Input) {
	var diags diag.List
	if len(in.Documents) == 0 {
		diags.Add("build/no-content", diag.At(site.Content))
	}
	s, found := site.Resolve(in)
	for _, d := range found {
		if !c.readings.isStale(d.Span.File) { // otherwise the place is in an earlier text
			diags = append(diags, d)
		}
	}
	for _, a := range s.Files {
		p := c.readings.picture(a.Path)
		if p.location {
			diags.Add("picture/location", diag.At(a.Path))
		}
		if p.lost != "" {
			diags.Add("picture/stripped", diag.At(a.Path), p.lost)
		}
		if p.format != "" {
			diags.Add("picture/misnamed", diag.At(a.Path), p.format)
		}
	}
	c.site, c.plan, c.siteDiags, c.fragments = s, plan.Make(s, c.planOptions(in.Static)), diags.Bounded(), &fragments{}
}
