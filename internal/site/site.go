// Package site knows all documents at once: their addresses, channels, tags and
// order, the target of each reference, and what is published on the day.
//
// [Resolve] is the entry point: a pure function from documents, settings and
// the moment of the build to a [Site]. It reports every conflict and every dead
// reference and still returns a site that can be shown. A Site never changes
// afterwards. Use [URL] and [Settings.Link] for every address; no other code
// makes one.
//
// The package knows no templates and no disk.
package site

import (
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Input is everything that resolving may depend on.
type Input struct {
	Settings  Settings
	Documents []*doc.Document // in any order
	Files     []File          // everything else below content/, in any order
	Static    []string        // slash paths of files published unchanged, relative to the site's root
	Now       time.Time       // pages with a later date are not published yet
	Preview   bool            // drafts, scheduled and expired pages are included and marked

	// Only, if not nil, limits the documents whose references are followed, so
	// that some pages are ready sooner. Other pages have no targets; published
	// files and citing pages are known only in part, and little is reported.
	Only func(*doc.Document) bool
}

// Settings are the settings of config.toml that resolving needs.
type Settings struct {
	Title    string
	BaseURL  string // absolute, ends with "/"; "" = unknown, so there are no permalinks
	Language string
	Zone     *time.Location
	Articles bool   // each article of a statute has a page
	Folders  bool   // addresses = "folder": …/name/index.html instead of …/name.html
	Base     string // links = "rooted": the path that every link begins with, "/pufa/"; "" = links are relative to their page
	Menu     []MenuItem
	Notices  []NoticeSetting
	Lists    Lists
	Feeds    Feeds
	Facets   []FacetSetting // in addition to tags, unless those are among them
	Kinds    []Kind         // of pages; guides are always included
}

// Lists tells how lists are cut into batches.
type Lists struct {
	Size      int  // pages of a batch; 0 = 20
	FromFront bool // batches are counted from the front, at …/page/2; else from the oldest, at …/list/1
}

// Feeds holds the file names of feeds; "" = no feed of this format.
type Feeds struct {
	Atom, JSON, RSS string
	Below           bool // a channel's feeds include the pages of the channels below
}

// FacetSetting is a configured way to group pages.
type FacetSetting struct {
	Key    string // in the front matter; also the folder of its addresses
	Title  string
	Menu   string // title of its list in the main menu; "" = not in the menu
	ByCode bool   // tags in the order of code points, not of their reading
}

// MenuItem is one entry of the main menu as configured.
type MenuItem struct {
	Title string // "" = the page's title
	Page  string // source path below content/
	Span  diag.Span
}

// NoticeSetting is an announcement as configured.
type NoticeSetting struct {
	Text        string
	Link        string // source path below content/, or an address with http or https; "" = none
	From, Until doc.When
	Span        diag.Span // of the link
}

// File is a file below content/ that is not a page.
type File struct {
	Path          string // "content/zhinan/photo.jpg"
	Width, Height int    // of a picture, upright, in pixels; 0 = no picture
	Widths        []int  // widths of the smaller variants offered, ascending
	Flaw          string // code of the finding for a file that cannot be published; "" = none
}

// Site is a resolved site.
type Site struct {
	Settings
	Home        *Channel
	Channels    []*Channel // all channels: home first, parents before children, in menu order
	Pages       []*Page    // published pages that are not channels, by source path
	Latest      []*Page    // the same, newest first
	Facets      []*Facet   // ways to group pages, tags first unless configured otherwise
	Files       []*Asset   // files that a published page refers to, by path
	Redirects   []Redirect // by path
	Works       []*Work    // statutes, by source path
	Menu        []Entry    // main menu, in order
	Notices     []Notice   // announcements shown now
	Tasks       []Entry    // the most common questions, for the home page
	Topics      []*Page    // topics with a strip on the home page now, by their days
	Unpublished []Unpublished
	NextDue     time.Time // when the next page appears or expires; zero = none
	Until       time.Time // from then on the same input may make another site: a page appears or expires, or the day ends

	sources []*Page
	hidden  []*Page // notes: they have references but no address of their own
}

// Sources returns all pages, including those of channels, by source path. A
// home page without a file is among them.
func (s *Site) Sources() []*Page { return s.sources }

// Page is a published page made from a source file.
type Page struct {
	Doc       *doc.Document
	Type      string // "guide", "faq" …; "channel" and "home" for _index.md
	URL       URL
	Title     string
	Summary   string
	Author    string
	Source    string
	Channel   *Channel // the channel that lists it; for a channel's own page the parent; nil for the home page
	Status    Status
	Due       time.Time // when Status ends; zero = unknown
	Published time.Time // zero = no date
	Updated   time.Time // never before Published; zero = no date
	Tags      []*Tag    // of all facets, in their order
	Previous  *Page
	Next      *Page
	Targets   []Target // one for each of Doc.Refs; nil = none leads anywhere
	Image     *Asset   // nil = none
	Step      StepOf   // of a process
	Topic     *Topic   // nil except on topics
	Work      *Work    // the statute it shows, or nil

	rank int // in Site.Latest; for pages that are not channels

	// Doc.Meta.Weight and Doc.Below. They are asked for often, and a document is seldom in
	// the processor's caches.
	weight int
	below  []string
}

// Target returns the target of a reference of the page.
func (p *Page) Target(ref int) Target {
	if p.Targets == nil {
		return Target{}
	}
	return p.Targets[ref]
}

// Channel is a 栏目: a folder with an _index.md. The home page is the channel
// that contains all others.
type Channel struct {
	Page     *Page // its own page
	Dir      string
	Parent   *Channel // nil for the home page
	Children []*Channel
	Pages    []*Page // directly in it, in list order
	Total    int     // pages in it and below it
	Latest   []*Page // in it and below it, newest first, at most feedSize
	Type     string  // ColumnType
	Keywords []string
	Batches  []Batch
	Groups   []Group // the parts of the list, which is then one batch; nil = not divided
	Feeds    []Feed
	News     []*Page // the pages of its feeds, newest first

	cascade doc.Cascade
}

// Feed is one file with a channel's newest pages.
type Feed struct {
	Kind FeedKind
	URL  URL
}

// FeedKind is a format of feeds, named by what writes it.
type FeedKind string

const (
	Atom     FeedKind = "feed.xml"
	JSONFeed FeedKind = "feed.json"
	RSS      FeedKind = "rss.xml"
)

// Facet is one way to group pages: by tags, by subject, by year.
type Facet struct {
	FacetSetting
	Tags []*Tag // in reading order
	List *Page  // represents the list of tags in the trail and the menu; it has no source

	own int // index in Meta.Facets; -1 = the facet of tags
}

// Builtin reports whether this is the facet of tags, which every site has.
func (f *Facet) Builtin() bool { return f.own < 0 }

// Tag is a 标签 of any facet, with its pages, newest first.
type Tag struct {
	Facet   *Facet
	Name    string
	Pages   []*Page
	Batches []Batch

	key []byte // sort key; nil where names are compared directly
}

// URL returns the address of the tag's first batch.
func (t *Tag) URL() URL { return t.Batches[0].URL }

// Asset is a published file from content/.
type Asset struct {
	File
	URL      URL
	Variants []Variant // ascending by width
}

// Variant is a smaller copy of a picture.
type Variant struct {
	Width, Height int
	URL           URL
}

// Entry is a page with its title in the menu or on the home page.
type Entry struct {
	Title  string
	Answer string // the short answer of a task; "" in menus
	Icon   string // of a task
	Page   *Page
}

// Notice is an announcement (紧急通知) on every page.
type Notice struct {
	Text     string
	Page     *Page  // its link; nil = none on this site
	External string // address of another site, as written
}

// Redirect leads from an old address to a page.
type Redirect struct {
	From  URL
	Query string // percent-encoded, without "?": no file has such an address, so only a web server can redirect it
	To    *Page

	key string // of the alias in front matter
}

// Target is what a reference leads to. At most one of Page, Asset, URL and
// External is set. If none is, the reference leads nowhere and was reported or,
// with a Fragment, stays on the page.
type Target struct {
	Page     *Page
	Asset    *Asset
	URL      URL    // a page without a source, such as that of an article
	External string // an address with a scheme, as written
	Fragment string
	Work     *Work   // of a citation: the statute; nil = the site lacks it
	Quote    string  // of a citation: the words of the provision; "" = the site lacks the text
	Quoted   *Quoted // of ::: law and ::: quote only; nil if the words were not found
}

// Unpublished is a page that is left out, with the reason.
type Unpublished struct {
	Path, Title string
	Status      Status
	Due         time.Time // when that ends; zero = unknown
	Inherited   bool      // a channel above is a draft, not the file itself
}

// Status tells whether a page is published at the moment of the build.
type Status int

const (
	Published Status = iota
	Draft
	Scheduled
	Expired
)

func (s Status) String() string {
	return [...]string{"published", "draft", "scheduled", "expired"}[s]
}
