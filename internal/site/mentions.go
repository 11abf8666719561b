package site

import (
	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// mentions is what the references of a document name, whatever site it stands in.
type mentions struct {
	other bool      // there is more than citations in prose
	named []mention // the statutes that they name, each once
}

// mention is a statute as a document names it.
type mention struct {
	name  string
	count int       // of the citations that it leads
	span  diag.Span // of the first of them
}

func mentionsIn(refs []doc.Ref) *mentions {
	m := &mentions{}
	at := map[string]int{}
	for i := range refs {
		ref := &refs[i]
		if ref.Kind != doc.Cite || ref.Target != "" {
			return &mentions{other: true}
		}
		for k := range ref.Cites {
			name := ref.Cites[k].Law
			n, known := at[name]
			if !known {
				n = len(m.named)
				at[name] = n
				m.named = append(m.named, mention{name: name})
			}
			if said := &m.named[n]; k == 0 {
				if said.count == 0 || ref.Span.Start < said.span.Start {
					said.span = ref.Span
				}
				said.count++
			}
		}
	}
	return m
}

// follow finds what the references of a page lead to. Those of most pages of some
// sites lead nowhere, because they cite statutes that the site lacks; that takes
// one look for each statute.
func (r *resolver) follow(p *Page) {
	if p.names == nil {
		p.names = mentionsIn(p.Doc.Refs)
	}
	if r.leadsNowhere(p) {
		for _, m := range p.names.named {
			if m.count > 0 {
				r.addUnknown(m)
			}
		}
		return
	}
	p.Targets = make([]Target, len(p.Doc.Refs))
	for i := range p.Doc.Refs {
		p.Targets[i] = r.target(p, &p.Doc.Refs[i])
	}
}

// leadsNowhere reports whether all that a page names is lacking in the site, and
// not by a slip.
func (r *resolver) leadsNowhere(p *Page) bool {
	if p.names.other || p.Work != nil {
		return false
	}
	for _, m := range p.names.named {
		if m.name == cite.Self || r.workNamed(m.name) != nil || r.unknownLaw(m.name, m.span).near != "" {
			return false
		}
	}
	return true
}
