package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/lawtext"
	"pufa/internal/markdown"
	"pufa/internal/picture"
	"pufa/internal/site"
	"pufa/internal/source"
)

// staticFolder holds files that are published as they are.
const staticFolder = "static"

// pictures are the extensions of files that are looked into as pictures.
var pictures = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".svg": true}

// picturePrint is what a build knows of a file beside what the site does.
type picturePrint struct {
	digest   digest // of the file, when it was read
	location bool   // a picture says where it was taken
	lost     string // what an SVG loses on the page
	format   string // of a picture whose name says another one
}

// told is what findings tell of.
func (p picturePrint) told() picturePrint {
	p.digest = 0
	return p
}

// parsed is what became of the bytes of one file of content/.
type parsed struct {
	document *doc.Document
	whole    *doc.Document // document with its body, while it is handed on
	rest     body          // what document lacks, in a build
	file     site.File
	print    picturePrint
	edition  bool // document is the text of a statute
	diags    diag.List
}

// readContent reads and parses, on all cores, what may have changed below
// content/, and lists static/.
func (w *Workbench) readContent(ctx context.Context, names []string) (change, error) {
	var found change
	o := w.parserOptions()
	anew := w.parser == nil || w.fingerprint != o.Fingerprint()
	if w.parser == nil {
		names = nil
	}
	if anew {
		w.mu.Lock()
		w.parser, w.fingerprint = markdown.New(o), o.Fingerprint()
		w.mu.Unlock()
		if names != nil {
			names = append(slices.Clone(names), site.Content)
		}
	}
	if err := w.listStatic(ctx, names, &found); err != nil {
		return found, err
	}
	w.kinds.Clear()
	var read []source.Entry
	gone := map[string]bool{}
	for _, name := range contentNames(names) {
		entries, diags, err := source.Look(ctx, w.files, name)
		if err != nil {
			return found, fmt.Errorf("listing %s: %w", name, err)
		}
		for _, p := range w.shelf.below(name) {
			gone[p] = true
		}
		looked := time.Now()
		for _, e := range entries {
			delete(gone, e.Path)
			r := w.shelf.readings[e.Path]
			if r != nil && names == nil && !anew && r.Entry == e && r.looked.Sub(e.ModTime) >= clockGrain {
				r.looked = looked
				continue
			}
			read = append(read, e)
		}
		found.diags = w.shelf.replaceWalk(name, diags) || found.diags
	}
	read = append(read, w.readAnew(read, gone)...)
	looked := time.Now()
	out := make([]parsed, len(read))
	defer w.buffers.close()
	w.tellSize(read, nil)
	progress := newProgress(w.options.Progress, "parse", len(read))
	err := each(ctx, len(read), func(i int) error {
		defer progress.step()
		return w.parse(read[i], len(read) <= recentSize, &out[i])
	})
	if err != nil {
		return found, err
	}
	w.tellSize(read, out)
	w.mu.Lock()
	defer w.mu.Unlock()
	for i := range read {
		if out[i].document == nil && out[i].file.Path == "" { // gone since it was listed
			gone[read[i].Path] = true
			continue
		}
		w.shelve(&reading{Entry: read[i], looked: looked, parsed: out[i]}, anew, &found)
	}
	for p := range gone {
		if w.shelf.readings[p] != nil {
			w.shelf.drop(p)
			found.names, found.inputs = append(found.names, p), true
		}
	}
	slices.Sort(found.names)
	found.names = slices.Compact(found.names)
	return found, nil
}

// tellSize tells who asked how much there is to read; out is nil before it is read.
func (w *Workbench) tellSize(read []source.Entry, out []parsed) {
	if w.options.Sized == nil {
		return
	}
	var bytes, statutes int64
	for i, e := range read {
		if bytes += e.Size; out != nil && out[i].edition {
			statutes += e.Size
		}
	}
	w.options.Sized(len(read), bytes, statutes)
}

