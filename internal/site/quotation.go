package site

import (
	"errors"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/quote"
)

// Quoted is what a box with a provision (::: law, ::: quote) refers to.
type Quoted struct {
	Edition  *Edition // that the words belong to
	Named    bool     // the box names it
	Places   []QuotedPlace
	Verified bool // the words on the page are those of Edition
}

// QuotedPlace is one of the provisions that a box names.
type QuotedPlace struct {
	Cited     law.Locator   // as named
	Provision law.Provision // what is there
	To        Target
}

// quotation finds the provisions that a box names, compares the words quoted on
// the page with them, and reports what is wrong. If the site lacks the text of
// the statute, nothing can be inserted, which is an error, or compared, which
// is a warning.
func (r *resolver) quotation(p *Page, ref *doc.Ref) Target {
	if len(ref.Cites) == 0 {
		return Target{} // reported when the title was read
	}
	w := r.cited(p, ref.Cites[0]) // a title is one citation and so has one name
	if w == nil || w.Shown == nil {
		return r.withoutText(w, ref)
	}
	e := r.quotedText(p, w, ref)
	if e == nil {
		return Target{}
	}
	if q := r.outgoing(w, e, ref); q != nil {
		r.note(w, cite.Target{}, p)
		to := q.Places[0].To
		to.Quoted = q
		return to
	}
	q := &Quoted{Edition: e, Named: ref.Cites[0].Edition.Named()}
	for _, t := range ref.Cites {
		found, err := e.Statute.Locate(t.Locator)
		if err != nil || strings.TrimSpace(found.Text()) == "" {
			r.reportMissing(w, e, t, ref, err)
			return Target{Page: w.Page}
		}
		r.noteIn(w, e, t, p)
		q.Places = append(q.Places, QuotedPlace{Cited: t.Locator, Provision: found, To: provision(w, e, t)})
	}
	r.checkDay(w, e, ref.Cites[0], ref.Span)
	if p.Work != w && !ref.Cites[0].Edition.Named() {
		r.checkStatus(w, ref.Cites[0], ref.Span)
	}
	q.Verified = ref.Kind == doc.Provision || r.compareQuotation(w, e, q.Places, ref)
	to := q.Places[0].To
	to.Quoted = q
	return to
}

// quotedText returns the edition whose words a box is about: the one that its
// title names, else the one that citations on the page mean. Nil means that the
// site lacks it, which is reported.
func (r *resolver) quotedText(p *Page, w *Work, ref *doc.Ref) *Edition {
	t := ref.Cites[0]
	if e := r.textFor(p, w, t); e != nil {
		return e
	}
	code := "cite/quote-no-edition"
	if ref.Kind == doc.Provision {
		code = "law/transclude-no-edition"
	}
	r.diags.Add(code, ref.Span, w.Title, t.Edition.String(), editionNames(w))
	return nil
}

// withoutText reports a box about a statute that the site lacks (w is nil) or
// has only without text.
func (r *resolver) withoutText(w *Work, ref *doc.Ref) Target {
	name := ref.Cites[0].Law
	switch {
	case ref.Kind == doc.Quote && w == nil:
		r.diags.Add("cite/quote-unchecked", ref.Span, name)
	case ref.Kind == doc.Quote:
		r.diags.Add("cite/quote-unchecked-no-text", ref.Span, w.Title, w.Page.Doc.Path)
	case w != nil:
		r.diags.Add("law/transclude-no-text", ref.Span, w.Title, w.Page.Doc.Path)
	default:
		if near := r.nearName(name); near != "" {
			r.diags.Add("law/transclude-unknown-law-near", ref.Span, name, near)
		} else {
			r.diags.Add("law/transclude-unknown-law", ref.Span, name)
		}
	}
	if w == nil {
		return Target{}
	}
	return provision(w, nil, ref.Cites[0])
}

// reportMissing reports a provision that the text lacks, or that has no words
// (err is nil).
func (r *resolver) reportMissing(w *Work, e *Edition, t cite.Target, ref *doc.Ref, err error) {
	if ref.Kind == doc.Quote && err != nil {
		r.checkProvision(w, e, t, ref.Span)
		return
	}
	list := e.Statute.Provisions()
	switch {
	case len(list) == 0:
		r.diags.Add("law/transclude-no-text", ref.Span, w.Title, e.Doc.Path)
	case errors.Is(err, law.ErrNoArticle):
		r.diags.Add("law/transclude-no-article", ref.Span, w.Title, t.Locator.String(), list[len(list)-1].Label)
	default:
		r.diags.Add("law/transclude-no-part", ref.Span, w.Title, t.Locator.String(), e.Doc.Path)
	}
}

// quotedWords are the words that a quotation is compared with.
type quotedWords struct {
	work  *Work
	text  *Edition
	label string    // of the provisions, as cited
	words [2]string // with and without the numbers of 目, which Markdown takes for those of a list
}

func quotedAt(w *Work, e *Edition, places []QuotedPlace) quotedWords {
	q := quotedWords{work: w, text: e}
	var texts [2]strings.Builder
	for i, p := range places {
		words(&texts[0], p.Provision, true)
		words(&texts[1], p.Provision, false)
		if q.label += p.Cited.String(); i+1 < len(places) {
			q.label += "、"
		}
	}
	q.words = [2]string{texts[0].String(), texts[1].String()}
	return q
}

