// Package compiler makes a site of a folder, up to the plan of its files, and renders
// single ones. It is the shell around the functional core: it reads, starts
// goroutines and knows the order of the stages.
//
// [New] gives a [Compiler], which keeps what one [Compiler.Update] leaves to the
// next; what it returns, a [Compiled], is never changed. [Check] and [Inspect] compile
// once and tell what was understood. Package press brings a whole site to disk.
//
// What authors did wrong is in [Compiled.Result]; an error value means that the
// machine failed.
package compiler

import (
	"context"
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
)

// Options say what to compile. Dir must be set.
type Options struct {
	Dir     string // the site's folder
	BaseURL string // stands in for base_url of config.toml; "" = that one
	Drafts  bool   // drafts, scheduled and expired pages are part of the site, marked
	Strict  bool   // warnings count as errors
	Plain   Plain
	Today   doc.When // stands in for the moment; a date alone means the whole of that day

	// Sized, unless nil, is told before anything is parsed how many files of
	// content/ are to be read, and their length; and again when they are read, then
	// with the length of those that are texts of statutes.
	Sized func(files int, bytes, statutes int64)

	// Progress, unless nil, is told how far a stage is: "parse", "render" or
	// "publish". It is called from one goroutine at a time.
	Progress func(stage string, done, total int)

	// Slow, unless nil, is told the file that is read for long, or the file or output that
	// is made of it.
	Slow *parallel.Slow
}

// Compiler compiles a site again and again and keeps what one compilation leaves to
// the next: readings of files, each of which depends on that file and the parser's
// options and on nothing else. So what [Compiler.Update] returns equals what a new
// compiler would make, but for one thing that a preview wants: of a file that has
// errors, the last reading without errors stays in force; the findings are those of
// the new text.
//
// Update is called by one goroutine at a time; what it returned may be used by many
// meanwhile.
type Compiler struct {
	// Meanwhile, unless nil, is given a sketch of the site when the whole will
	// probably take its time. Update goes on when it returns.
	Meanwhile func(*Compiled)

	options     Options
	keepGood    bool // a preview's: readings without errors stay in force
	folder      *folder.Folder
	settings    settings
	theme       theme
	ownSynonyms ownSynonyms
	current     *Compiled
	resolved    time.Duration // how long the site took to resolve, the last time
	sketchAfter time.Duration // resolving that takes as long is worth a sketch

	pictures    *parallel.Budget // of memory, for those that are being made
	readings    readings
	parser      *markdown.Parser
	form        *fields.Form // of front matter
	fingerprint string       // of the parser's options
	inherited   sync.Map     // folder → channelType, during one update
	count       atomic.Int64 // of compilations
}

// New returns a compiler that compiles once. The folder stays the caller's to close.
func New(f *folder.Folder, o Options) *Compiler {
	return &Compiler{options: o, pictures: parallel.NewBudget(picture.MaxMemory), folder: f, readings: newReadings(), form: fields.NewForm(doc.Meta{}, kind.Fronts(), nil, nil)}
}

// NewPreview returns a compiler for a preview.
func NewPreview(f *folder.Folder, o Options) *Compiler {
	c := New(f, o)
	c.keepGood, c.sketchAfter = true, 30*time.Millisecond
	return c
}

// next returns the number of a new compilation.
func (c *Compiler) next() int { return int(c.count.Add(1)) }

// Update compiles the site as it is at the moment now. It looks at the paths in
// names, of files or of whole folders, relative to the site's folder; nil stands
// for everything. When nothing has changed it returns what it returned before.
//
// After an error, the machine's, the compiler is as before or knows a part of what
// is new; the caller updates with the same names again.
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
		engine: c.theme.engine, looks: c.theme.looks, themeWords: c.theme.synonyms, ownWords: c.ownSynonyms.own, holidays: c.theme.holidays, index: &index{}}
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
	out.diags = append([]diag.List{c.settings.diags, c.theme.diags, c.ownSynonyms.diags, c.unreadParams(), out.siteDiags, out.checkKinds()}, c.readings.findings()...)
	c.current = out
	return out, context.Cause(ctx)
}

// checkKinds applies the rules of kinds to their pages, which depend on both halves.
func (c *Compiled) checkKinds() diag.List {
	var diags diag.List
	if c.site == nil {
		return nil
	}
	for _, p := range c.site.Sources() {
		if r := c.readings.find(p.Doc.Path); r != nil && r.body != nil && !r.stale {
			diags = append(diags, kind.Check(p, r.body)...)
		}
	}
	return diags
}

// resolve makes site and plan of all that was read.
func (c *Compiled) resolve(in site.Input) {
	var diags diag.List
	if len(in.Documents) == 0 {
		diags.Add("build/no-content", diag.At(site.Content))
	}
	s, found := site.Resolve(in)
	for _, d := range found {
		if !c.readings.isStale(d.Span.File) { // places in an earlier text
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
