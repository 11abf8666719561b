package compiler

import (
	"slices"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/source"
)

// located gives offsets to findings that name their place by a key of front matter,
// or by the number of a reference or heading. For a key it reads the file again,
// which only a finding makes necessary.
func (c *Compiled) located(diags diag.List) diag.List {
	places := map[string]fields.Places{}
	locate := func(s *diag.Span) {
		if s.Key == "" {
			if r := c.readings.find(s.File); r != nil && r.body != nil {
				*s = r.body.Locate(*s)
			}
			return
		}
		p, known := places[s.File]
		if !known {
			text, _ := c.Source(s.File)
			f, _ := source.Decode(s.File, []byte(text))
			p = c.form.Locate(f.Path, f.Text, f.FrontStart, f.FrontEnd)
			places[s.File] = p
		}
		*s = p.Of(s.Key)
	}
	diags = slices.Clone(diags)
	for i := range diags {
		locate(&diags[i].Span)
		diags[i].Related = slices.Clone(diags[i].Related)
		for j := range diags[i].Related {
			locate(&diags[i].Related[j])
		}
	}
	return diags
}
