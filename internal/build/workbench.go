package build

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/markdown"
	"pufa/internal/plan"
	"pufa/internal/site"
)

// Workbench compiles a site again and again and keeps what one compilation leaves
// to the next: readings of files, each of which depends on that file and the
// parser's options and on nothing else. So what [Workbench.Update] returns equals
// what [Compile] would, but for two things that a preview wants:
//
//   - Of a file that has errors, the last reading without errors stays in force;
//     the findings are those of the new text.
//   - What documents leave out (see lean.go) is not kept beside them but read
//     again when a page is rendered.
//
// Update is called by one goroutine at a time; what it returned may be used by
// many meanwhile.
type Workbench struct {
	// Meanwhile, unless nil, is given a sketch of the site when the whole will
	// probably take its time. Update goes on when it returns.
	Meanwhile func(*Compiled)

	options Options
	lasting bool // a preview's: bodies are not kept
	root    *os.Root
	files   fs.FS

	settings settings
	look     look
	current  *Compiled
	resolved time.Duration // how long the site took to resolve, the last time
	patience time.Duration // the longest time for which no sketch is made after an edit

	mu          sync.Mutex // guards what follows against pages that are being rendered
	shelf       shelf
	parser      *markdown.Parser
	form        *fields.Form // of front matter
	fingerprint string       // of the parser's options
	recent      recent
	bodies      bodies
	buffers     desk
	kinds       sync.Map     // folder → kind, during one update
	count       atomic.Int64 // of compilations
	strayed     atomic.Int64 // bodies that were asked for and are no longer to be had
}

// OpenWorkbench opens a site's folder for a preview. Options.Now is not used.
// The caller closes the workbench.
func OpenWorkbench(o Options) (*Workbench, error) {
	o.Cache = ""
	w, err := openWorkbench(o)
	if err == nil {
		w.lasting, w.patience = true, 30*time.Millisecond
	}
	return w, err
}

func openWorkbench(o Options) (*Workbench, error) {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	w := &Workbench{options: o, root: root, files: root.FS(), shelf: newShelf(), form: fields.NewForm(doc.Meta{}, nil, nil)}
	if o.Cache != "" {
		w.files = newRecording(root)
	}
	return w, nil
}

// next returns the number of a new compilation.
func (w *Workbench) next() int { return int(w.count.Add(1)) }

// Close lets the site's folder go.
func (w *Workbench) Close() {
	w.root.Close()
	w.bodies.close()
}

// Update compiles the site as it is at the moment now. It looks at the paths in
// names, of files or of whole folders, relative to the site's folder; nil stands
// for everything. When nothing has changed it returns what it returned before.
//
// After an error, the machine's, the workbench is as before or knows a part of
// what is new; the caller updates with the same names again.
func (w *Workbench) Update(ctx context.Context, now time.Time, names []string) (*Compiled, error) {
	before := w.current
	settled, err := w.readSettings(names)
	if err != nil {
		return nil, err
	}
	dressed := false
	if w.settings.config != nil {
		if dressed, err = w.readLook(names, settled); err != nil {
			return nil, err
		}
	}
	c := &Compiled{bench: w, options: w.options, now: now, number: w.next(), config: w.settings.inForce(), set: w.look.set, lacks: w.look.lacks}
	var read change
	if w.settings.config != nil {
		if before == nil {
			if err = w.firstSketch(ctx, c); err != nil {
				return nil, err
			}
		}
		if read, err = w.readContent(ctx, names); err != nil {
			return nil, err
		}
	}
	due := before != nil && !before.Until().IsZero() && !now.Before(before.Until())
	if before != nil && !settled && !dressed && !due && !read.any() {
		return before, nil
	}
	if before != nil {
		c.changed = read.names
	}
	if w.settings.config != nil {
		if before == nil || before.site == nil || settled || due || read.inputs || !slices.Equal(c.lacks, before.lacks) {
			if before != nil && w.resolved >= w.patience {
				w.sketch(c)
			}
			c.number = w.next()
			began := time.Now()
			w.resolve(c)
			w.resolved = time.Since(began)
		} else {
			c.site, c.plan, c.pictures, c.siteDiags = before.site, before.plan, before.pictures, before.siteDiags
			c.shared = before.shared
		}
		if c.shared == nil || dressed {
			c.shared = &shared{}
		}
	}
	c.diags = append([]diag.List{w.settings.diags, w.look.diags, c.siteDiags}, w.shelf.findings()...)
	w.current = c
	return c, context.Cause(ctx)
}

// resolve makes site and plan of all that was read.
func (w *Workbench) resolve(c *Compiled) {
	in, o := c.input(), c.planOptions()
	if w.current != nil {
		in.Before, o.Before = w.current.site, w.current.plan
	}
	c.pictures = w.shelf.fill(&in)
	var diags diag.List
	if len(in.Documents) == 0 {
		diags.Add("build/no-content", diag.At(site.Content))
	}
	s, found := site.Resolve(in)
	for _, d := range found {
		if !w.shelf.isStale(d.Span.File) { // places in an earlier text
			diags = append(diags, d)
		}
	}
	for _, a := range s.Files {
		p := c.pictures[a.Path]
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
	o.Open, o.Static = w.open, in.Static
	c.site, c.plan, c.siteDiags = s, plan.Make(s, o), diags
}
