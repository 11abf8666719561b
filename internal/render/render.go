package render

import (
	"bytes"
	"errors"
	"html/template"

	"pufa/internal/diag"
	"pufa/internal/view"
)

// Parts holds rendered fragments by name.
type Parts map[view.Fragment][]byte

// maxPage is the length in bytes above which a page counts as runaway recursion. The
// longest statutes with notes stay below 2 MB.
const maxPage = 64 << 20

// Render appends to w the page or fragment that template name makes from v. The program
// itself writes "feed.xml", "feed.json", "rss.xml", "urlset", "mapindex", "robots" and
// "raw". If the list has an error, w is unchanged.
//
// It is safe for concurrent use with different buffers.
func (s *Set) Render(w *bytes.Buffer, name string, v any, parts Parts) diag.List {
	if write, ok := writers[name]; ok {
		write(w, v)
		return nil
	}
	if t := s.fast[name]; t != nil {
		if b, ok := t.Append(w.AvailableBuffer(), v, parts); ok {
			w.Write(b)
			return nil
		}
	}
	t := s.html.Lookup(name)
	if t == nil {
		return s.missing(name)
	}
	if diags, ok := s.broken[name]; ok {
		return diags
	}
	return s.execute(t, w, name, v, parts)
}

// execute renders with html/template: the fallback, and the source of error messages.
func (s *Set) execute(t *template.Template, w *bytes.Buffer, name string, v any, parts Parts) diag.List {
	var diags diag.List
	start := w.Len()
	p := page{set: s, name: name, w: w, start: start, parts: parts}
	if err := t.Execute(&p, v); err != nil && p.failure == nil {
		diags = s.explain(name, err)
	}
	if p.failure != nil {
		p.failure(&diags)
	}
	if len(diags) > 0 {
		w.Truncate(start)
	}
	return diags
}

var errStop = errors.New("render: stopped")

// page is the writer of a template. It replaces markers with fragments and drops blank
// lines before the first tag, which come from {{define}}s and variables.
type page struct {
	set     *Set
	name    string
	w       *bytes.Buffer
	start   int // length of w at the start
	parts   Parts
	begun   bool
	failure func(*diag.List)
}

// text/template writes each literal text and each value in one call, so a marker is never
// split.
func (p *page) Write(b []byte) (int, error) {
	n := len(b)
	if !p.begun {
		b = bytes.TrimLeft(b, " \t\n\r")
	}
	if len(b) == 0 {
		return n, nil
	}
	p.begun = true
	if b[0] == marker[0] {
		if f, ok := cutMarker(b); ok {
			return n, p.splice(f)
		}
	}
	if bytes.HasPrefix(b, []byte(spoiled)) {
		before := lastLine(p.w.Bytes()[p.start:])
		p.failure = func(l *diag.List) { l.Add("render/fragment-place", p.set.locateAfter(p.name, before), before) }
		return 0, errStop
	}
	if len(b) <= len("#"+unsafe) && bytes.HasSuffix(b, []byte(unsafe)) {
		before := lastLine(p.w.Bytes()[p.start:])
		p.failure = func(l *diag.List) { l.Add("render/unsafe-value", p.set.locateAfter(p.name, before), before) }
		return 0, errStop
	}
	if p.w.Len()-p.start+len(b) > maxPage {
		p.failure = func(l *diag.List) { l.Add("render/too-long", p.set.at(p.name), maxPage>>20) }
		return 0, errStop
	}
	p.w.Write(b)
	return n, nil
}

// spoiled is a marker inside a tag, where html/template has replaced its NUL.
const spoiled = "\uFFFD" + markerWord

// cutMarker returns the name in a marker.
func cutMarker(b []byte) (view.Fragment, bool) {
	name, begins := bytes.CutPrefix(b, []byte(marker))
	name, ends := bytes.CutSuffix(name, []byte{0})
	return view.Fragment(name), begins && ends
}

func (p *page) splice(f view.Fragment) error {
	part, ok := p.parts[f]
	if !ok {
		p.failure = func(l *diag.List) { l.Add("render/unknown-fragment", p.set.at(p.name), f) }
		return errStop
	}
	p.w.Write(part)
	return nil
}

// unsafe is what html/template writes in place of a value that could run a script, such
// as an address that begins with "javascript:".
const unsafe = "ZgotmplZ"

// lastLine returns the last line of the output, shortened for a message.
func lastLine(b []byte) string {
	b = b[bytes.LastIndexByte(b, '\n')+1:]
	r := bytes.Runes(b)
	return string(r[max(0, len(r)-60):])
}
