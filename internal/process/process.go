// Package process reads a process out of a page's body (type = "process"): each heading
// of level 2 is a step, with a note in brackets at its end, such as 办理（60 日）. Guides say
// in front matter which step they are about; package site links the two.
package process

import (
	"regexp"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Parse records the steps of a process in d and reports a page without any.
func Parse(d *doc.Document, b *doc.Body) diag.List {
	for _, h := range b.Outline {
		if h.Level <= 2 {
			d.Steps = append(d.Steps, step(h))
		}
	}
	var diags diag.List
	if len(d.Steps) < 2 {
		diags.Add("process/too-few", d.KeySpan("type"), len(d.Steps))
	}
	return diags
}

var note = regexp.MustCompile(`^(.+?)\s*[（(]([^（）()]+)[）)]$`)

func step(h doc.Heading) doc.Step {
	if m := note.FindStringSubmatch(h.Text); m != nil {
		return doc.Step{ID: h.ID, Title: m[1], Note: m[2]}
	}
	return doc.Step{ID: h.ID, Title: h.Text}
}
