package site

import (
	"strings"

	"pufa/internal/doc"
	"pufa/internal/quote"
)

// checkSaid compares words in quotation marks after a citation
// (第三十五条规定：“…”) with the provision. Unlike a box, they have no seal and
// may be cut and end as the sentence needs; but the provision must contain what
// they say.
func (r *resolver) checkSaid(p *Page, w *Work, ref *doc.Ref) {
	cites := ref.QuotedOf
	if cites == nil {
		cites = ref.Cites
	}
	e := r.textFor(p, w, cites[0])
	if e == nil {
		return
	}
	var places []QuotedPlace
	for _, t := range cites {
		found, err := e.Statute.Locate(t.Locator)
		if err != nil || r.cited(p, t) != w {
			return // reported, or not reportable
		}
		places = append(places, QuotedPlace{Cited: t.Locator, Provision: found})
	}
	q, said := quotedAt(w, e, places), strings.TrimRight(ref.Quoted, "。，；：、！？.,;:!? ")
	if strings.TrimSpace(said) == "" || q.holding(said) != "" {
		return
	}
	label := q.label
	if len(places) > wholeLabel {
		label = places[0].Cited.String() + "至" + places[len(places)-1].Cited.String()
	}
	span := ref.Words(0, len(said))
	if l, ok := quotedFrom(e.Statute, said); ok {
		r.diags.Add("cite/said-elsewhere", span, w.Title, label, l.String())
		return
	}
	for _, other := range w.Editions { // newest first
		if other == e {
			continue
		}
		if l, ok := quotedFrom(other.Statute, said); ok {
			r.diags.Add("cite/said-other-edition", span, e.cited(label), other.cited(l.String()))
			return
		}
	}
	for i, d := range quote.Check(said, q.words[0]) {
		span := ref.Words(d.Start, d.End)
		switch {
		case d.Absent && ref.Loosely: // words of the author's own
		case d.Absent:
			r.diags.Add("cite/said-absent", span, w.Title, label, d.Written)
		case i < mostSaid:
			r.diags.Add("cite/said-altered", span, w.Title, label, d.Written, d.Text)
		}
	}
}

const (
	wholeLabel = 3 // how many provisions are listed one by one
	mostSaid   = 3 // how many differences are listed for words in a sentence
)
