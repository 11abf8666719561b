package site

import (
	"slices"

	"pufa/internal/cite"
	"pufa/internal/compare"
	"pufa/internal/diag"
	"pufa/internal/law"
)

// checkStatus reports a citation of a statute that does not apply on the day,
// and says where its rule is now if the texts on the site show it.
func (r *resolver) checkStatus(w *Work, t cite.Target, span diag.Span) {
	switch w.Status {
	case law.Repealed:
		now := r.successors(w)[t.Article]
		dated := w.dated()
		switch {
		case w.Instead == nil:
			r.diags.Add("cite/repealed", span, w.Title, dated)
		case len(now) == 0:
			r.diags.Add("cite/repealed-replaced", span, w.Title, w.Instead.Title, dated)
		default:
			var labels []string
			for _, n := range now {
				labels = append(labels, n.Label("条"))
			}
			r.diags.Add("cite/repealed-moved", span, w.Title, w.Instead.Title, t.Article.Label("条"), labels, dated)
		}
	case law.Pending:
		since := w.About.Effective
		if w.Shown != nil {
			since = w.Shown.Date
		}
		r.diags.Add("cite/pending", span, w.Title, since.Chinese())
	}
}

// checkDay reports a citation that mentions in passing a day before the last amendment of
// e, the edition shown, and none of e's own: （2000年通过）. Whether the words mean today's
// text or the first one, nobody knows but their author.
func (r *resolver) checkDay(w *Work, e *Edition, t cite.Target, span diag.Span) {
	if !t.Edition.Aside || t.Edition.Former || t.Reference != "" || t.Locator.IsZero() || e == nil || e != w.Shown {
		return
	}
	own := means(t.Edition, e.Date) || slices.ContainsFunc(e.days, func(d law.Date) bool { return means(t.Edition, d) })
	said := law.Date{Year: t.Edition.Year, Month: t.Edition.Month, Day: t.Edition.Day}
	if !own && said.Compare(e.last.Date) < 0 {
		r.diags.Add("cite/day-of-first-text", span, w.Title, t.Edition.String(), e.cited(t.Article.Label("条")))
	}
}

// dated is how a former statute is named: 《信访条例》（2005年）.
func (w *Work) dated() string {
	if w.Shown != nil {
		return w.Shown.cited("")
	}
	for _, d := range [...]law.Date{w.About.Effective, w.About.Promulgated, w.About.Adopted} {
		if !d.IsZero() {
			return "《" + w.Title + "》（" + itoa(d.Year) + "年）"
		}
	}
	return "《" + w.Title + "》（哪一年）"
}

// successors tells which articles of the statute that replaces w its articles
// became; nil unless the site has both texts.
func (r *resolver) successors(w *Work) map[law.Number][]law.Number {
	if w.Instead == nil || w.Shown == nil || w.Instead.Shown == nil {
		return nil
	}
	became, known := r.became[w]
	if !known {
		became = map[law.Number][]law.Number{}
		for _, e := range compare.Align(w.Shown.Statute, w.Instead.Shown.Statute) {
			for _, n := range e.Old {
				became[n] = slices.Concat(became[n], e.New)
			}
		}
		r.became[w] = became
	}
	return became
}
