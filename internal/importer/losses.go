package importer

import (
	"maps"
	"slices"
	"strings"

	"pufa/internal/diag"
)

// losses counts what a document holds and the text can't.
type losses struct {
	pictures, boxes, formulas, embedded, footnotes, comments int

	tracked int // insertions and deletions that nobody accepted or refused
	hidden  int // runs of hidden text
	symbols int // signs of a symbol font
	merged  int // cells of tables
	nested  int // tables in tables
}

// report says what was lost, one finding for each kind.
func (l losses) report(diags *diag.List, name string, formats map[string]bool) {
	for _, k := range [...]struct {
		n    int
		code string
	}{
		{l.pictures, "import/pictures"}, {l.boxes, "import/text-boxes"}, {l.formulas, "import/formulas"},
		{l.embedded, "import/embedded"}, {l.footnotes, "import/footnotes"}, {l.comments, "import/comments"},
		{l.tracked, "import/tracked"}, {l.hidden, "import/hidden"}, {l.symbols, "import/symbols"},
		{l.merged, "import/merged-cells"}, {l.nested, "import/nested-tables"},
	} {
		if k.n > 0 {
			diags.Add(k.code, diag.At(name), k.n)
		}
	}
	if len(formats) > 0 {
		diags.Add("import/number-format", diag.At(name), strings.Join(slices.Sorted(maps.Keys(formats)), "、"))
	}
}
