package markdown

import (
	"bytes"
	"reflect"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// unfilled counts the placeholders of a page (【电话：待填】), which are
// reported once per page, at the first place. In code they are examples and do
// not count.
type unfilled struct {
	count int
	text  string // the first one
	span  diag.Span
}

var leftBracket = []byte("【")

// unfilledText counts the placeholders in a text at offset at of the body.
func (w *writer) unfilledText(value []byte, at int) {
	if !bytes.Contains(value, leftBracket) {
		return
	}
	text := string(value)
	for i := 0; i < len(text); {
		start, end := doc.Placeholder(text[i:])
		if end == 0 {
			return
		}
		w.countUnfilled(text[i+start:i+end], w.span(at+i+start, at+i+end))
		i += end
	}
}

// unfilledWhole counts those in a text of which only the whole place is known.
func (w *writer) unfilledWhole(text string, span diag.Span) {
	for strings.Contains(text, "【") {
		start, end := doc.Placeholder(text)
		if end == 0 {
			return
		}
		w.countUnfilled(text[start:end], span)
		text = text[end:]
	}
}

func (w *writer) countUnfilled(text string, span diag.Span) {
	if w.unfilled.count++; w.unfilled.count == 1 {
		w.unfilled.text, w.unfilled.span = text, span
	}
}

// unfilledMeta counts those in the front matter that readers see.
func (w *writer) unfilledMeta(d *doc.Document) {
	m := &d.Meta
	in := func(key, text string) {
		w.unfilledWhole(text, d.KeySpan(key))
		if at := blankIn(text); at != nil {
			w.diags.Add("markdown/blank-left", d.KeySpan(key), text[at[0]:at[1]])
		}
	}
	in("title", m.Title)
	in("summary", m.Summary)
	in("author", m.Author)
	in("source", m.Source)
	for i, f := range m.Facts {
		at := "facts[" + itoa(i) + "]."
		in(at+"label", f.Label)
		in(at+"value", f.Value)
		in(at+"note", f.Note)
	}
	for i, t := range m.Tasks {
		at := "tasks[" + itoa(i) + "]."
		in(at+"title", t.Title)
		in(at+"answer", t.Answer)
	}
	for i, g := range m.Groups {
		at := "groups[" + itoa(i) + "]."
		in(at+"title", g.Title)
		in(at+"summary", g.Summary)
	}
	for _, front := range m.Fronts {
		eachText(reflect.ValueOf(front).Elem(), "", in)
	}
	in("document.index", m.Document.Index)
	in("document.number", m.Document.Number)
	in("document.issuer", m.Document.Issuer)
	in("document.subject", m.Document.Subject)
}

// reportUnfilled reports placeholders. A draft is known to be unfinished.
func (w *writer) reportUnfilled() {
	draft := w.doc.Meta.Draft
	w.doc.Unfilled = w.unfilled.count > 0
	if u := w.unfilled; u.count > 0 && (draft == nil || !*draft) {
		w.diags.Add("markdown/placeholder", u.span, clip(u.text), u.count)
	}
}

// publishMeta removes from the front matter what is still to be filled in. A
// title must stay; a row without its value is removed.
func publishMeta(m *doc.Meta) {
	for _, s := range []*string{
		&m.Summary, &m.Author, &m.Source, &m.Rank, &m.Issuer, &m.Number,
		&m.Document.Index, &m.Document.Number, &m.Document.Issuer, &m.Document.Subject,
	} {
		publishText(s)
	}
	m.Facts = slices.DeleteFunc(m.Facts, func(f doc.Fact) bool { return unfilledIn(f.Label) || unfilledIn(f.Value) })
	for i := range m.Facts {
		publishText(&m.Facts[i].Note)
	}
	for i := range m.Tasks {
		publishText(&m.Tasks[i].Answer)
	}
	for i := range m.Groups {
		publishText(&m.Groups[i].Summary)
	}
	for i, front := range m.Fronts {
		m.Fronts[i] = published(reflect.ValueOf(front).Elem()).Addr().Interface()
	}
}

func unfilledIn(text string) bool {
	_, end := doc.Placeholder(text)
	return end > 0
}

func publishText(s *string) {
	if unfilledIn(*s) {
		*s = ""
	}
}
