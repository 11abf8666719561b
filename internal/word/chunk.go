package word

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	chunkSilent = regexp.MustCompile(`(?is)<(?:head|style|script)\b.*?</(?:head|style|script)>|<!--.*?-->`)
	chunkMark   = regexp.MustCompile(`<[^<>]*>`)
)

// chunk returns the words of another file (a document, a web page or a text) that Word
// would insert here. Their formatting is not known, so they are only reported.
func (r *reader) chunk(id string) (string, error) {
	data, err := r.parts.read(r.images[id])
	switch {
	case err != nil:
		return "", err
	case bytes.HasPrefix(data, []byte("PK")):
		if r.within {
			return "", nil
		}
		d, err := read(data, r.numeral, true)
		if err != nil {
			return "", nil // the chunk is reported as lost anyway
		}
		return strings.TrimSpace(textOf(d.Blocks)), nil
	case !utf8.Valid(data) || bytes.HasPrefix(data, []byte(`{\rtf`)) || bytes.HasPrefix(bytes.ToLower(data[:min(len(data), 16)]), []byte("mime-version")):
		return "", nil
	}
	text := string(data)
	if trimmed := strings.TrimLeft(text, "\ufeff \r\n\t"); strings.HasPrefix(trimmed, "<") {
		text = html.UnescapeString(chunkMark.ReplaceAllString(chunkSilent.ReplaceAllString(text, ""), ""))
	}
	return strings.Join(strings.Fields(strings.TrimPrefix(text, "\ufeff")), " "), nil
}
