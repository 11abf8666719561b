package check

import (
	"strings"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/site"
)

// statedNumbers compares each number that a sentence states beside a citation with the
// words of the cited provision. A number that was in the text when the page was written
// and is not in the text in force was made wrong by an amendment, and is reported as
// such.
func statedNumbers(s *site.Site, open Open, diags *diag.List) {
	shelf := shelfOf(s)
	if len(shelf) == 0 {
		return
	}
	for _, p := range s.Pages {
		if !citesText(shelf, p) {
			continue
		}
		text, refs := open(p)
		for _, st := range sentences(p, text, refs) {
			shelf.hold(p, st, text, diags)
		}
	}
}

// shelf holds the works that have a text, by each name used to cite them.
type shelf map[string]*site.Work

func shelfOf(s *site.Site) shelf {
	out := shelf{}
	for _, w := range s.Works {
		if w.Shown == nil {
			continue
		}
		for _, name := range append([]string{w.Title}, w.Short...) {
			if out[cite.Fold(name)] == nil {
				out[cite.Fold(name)] = w
			}
		}
	}
	return out
}

// cited returns the work that a page cites, or nil if the site has no text of it.
func (s shelf) cited(p *site.Page, t cite.Target) *site.Work {
	if t.Law != cite.Self {
		return s[cite.Fold(t.Law)]
	}
	if p.Work != nil && p.Work.Shown != nil {
		return p.Work
	}
	return nil
}

func citesText(s shelf, p *site.Page) bool {
	for _, r := range p.Doc.Refs {
		for _, t := range r.Cites {
			if s.cited(p, t) != nil {
				return true
			}
		}
	}
	return false
}

// hold reports numbers in a sentence, or in one that leads to it, that the cited
// provisions do not contain. A sentence that cites a whole statute, or one without text,
// cannot be judged.
func (s shelf) hold(p *site.Page, st sentence, text string, diags *diag.List) {
	var now, then strings.Builder
	var first string   // the first citation, in words
	var since law.Date // of the newest edition that is younger than the page
	for _, r := range st.refs {
		for _, t := range r.Cites {
			w := s.cited(p, t)
			if w == nil || t.Locator.IsZero() || t.Edition.Named() || !w.Shows(t) {
				return
			}
			shown, old := w.Shown, w.On(dayOf(p))
			if n := w.Notes; n != nil && n.Page == p {
				shown, old = n.Edition, n.Edition
			}
			if first == "" {
				first = "《" + w.Title + "》" + t.Locator.String()
			}
			now.WriteString(provision(shown, t.Locator) + "\n")
			then.WriteString(provision(old, t.Locator) + "\n")
			if old != shown && shown.Date.Compare(since) > 0 {
				since = shown.Date
			}
		}
	}
	for _, span := range append(st.lead, st.Span) {
		words := text[span.Start:span.End]
		for _, n := range numbers(st.without(text, span)) {
			switch {
			case n.standsIn(now.String()):
			case !since.IsZero() && n.standsIn(then.String()):
				diags.Add("check/number-amended", span, n.text, first, since.Chinese(), quoted(words))
			default:
				diags.Add("check/number-elsewhere", span, n.text, first, quoted(words))
			}
		}
	}
}

// without returns the words of a span with its citations blanked out: 第三十五条 states no
// number.
func (st sentence) without(text string, span diag.Span) string {
	words := []byte(text[span.Start:span.End])
	for _, r := range st.refs {
		for i := max(r.Span.Start, span.Start); i < min(r.Span.End, span.End); i++ {
			words[i-span.Start] = ' '
		}
	}
	return string(words)
}

// provision returns the words at l, including those that introduce an item; "" if there
// is no such provision, which is reported where citations are resolved.
func provision(e *site.Edition, l law.Locator) string {
	p, err := e.Statute.Locate(l)
	if err != nil {
		return ""
	}
	if p.Item != nil {
		return p.Paragraph.Text + "\n" + p.Text()
	}
	return p.Text()
}
