package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// located is a place in JSON. Lines and columns count from 1, columns in characters; the
// end is just after the last character. All four are 0 for a whole file, and File is ""
// if there is no file.
type located struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
}

// finding is a diagnostic in JSON. Every key is always present.
type finding struct {
	located
	Severity string    `json:"severity"` // "error", "warning" or "notice", in any language
	Code     string    `json:"code"`
	Message  string    `json:"message"`
	Hint     string    `json:"hint"`
	Related  []located `json:"related"`
	Edits    []edit    `json:"edits"` // to be applied together; empty = a person must decide
}

// edit replaces a place with a text.
type edit struct {
	located
	Text string `json:"text"`
}

// PrintJSON writes the list, sorted, one JSON object per line, with the keys file, line,
// column, end_line, end_column, severity, code, message, hint, related (a list of places)
// and edits (a list of places, each with the text that replaces it). Limit and Color are
// ignored.
func (p Printer) PrintJSON(w io.Writer, l List) {
	l = slices.Clone(l)
	l.Sort()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	texts, others := index{source: p.Source}, index{source: p.Source}
	for _, d := range l {
		f := finding{
			located:  texts.find(d.Span).located(),
			Severity: d.Severity.String(),
			Code:     d.Code,
			Message:  p.call(d.Message(p.Lang)),
			Hint:     p.call(d.Hint(p.Lang)),
			Related:  []located{},
			Edits:    []edit{},
		}
		for _, s := range d.Related {
			f.Related = append(f.Related, others.find(s).located())
		}
		for _, e := range d.Edits {
			f.Edits = append(f.Edits, edit{others.bytes(e.Span).located(), e.Text})
		}
		enc.Encode(f) // strings and numbers into a buffer: can't fail
	}
	w.Write(escapeSteering(b.Bytes()))
}

// escapeSteering escapes the characters that [harmless] would replace, as JSON does for
// ASCII: programs that read the lines get them, terminals do not.
func escapeSteering(lines []byte) []byte {
	var b bytes.Buffer
	for _, r := range string(lines) {
		if r != '\n' && harmless(r) != r {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.Bytes()
}

func (p place) located() located {
	return located{p.file, p.line, p.column, p.endLine, p.endColumn}
}
