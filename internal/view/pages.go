package view

import "html/template"

// Card is one page in a list.
type Card struct {
	Title, URL string
	Summary    string
	Date       string // "2026-11-16"; every listed item shows one
	DateTime   string // RFC 3339, for <time datetime>
	Type       string // "guide", "faq" …
	Channel    string // title of the channel that it stands in; "" directly below the home page
	State      string // as Frame.State
	StateText  string // 草稿, 待发布, 已过期
	Law        string // of a statute that does not apply: its status as in Work.Status; "" on other pages
	LawText    string // 已废止 …
	Questions  []Link // what it answers, where that is what people look for
}

// Home is the view of "home": the site's first page.
type Home struct {
	Frame
	Lead         string
	Body         template.HTML
	Tasks        []Task
	Topics       []TopicStrip // what goes on these days
	Channels     []ChannelCard
	Latest       []Card // newest first
	Organization Organization
}

// Task is one of the things people come for.
type Task struct {
	Title, URL, Answer string
	Icon               string // name of one of the theme's signs, such as "clock"; "" = none
}

// ChannelCard is a channel among others.
type ChannelCard struct {
	Title, URL, Summary string
	Count               int // pages in it and below
}

// Channel is the view of "channel": one batch of a channel's list. The first
// batch stands at the channel's own address.
type Channel struct {
	Frame
	Body     template.HTML
	Children []ChannelCard
	Groups   []CardGroup // the list, where the author divided it; Cards is then empty
	Cards    []Card
	List
}

// CardGroup is a part of a channel's list under a heading of its own. The last may
// be without a title: it holds what the author put into no group.
type CardGroup struct {
	ID, Title, Summary string
	Cards              []Card
}

// List tells where in a long list a page stands. Its parts are batches: unless
// config.toml says otherwise, their addresses do not change when newer pages are
// added.
type List struct {
	Number, Count  int     // of this batch, from 1; of all
	Previous, Next string  // addresses of the batches beside it, "" at the ends
	Permalink      string  // full address of the first batch, which is that of the list; "" without base_url
	Batches        []Batch // all of a short list; of a long one the ends and what is near; empty when one batch holds everything
}

// Batch is one part of a long list.
type Batch struct {
	Number  int // shown, from 1
	URL     string
	Current bool
	Gap     bool // numbers before it are left out
}

// Tags is the view of "tags": all tags of a facet.
type Tags struct {
	Frame
	Tags []TagCard
}

// TagCard is a tag with the number of its pages.
type TagCard struct {
	Title, URL string // URL is "" when the theme makes no lists of tags' pages
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

// Accessibility is the view of "accessibility": for whom the site works, and whom to
// tell where it doesn't (无障碍声明).
type Accessibility struct {
	Frame
	Organization Organization
	Checked      string   // the day on which somebody last tried the pages, "2026-11-01"; "" = not said
	Limits       []string // what some cannot use yet
	HasSearch    bool
}

// NotFound is the view of "404". Its own address is unknown to a reader who gets
// it, so it also carries the full address of the home page.
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
