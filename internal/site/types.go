package site

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Kind is a kind of page that authors can name in the front matter.
type Kind struct {
	Name  string   // type = "report"
	Words []string // what people call it, in the two languages; such a word as a type gets a hint
	Own   bool     // each file names it; it is not inherited from a channel
}

// guideType is the kind of pages that name none.
const guideType = "guide"

// kind returns the kind with a name, or nil.
func (r *resolver) kind(name string) *Kind {
	i := slices.IndexFunc(r.in.Settings.Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return nil
	}
	return &r.in.Settings.Kinds[i]
}

func (r *resolver) pageType(d *doc.Document, c *Channel) string {
	t, inherited := d.Meta.Type, false
	if t == "" {
		t, inherited = cmp.Or(c.cascade.Type, guideType), true
	}
	tell := func(code string, args ...any) *diag.Diagnostic {
		if inherited {
			return r.blameCascade(c, t, code, args...)
		}
		return r.diags.Add(code, d.KeySpan("type"), args...)
	}
	switch k := r.kind(t); {
	case t == guideType:
	case k != nil && inherited && t == doc.NotesType:
		tell("site/notes-inherited")
	case k != nil && inherited && k.Own:
		tell("site/type-inherited", t)
	case k != nil:
		return t
	default:
		r.unknownType(t, tell)
	}
	return guideType
}

// unknownType reports a type that does not exist, with the kind probably meant,
// by its name or by what people call it, or else with all kinds.
func (r *resolver) unknownType(t string, tell func(code string, args ...any) *diag.Diagnostic) {
	var names []string
	for _, k := range r.in.Settings.Kinds {
		for _, word := range append(k.Words, k.Name) {
			if strings.EqualFold(word, t) {
				if d := tell("site/unknown-type-near", t, k.Name); d != nil {
					d.Swap(t, k.Name)
				}
				return
			}
		}
		names = append(names, k.Name)
	}
	if near := diag.Nearest(t, names); near != "" {
		tell("site/unknown-type-near", t, near)
		return
	}
	tell("site/unknown-type", t, r.kindNames())
}

// kindNames lists the kinds there are.
func (r *resolver) kindNames() string {
	zh := strings.HasPrefix(r.in.Settings.Language, "zh")
	var names []string
	for _, k := range r.in.Settings.Kinds {
		if zh && len(k.Words) > 0 {
			names = append(names, k.Name+"（"+k.Words[0]+"）")
		} else {
			names = append(names, k.Name)
		}
	}
	if zh {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// blameCascade reports once, at the channel that sets it, that its pages cannot
// be of type t; nil = no channel does.
func (r *resolver) blameCascade(c *Channel, t, code string, args ...any) *diag.Diagnostic {
	for at := c; at != nil; at = at.Parent {
		if at.Page.Doc.Meta.Cascade.Type == t {
			return r.diags.Add(code, at.Page.Doc.KeySpan("cascade.type"), args...)
		}
	}
	return nil
}
