package site

import (
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// TopicList is one of the lists of a topic; it is not empty.
type TopicList struct {
	Title string
	Items []TopicItem
}

// TopicItem is a page or a file to download.
type TopicItem struct {
	Page  *Page
	Asset *Asset
}

// gatherList collects one of a topic's lists. A page appears in the first list
// that it fits.
func (r *resolver) gatherList(p *Page, n int, gathered map[*Page]bool) TopicList {
	g, key := &p.Doc.Topic.Gathers[n], "gathers["+itoa(n)+"]"
	out := TopicList{Title: strings.TrimSpace(g.Title)}
	add := func(found *Page) {
		if found.Type == doc.NotesType && found.Work != nil {
			found = found.Work.Page // notes are shown with their statute
		}
		if !gathered[found] {
			gathered[found] = true
			out.Items = append(out.Items, TopicItem{Page: found})
		}
	}
	for i, name := range g.Pages {
		span := p.Doc.KeySpan(key + ".pages[" + itoa(i) + "]")
		if at := r.names.document(r.source(p.Doc.Path, name)); at >= 0 {
			if r.pages[at] != nil { // one not published yet will appear by itself
				add(r.pages[at])
			}
		} else if f, ok := r.find(p.Doc, name, span, "site/link-not-found"); ok {
			if a := r.publishAttachment(f, name, span); a != nil {
				out.Items = append(out.Items, TopicItem{Asset: a})
			}
		}
	}
	if g.Tag == "" && g.Channel == "" && g.Kind == "" {
		return out
	}
	fits, ok := r.fitting(p, g, key)
	for _, found := range fits {
		add(found)
	}
	if ok && len(out.Items) == 0 {
		r.diags.Add("site/topic-empty", p.Doc.KeySpan(key), out.Title)
	}
	return out
}

// fitting lists the pages that a list asks for: in the order of the channel if
// it names one, else newest first. Other topics, such as those of earlier
// years, must be asked for by kind. ok is false if the list asks for something
// that does not exist.
func (r *resolver) fitting(p *Page, g *doc.Gather, key string) (fits []*Page, ok bool) {
	ok = true
	wrong := func(name, code string, args ...any) {
		r.diags.Add(code, p.Doc.KeySpan(key+"."+name), args...)
		ok = false
	}
	fits = slices.Clone(r.site.Latest)
	if g.Channel != "" {
		c := r.channels[path.Join(Content, strings.TrimSuffix(g.Channel, indexName))]
		if c == nil {
			wrong("channel", "site/topic-channel", g.Channel, r.channelNames())
			return nil, false
		}
		fits = c.all(nil)
	}
	if name := strings.TrimSpace(g.Tag); name != "" {
		if t, names := r.tag(name); t != nil {
			fits = slices.DeleteFunc(fits, func(p *Page) bool { return !slices.Contains(p.Tags, t) })
		} else if near := diag.Nearest(name, names); near != "" {
			wrong("tag", "site/topic-tag-near", name, near)
		} else {
			wrong("tag", "site/topic-tag", name)
		}
	}
	if g.Kind != "" && g.Kind != guideType && r.kind(g.Kind) == nil {
		wrong("kind", "site/topic-kind", g.Kind, r.kindNames())
	}
	if !ok {
		return nil, false
	}
	return slices.DeleteFunc(fits, func(p *Page) bool {
		if g.Kind == "" {
			return p.Doc.Topic != nil
		}
		return p.Type != g.Kind
	}), true
}

// all adds the pages of a channel and of those below it, in list order.
func (c *Channel) all(pages []*Page) []*Page {
	pages = append(pages, c.Pages...)
	for _, child := range c.Children {
		pages = child.all(pages)
	}
	return pages
}

// tag returns the tag with a name, or nil, and the names of all tags.
func (r *resolver) tag(name string) (found *Tag, names []string) {
	for _, f := range r.site.Facets {
		for _, t := range f.Tags {
			if f.Builtin() {
				names = append(names, t.Name)
			}
			if f.Builtin() && t.Name == name {
				found = t
			}
		}
	}
	return found, names
}

// channelNames lists the folders of all channels except home.
func (r *resolver) channelNames() string {
	var names []string
	for dir, c := range r.channels {
		if c.Parent != nil {
			names = append(names, strings.TrimPrefix(dir, Content+"/"))
		}
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}
