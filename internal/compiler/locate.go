package compiler

import (
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/source"
)

// located resolves places that are named by a key of front matter, or by the number of a
// reference or heading. For a key, or for an edit within a place, it reads the file
// again, once; without findings no file is read twice.
func (c *Compiled) located(diags diag.List) diag.List {
	places, texts := map[string]fields.Places{}, map[string]string{}
	textOf := func(file string) string {
		text, known := texts[file]
		if !known {
			text, _ = c.Source(file)
			texts[file] = text
		}
		return text
	}
	locate := func(s *diag.Span) {
		if s.Key == "" {
			if r := c.readings.find(s.File); r != nil && r.body != nil {
				*s = r.body.Locate(*s)
			}
			return
		}
		p, known := places[s.File]
		if !known {
			f, _ := source.Decode(s.File, []byte(textOf(s.File)))
			p = c.form.Locate(f.Path, f.Text, f.FrontStart, f.FrontEnd)
			places[s.File] = p
		}
		*s = p.Of(s.Key)
	}
	diags = slices.Clone(diags)
	for i := range diags {
		if d := &diags[i]; len(d.Edits) > 0 {
			d.Edits = slices.Clone(d.Edits)
			for j := range d.Edits {
				if e := &d.Edits[j]; e.Old != "" {
					locate(&e.Span)
				}
			}
			if !narrow(d.Edits, textOf) {
				d.Edits = nil
			}
		}
		locate(&diags[i].Span)
		diags[i].Related = slices.Clone(diags[i].Related)
		for j := range diags[i].Related {
			locate(&diags[i].Related[j])
		}
	}
	return diags
}

// narrow narrows the spans of edits to what they replace, and reports whether it could.
func narrow(edits []diag.Edit, textOf func(file string) string) bool {
	for i := range edits {
		e := &edits[i]
		if e.Old == "" {
			continue
		}
		text := textOf(e.Span.File)
		if e.Span.End == 0 || e.Span.End > len(text) {
			return false
		}
		within := text[e.Span.Start:e.Span.End]
		at := strings.Index(within, e.Old)
		if at < 0 || strings.LastIndex(within, e.Old) != at {
			return false
		}
		e.Span.Start += at
		e.Span.End = e.Span.Start + len(e.Old)
	}
	return true
}

// AddAlias adds an edit to a finding about a page: it writes another old address,
// "/a.html", into the page's front matter.
func (c *Compiled) AddAlias(d *diag.Diagnostic, alias string) {
	text, _ := c.Source(d.Span.File)
	f, _ := source.Decode(d.Span.File, []byte(text))
	quoted := `"` + alias + `"`
	list := c.form.Locate(f.Path, f.Text, f.FrontStart, f.FrontEnd).Of("aliases")
	switch value := f.Text[list.Start:list.End]; {
	case list.End > 0 && strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") && strings.Contains(value, "#"): // after a comment it would become part of it
		d.Replace(list.Start+1, list.Start+1, quoted+", ")
	case list.End > 0 && strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]"):
		inner := strings.TrimRight(value[1:len(value)-1], " \t\n,")
		at := list.Start + 1 + len(inner)
		if inner != "" {
			quoted = ", " + quoted
		}
		d.Replace(at, at, quoted)
	case list.End > 0: // written in another form
	case f.FrontStart > 0: // the beginning is in no table, and in no text of several lines
		d.Replace(f.FrontStart, f.FrontStart, "aliases = ["+quoted+"]\n")
	case !f.Unread:
		d.Replace(0, 0, "+++\naliases = ["+quoted+"]\n+++\n\n")
	}
}
