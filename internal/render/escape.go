package render

import "pufa/internal/diag"

func (s *Set) escape(ts trees, diags *diag.List) {}

func (s *Set) missing(name string, diags *diag.List) {
	diags.Add("render/no-template", diag.Span{}, name)
}

func (s *Set) explain(name string, err error) diag.List {
	var diags diag.List
	diags.Add("render/failed", diag.At(s.path(name)), name, err)
	return diags
}
