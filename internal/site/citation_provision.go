package site

import (
	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/law"
)

// checkProvision reports a provision or a division that the text lacks, or an
// article after the last one of a work without text, and returns whether it
// did.
func (r *resolver) checkProvision(w *Work, e *Edition, t cite.Target, span diag.Span) bool {
	if t.Locator.IsZero() {
		return t.Division != (cite.Division{}) && e != nil && r.checkDivision(w, e, t.Division, span)
	}
	if e == nil {
		if last := w.Page.Doc.Meta.Articles; last > 0 && t.Article.Main > last {
			r.diags.Add("cite/no-article", span, w.called(e), t.Article.Label("条"), law.Number{Main: last}.Label("条"))
			return true
		}
		return false
	}
	if _, err := e.Statute.Locate(t.Locator); err == nil {
		return false
	}
	if w.goneFrom(e, t) {
		r.diags.Add("cite/provision-gone", span, w.Title, t.Locator.String(), e.Date.Chinese())
		return true
	}
	st := e.Statute
	a, err := st.At(law.Locator{Article: t.Article})
	switch {
	case err != nil:
		if n := len(st.Provisions()); n > 0 {
			r.diags.Add("cite/no-article", span, w.called(e), t.Article.Label("条"), st.Provisions()[n-1].Label)
		} else {
			r.diags.Add("cite/no-article-empty", span, w.called(e), t.Article.Label("条"), e.Doc.Path)
		}
	case t.Paragraph > len(a.Paragraphs) && a.MayHave(t.Paragraph):
		r.diags.Add("cite/item-unsure", span, w.called(e), t.Locator.String())
	case t.Paragraph > len(a.Paragraphs):
		r.diags.Add("cite/no-paragraph", span, w.called(e), t.Article.Label("条"), itoa(len(a.Paragraphs)), t.Locator.String())
	case t.Item > 0 && a.Bears(t.Item):
		r.diags.Add("cite/item-unsure", span, w.called(e), t.Locator.String())
	default:
		r.diags.Add("cite/no-item", span, w.called(e), t.Locator.String())
	}
	return true
}

// beyond reports whether an article comes after the last one of a text.
func beyond(e *Edition, t cite.Target) bool {
	if e == nil {
		return false
	}
	all := e.Statute.Articles
	return len(all) > 0 && t.Article.Compare(all[len(all)-1].Number) > 0
}

// checkDivision reports a 编, 章 or 节 that the text lacks, with those that it
// has, and returns whether it did.
func (r *resolver) checkDivision(w *Work, e *Edition, want cite.Division, span diag.Span) bool {
	label, level := "", law.Unnumbered
	var around, named cite.Division // named ends at the missing division, around above it
	for _, d := range [...]struct {
		level law.Level
		from  law.Number
		to    *law.Number
	}{{law.Book, want.Book, &named.Book}, {law.Subbook, want.Subbook, &named.Subbook}, {law.Chapter, want.Chapter, &named.Chapter}, {law.Section, want.Section, &named.Section}} {
		if d.from.IsZero() {
			continue
		}
		*d.to = d.from
		label, level = label+d.from.Label(d.level.String()), d.level
		if findDivision(e.Statute, named) < 0 {
			break
		}
		around = named
	}
	if around == want {
		return false
	}
	if w.goneFrom(e, cite.Target{Division: want}) {
		r.diags.Add("cite/provision-gone", span, w.Title, label, e.Date.Chinese())
		return true
	}
	var has []string
	for i := range e.Statute.Divisions {
		if d := &e.Statute.Divisions[i]; d.Level == level && within(around, numbersOf(e.Statute, i)) {
			has = append(has, d.Number.Label(level.String()))
		}
	}
	switch n := len(has); {
	case n == 0:
		r.diags.Add("cite/no-level", span, w.called(e), label, level.String())
	case n == 1:
		r.diags.Add("cite/no-division", span, w.called(e), label, has[0])
	default:
		r.diags.Add("cite/no-division", span, w.called(e), label, has[0]+"至"+has[n-1])
	}
	return true
}
