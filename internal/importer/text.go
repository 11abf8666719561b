package importer

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/source"
	"pufa/internal/word"
)

// format is the format of a file by its bytes, whatever its name says.
type format int

const (
	plainText format = iota
	docx
	webPage
	refused // with a finding
)

// formatOf returns the format of a file. If it can't be read, a finding says what to do.
func formatOf(name string, raw []byte, diags *diag.List) format {
	head := bytes.ToLower(bytes.TrimLeft(raw[:min(len(raw), 512)], "\ufeff \t\r\n"))
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	code := ""
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("PK\x05\x06")):
		return docx
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		code = "import/old-word"
		if bytes.Contains(raw, utf16("EncryptedPackage")) {
			code = "import/encrypted"
		}
	case begins("%pdf-"):
		code = "import/pdf"
	case begins(`{\rtf`):
		code = "import/rtf"
	case begins("<!doctype html"), begins("<html"), begins("<?xml"), begins("<!--"), begins("<head"), begins("<body"), begins("<meta"):
		return webPage
	case begins("mime-version:"):
		code = "import/web-archive"
	case isPicture(raw):
		code = "import/picture"
	case hasExt(name, ".docx") || hasExt(name, ".doc") || hasExt(name, ".wps"):
		code = "import/not-word"
	case hasExt(name, ".html"), hasExt(name, ".htm"), hasExt(name, ".shtml"), hasExt(name, ".xhtml"):
		return webPage
	default:
		return plainText
	}
	diags.Add(code, diag.At(name))
	return refused
}

// isPicture reports whether a file is a picture, as scanners and phones write them.
func isPicture(raw []byte) bool {
	for _, magic := range [...]string{"\xff\xd8\xff", "\x89PNG", "GIF8", "BM", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(raw, []byte(magic)) && bytes.IndexByte(raw, 0) >= 0 {
			return true
		}
	}
	return len(raw) > 12 && (string(raw[:4]) == "RIFF" && string(raw[8:12]) == "WEBP" || string(raw[4:8]) == "ftyp")
}

// utf16 returns a name as stored in old Office files.
func utf16(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// document reads a .docx; nil, with a finding, if it can't be read.
func document(name string, raw []byte, diags *diag.List) *word.Document {
	d, err := word.Read(raw, law.FormatNumeral)
	switch {
	case errors.Is(err, word.ErrTooLarge):
		diags.Add("import/too-large", diag.At(name))
	case errors.Is(err, word.ErrNotWord):
		diags.Add("import/not-word", diag.At(name))
	case errors.Is(err, word.ErrMacros):
		diags.Add("import/macros", diag.At(name))
	case err != nil:
		diags.Add("import/broken", diag.At(name), err)
	}
	return d
}

// Text returns the text of a statute's file: plain text or Markdown in any encoding that
// [source.Decode] knows, .docx, or a saved web page. It goes by the bytes, not by the
// name. For any other file, and for one whose text no build would read, the text is empty
// and a finding says what to do.
func Text(name string, raw []byte) (source.File, diag.List) {
	f, diags := text(name, raw)
	if len(f.Text) > source.MaxText {
		return source.TooLong(name, int64(len(f.Text)))
	}
	return f, diags
}

func text(name string, raw []byte) (source.File, diag.List) {
	var diags diag.List
	f := source.File{Path: name}
	switch formatOf(name, raw, &diags) {
	case docx:
		if d := document(name, raw, &diags); d != nil {
			f.Text = statuteText(d)
			reportLosses(&diags, name, d, true)
		}
	case webPage:
		m := &maker{name: name, page: &Page{}, diags: &diags}
		blocks := m.webBlocks(raw)
		switch {
		case len(blocks) > 0:
			f.Text = statuteText(&word.Document{Blocks: blocks})
		case diags.Count(diag.Error) == 0:
			diags.Add("import/no-text", diag.At(name))
		}
	case plainText:
		return source.Decode(name, raw)
	}
	return f, diags
}

func hasExt(name, ext string) bool { return strings.EqualFold(path.Ext(name), ext) }

// statuteText writes a document in the form for statutes: a line per paragraph with empty
// lines between, tables in Markdown, or in HTML if cells are merged.
func statuteText(d *word.Document) string {
	var blocks []string
	for i := range d.Blocks {
		blocks = appendStatuteText(blocks, &d.Blocks[i])
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

func appendStatuteText(blocks []string, b *word.Block) []string {
	if b.Table != nil {
		if only := onlyCell(b.Table); only != nil { // a frame
			for i := range only.Blocks {
				blocks = appendStatuteText(blocks, &only.Blocks[i])
			}
			return blocks
		}
		return append(blocks, statuteTable(b.Table))
	}
	text := strings.TrimSpace(b.Label + plainRuns(b.Runs))
	if text == "" {
		return blocks
	}
	return append(blocks, lawtext.Literal(text)) // characters that the author typed are not markup
}

// plainRuns writes runs as plain text, with BOD₅ and without notes.
func plainRuns(runs []word.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.Raised > 0:
			b.WriteString(raise(r.Text, law.Superscript))
		case r.Raised < 0:
			b.WriteString(raise(r.Text, law.Subscript))
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// raise applies to, unless the text has no superscript or subscript form, such as a mark
// in brackets.
func raise(text string, to func(string) string) string {
	if raised := to(text); !strings.HasPrefix(raised, "^(") && !strings.HasPrefix(raised, "_(") {
		return raised
	}
	return text
}

// onlyCell returns the cell of a table with a single cell, or nil.
func onlyCell(t *word.Table) *word.Cell {
	if len(t.Rows) == 1 && len(t.Rows[0]) == 1 {
		return &t.Rows[0][0]
	}
	return nil
}

// hasMerged reports whether a cell of a table covers others.
func hasMerged(t *word.Table) bool {
	for _, row := range t.Rows {
		for _, c := range row {
			if c.Columns > 1 || c.Rows > 1 {
				return true
			}
		}
	}
	return false
}

func statuteTable(t *word.Table) string {
	g := law.Grid{}
	heads := headRows(t)
	for i, row := range t.Rows {
		var cells []law.Cell
		for _, c := range row {
			var lines []string
			for k := range c.Blocks {
				lines = append(lines, c.Blocks[k].Label+plainRuns(c.Blocks[k].Runs))
			}
			cells = append(cells, law.Cell{Text: strings.Join(lines, "\n"), Head: i < heads, Columns: c.Columns, Rows: c.Rows})
		}
		g.Rows = append(g.Rows, cells)
	}
	if hasMerged(t) {
		return g.Markup()
	}
	safe := strings.NewReplacer("|", `\|`, "\n", "<br>")
	rows := make([][]string, len(g.Rows))
	for i, row := range g.Rows {
		for _, c := range row {
			rows[i] = append(rows[i], safe.Replace(c.Text))
		}
	}
	return pipeTable(rows)
}

// pipeTable writes a Markdown table. Short rows get empty cells.
func pipeTable(rows [][]string) string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	var b strings.Builder
	for i, row := range rows {
		b.WriteByte('|')
		for c := range width {
			text := ""
			if c < len(row) {
				text = row[c]
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", width) + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}
