package importer

import (
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/word"
)

// lossCodes are the findings for what a page lacks or changes, in the order in which they
// are reported.
var lossCodes = [...]struct {
	kind word.LossKind
	code string
}{
	{word.Drawing, "import/drawings"}, {word.Box, "import/text-boxes"}, {word.Formula, "import/formulas"}, {word.Code, "import/field-codes"},
	{word.Embedded, "import/embedded"}, {word.Comment, "import/comments"}, {word.Tracked, "import/tracked"}, {word.Hidden, "import/hidden"},
	{word.Struck, "import/struck"}, {word.Symbol, "import/symbols"}, {word.Nested, "import/nested-tables"}, {word.Above, "import/ruby"}, {word.Header, "import/headers"},
	{word.AutoNumber, "import/auto-numbers"}, {word.OddFormat, "import/number-format"},
}

// reportLosses reports what was lost: a finding for each kind, with the number, the words
// and the places. A statute keeps neither pictures nor notes.
func reportLosses(diags *diag.List, name string, d *word.Document, statute bool) {
	for _, k := range lossCodes {
		var of []word.Loss
		for _, l := range d.Lost {
			if l.Kind == k.kind {
				of = append(of, l)
			}
		}
		if len(of) > 0 {
			diags.Add(k.code, diag.At(name), len(of), places(of))
		}
	}
	if !statute {
		return
	}
	pictures, notes := 0, []string{}
	eachRun(d.Blocks, func(r *word.Run) {
		if r.Picture != "" {
			pictures++
		}
	})
	for _, n := range d.Notes {
		text := ""
		for i := range n {
			text += n[i].Text()
		}
		notes = append(notes, "“"+strings.TrimSpace(text)+"”")
	}
	if pictures > 0 {
		diags.Add("import/pictures", diag.At(name), pictures)
	}
	if len(notes) > 0 {
		diags.Add("import/footnotes", diag.At(name), len(notes), strings.Join(notes, ""))
	}
}

// places lists the lost words and the words before them, each once.
func places(list []word.Loss) string {
	var out []string
	for _, l := range list {
		s := ""
		switch text := strings.TrimSpace(l.Text); {
		case text != "" && l.Near != "":
			s = "“" + text + "”（" + "…" + oneLine(l.Near) + "）"
		case text != "":
			s = "“" + text + "”"
		case l.Near != "":
			s = "…" + oneLine(l.Near)
		default:
			s = "…" // at the beginning
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// eachRun calls visit for each run of blocks, including those in tables.
func eachRun(list []word.Block, visit func(*word.Run)) {
	for i := range list {
		for k := range list[i].Runs {
			visit(&list[i].Runs[k])
		}
		if t := list[i].Table; t != nil {
			for _, row := range t.Rows {
				for _, c := range row {
					eachRun(c.Blocks, visit)
				}
			}
		}
	}
}
