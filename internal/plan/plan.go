// Package plan decides which files a site has and fills their views. [Make] is
// the one way in. It is the only package that sees both [site] and [view]: what a
// template may show goes through here, copied into flat data.
//
// A [Job] makes its view when it is asked to, so that a build need not hold all
// pages at once and a preview makes only what is looked at. Making a view is
// pure: the same job gives the same view every time, from any goroutine.
//
// The package runs no template and reads no file.
package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"sync"

	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Options are what pages show beside the site's content.
type Options struct {
	Phase         string // a line at the head of each page; "" = none
	Organization  Organization
	Accessibility Accessibility
	Glossary      bool // words of the glossary are marked where a page uses them first
	Government    view.Government
	Params        []view.Param
	Holidays      []doc.Holidays // days off of the years that are known to everybody
	Search        Search
	Latest        int             // new pages that the home page lists
	Static        []string        // files of static/, by their paths below it, which are copied as they are
	Lacks         []string        // those of [Optional] that the theme has no template for
	Kinds         map[string]Kind // of pages, by their type in front matter
}

// Bodies knows what pages show of their files.
type Bodies interface {
	// Body returns the body that belongs to the document of a path; the zero Body
	// for one that no file was written for. It is called from any goroutine. Its
	// error, that the body cannot be had, becomes that of [Job.View].
	Body(path string) (*doc.Body, error)
}

// Optional are the templates that a theme may do without. What they would make is
// then not planned, and nothing leads there.
var Optional = []string{"tags", "tag", "sitemap", "accessibility", "404", "search", "az", "partials/header", "partials/footer", "partials/contact"}

// Needed are the templates without which there is no site.
var Needed = []string{"home", "channel", "guide"}

// Plan is all that will be published, but for the theme's own assets.
type Plan struct {
	Fragments []Fragment // rendered before the jobs
	Jobs      []Job      // sorted by path

	maker *Planner
}

// Fragment is a part that many pages share.
type Fragment struct {
	Name     view.Fragment
	Template string
	View     any
}

// Job is one output file: a page, when Template is set, else a copy of a source.
type Job struct {
	Path     string     // slash path below the output folder
	Template string     // name of the template or of the built-in writer
	Page     *site.Page // the page it shows; nil for lists, feeds and copies
	Copy     Copy

	// Gathers: the view holds what bodies say that it does not ask for (see [Kind]).
	Gathers bool

	maker *Planner
	view  func(*Planner) any // nil = that of Page
}

// View makes the job's view. The error is that of the bodies.
func (j *Job) View(b Bodies) (any, error) {
	m := *j.maker
	m.bodies = b
	view := j.view
	if view == nil {
		view = func(m *Planner) any { return m.pageView(j.Page) }
	}
	v := view(&m)
	return v, m.err
}

// Copy says which source file becomes the output.
type Copy struct {
	Source  string // "content/zhinan/photo.jpg"
	Picture bool   // made upright, without metadata, and no wider than Width
	Width   int    // in pixels; 0 = the source's own, up to what is sensible
}

// Planner carries what views have in common. Each view is made by a copy, of which
// only the last fields are changed after [Make].
type Planner struct {
	site       *site.Site
	options    Options
	about      *site.Page
	fragments  map[fragmentKey]fragments
	inMenu     map[*site.Page]int // entry of the menu
	glossaries []*site.Page       // that are out
	lists      *sync.Map          // of their words: *doc.Body → *glossary.List
	jobs       []Job              // while planning

	// Of the view that is being made:
	bodies Bodies
	err    error           // the first body that could not be had
	met    map[string]bool // words of the glossary that it has marked
}

// fragmentKey tells pages apart whose shared parts differ: by their depth, since
// links are relative, and by the menu entry they stand under (-1 = none).
type fragmentKey struct {
	root    string
	current int
}

// fragments are the parts that pages share.
type fragments struct{ header, footer, contact Fragment }

// Make plans a site.
func Make(s *site.Site, o Options) *Plan {
	m := &Planner{site: s, options: o, fragments: map[fragmentKey]fragments{}, inMenu: map[*site.Page]int{}, lists: &sync.Map{}}
	for i, e := range s.Menu {
		if _, twice := m.inMenu[e.Page]; !twice {
			m.inMenu[e.Page] = i
		}
	}
	for _, p := range s.Pages {
		if d := p.Doc.Path; d == site.Content+"/about.md" || d == site.Content+"/guanyu.md" {
			m.about = p
		}
	}
	for _, p := range s.Pages {
		if o.Kinds[p.Type].Words && public(p) {
			m.glossaries = append(m.glossaries, p)
		}
	}
	m.planHome()
	for _, c := range s.Channels {
		if c.Parent != nil {
			m.planChannel(c)
		}
	}
	for _, p := range s.Pages {
		m.planPage(p)
	}
	for _, f := range s.Facets {
		m.planFacet(f)
	}
	if m.makes("sitemap") {
		m.planSiteMap()
	}
	if m.makes("accessibility") {
		m.planAccessibility()
	}
	if m.makes("404") {
		m.planNotFound()
	}
	if m.searches() {
		m.planSearch()
	}
	m.planRedirects()
	m.planFeeds()
	m.planFiles()

	plan := &Plan{Jobs: m.jobs, maker: m}
	m.jobs = nil // views need none of them
	slices.SortStableFunc(plan.Jobs, func(a, b Job) int { return cmp.Compare(a.Path, b.Path) })
	for _, f := range m.fragments {
		plan.Fragments = append(plan.Fragments, f.header, f.footer, f.contact)
	}
	plan.Fragments = slices.DeleteFunc(plan.Fragments, func(f Fragment) bool { return f.Name == "" })
	slices.SortFunc(plan.Fragments, func(a, b Fragment) int { return cmp.Compare(a.Name, b.Name) })
	plan.Fragments = slices.CompactFunc(plan.Fragments, func(a, b Fragment) bool { return a.Name == b.Name })
	return plan
}

