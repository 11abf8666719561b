package view

import "html/template"

// Card is one page in a list.
type Card struct {
	Title, URL string
	Summary    string
	Date       string // "2026-11-16"; every listed item shows one
	DateTime   string // RFC 3339, for <time datetime>
	Type       string // "guide", "faq" …
	Channel    string // title of its channel; "" directly below the home page
	State      string // as Frame.State
	StateText  string // 草稿, 待发布, 已过期
	Law        string // for a statute that does not apply, its status as in Work.Status; "" for other pages
	LawText    string // 已废止 …
	Questions  []Link // the questions it answers, if people look for those
}

// Home is the view of "home": the site's first page.
type Home struct {
	Frame
	Lead         string
	Body         template.HTML
	Tasks        []Task
	Topics       []TopicStrip // topics with events around today
	Channels     []ChannelCard
	Latest       []Card // newest first
	Organization Organization
}

// Task is one of the frequent requests.
type Task struct {
	Title, URL, Answer string
	Icon               string // name of one of the theme's icons, such as "clock"; "" = none
}

// ChannelCard is a channel among others.
type ChannelCard struct {
	Title, URL, Summary string
	Count               int // pages in it and below
}

// Channel is the view of "channel": one batch of a channel's list. The first batch is at
// the channel's own address.
type Channel struct {
	Frame
	Body     template.HTML
	Children []ChannelCard
	Groups   []CardGroup // the list, if the author divided it into groups; then Cards is empty
	Cards    []Card
	List
}

// CardGroup is a part of a channel's list under a heading of its own. The last may have
// no title: it holds the pages in no group.
type CardGroup struct {
	ID, Title, Summary string
	Cards              []Card
}

// List is the position of a page in a long list. The list is cut into batches, whose
// addresses do not change when pages are added, unless config.toml says otherwise.
type List struct {
	Number, Count  int     // number of this batch, from 1, and of all batches
	Previous, Next string  // addresses of the batches beside it, "" at the ends
	Permalink      string  // full address of the first batch, and so of the list; "" without base_url
	Batches        []Batch // all batches of a short list; for a long one the ends and the neighbours; empty if there is only one batch
}

// Batch is one batch of a long list.
type Batch struct {
	Number  int // shown, from 1
	URL     string
	Current bool
	Gap     bool // numbers before it are omitted
}

// Tags is the view of "tags": all tags of a facet.
type Tags struct {
	Frame
	Tags []TagCard
}

// TagCard is a tag with the number of its pages.
type TagCard struct {
	Title, URL string // URL is "" if the theme has no lists of a tag's pages
	Count      int
}

// Tag is the view of "tag": one batch of a tag's pages.
type Tag struct {
	Frame
	Cards []Card
	List
}

// SiteMap is the view of "sitemap": every page for readers (网站地图).
type SiteMap struct {
	Frame
	Channels []SiteMapChannel
}

// SiteMapChannel is a channel with its pages. Depth is 0 for the top level.
type SiteMapChannel struct {
	Title, URL string
	Depth      int
	Pages      []Link
}

// Accessibility is the view of "accessibility": the accessibility statement, with whom to
// contact about problems (无障碍声明).
type Accessibility struct {
	Frame
	Organization Organization
	Checked      string   // the day on which somebody last tested the pages, "2026-11-01"; "" = not given
	Limits       []string // known limits
	HasSearch    bool
}

// NotFound is the view of "404". It may appear at any address, so it also has the full
// address of the home page.
type NotFound struct {
	Frame
	Base      string // the path under which the site is published, "/pufa/"; "" without base_url
	Permalink string // full address of the home page; "" without base_url
	Channels  []Link
}

// Redirect is the view of "redirect": an old address that leads to a new one.
type Redirect struct {
	Lang, Title, URL, Canonical string
}