// holding returns the words that a quotation matches; "" = none.
func (q *quotedWords) holding(said string) string {
	for _, words := range q.words {
		if quote.Holds(said, words) {
			return words
		}
	}
	return ""
}

// compareQuotation compares the quoted words with the provisions, reports
// differences, and returns whether they are the same and complete.
func (r *resolver) compareQuotation(w *Work, e *Edition, places []QuotedPlace, ref *doc.Ref) bool {
	if strings.TrimSpace(ref.Quoted) == "" {
		return false // reported when it was read
	}
	q, said := quotedAt(w, e, places), ref.Quoted
	if q.holding(said) != "" {
		return r.isWhole(q, ref)
	}
	if l, ok := quotedFrom(e.Statute, said); ok {
		r.diags.Add("cite/quote-elsewhere", ref.Span, w.Title, q.label, l.String())
		return false
	}
	for _, other := range w.Editions { // newest first
		if other == e {
			continue
		}
		if l, ok := quotedFrom(other.Statute, said); ok {
			if other.Status == law.Pending && !ref.Cites[0].Edition.Named() {
				r.diags.Add("cite/quote-pending", ref.Span, w.Title, other.Date.Chinese(), l.String(), other.cited(l.String()))
			} else {
				r.diags.Add("cite/quote-other-edition", ref.Span, e.cited(q.label), other.cited(l.String()))
			}
			return false
		}
	}
	for _, d := range quote.Check(said, q.words[0]) {
		span := ref.Words(d.Start, d.End)
		if d.Absent {
			r.diags.Add("cite/quote-absent", span, w.Title, q.label, d.Written)
		} else {
			r.diags.Add("cite/quote-altered", span, w.Title, q.label, d.Written, d.Text)
		}
	}
	return false
}

// isWhole reports where a correct quotation is cut, and returns whether it is
// not: words cut inside a sentence may say the opposite.
func (r *resolver) isWhole(q quotedWords, ref *doc.Ref) bool {
	ends, span := quote.At(ref.Quoted, q.holding(ref.Quoted)), ref.Words(0, len(ref.Quoted))
	if ends.Nothing {
		r.diags.Add("cite/quote-nothing", span)
	}
	if ends.Start {
		r.diags.Add("cite/quote-cut-start", span)
	}
	if ends.End {
		r.diags.Add("cite/quote-cut-end", span)
	}
	return ends.Whole()
}

// reportOutgoing reports a quotation that matches a provision of an earlier
// edition, e, and not of the one meant, and says what is there now.
func (r *resolver) reportOutgoing(w *Work, meant, e *Edition, l law.Locator, ref *doc.Ref) {
	for _, entry := range correspond(e, meant) {
		if !slices.Contains(entry.Old, l.Article) || len(entry.New) == 0 {
			continue
		}
		now := meant.Statute.Words(entry.New)
		var differ []string
		for _, d := range quote.Check(ref.Quoted, now) {
			if d.Absent {
				differ = []string{"“" + clip(now) + "”"} // too much has changed to list each word
				break
			}
			differ = append(differ, "“"+d.Written+"”改为“"+d.Text+"”")
		}
		if len(differ) == 0 {
			r.diags.Add("cite/quote-moved", ref.Span, w.Title, e.Date.Chinese(), l.String(), entry.New[0].Label("条"), e.cited(l.String()))
			return
		}
		r.diags.Add("cite/quote-superseded", ref.Span, w.Title, e.Date.Chinese(), l.String(), entry.New[0].Label("条"), strings.Join(differ, "；"), e.cited(l.String()))
		return
	}
	r.diags.Add("cite/quote-superseded-gone", ref.Span, w.Title, e.Date.Chinese(), l.String(), e.cited(l.String()))
}

// words writes a provision as a quotation may give it: after its own label,
// with everything below it on lines of its own.
func words(b *strings.Builder, p law.Provision, numbered bool) {
	item := func(it *law.Item) {
		b.WriteString(it.Label + it.Text + "\n")
		for _, sub := range it.Subitems {
			if numbered {
				b.WriteString(sub.Label)
			}
			b.WriteString(sub.Text + "\n")
		}
	}
	paragraph := func(p *law.Paragraph) {
		b.WriteString(p.Text + "\n")
		for i := range p.Items {
			item(&p.Items[i])
		}
	}
	switch {
	case p.Subitem != nil:
		if numbered {
			b.WriteString(p.Subitem.Label)
		}
		b.WriteString(p.Subitem.Text + "\n")
	case p.Item != nil:
		item(p.Item)
	case p.Paragraph != nil:
		paragraph(p.Paragraph)
	case p.Article != nil:
		b.WriteString(p.Article.Label + "\n")
		for i := range p.Article.Paragraphs {
			paragraph(&p.Article.Paragraphs[i])
		}
	}
}

// quotedFrom finds the article that a quotation matches, if it does not match
// the one it names.
func quotedFrom(st *law.Statute, said string) (law.Locator, bool) {
	list := st.Provisions()
	for i := range list {
		var b strings.Builder
		words(&b, law.Provision{Article: &list[i]}, true)
		if quote.Holds(said, b.String()) {
			return law.Locator{Article: list[i].Number}, true
		}
	}
	return law.Locator{}, false
}
