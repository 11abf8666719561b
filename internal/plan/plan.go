// Package plan decides which files a site has and makes their views. Use [Make]; the
// functions that take a [Planner] are entries of the table in package kind. No other
// package sees both [site] and [view]: everything that a template may show is copied into
// flat data here.
//
// A [Job] makes its view on demand, so that a build does not hold all pages at once and a
// preview makes only requested pages. Making a view is pure: the same job always gives
// the same view, from any goroutine. That is why a preview equals a build.
//
// The package runs no template and reads no file.
package plan

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"pufa/internal/doc"
	"pufa/internal/report"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Options are settings and data for pages, besides the site's content.
type Options struct {
	Phase         string // a line at the top of each page; "" = none
	Organization  Organization
	Accessibility Accessibility
	Glossary      bool // the first use of a glossary word on a page is marked
	Government    view.Government
	Params        []view.Param
	Holidays      []doc.Holidays // days off of known years, shared by all pages
	Search        Search
	Latest        int             // number of new pages on the home page
	Static        []string        // files of static/, by path below it, which are copied unchanged
	Lacks         []string        // templates in [Optional] that the theme lacks
	Kinds         map[string]Kind // of pages, by their type in front matter
	Plain         bool            // each body is put together in new memory
}

// Bodies gives access to the bodies of pages.
type Bodies interface {
	// Body returns the body for the document with a path; the zero Body for a document
	// without a file. It must be safe for concurrent use. Its error becomes that of
	// [Job.View].
	Body(path string) (*doc.Body, error)
}

// Optional are the templates that a theme may lack. Their pages are then not planned, and
// nothing links to them.
var Optional = []string{"tags", "tag", "sitemap", "accessibility", "404", "search", "az", "partials/header", "partials/footer", "partials/contact"}

// Needed are the templates that every theme must have.
var Needed = []string{"home", "channel", "guide"}

// Plan is everything that will be published, except the theme's assets.
type Plan struct {
	Fragments []Fragment // rendered before the jobs
	Jobs      []Job      // sorted by path

	maker *Planner
}

// Job is one output file: a page if Template is set, else a copy of a source.
type Job struct {
	Path     string     // slash path below the output folder
	Template string     // name of the template or of the built-in writer
	Page     *site.Page // the page it shows; nil for lists, feeds and copies
	Copy     Copy

	// Gathers means that the view depends on bodies that it does not ask for (see
	// [Kind]).
	Gathers bool

	maker *Planner
	view  func(*Planner) any // nil = that of Page
}

// View makes the job's view. Its error comes from the bodies.
func (j *Job) View(b Bodies) (any, error) {
	m := Planner{common: j.maker.common, bodies: b}
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
	Picture bool   // to be made upright, without metadata, and no wider than Width
	Width   int    // in pixels; 0 = that of the source, up to picture.MaxWidth
}

// Planner makes views. Each view is made by a Planner of its own.
type Planner struct {
	*common

	// State of the view being made:
	bodies     Bodies
	opened     *site.Page // the page that was opened last; nil = none
	openedBody *doc.Body
	err        error           // the first error of bodies
	met        map[string]bool // glossary words already marked
}

// common is what views have in common. It does not change after [Make].
type common struct {
	site       *site.Site
	options    Options
	about      *site.Page
	locale     string // the language as Open Graph writes it
	fragments  map[fragmentKey]fragments
	inMenu     map[*site.Page]int // entry of the menu
	glossaries []*site.Page       // published glossary pages
	lists      *sync.Map          // their words: *doc.Body → *glossary.List
	reports    func() []report.Series
	jobs       []Job // while planning
}

// Make plans a site.
func Make(s *site.Site, o Options) *Plan {
	m := &Planner{common: &common{site: s, options: o, fragments: map[fragmentKey]fragments{}, inMenu: map[*site.Page]int{}, lists: &sync.Map{},
		reports: sync.OnceValue(func() []report.Series { return report.All(s) })}}
	m.locale = strings.ReplaceAll(s.Language, "-", "_")
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
	m.jobs = make([]Job, 0, len(s.Pages)+len(s.Pages)/2) // about as many
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

	plan := &Plan{Jobs: sorted(m.jobs), maker: m}
	m.jobs = nil // not needed for views
	for _, f := range m.fragments {
		plan.Fragments = append(plan.Fragments, f.header, f.footer, f.contact)
	}
	plan.Fragments = slices.DeleteFunc(plan.Fragments, func(f Fragment) bool { return f.Name == "" })
	slices.SortFunc(plan.Fragments, func(a, b Fragment) int { return cmp.Compare(a.Name, b.Name) })
	plan.Fragments = slices.CompactFunc(plan.Fragments, func(a, b Fragment) bool { return a.Name == b.Name })
	return plan
}

// sorted returns jobs by path; those of one path stay in their order.
func sorted(jobs []Job) []Job {
	order := make([]*Job, len(jobs)) // quicker to move about than jobs
	for i := range jobs {
		order[i] = &jobs[i]
	}
	slices.SortStableFunc(order, func(a, b *Job) int { return cmp.Compare(a.Path, b.Path) })
	out := make([]Job, len(jobs))
	for i, j := range order {
		out[i] = *j
	}
	return out
}

// linker returns a function that writes addresses for the page at from.
func (m *Planner) linker(from site.URL) func(site.URL) string {
	return func(to site.URL) string { return m.site.Link(from, to) }
}

// open returns the body of a page. If it cannot be read, open returns the zero Body and
// the view fails in the end.
func (m *Planner) open(p *site.Page) *doc.Body {
	if m.opened == p { // the frame and the text need it
		return m.openedBody
	}
	b, err := m.bodies.Body(p.Doc.Path)
	if err != nil {
		if m.err == nil {
			m.err = err
		}
		return &doc.Body{}
	}
	m.opened, m.openedBody = p, b
	return b
}

// makes reports whether the theme has a template.
func (m *Planner) makes(template string) bool { return !slices.Contains(m.options.Lacks, template) }

// page adds a job whose view is made by view. The job counts as gathering from other
// bodies, which is slow at the start of a preview but always right.
func (m *Planner) page(url site.URL, template string, p *site.Page, view func(*Planner) any) {
	m.add(url, Job{Template: template, Page: p, Gathers: true, maker: m, view: view})
}

// early is page for a view that depends on other pages only by their front matter and on
// the bodies that it asks for.
func (m *Planner) early(url site.URL, template string, p *site.Page, view func(*Planner) any) {
	m.add(url, Job{Template: template, Page: p, maker: m, view: view})
}

// add adds a job for the file at url.
func (m *Planner) add(url site.URL, j Job) {
	j.Path = url.File()
	m.jobs = append(m.jobs, j)
}

// planFiles plans copies of the pictures and documents that pages refer to, and of
// static/.
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
