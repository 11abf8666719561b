package build

import (
	"io/fs"
	"slices"
	"strconv"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/markdown"
	"pufa/internal/plan"
	"pufa/internal/source"
)

// leanOf returns a document as a preview keeps it: [doc.Document.Lean], with the
// numbers of references in the place of where they stand. So most edits leave it
// equal, and nothing has to be resolved again: package site cannot depend on what
// it is not given.
func leanOf(d *doc.Document) *doc.Document {
	l := d.Lean()
	if l == d {
		return d
	}
	for i := range l.Refs {
		r := &l.Refs[i]
		r.Span = diag.Span{File: d.Path, Key: refKey + strconv.Itoa(i)}
		if r.Quoted != nil {
			r.Quoted.Places = nil
		}
	}
	return l
}

// refKey begins the key that stands for the place of a reference in a lean
// document; its number follows, and for words of a quotation where they begin and
// end in it ([doc.Ref.Within]). No key of front matter begins so.
const refKey = "\x00ref "

// open returns the whole of a document that was kept lean; what is read for it lies
// in the room. When it is no longer to be had, open returns d as it is and counts
// that it strayed.
func (w *Workbench) open(d *doc.Document, room *plan.Room) *doc.Document {
	w.mu.Lock()
	whole := w.recent.find(d)
	r, parser := w.shelf.readings[d.Path], w.parser
	w.mu.Unlock()
	switch {
	case whole != nil:
		return whole
	case d.IsWhole():
		return d
	case r == nil && d.Text == "" && len(d.Refs) == 0: // a folder's page that no file was written for
		return d
	case r == nil || r.document != d:
		w.strayed.Add(1)
		return d
	case r.held != nil:
		return r.held
	case !w.lasting:
		return w.unpack(d, r.rest, room)
	}
	return w.readAgain(r, parser)
}

// unpack joins a document of a build with its rest.
func (w *Workbench) unpack(d *doc.Document, rest body, room *plan.Room) *doc.Document {
	text, err := w.bodies.get(rest, room)
	if err != nil {
		w.strayed.Add(1)
		return d
	}
	whole, err := d.WithRest(text)
	if err != nil {
		panic(err) // of bytes that this program has just written
	}
	return whole
}

// readAgain returns the whole document of a file that a preview read before,
// unless it has changed meanwhile.
func (w *Workbench) readAgain(r *reading, parser *markdown.Parser) *doc.Document {
	d := r.document
	raw, err := fs.ReadFile(w.files, d.Path)
	if err != nil || digestOf(raw) != r.print.digest {
		w.strayed.Add(1)
		return d
	}
	f, _ := source.Decode(d.Path, raw)
	whole, _ := parser.Parse(f) // statutes are never kept lean
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.shelf.readings[d.Path] == r {
		w.recent.put(d, whole)
	}
	return whole
}

// recent holds the whole documents that were wanted last, so that a page is shown
// without reading its file again. The zero recent is empty.
type recent struct {
	docs []recentDoc // the latest last
}

type recentDoc struct{ lean, whole *doc.Document }

// recentSize is how many documents are kept whole. Somebody at work goes back and
// forth between a few.
const recentSize = 48

func (c *recent) find(lean *doc.Document) *doc.Document {
	for i := len(c.docs) - 1; i >= 0; i-- {
		if e := c.docs[i]; e.lean == lean {
			c.docs = append(slices.Delete(c.docs, i, i+1), e)
			return e.whole
		}
	}
	return nil
}

func (c *recent) drop(lean *doc.Document) {
	c.docs = slices.DeleteFunc(c.docs, func(e recentDoc) bool { return e.lean == lean })
}

func (c *recent) put(lean, whole *doc.Document) {
	c.drop(lean)
	if len(c.docs) == recentSize {
		c.docs = slices.Delete(c.docs, 0, 1)
	}
	c.docs = append(c.docs, recentDoc{lean, whole})
}
