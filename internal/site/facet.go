package site

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/filename"
)

// tagsKey is the key of the facet that every site has.
const tagsKey = "tags"

// makeFacets groups pages by the values of each facet in their front matter.
func (r *resolver) makeFacets() {
	settings := r.in.Settings.Facets
	if !slices.ContainsFunc(settings, func(f FacetSetting) bool { return f.Key == tagsKey }) {
		title := "Tags"
		if strings.HasPrefix(r.in.Settings.Language, "zh") {
			title = "标签"
		}
		settings = slices.Concat([]FacetSetting{{Key: tagsKey, Title: title}}, settings)
	}
	var all []*gathering
	own := 0
	for _, s := range settings {
		f := &Facet{FacetSetting: s, own: -1, List: &Page{Title: s.Title, URL: r.in.Settings.index("/" + s.Key + "/")}}
		if s.Key != tagsKey {
			f.own, own = own, own+1
		}
		r.site.Facets = append(r.site.Facets, f)
		all = append(all, &gathering{Facet: f, byName: map[string]*Tag{}})
	}
	// What pages say is seldom in the processor's caches. In a loop that does nothing else,
	// it is read for many pages at once.
	texts := make([][]string, 0, len(r.site.Latest)*len(all))
	count := 0
	for _, p := range r.site.Latest {
		for _, g := range all {
			here := g.texts(&p.Doc.Meta)
			texts, count = append(texts, here), count+len(here)
		}
	}
	tags := make([]*Tag, 0, count)
	for _, p := range r.site.Latest {
		first := len(tags)
		for _, g := range all {
			tags = r.gather(g, p, texts[0], tags)
			texts = texts[1:]
		}
		p.Tags = slices.Clip(tags[first:])
	}
	for _, f := range r.site.Facets {
		r.listTags(f)
	}
}

// texts returns the values of the facet on a page.
func (f *Facet) texts(m *doc.Meta) []string {
	switch {
	case f.Builtin():
		return m.Tags
	case f.own < len(m.Facets):
		return m.Facets[f.own]
	}
	return nil // a statute, or a page that could not be read
}

// maxTags is how many tags a facet may have. Each makes a page, so a few
// letters of a source could become thousands of pages; and nobody finds
// anything among more.
const maxTags = 20_000

// gathering is a facet whose tags are being made.
type gathering struct {
	*Facet
	byName map[string]*Tag
	full   bool // and said so
}

// gather adds a page to its tags of a facet, which it names in texts, and appends these
// to the page's tags.
func (r *resolver) gather(g *gathering, p *Page, texts []string, tags []*Tag) []*Tag {
	for i, name := range texts {
		name = strings.TrimSpace(name)
		t := g.byName[name]
		if t != nil && len(t.Pages) > 0 && t.Pages[len(t.Pages)-1] == p {
			continue // named twice
		}
		if t == nil {
			if filename.Clean(name) == "" {
				if !slices.ContainsFunc(texts[:i], func(s string) bool { return strings.TrimSpace(s) == name }) {
					r.diags.Add("site/bad-tag", p.Doc.KeySpan(g.Key+"["+itoa(i)+"]"), name, g.Key)
				}
				continue
			}
			if len(g.Tags) == maxTags {
				if !g.full {
					g.full = true
					r.diags.Add("site/too-many-tags", p.Doc.KeySpan(g.Key+"["+itoa(i)+"]"), g.Title, maxTags)
				}
				continue
			}
			r.checkTag(p, g.Facet, i, name)
			t = &Tag{Facet: g.Facet, Name: name}
			g.byName[name] = t
			g.Tags = append(g.Tags, t)
		}
		t.Pages, tags = append(t.Pages, p), append(tags, t)
	}
	return tags
}

// listTags sorts the tags of a facet and gives them their addresses.
func (r *resolver) listTags(f *Facet) {
	if !f.ByCode {
		for _, t := range f.Tags {
			t.key = r.order.key(t.Name)
		}
	}
	slices.SortFunc(f.Tags, func(a, b *Tag) int {
		if c := bytes.Compare(a.key, b.key); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	for _, t := range f.Tags {
		dir, name := "/"+f.Key+"/", filename.Clean(t.Name)
		t.Batches = r.in.Settings.batches(r.in.Settings.page(dir, name), dir+name+"/", t.Pages)
	}
}

const (
	relatedSize = 4   // related pages shown
	relatedLook = 200 // pages of one tag that are examined, newest first, so that the work stays linear
)

// Related returns the pages that share tags with p, first those that share the
// most and rarest. Other facets, such as the year, say too little. It is
// computed on demand, since a preview shows few pages; goroutines may call it
// at the same time.
func (s *Site) Related(p *Page) []*Page {
	if !slices.ContainsFunc(p.Tags, func(t *Tag) bool { return t.Facet.Builtin() }) {
		return nil
	}
	score := map[*Page]int{}
	var found []*Page
	for _, t := range p.Tags {
		if !t.Facet.Builtin() {
			continue
		}
		for _, other := range t.Pages[:min(len(t.Pages), relatedLook)] {
			if other == p {
				continue
			}
			if score[other] == 0 {
				found = append(found, other)
			}
			score[other] += 1 + 1_000_000/len(t.Pages)
		}
	}
	slices.SortFunc(found, func(a, b *Page) int {
		if c := cmp.Compare(score[b], score[a]); c != 0 {
			return c
		}
		return cmp.Compare(a.rank, b.rank)
	})
	return slices.Clip(found[:min(len(found), relatedSize)])
}
