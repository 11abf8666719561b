package importer

import (
	"bytes"
	"path"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/source"
)

// Text returns the text of a file, whatever it was saved as: plain text and
// Markdown in any encoding that [source.Decode] knows, or .docx. The kind is
// told by the bytes, not by the name. For a file of another kind the text is
// empty and an error says what to do with it.
func Text(name string, raw []byte) (source.File, diag.List) {
	var diags diag.List
	f := source.File{Path: name}
	head := bytes.ToLower(bytes.TrimLeft(raw[:min(len(raw), 512)], "\ufeff \t\r\n"))
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("PK\x05\x06")):
		var text string
		text, diags = readDocument(name, raw)
		if text != "" {
			f.Text = text
		}
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		diags.Add("import/old-word", diag.At(name))
	case begins("%pdf-"):
		diags.Add("import/pdf", diag.At(name))
	case begins(`{\rtf`):
		diags.Add("import/rtf", diag.At(name))
	case begins("<!doctype html"), begins("<html"), begins("<?xml"), begins("mime-version:"):
		diags.Add("import/web-page", diag.At(name))
	case hasExt(name, ".docx") && len(raw) > 0:
		diags.Add("import/not-word", diag.At(name))
	default:
		return source.Decode(name, raw)
	}
	return f, diags
}

func hasExt(name, ext string) bool { return strings.EqualFold(path.Ext(name), ext) }
