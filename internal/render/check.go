package render

import "pufa/internal/diag"

func check(files map[string]file, ts trees, assets map[string]string, diags *diag.List) {}
