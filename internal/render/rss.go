package render

import (
	"bytes"
	"time"

	"pufa/internal/view"
)

// writeRSS writes a feed in RSS 2.0 (rssboard.org), with the Atom link to the feed's own
// address that its best practices recommend.
func writeRSS(w *bytes.Buffer, f view.Feed) {
	x := newXML(w)
	x.within("rss", func() {
		x.within("channel", func() {
			x.line("title", f.Title)
			x.line("link", f.HomeURL)
			x.line("description", either(f.Subtitle, f.Title))
			x.some("language", f.Lang)
			if len(f.Items) > 0 {
				x.some("lastBuildDate", rssDate(f.Updated))
			}
			if f.SelfURL != "" {
				x.line("atom:link", "", "rel", "self", "type", "application/rss+xml", "href", f.SelfURL)
			}
			for _, it := range f.Items {
				x.within("item", func() { rssItem(x, it) })
			}
		})
	}, "version", "2.0", "xmlns:atom", "http://www.w3.org/2005/Atom")
}

func rssItem(x *xmlWriter, it view.FeedItem) {
	x.line("title", it.Title)
	x.line("link", it.URL)
	id, permalink := either(it.ID, it.URL), ""
	if id != it.URL {
		permalink = "false" // the text is not an address
	}
	x.line("guid", id, optional("isPermaLink", permalink)...)
	x.some("pubDate", rssDate(it.Published))
	for _, t := range it.Tags {
		x.line("category", t)
	}
	x.some("description", either(string(it.Content), it.Summary))
}

// rssDate writes a moment as RFC 822 does, with the year in full.
func rssDate(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return ""
	}
	return t.Format(time.RFC1123Z)
}