// contentNames returns those of the names that lie in content/; nil stands for
// the whole.
func contentNames(names []string) []string {
	if names == nil {
		return []string{site.Content}
	}
	var out []string
	for _, n := range names {
		if within(n, site.Content) && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func (w *Workbench) listStatic(ctx context.Context, names []string, found *change) error {
	if names != nil && !slices.ContainsFunc(names, func(n string) bool { return within(n, staticFolder) }) {
		return nil
	}
	entries, diags, err := source.Look(ctx, w.files, staticFolder)
	if err != nil {
		return fmt.Errorf("listing %s: %w", staticFolder, err)
	}
	before := w.shelf.static
	if names != nil || !slices.Equal(entries, before) {
		for _, e := range slices.Concat(entries, before) {
			if !slices.Contains(entries, e) || !slices.Contains(before, e) || slices.Contains(names, e.Path) {
				found.names = append(found.names, e.Path)
			}
		}
	}
	if !slices.EqualFunc(entries, before, func(a, b source.Entry) bool { return a.Path == b.Path }) {
		found.inputs = true
	}
	w.shelf.static, w.shelf.stray = entries, diags
	return nil
}

// parse reads one file. A file that vanished since it was listed leaves nothing.
// keep: the whole document is kept beside the lean one.
func (w *Workbench) parse(e source.Entry, keep bool, out *parsed) error {
	ext := strings.ToLower(path.Ext(e.Path))
	edition := w.isEdition(e.Path)
	if ext != ".md" && !pictures[ext] && !edition {
		out.file = site.File{Path: e.Path}
		return nil
	}
	buf := w.buffers.take()
	defer w.buffers.give(buf)
	raw, err := w.readInto(e, buf)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("reading %s: %w", e.Path, err)
	}
	out.print.digest = digestOf(raw)
	if r, ok := w.files.(*recording); ok {
		r.note(e.Path, out.print.digest)
	}
	if ext == ".md" || edition {
		f, diags := source.Borrow(e.Path, raw) // until buf is given back
		out.edition = edition || w.isText(f)
		more := w.document(f, buf, out, keep)
		if out.diags = append(diags, more...); len(out.diags) > 0 {
			out.diags = slices.Clip(out.diags)
		}
		return nil
	}
	out.file = site.File{Path: e.Path}
	info, err := picture.Probe(raw)
	if err != nil {
		out.file.Flaw = flaw(err) // told where a page shows it, if one does
		return nil
	}
	out.file.Width, out.file.Height = info.Width, info.Height
	if out.file.Width > picture.MaxWidth { // the copy on the page is smaller
		out.file.Height = max(1, (info.Height*picture.MaxWidth+info.Width/2)/info.Width)
		out.file.Width = picture.MaxWidth
	}
	out.file.Widths = picture.Widths(info)
	out.print.location, out.print.lost = info.HasLocation, info.Lost
	if named := strings.TrimPrefix(ext, "."); named != info.Format && (named != "jpg" || info.Format != "jpeg") {
		out.print.format = info.Format
	}
	return nil
}

// document hands a decoded file to the parser for its kind, and parts what comes
// out from what its own page alone shows.
func (w *Workbench) document(f source.File, buf *buffers, out *parsed, keep bool) (diags diag.List) {
	switch {
	case out.edition:
		f.Text = strings.Clone(f.Text)
		out.document, diags = lawtext.Document(f, w.form, nil)
	case w.lasting:
		var whole *doc.Document
		whole, diags = w.parser.Parse(f)
		if out.document = leanOf(whole); keep {
			out.whole = whole
		}
	default:
		out.document, buf.rest, diags = w.parser.ParseLean(f, buf.rest[:0])
		if len(buf.rest) > 0 {
			out.rest = w.bodies.put(buf.rest)
		}
	}
	return diags
}

// shelve puts a new reading in the place of the earlier one and notes what that
// changes. anew: the parser is another, so equal bytes may read differently.
func (w *Workbench) shelve(r *reading, anew bool, found *change) {
	before := w.shelf.readings[r.Path]
	whole := r.whole
	r.whole = nil
	if before == nil {
		w.shelf.put(r)
		found.names, found.inputs = append(found.names, r.Path), true
		return
	}
	same := r.edition == before.edition && r.print.digest == before.print.digest && (r.print.digest != 0 || r.Entry == before.Entry)
	if same && !anew {
		before.Entry, before.looked = r.Entry, r.looked
		return
	}
	found.names, found.diags = append(found.names, r.Path), true
	if w.lasting && r.document != nil && before.document != nil {
		if r.diags.Count(diag.Error) > 0 {
			w.holdGood(r, before)
		}
		if !r.stale {
			if reflect.DeepEqual(r.document, before.document) {
				r.document = before.document
			}
			if whole != nil {
				w.recent.put(r.document, whole)
			} else {
				w.recent.drop(r.document)
			}
		}
	}
	if r.document != before.document || r.stale != before.stale || !reflect.DeepEqual(r.file, before.file) || r.print.told() != before.print.told() {
		found.inputs = true
	}
	w.shelf.put(r)
}

// holdGood lets the last reading without errors stand, if its body is still to be
// had.
func (w *Workbench) holdGood(r, before *reading) {
	held := before.held
	if held == nil && before.diags.Count(diag.Error) == 0 {
		held = w.recent.find(before.document)
	}
	if held != nil {
		r.document, r.held, r.stale = before.document, held, true
	}
}

// unfit reports whether a picture is at fault, and not the machine. A build meets
// that late where a header is whole and the rest is not, or where the file was
// written anew since it was looked at.
func unfit(err error) bool {
	return errors.Is(err, picture.ErrBroken) || errors.Is(err, picture.ErrUnknownFormat) || errors.Is(err, picture.ErrTooLarge)
}

// flaw names the finding for a picture that cannot be used.
func flaw(err error) string {
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		return "picture/too-large"
	case errors.Is(err, picture.ErrUnknownFormat):
		return "picture/unknown-format"
	}
	return "picture/broken"
}
