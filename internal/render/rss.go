package render

import (
	"encoding/xml"
	"time"

	"pufa/internal/view"
)

// rss is RSS 2.0 (rssboard.org), with the Atom link that tells a feed's own
// address, as its best practices ask for.
type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language,omitempty"`
	Built       string    `xml:"lastBuildDate,omitempty"`
	Self        *atomLink `xml:"atom:link"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	ID          rssID    `xml:"guid"`
	Date        string   `xml:"pubDate,omitempty"`
	Categories  []string `xml:"category"`
	Description string   `xml:"description,omitempty"`
}

type rssID struct {
	Permalink string `xml:"isPermaLink,attr,omitempty"` // "false" when the text is no address
	Text      string `xml:",chardata"`
}

func rssOf(f view.Feed) rss {
	c := rssChannel{Title: f.Title, Link: f.HomeURL, Description: either(f.Subtitle, f.Title), Language: f.Lang}
	if f.SelfURL != "" {
		c.Self = &atomLink{"self", "application/rss+xml", f.SelfURL}
	}
	if len(f.Items) > 0 {
		c.Built = rssDate(f.Updated)
	}
	for _, it := range f.Items {
		id := rssID{Text: either(it.ID, it.URL)}
		if id.Text != it.URL {
			id.Permalink = "false"
		}
		c.Items = append(c.Items, rssItem{
			Title: it.Title, Link: it.URL, ID: id, Date: rssDate(it.Published),
			Categories: it.Tags, Description: either(string(it.Content), it.Summary),
		})
	}
	return rss{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Channel: c}
}

// rssDate writes a moment as RFC 822 does, with the year in full.
func rssDate(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return ""
	}
	return t.Format(time.RFC1123Z)
}
