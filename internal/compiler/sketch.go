package compiler

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/markdown"
	"pufa/internal/parallel"
	"pufa/internal/plan"
	"pufa/internal/site"
	"pufa/internal/source"
)

// sketch is a site that is known well enough for most pages. A preview shows it while the
// compiler makes the whole site, which takes ten times as long. At the start, it knows
// front matter and only the bodies of statutes and notes; after an edit, it knows the
// bodies but has not resolved their references.
//
// Most pages depend on their own body and on the front matter of others. Making the view
// shows what else it needs: a body, or a lead that replaces a summary (see mark). The
// sketch reads that and resolves again, until nothing is missing. Outputs that depend on
// bodies without asking for them ([plan.Job.Gathers]), such as the list of pages that
// cite a statute, and addresses that the sketch does not know have to wait for the whole
// site.
type sketch struct {
	compiler *Compiler
	parser   *markdown.Parser
	token    string // begins every mark

	mu       sync.Mutex
	readings readings
	static   []string
	unread   map[string]folder.Digest // at the start: digests of the files whose bodies were not read, by path
	loose    map[string]bool          // after an edit: documents whose references were not resolved, by path
	now      *Compiled                // compilation of what is known
	wanted   map[string]bool          // paths that a view needed and that are not known
	complete map[string]bool          // outputs of now that need nothing more, by path
}

// errUnread means that a sketch does not know a body yet.
var errUnread = errors.New("not read yet")

// sketch makes a sketch from what the compiler knows and shows it, if there is a
// [Compiler.Meanwhile].
func (c *Compiler) sketch(out *Compiled) {
	if c.Meanwhile == nil {
		return
	}
	k := &sketch{compiler: c, readings: out.readings, static: staticNames(c.readings.static), loose: map[string]bool{}}
	for _, r := range k.readings.files {
		if d := r.document; d != nil && d.Statute == nil && d.Sections == nil {
			k.loose[d.Path] = true
		}
	}
	for _, name := range out.changed { // the author will look at what was edited
		delete(k.loose, name)
	}
	k.show(out)
}

// firstSketch shows a sketch of the files, before they are read.
func (c *Compiler) firstSketch(ctx context.Context, out *Compiled) error {
	if c.Meanwhile == nil {
		return nil
	}
	k := &sketch{compiler: c, parser: markdown.New(c.parserOptions()), unread: map[string]folder.Digest{}, token: "lead" + rand.Text() + "x"}
	entries, _, err := source.Below(ctx, c.folder, site.Content)
	if err != nil {
		return fmt.Errorf("listing %s: %w", site.Content, err)
	}
	read := make([]*reading, len(entries))
	err = parallel.Each(ctx, len(entries), func(i int) error {
		r, err := k.read(entries[i])
		read[i] = r
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range read {
		if r != nil && (r.document != nil || r.file.Path != "") {
			k.keep(r)
		}
	}
	static, _, err := source.Below(ctx, c.folder, folder.Static)
	if err != nil {
		return fmt.Errorf("listing %s: %w", folder.Static, err)
	}
	k.static = staticNames(static)
	k.show(out)
	return context.Cause(ctx)
}

// show passes the sketch on.
func (k *sketch) show(out *Compiled) {
	c := *out
	k.resolve(&c)
	c.sketch = k
	k.compiler.Meanwhile(&c)
}

// read reads one file: whole if others depend on its body (statutes, notes, and pages
// whose title is their first heading), else without its body. It returns nil if the file
// cannot be read; the update will report it.
func (k *sketch) read(e source.Entry) (*reading, error) {
	c, r := k.compiler, &reading{Entry: e}
	if c.isEdition(e.Path) || !source.IsPage(e.Path) || e.Size > source.MaxText {
		return r, c.parse(k.parser, e, &r.parsed)
	}
	err := c.folder.With(e.Path, func(raw []byte, d folder.Digest) {
		f, _ := source.Borrow(e.Path, raw)
		if r.digest = d; c.isText(f) {
			r.edition = true
			r.parsed.read(f, k.parser, c)
			return
		}
		r.document = k.parser.Sketch(f)
		m := &r.document.Meta
		if m.Type == doc.NotesType || kind.ReadsBodies(m.Type) || strings.TrimSpace(m.Title) == "" || strings.TrimSpace(f.Text[f.BodyStart:]) == "" {
			r.parsed.read(f, k.parser, c)
		}
	})
	if err != nil {
		return nil, nil
	}
	return r, nil
}

// keep stores a reading.
func (k *sketch) keep(r *reading) {
	k.readings.put(r)
	delete(k.unread, r.Path)
	if d := r.document; d != nil && r.body == nil {
		k.unread[r.Path] = r.digest
		if d.Meta.Summary == "" {
			d.Lead = k.mark(r.Path)
		}
	}
}

// mark returns a placeholder for a lead that was not read. It cannot occur in any text; a
// view that contains one is incomplete.
func (k *sketch) mark(path string) string { return k.token + strconv.Quote(path) }

// resolve makes site and plan from what is known.
func (k *sketch) resolve(c *Compiled) {
	in := c.input()
	in.Only = func(d *doc.Document) bool { return !k.loose[d.Path] }
	in = k.readings.input(in)
	in.Static = k.static
	now := *c
	now.readings = k.readings.snapshot()
	now.site, _ = site.Resolve(in)
	now.plan, now.fragments, now.sketch = plan.Make(now.site, now.planOptions(in.Static)), &fragments{}, nil
	k.now, k.complete = &now, map[string]bool{}
}

// Body implements [plan.Bodies]; it records bodies that are needed and not known yet.
func (k *sketch) Body(path string) (*doc.Body, error) {
	if _, unread := k.unread[path]; unread || k.loose[path] {
		k.wanted[path] = true
		return nil, errUnread
	}
	return k.readings.Body(path)
}

// render renders an output that is ready.
func (k *sketch) render(path string) ([]byte, bool, diag.List, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.now.Render(path)
}

// latest returns the compilation of what has been read.
func (k *sketch) latest() *Compiled {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.now
}

// WithEdits returns the sketch of a first reading after an edit of pages, or nil if only
// the whole site will do: after added or deleted files, changed settings of channels, or
// unreadable front matter.
func (c *Compiled) WithEdits(names []string) *Compiled {
	k := c.sketch
	if k == nil || k.unread == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	read := make([]*reading, len(names))
	for i, name := range names {
		info, err := fs.Stat(c.folder, name)
		if k.readings.find(name) == nil || err != nil || path.Base(name) == indexName {
			return nil
		}
		read[i], err = k.read(source.Entry{Path: name, Size: info.Size(), ModTime: info.ModTime()})
		if err != nil || read[i] == nil || read[i].document == nil || read[i].document.Unread {
			return nil
		}
	}
	for _, r := range read {
		k.keep(r)
	}
	next := *c
	next.number, next.changed = k.compiler.next(), slices.Sorted(slices.Values(names))
	k.resolve(&next)
	return &next
}

// Sketched reports whether a compilation is a sketch, for which [Compiled.Ready] has to
// be called before rendering. The findings of a sketch are not known.
func (c *Compiled) Sketched() bool { return c.sketch != nil }
