// Package site knows all documents at once: their addresses, channels, tags and
// order, what each reference leads to, and what is published on the day.
//
// [Resolve] is the one way in: a pure function from documents, settings and the
// moment of the build to a [Site]. It reports every conflict and every dead
// reference and still returns a site that can be looked at. A Site is never
// changed afterwards. Use [URL] and [Settings.Link] for every address that
// is written anywhere; nothing else makes one.
//
// It knows no templates, no HTML and no disk.
package site

import (
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Input is all that resolving may depend on.
type Input struct {
	Settings  Settings
	Documents []*doc.Document // in any order
	Files     []File          // everything else below content/, in any order
	Static    []string        // slash paths that are published as they are, relative to the site's root
	Now       time.Time       // what is dated later is not published yet
	Preview   bool            // drafts, scheduled and expired pages are shown, marked

	// Only, unless nil, limits whose references are followed, so that some pages are
	// known sooner. Other pages have no targets; which files are published and who
	// cites a statute is known in part, and little is reported.
	Only func(*doc.Document) bool
}

// Settings are the few things of config.toml that resolving needs.
type Settings struct {
	Title    string
	BaseURL  string // absolute, ends with "/"; "" = unknown, and there are no permalinks
	Language string
	Zone     *time.Location
	Articles bool   // a page for each article of a statute
	Folders  bool   // addresses = "folder": …/name/index.html instead of …/name.html
	Base     string // links = "rooted": the path that every link begins with, "/pufa/"; "" = links are relative to their page
	Menu     []MenuItem
	Notices  []NoticeSetting
	Lists    Lists
	Feeds    Feeds
	Facets   []FacetSetting // beside tags, unless they stand among them
	Kinds    []Kind         // of pages; guides are always known
}

// Lists says how lists are cut into batches.
type Lists struct {
	Size      int  // pages of a batch; 0 = 20
	FromFront bool // batches are counted from the front, at …/page/2; else from the oldest, at …/list/1
}

// Feeds holds the file names of feeds; "" = none of the kind.
type Feeds struct {
	Atom, JSON, RSS string
	Below           bool // a channel's feeds also hold what the channels below it have
}

// FacetSetting is a way to sort pages as configured.
type FacetSetting struct {
	Key    string // of front matter, and the folder of its addresses
	Title  string
	Menu   string // under which name its list stands in the main menu; "" = not there
	ByCode bool   // tags in the order of code points, not of reading
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

// File is something below content/ that is no page.
type File struct {
	Path          string // "content/zhinan/photo.jpg"
	Width, Height int    // of a picture, upright, in pixels; 0 = no picture
	Widths        []int  // widths of the smaller variants that are offered, ascending
	Flaw          string // code of the finding for a file that cannot be published; "" = none
}

// Site is a resolved site.
type Site struct {
	Settings
	Home        *Channel
	Channels    []*Channel // all of them, home first, parents before children, in menu order
	Pages       []*Page    // published pages that are no channel, in order of their sources' paths
	Latest      []*Page    // the same, newest first
	Facets      []*Facet   // ways to sort pages, tags first unless configured otherwise
	Files       []*Asset   // files that a published page refers to, by path
	Redirects   []Redirect // by path
	Works       []*Work    // statutes, in order of their sources' paths
	Menu        []Entry    // main menu, in order
	Notices     []Notice   // announcements that are shown now
	Tasks       []Entry    // what people ask most, for the home page
	Topics      []*Page    // topics that have a strip on the home page now, by their days
	Unpublished []Unpublished
	NextDue     time.Time // when the next page appears or expires; zero = none
	Until       time.Time // from then on the same input may make another site: a page comes or goes, or the day is over

	sources []*Page
	hidden  []*Page // notes: they have references and no address of their own
}

// Sources returns all pages, channels' own included, in order of their sources'
// paths. An empty home page that no file was written for is among them.
func (s *Site) Sources() []*Page { return s.sources }

// Page is one published web page that was made from a source file.
type Page struct {
	Doc       *doc.Document
	Type      string // "guide", "faq" …; "channel" and "home" for _index.md
	URL       URL
	Title     string
	Summary   string
	Author    string
	Source    string
	Channel   *Channel // the channel it stands in; for a channel's own page its parent; nil for the home page
	Status    Status
	Due       time.Time // when Status ends; zero = not known
	Published time.Time // zero = no date given
	Updated   time.Time // never before Published; zero = no date given
	Tags      []*Tag    // of all facets, in their order
	Previous  *Page
	Next      *Page
	Targets   []Target // one for each of Doc.Refs; nil = none of them leads anywhere
	Image     *Asset   // nil = none
	Step      StepOf   // of a process
	Topic     *Topic   // what a topic shows today; nil on other pages
	Work      *Work    // the statute that it shows; nil on other pages

	rank int // in Site.Latest; of a page that is no channel
}

// Target returns what a reference of the page leads to.
func (p *Page) Target(ref int) Target {
	if p.Targets == nil {
		return Target{}
	}
	return p.Targets[ref]
}

// Channel is a 栏目: a folder with an _index.md. The home page is the channel
// that holds all others.
type Channel struct {
	Page     *Page // its own page
	Dir      string
	Parent   *Channel // nil for the home page
	Children []*Channel
	Pages    []*Page // directly in it, in list order
	Total    int     // pages in it and below
	Latest   []*Page // in it and below, newest first, at most as many as a feed holds
	Type     string  // ColumnType
	Keywords []string
	Batches  []Batch
	Groups   []Group // how the list is divided; the list is then one batch; nil = it is not
	Feeds    []Feed
	News     []*Page // what its feeds hold, newest first

	cascade doc.Cascade
}

// Feed is one file that tells of a channel's newest pages.
type Feed struct {
	Kind FeedKind
	URL  URL
}

// FeedKind is a format of feeds, by the name of what writes it.
type FeedKind string

const (
	Atom     FeedKind = "feed.xml"
	JSONFeed FeedKind = "feed.json"
	RSS      FeedKind = "rss.xml"
)

// Facet is one way to sort pages: by tags, by subject, by year.
type Facet struct {
	FacetSetting
	Tags []*Tag // in reading order
	List *Page  // stands for the list of them in the trail and the menu; it has no source

	own int // index in Meta.Facets; -1 = these are the tags
}

// Builtin reports whether the facet is that of tags, which every site has.
func (f *Facet) Builtin() bool { return f.own < 0 }

// Tag is a 标签, of any facet, with its pages, newest first.
type Tag struct {
	Facet   *Facet
	Name    string
	Pages   []*Page
	Batches []Batch

	key []byte // sorts it; nil where names are compared as they are
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

// Entry is a page that the menu or the home page leads to, under a title of its
// own.
type Entry struct {
	Title  string
	Answer string // the short answer of a task; "" in menus
	Icon   string // of a task
	Page   *Page
}

// Notice is an announcement (紧急通知) on every page.
type Notice struct {
	Text     string
	Page     *Page  // where it leads; nil = nowhere on this site
	External string // an address elsewhere, as written
}

// Redirect leads from an old address to a page.
type Redirect struct {
	From  URL
	Query string // percent-encoded, without "?": no page stands there, and only a web server can lead on
	To    *Page

	key string // of the alias in front matter
}

// Target is what a reference leads to. At most one of Page, Asset, URL and
// External is set; none means that it leads nowhere and was reported, or, with a
// Fragment only, that it stays on the page.
type Target struct {
	Page     *Page
	Asset    *Asset
	URL      URL    // a page that has no source of its own, such as an article's
	External string // an address with a scheme, as written
	Fragment string
	Work     *Work   // of a citation: the statute; nil = the site lacks it
	Quote    string  // of a citation: the words of the provision; "" = the site has no text
	Quoted   *Quoted // of ::: law and ::: quote only; nil where the words were not found
}

// Unpublished is a page that is left out, and why.
type Unpublished struct {
	Path, Title string
	Status      Status
	Due         time.Time // when that ends; zero = not known
	Inherited   bool      // a draft because a channel above says so, not its own file
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
