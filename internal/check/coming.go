package check

import (
	"pufa/internal/compare"
	"pufa/internal/diag"
	"pufa/internal/site"
)

// comingEditions announces editions that are not yet in force, and reports pages that
// cite an article they change. The page is right until then, so these are only notices.
func comingEditions(s *site.Site, diags *diag.List) {
	for _, w := range s.Works {
		next := w.Next()
		if next == nil {
			continue
		}
		st := newStep(w.Shown, next)
		since, pages, cited := next.Date.Chinese(), map[*site.Page]bool{}, 0
		for _, a := range w.Articles {
			became := st.from(a.Number)
			if became.Relation == compare.Same {
				continue
			}
			for _, c := range a.Cited {
				p := c.Page
				for _, span := range citations(w, p, a.Number) {
					pages[p] = true
					cited++
					label := a.Number.Label("条")
					switch {
					case len(became.New) == 0:
						diags.Add("check/article-ends", span, w.Title, label, since)
					case became.Relation == compare.Moved:
						diags.Add("check/article-moves", span, w.Title, label, since, became.New[0].Label("条"))
					default:
						diags.Add("check/article-changes", span, w.Title, label, since, became.New[0].Label("条"), st.words(became))
					}
				}
			}
		}
		sum := compare.Summarize(st.entries)
		diags.Add("check/edition-coming", diag.At(next.Doc.Path), w.Title, since, sum.Amended, sum.Added, sum.Deleted, len(pages), cited)
	}
}
