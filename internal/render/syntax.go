package render

import "pufa/internal/diag"

func explainSyntax(f file, err error, diags *diag.List) {
	diags.Add("render/syntax", diag.At(f.path), err)
}

func defineSpan(f file, name string) diag.Span { return diag.At(f.path) }
