package site

import (
	"cmp"
	"slices"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// types are the page types that have a view of their own.
var types = []string{"guide", "faq", "report", "glossary", doc.LawType, doc.NotesType}

// later are types of the contract whose views come with other work; until then
// such pages are laid out as guides, and the author is told.
var later = []string{"quiz", "wayfinder", "topic"}

func (r *resolver) pageType(d *doc.Document, c *Channel) string {
	t, key := d.Meta.Type, "type"
	if t == "" {
		t, key = cmp.Or(c.cascade.Type, "guide"), ""
	}
	switch {
	case key == "" && t == doc.NotesType: // notes must name their statute, each file its own
		r.blameCascade(c, t, "site/notes-inherited")
		return "guide"
	case slices.Contains(types, t):
		return t
	case slices.Contains(later, t):
		r.diags.Add("site/type-later", d.KeySpan(key), t)
		return "guide"
	}
	if key == "" {
		r.blameCascade(c, t, "site/unknown-type", t, nearestOr(t, types))
		return "guide"
	}
	r.diags.Add("site/unknown-type", d.KeySpan("type"), t, nearestOr(t, types))
	return "guide"
}

// blameCascade tells once, at the channel that says so, that its pages cannot be of
// type t.
func (r *resolver) blameCascade(c *Channel, t, code string, args ...any) {
	for at := c; at != nil; at = at.Parent {
		if at.Page.Doc.Meta.Cascade.Type == t {
			r.diags.Add(code, at.Page.Doc.KeySpan("cascade.type"), args...)
			return
		}
	}
}

// nearestOr returns the nearest candidate, or the first when none is near.
func nearestOr(want string, candidates []string) string {
	return cmp.Or(diag.Nearest(want, candidates), candidates[0])
}
