package site

import (
	"path"
	"strings"
)

// Group is a part of a channel's list. The last may have no title: it holds the
// pages that the author put into no group.
type Group struct {
	Title, Summary string
	Pages          []*Page
}

// group divides a channel's list as its front matter says, and orders its pages
// in the same way. Links to the next page follow the groups.
func (r *resolver) group(c *Channel) {
	d := c.Page.Doc
	if len(d.Meta.Groups) == 0 {
		return
	}
	left := make(map[*Page]bool, len(c.Pages))
	for _, p := range c.Pages {
		left[p] = true
	}
	var sorted []*Page
	for i, g := range d.Meta.Groups {
		key := "groups[" + itoa(i) + "]"
		if strings.TrimSpace(g.Title) == "" {
			r.diags.Add("site/group-untitled", d.KeySpan(key))
		}
		out := Group{Title: strings.TrimSpace(g.Title), Summary: g.Summary}
		for j, name := range g.Pages {
			if p := r.member(c, name, key+".pages["+itoa(j)+"]", left); p != nil {
				left[p] = false
				out.Pages = append(out.Pages, p)
			}
		}
		if len(out.Pages) > 0 {
			c.Groups, sorted = append(c.Groups, out), append(sorted, out.Pages...)
		}
	}
	var rest Group
	var names []string
	for _, p := range c.Pages {
		if left[p] {
			rest.Pages, names = append(rest.Pages, p), append(names, strings.TrimPrefix(p.Doc.Path, c.Dir+"/"))
		}
	}
	if len(rest.Pages) > 0 {
		r.diags.Add("site/group-rest", d.KeySpan("groups"), len(names), names[:min(len(names), 5)])
		c.Groups, sorted = append(c.Groups, rest), append(sorted, rest.Pages...)
	}
	c.Pages = sorted
}

// member returns the page that a group names, if it can be listed. A page that
// is not published yet is left out without a report.
func (r *resolver) member(c *Channel, name, key string, left map[*Page]bool) *Page {
	d := c.Page.Doc
	file := path.Join(c.Dir, name)
	found := r.names.document(file)
	if found < 0 {
		if near := r.names.near(file, d.Path, false); near != "" && strings.HasPrefix(near, c.Dir+"/") {
			r.diags.Add("site/group-not-found-near", d.KeySpan(key), name, strings.TrimPrefix(near, c.Dir+"/"))
		} else {
			r.diags.Add("site/group-not-found", d.KeySpan(key), name)
		}
		return nil
	}
	p := r.pages[found]
	if p == nil {
		return nil
	}
	free, here := left[p]
	switch {
	case !here:
		r.diags.Add("site/group-elsewhere", d.KeySpan(key), name)
	case !free:
		r.diags.Add("site/group-twice", d.KeySpan(key), name)
	default:
		return p
	}
	return nil
}
