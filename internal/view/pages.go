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
}

// Home is the view of "home": the site's first page.
type Home struct {
	Frame
	Lead         string
	Body         template.HTML
	Tasks        []Task
	Campaign     Card   // zero when no campaign is named
	More         []Link // other pages of the campaign's channel
	Channels     []ChannelCard
	Latest       []Card // newest first
	Organization Organization
}

// Task is one of the things people come for.
type Task struct{ Title, URL, Answer string }

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

// Guide is the view of "guide": guidance on one subject. Other page types that
// are mainly prose embed it.
type Guide struct {
	Frame
	Summary   string
	Facts     []Fact
	Body      template.HTML
	Contents  []Entry // headings of level 2 with those of level 3 below
	Image     Picture
	Published Stamp
	Updated   Stamp
	Author    string
	Source    string
	Tags      []Link
	Facets    []Facet // what else the page is sorted under: subjects, years … as config.toml declares
	Previous  Link    // in the channel's order; zero at the ends
	Next      Link
	Basis     []Basis // 法律依据, in reading order
	Related   []Card
	Document  Disclosure
	Words     int
	Minutes   int // reading time, at least 1
}

// Facet is one way to sort pages, with what the page says under it.
type Facet struct {
	Key   string // as in config.toml
	Title string
	Tags  []Link // never empty
}

// Fact is one line of the key-facts box.
type Fact struct{ Label, Value, Note string }

// Entry is one line of the page's own table of contents.
type Entry struct {
	Level      int // 2; 1 where the author wrote a second heading of that level, 3 where none of level 2 stands above
	Title, URL string
	Children   []Link
}

// Basis is a statute that a text rests on, with the articles it cites, in the
// order of the statute.
type Basis struct {
	Title, URL string // 《信访工作条例》, the statute's page
	Articles   []Link // 第三十四条; URL is "" where the site has no page for it
}

// Stamp is a date for readers and for machines. Zero = not given.
type Stamp struct {
	Date     string // "2026-11-16"
	DateTime string // "2026-11-16T08:30:00+08:00"
}

// Picture is an image with its size. Zero = none.
type Picture struct {
	URL, Alt      string
	Width, Height int
	SrcSet        template.Srcset
}

// Disclosure is the card of an official document (政府信息公开). Show is false
// when the page carries none.
type Disclosure struct {
	Show                                bool
	Index, Number, Issuer, Written      string
	Subject, Title, Published, Keywords string
	Validity                            string
	Lapsed                              bool // 失效 or 废止: say so above the text
}

// FAQ is the view of "faq": questions, each with its own address on the page.
type FAQ struct {
	Guide     // Body holds what stands before the first question
	Questions []Question
}

// Question is one question with its answer.
type Question struct {
	ID, Title string
	Answer    template.HTML
}

// Glossary is the view of "glossary": words explained, each with its own address
// on the page.
type Glossary struct {
	Guide   // Body holds what stands before the first entry
	Entries []GlossaryEntry
}

// GlossaryEntry is one word (术语) with its explanation.
type GlossaryEntry struct {
	ID, Title string
	Body      template.HTML
}

// Report is the view of "report": a yearly report.
type Report struct {
	Guide
	Year    int
	Unit    string // 报告单位
	Figures []Figure
}

// Figure is one figure of a report.
type Figure struct{ Key, Label, Value, Unit string }

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
