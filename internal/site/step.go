package site

import (
	"slices"
	"strings"

	"pufa/internal/doc"
)

// StepOf is the step of a process that a page is about. The zero StepOf is none.
type StepOf struct {
	Process *Page // its Doc.Steps are the steps
	Index   int
}

// makeSteps finds which step of which process pages say they are about.
func (r *resolver) makeSteps() {
	for _, p := range r.site.Pages {
		if p.Doc.Meta.Step == "" {
			continue
		}
		span := p.Doc.KeySpan("step")
		name, id, _ := strings.Cut(p.Doc.Meta.Step, "#")
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
		i := slices.IndexFunc(steps, func(s doc.Step) bool { return s.ID == id })
		if i < 0 {
			var ids []string
			for _, s := range steps {
				ids = append(ids, name+"#"+s.ID)
			}
			r.diags.Add("site/step-unknown", span, name, id, strings.Join(ids, " "))
			continue
		}
		p.Step = StepOf{process, i}
	}
}

// About returns the pages that are about a step of a process, in the order of lists.
func (s *Site) About(process *Page, step int) []*Page {
	var out []*Page
	for _, c := range s.Channels {
		for _, p := range c.Pages {
			if p.Step == (StepOf{process, step}) {
				out = append(out, p)
			}
		}
	}
	return out
}
