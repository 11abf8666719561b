package render

import (
	"maps"
	"slices"
	"text/template/parse"

	"pufa/internal/diag"
)

// maxTemplates limits the number of templates, also those in {{define}}. For each that a
// page calls, the library copies a list of those before it.
const maxTemplates = 2000

// parseAll parses each file. Files with syntax errors are left out; of two templates with
// one name the first, in the order of files, wins.
func parseAll(files map[string]file, diags *diag.List) trees {
	all := trees{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		t := parse.New(name)
		t.Mode = parse.SkipFuncCheck // check reports all unknown functions
		own := trees{}
		if _, err := t.Parse(f.text, "", "", own); err != nil {
			explainSyntax(f, name, err, diags)
			continue
		}
		for _, n := range slices.Sorted(maps.Keys(own)) {
			if _, taken := files[n]; n != name && taken || all[n] != nil {
				diags.Add("render/defined-twice", defineSpan(f, n), n)
				continue
			}
			if len(all) == maxTemplates {
				diags.Add("render/too-many-templates", diag.At(f.path), maxTemplates)
				return all
			}
			all[n] = own[n]
		}
	}
	return all
}
