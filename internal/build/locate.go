package build

import (
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/source"
)

// located gives offsets to findings that name their place by a key of front
// matter, or by the number of a reference in a document that was kept lean. It
// reads the file again, which only a finding makes necessary.
func (c *Compiled) located(diags diag.List) diag.List {
	c.bench.mu.Lock()
	form := c.bench.form
	c.bench.mu.Unlock()
	places := map[string]fields.Places{}
	locate := func(s *diag.Span) {
		if s.Key == "" {
			return
		}
		if n, ok := strings.CutPrefix(s.Key, refKey); ok {
			*s = c.reference(s.File, n)
			return
		}
		p, known := places[s.File]
		if !known {
			text, _ := c.Source(s.File)
			f, _ := source.Decode(s.File, []byte(text))
			p = form.Locate(f.Path, f.Text, f.FrontStart, f.FrontEnd)
			places[s.File] = p
		}
		*s = p.Of(s.Key)
	}
	diags = slices.Clone(diags)
	for i := range diags {
		locate(&diags[i].Span)
		diags[i].Related = slices.Clone(diags[i].Related)
		for j := range diags[i].Related {
			locate(&diags[i].Related[j])
		}
	}
	return diags
}

// reference returns the place of reference number n of a file, or of words in it,
// or the file as a whole when it has changed meanwhile.
func (c *Compiled) reference(file, n string) diag.Span {
	n, words, _ := strings.Cut(n, " ")
	w := c.bench
	w.mu.Lock()
	r := w.shelf.readings[file]
	w.mu.Unlock()
	i, err := strconv.Atoi(n)
	if r == nil || r.document == nil || err != nil {
		return diag.At(file)
	}
	if refs := w.open(r.document, nil).Refs; i < len(refs) && refs[i].Span.Key == "" {
		if from, to, ok := strings.Cut(words, " "); ok {
			start, err1 := strconv.Atoi(from)
			end, err2 := strconv.Atoi(to)
			if err1 == nil && err2 == nil {
				return refs[i].Within(start, end)
			}
		}
		return refs[i].Span
	}
	return diag.At(file)
}
