package check

import (
	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/site"
)

// oldNotes reports notes on a text that has changed since they were written, each at its
// heading.
func oldNotes(s *site.Site, diags *diag.List) {
	for _, w := range s.Works {
		n := w.Notes
		if n == nil || len(n.Fates) == 0 || w.Shown.Status != law.InForce || n.Edition.Date.Compare(w.Shown.Date) > 0 {
			continue
		}
		st, then, since := newStep(n.Edition, w.Shown), n.Edition.Date.Chinese(), w.Shown.Date.Chinese()
		for _, f := range n.Fates {
			label := f.Then.Label("条")
			switch {
			case f.Now.IsZero():
				diags.Add("check/note-article-gone", f.Heading, w.Title, label, then, since)
			case f.Changed:
				diags.Add("check/note-amended", f.Heading, w.Title, label, then, since, f.Now.Label("条"), st.words(st.from(f.Then)))
			case f.Now != f.Then:
				diags.Add("check/note-renumbered", f.Heading, w.Title, label, then, since, f.Now.Label("条"))
			}
		}
	}
}
