package render

import (
	"bytes"
	"encoding/xml"

	"pufa/internal/view"
)

// writers are the outputs that have a view but no template. They never fail:
// what cannot stand in XML or JSON becomes U+FFFD.
var writers = map[string]func(*bytes.Buffer, any){
	"feed.xml":  func(w *bytes.Buffer, v any) { writeXML(w, atomOf(v.(view.Feed))) },
	"feed.json": func(w *bytes.Buffer, v any) { writeJSON(w, jsonFeedOf(v.(view.Feed))) },
	"rss.xml":   func(w *bytes.Buffer, v any) { writeXML(w, rssOf(v.(view.Feed))) },
	"urlset":    func(w *bytes.Buffer, v any) { writeXML(w, urlsetOf(v.(view.URLSet))) },
	"mapindex":  func(w *bytes.Buffer, v any) { writeXML(w, mapindexOf(v.(view.MapIndex))) },
	"robots":    func(w *bytes.Buffer, v any) { writeRobots(w, v.(view.Robots)) },
	"raw":       func(w *bytes.Buffer, v any) { w.WriteString(v.(view.Raw).Text) },
}

func writeXML(w *bytes.Buffer, v any) {
	w.WriteString(xml.Header)
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(v); err != nil {
		panic("render: " + err.Error()) // the types of this package can be encoded
	}
	w.WriteByte('\n')
}

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr,omitempty"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Links    []atomLink  `xml:"link"`
	Author   *atomPerson `xml:"author"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Title      string         `xml:"title"`
	ID         string         `xml:"id"`
	Link       atomLink       `xml:"link"`
	Published  string         `xml:"published,omitempty"`
	Updated    string         `xml:"updated"`
	Author     *atomPerson    `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomContent   `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

// epoch stands where RFC 4287 demands a date and the view has none.
const epoch = "1970-01-01T00:00:00Z"

func atomOf(f view.Feed) atomFeed {
	a := atomFeed{
		Lang: f.Lang, Title: f.Title, Subtitle: f.Subtitle, ID: f.ID,
		Updated: either(f.Updated, epoch),
		// RFC 4287 4.1.1: a feed has an author unless every entry has one.
		Author: person(either(f.Author, f.Title)),
	}
	if f.SelfURL != "" {
		a.Links = append(a.Links, atomLink{"self", "application/atom+xml", f.SelfURL})
	}
	if f.HomeURL != "" {
		a.Links = append(a.Links, atomLink{"alternate", "text/html", f.HomeURL})
	}
	for _, it := range f.Items {
		e := atomEntry{
			Title: it.Title, ID: either(it.ID, it.URL), Link: atomLink{"alternate", "text/html", it.URL},
			Published: it.Published, Updated: either(it.Updated, it.Published, a.Updated),
			Author: person(it.Author), Summary: it.Summary,
		}
		for _, t := range it.Tags {
			e.Categories = append(e.Categories, atomCategory{t})
		}
		if it.Content != "" {
			e.Content = &atomContent{"html", string(it.Content)}
		}
		a.Entries = append(a.Entries, e)
	}
	return a
}

func person(name string) *atomPerson {
	if name == "" {
		return nil
	}
	return &atomPerson{name}
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
