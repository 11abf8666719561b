package site

import (
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// StepOf says which steps of a process a page explains. The zero StepOf means
// none.
type StepOf struct {
	Process *Page // its Doc.Steps are the steps
	Indexes []int // ascending; not empty if there is a process
}

// makeSteps finds the steps of processes that pages explain.
func (r *resolver) makeSteps() {
	for _, p := range r.site.Pages {
		if p.Doc.Meta.Step == "" {
			continue
		}
		span := p.Doc.KeySpan("step")
		name, ids, _ := strings.Cut(p.Doc.Meta.Step, "#")
		at := r.names.document(r.source(p.Doc.Path, name))
		if name == "" || at < 0 {
			r.diags.Add("site/step-not-found", span, p.Doc.Meta.Step)
			continue
		}
		process := r.pageOf(at, name, span)
		if process == nil {
			continue
		}
		steps := process.Doc.Steps
		if len(steps) == 0 {
			r.diags.Add("site/step-not-process", span, name)
			continue
		}
		if indexes := r.stepsNamed(steps, name, ids, span); len(indexes) > 0 {
			p.Step = StepOf{process, indexes}
		}
	}
}

// stepsNamed finds the steps that a page names by their ids: "fucha,fuhe".
func (r *resolver) stepsNamed(steps []doc.Step, name, ids string, span diag.Span) (indexes []int) {
	for id := range strings.SplitSeq(ids, ",") {
		i := slices.IndexFunc(steps, func(s doc.Step) bool { return s.ID == strings.TrimPrefix(strings.TrimSpace(id), "#") })
		if i < 0 {
			var known []string
			for _, s := range steps {
				known = append(known, name+"#"+s.ID)
			}
			r.diags.Add("site/step-unknown", span, name, id, strings.Join(known, " "))
			return nil
		}
		indexes = append(indexes, i)
	}
	slices.Sort(indexes)
	return slices.Compact(indexes)
}

// About returns the pages that explain a step of a process, in list order.
func (s *Site) About(process *Page, step int) []*Page {
	var out []*Page
	for _, c := range s.Channels {
		for _, p := range c.Pages {
			if p.Step.Process == process && slices.Contains(p.Step.Indexes, step) {
				out = append(out, p)
			}
		}
	}
	return out
}
