package view

import "html/template"

// Feed is the view of "feed.xml" (Atom, RFC 4287), "feed.json" (JSON Feed 1.1) and
// "rss.xml" (RSS 2.0). The program writes these without templates. All addresses are
// full.
type Feed struct {
	Lang, Title, Subtitle string
	ID                    string // permanent; the permalink of the feed's channel
	HomeURL, SelfURL      string
	Author                string
	Updated               string // RFC 3339; of the newest item, never the time of the build
	Items                 []FeedItem
}

// FeedItem is one page in a feed.
type FeedItem struct {
	ID, URL, Title, Summary string
	Content                 template.HTML // links are full addresses
	Published, Updated      string        // RFC 3339
	Author                  string
	Tags                    []string
}

// URLSet is the view of "urlset": one part of sitemap.xml.
type URLSet struct{ URLs []MapURL }

// MapURL is one address of sitemap.xml.
type MapURL struct {
	Loc     string
	LastMod string // W3C date; "" = unknown
}

// MapIndex is the view of "mapindex": sitemap.xml when there are several parts.
type MapIndex struct{ Parts []MapURL }

// Robots is the view of "robots".
type Robots struct{ SiteMapURL string }

// Raw is the view of "raw": a text for programs, published unchanged.
type Raw struct{ Text string }
