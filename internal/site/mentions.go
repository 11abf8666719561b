package site

import (
	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// mentions is what the references of a document name, whatever site it stands in.
type mentions struct {
	image bool      // front matter names a picture
	other bool      // there is more than citations in prose
	named []mention // the statutes that they name, each once
}

// mention is a statute as a document names it.
type mention struct {
	name  string
	count int       // of the citations that it leads
	span  diag.Span // of the first of them
}

func mentionsIn(d *doc.Document) *mentions {
	m := &mentions{image: d.Meta.Image != ""}
	at := map[string]int{}
	for i := range d.Refs {
		ref := &d.Refs[i]
		if ref.Kind != doc.Cite || ref.Target != "" {
			m.other, m.named = true, nil
			return m
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
	if r.leadsNowhere(p) {
		for i, m := range p.names.named {
			if m.count > 0 {
				r.sought[i].add(m)
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
	r.sought = r.sought[:0]
	for i := range p.names.named {
		c := r.statute(p.names.named[i].name)
		if c.name == cite.Self || c.work != nil || c.near() != "" {
			return false
		}
		r.sought = append(r.sought, c)
	}
	return true
}
