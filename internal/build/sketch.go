package build

import (
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/markdown"
	"pufa/internal/plan"
	"pufa/internal/site"
	"pufa/internal/source"
)

// sketch is a site that is known well enough for most pages: a preview shows it
// while the workbench makes the whole, which takes ten times as long. At first,
// front matter was read and no bodies but those of statutes and notes; after an
// edit, bodies are known and their references have not been followed.
//
// Most pages depend on their own body and on the front matter of others. Whatever
// else a view holds is found out by making it: a body that it opens, or a lead
// that stands in for a summary (see mark), is taken in, and all is resolved again,
// until nothing is missing. Outputs that gather from bodies without opening them,
// such as who cites a statute, and addresses that the sketch does not know, have to
// wait for the whole (see early).
type sketch struct {
	bench    *Workbench
	parser   *markdown.Parser
	pictures map[string]picturePrint
	at       map[string]int // index of a document in the input, by path
	token    string         // begins every mark

	mu     sync.Mutex
	in     site.Input
	unread map[string]digest // at first: of the files whose bodies were not read, by path
	loose  map[string]bool   // after an edit: documents whose references were not followed, by path
	now    *Compiled         // of what is known
	wanted map[string]bool   // what a view lacked
}

// early are the templates whose views gather nothing from bodies but those that
// they open. All others wait; so a new kind of page is slow at first, and right.
var early = map[string]bool{
	"":     true, // copies: what refers to them was read
	"home": true, "channel": true, "guide": true, "faq": true, "glossary": true, "report": true, "tags": true, "tag": true, "sitemap": true,
	"404": true, "redirect": true, "feed.xml": true, "rss.xml": true, "feed.json": true, "urlset": true, "mapindex": true, "robots": true,
}

// sketch shows a sketch of what the workbench holds, if there is somebody to look.
func (w *Workbench) sketch(c *Compiled) {
	if w.Meanwhile == nil {
		return
	}
	k := &sketch{bench: w, loose: map[string]bool{}}
	k.in = c.input()
	k.pictures = w.shelf.fill(&k.in)
	for _, d := range k.in.Documents {
		if !d.IsWhole() {
			k.loose[d.Path] = true
		}
	}
	w.mu.Lock()
	for _, d := range w.recent.docs { // what was edited or looked at will be looked at
		delete(k.loose, d.lean.Path)
	}
	w.mu.Unlock()
	k.show(*c)
}

// firstSketch shows a sketch of the files, before they are read.
func (w *Workbench) firstSketch(ctx context.Context, c *Compiled) error {
	if w.Meanwhile == nil {
		return nil
	}
	k := &sketch{bench: w, parser: markdown.New(w.parserOptions()), unread: map[string]digest{}, at: map[string]int{}, token: "lead" + rand.Text() + "x"}
	read, err := k.readAll(ctx)
	if err != nil {
		return err
	}
	k.in, k.pictures = c.input(), map[string]picturePrint{}
	for _, p := range read {
		switch {
		case p.document != nil:
			k.at[p.document.Path] = len(k.in.Documents)
			k.note(&p)
			k.in.Documents = append(k.in.Documents, p.document)
		case p.file.Path != "":
			k.in.Files = append(k.in.Files, p.file)
			if p.file.Width > 0 {
				k.pictures[p.file.Path] = p.print
			}
		}
	}
	static, _, err := source.Look(ctx, w.files, staticFolder)
	if err != nil {
		return fmt.Errorf("listing %s: %w", staticFolder, err)
	}
	for _, e := range static {
		k.in.Static = append(k.in.Static, strings.TrimPrefix(e.Path, staticFolder+"/"))
	}
	k.show(*c)
	return context.Cause(ctx)
}

// show hands a sketch over.
func (k *sketch) show(c Compiled) {
	k.in.Only = func(d *doc.Document) bool { return !k.loose[d.Path] }
	k.resolve(&c)
	c.sketch = k
	k.bench.Meanwhile(&c)
}

// sketched is a file of content/ as a sketch knows it.
type sketched struct {
	parsed
	sketched bool // document lacks its body
}

// readAll reads content/ on all cores, in order of paths.
func (k *sketch) readAll(ctx context.Context) ([]sketched, error) {
	entries, _, err := source.Look(ctx, k.bench.files, site.Content)
	if err != nil {
		return nil, fmt.Errorf("listing %s: %w", site.Content, err)
	}
	out := make([]sketched, len(entries))
	err = each(ctx, len(entries), func(i int) error { return k.read(entries[i], &out[i]) })
	slices.SortFunc(out, func(a, b sketched) int { return strings.Compare(a.path(), b.path()) })
	return out, err
}

func (s *sketched) path() string {
	if s.document != nil {
		return s.document.Path
	}
	return s.file.Path
}

// read reads one file. Where others depend on a body, it is read whole: statutes,
// notes, and pages whose title comes from their first heading.
func (k *sketch) read(e source.Entry, out *sketched) error {
	w := k.bench
	if edition := w.isEdition(e.Path); edition || strings.ToLower(path.Ext(e.Path)) != ".md" {
		return w.parse(e, false, &out.parsed)
	}
	buf := w.buffers.take()
	defer w.buffers.give(buf)
	raw, err := w.readInto(e, buf)
	if err != nil {
		return nil // gone, or for the update to report
	}
	f, _ := source.Borrow(e.Path, raw)
	if w.isText(f) {
		return w.parse(e, false, &out.parsed)
	}
	d := k.parser.Sketch(f)
	if d.Meta.Type == "notes" || strings.TrimSpace(d.Meta.Title) == "" || strings.TrimSpace(f.Text[f.BodyStart:]) == "" {
		d, _ = k.parser.Parse(f)
		out.document = d
		return nil
	}
	out.document, out.print.digest, out.sketched = d, digestOf(raw), true
	return nil
}

