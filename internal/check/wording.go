package check

import (
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/wording"
)

// plainWords reports words of the list in the prose of pages and in the visible texts of
// their front matter, but not in statutes, whose words are not the author's.
func plainWords(s *site.Site, open Open, words wording.List, diags *diag.List) {
	for _, c := range s.Channels {
		inPage(c.Page, open, words, diags)
	}
	for _, p := range s.Pages {
		if p.Doc.Statute == nil {
			inPage(p, open, words, diags)
		}
	}
}

func inPage(p *site.Page, open Open, words wording.List, diags *diag.List) {
	if p.Doc == nil {
		return
	}
	for _, f := range shown(p.Doc) {
		for _, h := range words.Find(f.text) {
			reportWord(diags, p.Doc.KeySpan(f.key), h.Word)
		}
	}
	text, _ := open(p)
	from := bodyStart(text)
	for _, h := range words.Find(text[from:]) {
		reportWord(diags, diag.Span{File: p.Doc.Path, Start: from + h.Start, End: from + h.End}, h.Word)
	}
}

func reportWord(diags *diag.List, at diag.Span, w wording.Word) {
	if w.Why != "" {
		diags.Add("check/plain-word-because", at, w.Avoid, w.Write, w.Why)
		return
	}
	diags.Add("check/plain-word", at, w.Avoid, w.Write)
}

// field is a text of front matter that readers or search engines see.
type field struct{ key, text string }

func shown(d *doc.Document) []field {
	out := []field{{"title", d.Meta.Title}, {"summary", d.Meta.Summary}}
	for i, k := range d.Meta.Keywords {
		out = append(out, field{"keywords[" + strconv.Itoa(i) + "]", k})
	}
	for i, t := range d.Meta.Tags {
		out = append(out, field{"tags[" + strconv.Itoa(i) + "]", t})
	}
	for i, f := range d.Meta.Facts {
		at := "facts[" + strconv.Itoa(i) + "]."
		out = append(out, field{at + "label", f.Label}, field{at + "value", f.Value}, field{at + "note", f.Note})
	}
	for i, t := range d.Meta.Tasks {
		at := "tasks[" + strconv.Itoa(i) + "]."
		out = append(out, field{at + "title", t.Title}, field{at + "answer", t.Answer})
	}
	return out
}

// bodyStart returns where the text behind the front matter begins.
func bodyStart(text string) int {
	const end = "\n+++\n"
	if !strings.HasPrefix(text, "+++\n") {
		return 0
	}
	if i := strings.Index(text, end); i >= 0 {
		return i + len(end)
	}
	return len(text)
}
