package render

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode"

	"pufa/internal/view"
)

// The types below are https://www.sitemaps.org/protocol.html, version 0.9.
type urlset struct {
	XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []location `xml:"url"`
}

type mapindex struct {
	XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []location `xml:"sitemap"`
}

type location struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

func urlsetOf(v view.URLSet) urlset       { return urlset{URLs: locations(v.URLs)} }
func mapindexOf(v view.MapIndex) mapindex { return mapindex{Maps: locations(v.Parts)} }

func locations(urls []view.MapURL) []location {
	var all []location
	for _, u := range urls {
		all = append(all, location(u))
	}
	return all
}

// writeRobots allows everything (RFC 9309: an empty Disallow) and names the site
// map, when there is one.
func writeRobots(w *bytes.Buffer, v view.Robots) {
	w.WriteString("User-agent: *\nDisallow:\n")
	// A line break in the address would begin a rule of its own.
	address := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == ' ' {
			return -1
		}
		return r
	}, v.SiteMapURL)
	if address != "" {
		w.WriteString("\nSitemap: " + address + "\n")
	}
}
