package render

import (
	"bytes"
	"strings"
	"unicode"

	"pufa/internal/view"
)

// writeMap writes a list of addresses in the form of
// https://www.sitemaps.org/protocol.html, version 0.9.
func writeMap(w *bytes.Buffer, root, each string, urls []view.MapURL) {
	x := newXML(w)
	x.within(root, func() {
		for _, u := range urls {
			x.within(each, func() {
				x.line("loc", u.Loc)
				x.some("lastmod", u.LastMod)
			})
		}
	}, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
}

// writeRobots allows everything (RFC 9309: an empty Disallow) and names the site map if
// there is one.
func writeRobots(w *bytes.Buffer, v view.Robots) {
	w.WriteString("User-agent: *\nDisallow:\n")
	// A line break in the address would begin a new rule.
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
