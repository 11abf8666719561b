package site

import (
	"cmp"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// resolver carries what the steps of one call of Resolve share.
type resolver struct {
	in    Input
	site  *Site
	diags diag.List
	order *order
	today law.Date

	documents []*doc.Document                       // sorted by path; the home page's is among them
	channels  map[string]*Channel                   // by folder
	pages     []*Page                               // published pages and channels, by document
	left      map[string]Unpublished                // unpublished sources, by path
	assets    map[string]*Asset                     // published files, by path
	works     map[string]*Work                      // by folded titles and short names; complete before citations are looked up
	cites     map[string]*cited                     // by the names in citations
	lastCited *cited                                // the last one that was looked up
	titles    *diag.Candidates                      // folded titles of the works; nil = not needed yet
	written   *diag.Candidates                      // the titles of the works as written; nil = not needed yet
	scratch   []Target                              // of the current page
	blanks    []Page                                // for pages to come
	old       []*doc.Document                       // pages dated before there were websites
	wanted    map[string]bool                       // files that pages refer to, including unusable ones
	byAddress map[string]Target                     // pages by the paths of their files; nil = not needed yet
	became    map[*Work]map[law.Number][]law.Number // what the articles of repealed works became
	consumed  map[string]bool                       // sources that belong to works
	names     *names
	folders   map[string]string // address of a folder, by folder
}

// Resolve makes a site of all documents. It is total: what is wrong is reported
// and left out, the rest is kept.
func Resolve(in Input) (*Site, diag.List) {
	if in.Settings.Zone == nil {
		in.Settings.Zone = time.UTC
	}
	if in.Settings.Lists.Size == 0 {
		in.Settings.Lists.Size = batchSize
	}
	r := &resolver{
		in:       in,
		today:    law.DateOf(in.Now.In(in.Settings.Zone)),
		site:     &Site{Settings: in.Settings},
		order:    newOrder(in.Settings.Language),
		channels: map[string]*Channel{},
		left:     map[string]Unpublished{},
		assets:   map[string]*Asset{},
		folders:  map[string]string{Content: "/"},
		works:    map[string]*Work{},
		cites:    map[string]*cited{},
		became:   map[*Work]map[law.Number][]law.Number{},
		consumed: map[string]bool{},
		wanted:   map[string]bool{},
	}
	r.site.Until = midnight(in.Now.In(in.Settings.Zone)) // dates of statutes are days
	r.sortDocuments()

	r.makeChannels()
	r.makeWorks()
	r.makePages()
	r.arrangeChannels()
	r.listSources()
	r.makeFacets()
	r.makeMenu()
	r.makeHome()
	r.makeSteps()
	r.makeTopics()
	r.makeNotices()
	r.readEditions()
	r.followReferences()
	r.reportUnknowns()
	r.makeRedirects()
	if in.Only == nil {
		r.checkAddresses()
		r.checkNames()
		r.reportStray()
		r.reportCopies()
		r.reportOld()
		r.diags.Sort()
	}
	return r.site, r.diags
}

// status tells whether a document is published, and until when that is so.
func (r *resolver) status(d *doc.Document, draft bool) (Status, time.Time) {
	zone := r.in.Settings.Zone
	if draft {
		return Draft, time.Time{}
	}
	if !d.Meta.Expires.IsZero() {
		if end := r.end(d.Meta.Expires); !end.After(r.in.Now) {
			return Expired, end
		}
	}
	if !d.Meta.Date.IsZero() {
		if at := d.Meta.Date.In(zone); at.After(r.in.Now) {
			return Scheduled, at
		}
	}
	if !d.Meta.Expires.IsZero() {
		return Published, r.end(d.Meta.Expires)
	}
	return Published, time.Time{}
}

// end returns the moment at which a page expires: after the whole day if only a
// date is given.
func (r *resolver) end(w doc.When) time.Time {
	t := w.In(r.in.Settings.Zone)
	if w.DateOnly {
		return t.AddDate(0, 0, 1)
	}
	return t
}

// admit decides whether a page is part of the site, and records why not.
func (r *resolver) admit(p *Page) bool {
	if p.Status != Expired && p.Status != Draft && !p.Due.IsZero() {
		r.changesAt(p.Due)
	}
	if p.Status == Published {
		return true
	}
	u := Unpublished{Path: p.Doc.Path, Title: p.Title, Status: p.Status, Due: p.Due, Inherited: p.Status == Draft && p.Doc.Meta.Draft == nil}
	r.site.Unpublished = append(r.site.Unpublished, u)
	if r.in.Preview {
		return true
	}
	r.left[p.Doc.Path] = u
	return false
}

// newPage fills in what a page and a channel's own page have in common.
func (r *resolver) newPage(d *doc.Document, cascade doc.Cascade, parent *Channel) *Page {
	m := &d.Meta
	p := r.blank()
	*p = Page{
		Doc:     d,
		Title:   strings.TrimSpace(m.Title),
		Summary: cmp.Or(m.Summary, d.Lead),
		Author:  cmp.Or(m.Author, cascade.Author),
		Source:  cmp.Or(m.Source, cascade.Source),
		Channel: parent,
		weight:  m.Weight,
		below:   d.Below,
	}
	draft := m.Draft
	if draft == nil {
		draft = cascade.Draft
	}
	p.Status, p.Due = r.status(d, draft != nil && *draft)
	if own := p.Due; p.Status != Expired && !own.IsZero() && own.Before(r.site.Until) {
		r.site.Until = own // even if its channel is not published
	}
	if parent != nil && parent.Page.Status != Published && p.Status == Published {
		p.Status, p.Due = parent.Page.Status, parent.Page.Due // nothing links to pages below an unpublished channel
	}
	zone := r.in.Settings.Zone
	if !m.Date.IsZero() {
		p.Published = m.Date.In(zone)
		p.Updated = p.Published
	}
	if !m.Expires.IsZero() && !m.Date.IsZero() && !r.end(m.Expires).After(p.Published) {
		r.diags.Add("site/expires-before-date", d.KeySpan("expires"), m.Expires.In(zone).Format(time.DateOnly), p.Published.Format(time.DateOnly))
	}
	if !m.Updated.IsZero() {
		if u := m.Updated.In(zone); u.After(p.Updated) {
			p.Updated = u
		} else if u.Before(p.Published) && !sameDay(u, p.Published) {
			r.diags.Add("site/updated-before-date", d.KeySpan("updated"), u.Format(time.DateOnly), p.Published.Format(time.DateOnly))
		}
	}
	if r.in.Only == nil {
		r.checkDates(d)
		r.checkFacts(d)
	}
	return p
}

// blank returns memory for a page. There are many, so they are made in groups.
func (r *resolver) blank() *Page {
	if len(r.blanks) == 0 {
		r.blanks = make([]Page, 32)
	}
	p := &r.blanks[0]
	r.blanks = r.blanks[1:]
	return p
}

// midnight returns the end of a day.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day()+1, 0, 0, 0, 0, t.Location())
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }
