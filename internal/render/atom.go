package render

import (
	"bytes"

	"pufa/internal/view"
)

// writers write the outputs that have a view but no template. They never fail: what XML
// or JSON cannot contain becomes U+FFFD.
var writers = map[string]func(*bytes.Buffer, any){
	"feed.xml":  func(w *bytes.Buffer, v any) { writeAtom(w, v.(view.Feed)) },
	"feed.json": func(w *bytes.Buffer, v any) { writeJSON(w, jsonFeedOf(v.(view.Feed))) },
	"rss.xml":   func(w *bytes.Buffer, v any) { writeRSS(w, v.(view.Feed)) },
	"urlset":    func(w *bytes.Buffer, v any) { writeMap(w, "urlset", "url", v.(view.URLSet).URLs) },
	"mapindex":  func(w *bytes.Buffer, v any) { writeMap(w, "sitemapindex", "sitemap", v.(view.MapIndex).Parts) },
	"robots":    func(w *bytes.Buffer, v any) { writeRobots(w, v.(view.Robots)) },
	"raw":       func(w *bytes.Buffer, v any) { w.WriteString(v.(view.Raw).Text) },
}

// epoch is written where RFC 4287 demands a date and the view has none.
const epoch = "1970-01-01T00:00:00Z"

// writeAtom writes a feed as RFC 4287 has it.
func writeAtom(w *bytes.Buffer, f view.Feed) {
	x := newXML(w)
	updated := either(f.Updated, epoch)
	x.within("feed", func() {
		x.line("title", f.Title)
		x.some("subtitle", f.Subtitle)
		x.line("id", f.ID)
		x.line("updated", updated)
		atomLink(x, "self", "application/atom+xml", f.SelfURL)
		atomLink(x, "alternate", "text/html", f.HomeURL)
		// RFC 4287 4.1.1: a feed has an author unless every entry has one.
		atomAuthor(x, either(f.Author, f.Title))
		for _, it := range f.Items {
			x.within("entry", func() { atomEntry(x, it, updated) })
		}
	}, append([]string{"xmlns", "http://www.w3.org/2005/Atom"}, optional("xml:lang", f.Lang)...)...)
}

func atomEntry(x *xmlWriter, it view.FeedItem, updated string) {
	x.line("title", it.Title)
	x.line("id", either(it.ID, it.URL))
	x.line("link", "", "rel", "alternate", "type", "text/html", "href", it.URL)
	x.some("published", it.Published)
	x.line("updated", either(it.Updated, it.Published, updated))
	atomAuthor(x, it.Author)
	for _, t := range it.Tags {
		x.line("category", "", "term", t)
	}
	x.some("summary", it.Summary)
	if it.Content != "" {
		x.line("content", string(it.Content), "type", "html")
	}
}

func atomLink(x *xmlWriter, rel, kind, address string) {
	if address != "" {
		x.line("link", "", "rel", rel, "type", kind, "href", address)
	}
}

func atomAuthor(x *xmlWriter, name string) {
	if name != "" {
		x.within("author", func() { x.line("name", name) })
	}
}

// either returns the first text that isn't empty.
func either(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
