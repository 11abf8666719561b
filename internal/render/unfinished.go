package render

import (
	"regexp"
	"strings"
	"text/template/parse"

	"pufa/internal/diag"
)

// endings lists the states in which html/template says that a template ended, with what
// would close and what opens them.
var endings = []struct {
	state, lacks string
	opens        *regexp.Regexp
}{
	{"delimDoubleQuote", `"`, regexp.MustCompile(`="(?:\{\{[^}]*\}\}|[^"<>{])*[<>]`)},
	{"delimSingleQuote", `'`, regexp.MustCompile(`='(?:\{\{[^}]*\}\}|[^'<>{])*[<>]`)},
	{"elementScript", "</script>", regexp.MustCompile(`(?i)<script\b[^>]*>`)},
	{"elementStyle", "</style>", regexp.MustCompile(`(?i)<style\b[^>]*>`)},
	{"elementTextarea", "</textarea>", regexp.MustCompile(`(?i)<textarea\b[^>]*>`)},
	{"elementTitle", "</title>", regexp.MustCompile(`(?i)<title\b[^>]*>`)},
	{"stateHTMLCmt", "-->", regexp.MustCompile(`<!--`)},
	{"state", ">", regexp.MustCompile(`<[a-zA-Z/][^<>]*(?:<|$)`)},
}

// unfinished guesses where a file leaves HTML open, from html/template's description of
// the state at the end. ok is false if it knows only what is missing.
func unfinished(f file, description string) (lacks string, span diag.Span, ok bool) {
	for _, e := range endings {
		if !strings.Contains(description, e.state) {
			continue
		}
		for _, m := range e.opens.FindAllStringIndex(f.text, -1) {
			if e.lacks[0] == '<' && strings.Contains(strings.ToLower(f.text[m[1]:]), e.lacks) || e.lacks == "-->" && strings.Contains(f.text[m[1]:], e.lacks) {
				continue
			}
			end := m[0] + len(firstLine(f.text[m[0]:m[1]]))
			return e.lacks, diag.Span{File: f.path, Start: m[0], End: end}, true
		}
		return e.lacks, diag.At(f.path), false
	}
	return "", diag.At(f.path), false
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// blank reports the template of a page that writes nothing, as an editor leaves a file
// for a moment while it saves. A partial may be empty.
func (c *checker) blank(name string) {
	if t := c.trees[name]; t != nil && t.Root != nil && !strings.HasPrefix(name, "partials/") && parse.IsEmptyTree(t.Root) {
		c.add("render/empty-page", diag.At(c.files[t.ParseName].path), name)
	}
}