// linker returns what writes addresses on the page at from.
func (m *Planner) linker(from site.URL) func(site.URL) string {
	return func(to site.URL) string { return m.site.Link(from, to) }
}

// open returns the body of a page, the zero Body where it cannot be had: then the
// view fails, once it is made.
func (m *Planner) open(p *site.Page) *doc.Body {
	b, err := m.bodies.Body(p.Doc.Path)
	if err != nil {
		if m.err == nil {
			m.err = err
		}
		return &doc.Body{}
	}
	return b
}

// makes reports whether the theme has a template.
func (m *Planner) makes(template string) bool { return !slices.Contains(m.options.Lacks, template) }

// page adds a job whose view is made by view. It is taken to gather from bodies that it
// does not ask for: slow in a preview that has just begun, and right.
func (m *Planner) page(url site.URL, template string, p *site.Page, view func(*Planner) any) {
	m.add(url, Job{Template: template, Page: p, Gathers: true, maker: m, view: view})
}

// early adds a job as page does, for a view that shows of other pages only what their
// front matter says, and of bodies those that it asks for.
func (m *Planner) early(url site.URL, template string, p *site.Page, view func(*Planner) any) {
	m.add(url, Job{Template: template, Page: p, maker: m, view: view})
}

// add adds a job for the file at url.
func (m *Planner) add(url site.URL, j Job) {
	j.Path = url.File()
	m.jobs = append(m.jobs, j)
}

// planFiles copies the pictures and documents that pages refer to, and static/.
func (m *Planner) planFiles() {
	for _, a := range m.site.Files {
		m.add(a.URL, Job{Copy: Copy{Source: a.Path, Picture: a.Width > 0}})
		for _, v := range a.Variants {
			m.add(v.URL, Job{Copy: Copy{Source: a.Path, Picture: true, Width: v.Width}})
		}
	}
	for _, name := range m.options.Static {
		m.add(site.URL("/"+name), Job{Copy: Copy{Source: "static/" + name}})
	}
}

// fragment names a shared part by its template and its view.
func fragment(template string, v any) Fragment {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // views are flat data; json can write them
	}
	sum := sha256.Sum256(append([]byte(template+"\x00"), data...))
	return Fragment{Name: view.Fragment(hex.EncodeToString(sum[:8])), Template: template, View: v}
}

// shared returns the header and footer for pages of one depth under one menu
// entry. It is called while planning only; views read the map and never add.
func (m *Planner) shared(k fragmentKey) fragments {
	if f, ok := m.fragments[k]; ok {
		return f
	}
	var f fragments
	if m.makes("partials/header") {
		f.header = fragment("partials/header", m.header(k))
	}
	if m.makes("partials/footer") {
		f.footer = fragment("partials/footer", m.footer(k))
	}
	if o := m.organization(); m.makes("partials/contact") && len(o.Contacts) > 0 {
		f.contact = fragment("partials/contact", view.ContactBox{Lang: m.site.Language, Organization: o})
	}
	m.fragments[k] = f
	return f
}

func (m *Planner) header(k fragmentKey) view.Header {
	h := view.Header{
		Lang:      m.site.Language,
		Root:      k.root,
		HomeURL:   site.Rooted(k.root, m.site.Home.Page.URL),
		SiteTitle: m.site.Title,
		Organiser: m.options.Organization.Name,
		Phase:     m.phase(k),
		Search:    m.field(k.root),
		Params:    m.options.Params,
	}
	for _, n := range m.site.Notices {
		v := view.Notification{Text: n.Text, URL: external(n.External)}
		if n.Page != nil {
			v.URL = site.Rooted(k.root, n.Page.URL)
		}
		h.Notices = append(h.Notices, v)
	}
	for i, e := range m.site.Menu {
		if e.Page.Doc == nil && !m.makes("tags") {
			continue
		}
		h.Menu = append(h.Menu, view.MenuEntry{Title: e.Title, URL: site.Rooted(k.root, e.Page.URL), Current: i == k.current})
	}
	return h
}

func (m *Planner) footer(k fragmentKey) view.Footer {
	f := view.Footer{
		Lang:         m.site.Language,
		Root:         k.root,
		SiteTitle:    m.site.Title,
		Organization: m.organization(),
		Government:   m.options.Government,
		Params:       m.options.Params,
	}
	if m.makes("sitemap") {
		f.SiteMapURL = site.Rooted(k.root, m.site.SiteMapURL())
	}
	if m.makes("accessibility") {
		f.AccessibilityURL = site.Rooted(k.root, m.site.AccessibilityURL())
	}
	if feeds := m.site.Home.Feeds; len(feeds) > 0 && m.site.BaseURL != "" {
		f.FeedURL = site.Rooted(k.root, feeds[0].URL)
	}
	if m.about != nil {
		f.AboutURL = site.Rooted(k.root, m.about.URL)
	}
	return f
}

// menuEntry returns the index of the menu entry that a page stands under: its
// own, or that of the nearest channel above; -1 when there is none.
func (m *Planner) menuEntry(p *site.Page) int {
	for p != nil && p.Channel != nil {
		if i, there := m.inMenu[p]; there {
			return i
		}
		p = p.Channel.Page
	}
	return -1
}
