package compiler

import (
	"slices"
	"strings"

	"pufa/internal/plan"
	"pufa/internal/site"
)

// Page is what a preview shows its author about a page.
type Page struct {
	Source   string // "content/zhinan/a.md"
	Title    string
	Address  string // percent-encoded, relative to the site's root: "zhinan/a.html"
	Status   string // "draft", "scheduled", "expired"; "" = published
	Due      string // end of the status, "2026-12-04 08:00"; "" = not known
	Words    int
	Minutes  int  // reading time
	Reviewed bool // false if the site requires reviews: no page can be signed yet
	Stale    bool // an earlier text is shown, since the current one has errors
}

// PageAt returns the page that an output shows; ok is false for lists, feeds and
// the like.
func (c *Compiled) PageAt(path string) (Page, bool) {
	if c.site == nil {
		return Page{}, false
	}
	job := c.job(path)
	if job == nil || job.Page == nil {
		return Page{}, false
	}
	return c.describe(job.Page), true
}

// PageOf returns the page of a source file.
func (c *Compiled) PageOf(source string) (Page, bool) {
	if c.sketch != nil {
		c = c.sketch.latest()
	}
	if c.site == nil {
		return Page{}, false
	}
	all := c.site.Sources()
	i, found := slices.BinarySearchFunc(all, source, func(p *site.Page, s string) int { return strings.Compare(p.Doc.Path, s) })
	if !found {
		return Page{}, false
	}
	return c.describe(all[i]), true
}

func (c *Compiled) describe(p *site.Page) Page {
	words := c.words(p.Doc.Path)
	out := Page{Source: p.Doc.Path, Title: p.Title, Address: p.URL.Encode(), Due: dueText(p.Due), Words: words, Minutes: plan.Minutes(words)}
	if p.Status != site.Published {
		out.Status = p.Status.String()
	}
	out.Reviewed = !c.config.Review.Required
	out.Stale = c.readings.isStale(p.Doc.Path)
	return out
}

// words counts the words of a page.
func (c *Compiled) words(file string) int {
	if r := c.readings.find(file); r != nil && r.body != nil {
		return r.body.Words
	}
	return 0
}
