package site

import (
	"cmp"
	"slices"
	"strings"
)

// makeTags gathers pages by tag.
func (r *resolver) makeTags() {
	byName := map[string]*Tag{}
	for _, p := range r.site.Latest {
		for i, name := range p.Doc.Meta.Tags {
			name = strings.TrimSpace(name)
			t := byName[name]
			if t != nil && len(t.Pages) > 0 && t.Pages[len(t.Pages)-1] == p {
				continue // said twice
			}
			if t == nil {
				if CleanName(name) == "" {
					if !slices.ContainsFunc(p.Doc.Meta.Tags[:i], func(s string) bool { return strings.TrimSpace(s) == name }) {
						r.diags.Add("site/bad-tag", p.Doc.KeySpan("tags["+itoa(i)+"]"), name)
					}
					continue
				}
				t = &Tag{Name: name}
				byName[name] = t
				r.site.Tags = append(r.site.Tags, t)
			}
			t.Pages = append(t.Pages, p)
			p.Tags = append(p.Tags, t)
		}
	}
	slices.SortFunc(r.site.Tags, func(a, b *Tag) int { return r.order.compare(a.Name, b.Name) })
	for _, t := range r.site.Tags {
		name := CleanName(t.Name)
		t.Batches = r.in.Settings.batches(r.in.Settings.page("/tags/", name), "/tags/"+name+"/", t.Pages)
	}
}

const (
	relatedSize = 4   // related pages shown
	relatedLook = 200 // pages of one tag that are looked at, newest first: keeps the work linear
)

// Related returns the pages that share tags with p, those with the most and the
// rarest tags in common first. It is worked out when it is asked for, since few
// pages of a preview are looked at; it may be called by many goroutines.
func (s *Site) Related(p *Page) []*Page {
	score := map[*Page]int{}
	var found []*Page
	for _, t := range p.Tags {
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
