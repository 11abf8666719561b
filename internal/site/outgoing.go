package site

import (
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// A correct page becomes wrong overnight when an edition changes, and nobody
// may be there to mend it. Such a page stays, its words marked as those of the
// edition that applied until then, and the build warns.

// noticeDays is how many days ahead a change is announced.
const noticeDays = 30

// announce warns of an edition that will apply soon.
func (r *resolver) announce(w *Work) {
	next := w.Next()
	if next == nil {
		return
	}
	days := r.today.DaysUntil(next.Date)
	switch {
	case days == 1:
		r.diags.Add("law/edition-tomorrow", next.Doc.KeySpan("effective"), w.Title, next.Date.Chinese())
	case days <= noticeDays:
		r.diags.Add("law/edition-soon", next.Doc.KeySpan("effective"), w.Title, next.Date.Chinese(), days)
	}
}

// Until returns the day from which another edition applies; zero = unknown.
func (e *Edition) Until() law.Date {
	i := slices.Index(e.Work.Editions, e)
	for i--; i >= 0; i-- { // newest first
		if d := e.Work.Editions[i].Date; d.Compare(e.Date) > 0 {
			return d
		}
	}
	return law.Date{}
}

// earlier returns the editions before the one in force, newest first.
func (w *Work) earlier() []*Edition {
	if w.Shown == nil || w.Shown.Status != law.InForce {
		return nil
	}
	return w.Editions[slices.Index(w.Editions, w.Shown)+1:]
}

// goneFrom reports whether an earlier edition had a provision that the one in
// force lacks, so that a citation of it was correct once.
func (w *Work) goneFrom(e *Edition, t cite.Target) bool {
	if e != w.Shown || t.Edition.Named() {
		return false
	}
	return slices.ContainsFunc(w.earlier(), func(old *Edition) bool {
		if t.Locator.IsZero() {
			return findDivision(old.Statute, t.Division) >= 0
		}
		_, err := old.Statute.Locate(t.Locator)
		return err == nil
	})
}

// places finds the provisions that a box names in an edition; ok is false if
// one is missing or has no words.
func (e *Edition) places(cites []cite.Target) (places []QuotedPlace, ok bool) {
	for _, t := range cites {
		found, err := e.Statute.Locate(t.Locator)
		if err != nil || strings.TrimSpace(found.Text()) == "" {
			return nil, false
		}
		places = append(places, QuotedPlace{Cited: t.Locator, Provision: found, To: provision(e.Work, e, t)})
	}
	return places, true
}

// outgoing finds the earlier edition that a box was written for: its provisions
// contained the words, and those of the edition in force, e, do not. It reports
// that. Nil means that there is none.
func (r *resolver) outgoing(w *Work, e *Edition, ref *doc.Ref) *Quoted {
	if e != w.Shown || ref.Cites[0].Edition.Named() {
		return nil
	}
	now, there := e.places(ref.Cites)
	if there && ref.Kind == doc.Provision {
		return nil
	}
	if there {
		if q := quotedAt(w, e, now); strings.TrimSpace(ref.Quoted) == "" || q.holding(ref.Quoted) != "" {
			return nil
		}
	}
	for _, old := range w.earlier() {
		places, ok := old.places(ref.Cites)
		if !ok {
			continue
		}
		if ref.Kind == doc.Provision {
			r.diags.Add("law/transclude-gone", ref.Span, w.Title, ref.Cites[0].Locator.String(), e.Date.Chinese(), old.cited(ref.Cites[0].Locator.String()))
			return &Quoted{Edition: old, Places: places, Verified: true}
		}
		if q := quotedAt(w, old, places); q.holding(ref.Quoted) != "" {
			r.reportOutgoing(w, e, old, places[0].Provision.Locator, ref)
			return &Quoted{Edition: old, Places: places, Verified: r.isWhole(q, ref)}
		}
	}
	return nil
}
