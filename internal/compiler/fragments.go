package compiler

import (
	"bytes"
	"slices"
	"sync"

	"pufa/internal/diag"
	"pufa/internal/render"
)

// fragments holds the rendered fragments of a plan and a template set. They are rendered
// with the first page.
type fragments struct {
	once  sync.Once
	parts render.Parts
	diags diag.List
}

// parts returns the fragments that pages share, with the findings about them.
func (c *Compiled) parts() (render.Parts, diag.List) {
	f := c.fragments
	f.once.Do(func() {
		f.parts = render.Parts{}
		for _, p := range c.plan.Fragments {
			var w bytes.Buffer
			f.diags = append(f.diags, c.set.Render(&w, p.Template, p.View, nil)...)
			f.parts[p.Name] = w.Bytes()
		}
	})
	return f.parts, slices.Clone(f.diags)
}