// mark stands for a lead that was not read. It cannot occur in any text; a view
// that holds one is not complete.
func (k *sketch) mark(d *doc.Document) string { return k.token + strconv.Itoa(k.at[d.Path]) + "x" }

// note remembers of a document whether its body was read.
func (k *sketch) note(p *sketched) {
	d := p.document
	delete(k.unread, d.Path)
	if p.sketched {
		k.unread[d.Path] = p.print.digest
		if d.Meta.Summary == "" {
			d.Lead = k.mark(d)
		}
	}
}

// resolve makes site and plan of what is known.
func (k *sketch) resolve(c *Compiled) {
	in, o := k.in, c.planOptions()
	before := k.now
	if before == nil { // nobody asks for pages yet, so that the workbench is ours
		before = k.bench.current
	}
	if before != nil {
		in.Before, o.Before = before.site, before.plan
	}
	s, _ := site.Resolve(in)
	o.Open, o.Static = k.open, in.Static
	now := *c
	now.site, now.plan, now.pictures, now.shared = s, plan.Make(s, o), k.pictures, &shared{}
	k.now = &now
}

// open returns a document with its body, or notes that it is wanted.
func (k *sketch) open(d *doc.Document, room *plan.Room) *doc.Document {
	_, unread := k.unread[d.Path]
	if unread || k.loose[d.Path] {
		k.wanted[d.Path] = true
		return &doc.Document{Path: d.Path, Meta: d.Meta}
	}
	if k.unread != nil {
		return d
	}
	return k.bench.open(d, room)
}

// ready reads what an output depends on, and reports whether it can be rendered.
func (k *sketch) ready(path string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	for {
		job := k.now.job(path)
		if job == nil || !early[job.Template] {
			return false
		}
		k.wanted = map[string]bool{}
		if job.Template != "" {
			k.look(reflect.ValueOf(job.View(nil)))
			for _, f := range k.now.plan.Fragments {
				k.look(reflect.ValueOf(f.View))
			}
		}
		if len(k.wanted) == 0 {
			return true
		}
		if k.unread != nil && !k.readWanted() {
			return false
		}
		maps.DeleteFunc(k.loose, func(path string, _ bool) bool { return k.wanted[path] })
		k.resolve(k.now)
	}
}

// look goes through a view, which is flat data, for marks.
func (k *sketch) look(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		for s := v.String(); k.token != ""; {
			_, after, found := strings.Cut(s, k.token)
			if !found {
				return
			}
			number, _, _ := strings.Cut(after, "x")
			if i, err := strconv.Atoi(number); err == nil && i < len(k.in.Documents) {
				k.wanted[k.in.Documents[i].Path] = true
			}
			s = after
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			k.look(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			k.look(v.Field(i))
		}
	}
}

// readWanted reads the bodies that a view lacked. It fails when one of the files
// is another by now; then the update will know.
func (k *sketch) readWanted() bool {
	paths := slices.Sorted(maps.Keys(k.wanted))
	docs := make([]*doc.Document, len(paths))
	_ = each(context.Background(), len(paths), func(i int) error {
		raw, err := fs.ReadFile(k.bench.files, paths[i])
		if err != nil {
			return nil
		}
		if digestOf(raw) == k.unread[paths[i]] {
			f, _ := source.Decode(paths[i], raw)
			docs[i], _ = k.parser.Parse(f)
		}
		return nil
	})
	k.in.Documents = slices.Clone(k.in.Documents) // pages of the site before hold the old ones
	for i, d := range docs {
		if d == nil {
			return false
		}
		k.in.Documents[k.at[paths[i]]] = d
		delete(k.unread, paths[i])
	}
	return true
}

// render makes an output that is ready.
func (k *sketch) render(path string) ([]byte, bool, diag.List, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.now.Render(path)
}

// latest is the compilation of what has been read.
func (k *sketch) latest() *Compiled {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.now
}

// Again returns the sketch of a first reading as it is after an edit of pages, or
// nil where the whole has to be waited for: files that came or went, settings of
// channels, front matter that cannot be read.
func (c *Compiled) Again(names []string) *Compiled {
	k := c.sketch
	if k == nil || k.unread == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	docs := slices.Clone(k.in.Documents) // pages of the site before hold the old ones
	read := make([]sketched, len(names))
	for i, name := range names {
		at, known := k.at[name]
		info, err := fs.Stat(k.bench.files, name)
		if !known || err != nil || path.Base(name) == indexName {
			return nil
		}
		err = k.read(source.Entry{Path: name, Size: info.Size(), ModTime: info.ModTime()}, &read[i])
		if docs[at] = read[i].document; err != nil || docs[at] == nil || docs[at].Unread {
			return nil
		}
	}
	k.in.Documents = docs
	for i := range read {
		k.note(&read[i])
	}
	next := *c
	next.number, next.changed, next.sketch = k.bench.next(), slices.Sorted(slices.Values(names)), nil
	k.resolve(&next)
	next.sketch = k
	return &next
}

// Sketched reports whether a compilation knows the site in part only, so that
// [Compiled.Ready] has to be asked first. Its findings are not known.
func (c *Compiled) Sketched() bool { return c.sketch != nil }

// Ready reports whether an output can be rendered; a sketch learns what the output
// depends on. That a sketch is not ready for an output does not mean that
// the site has none.
func (c *Compiled) Ready(path string) bool {
	if c.sketch == nil {
		return true
	}
	_, ok := c.asset(path)
	return ok || c.sketch.ready(path)
}
