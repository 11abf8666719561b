package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
)

// makeRedirects turns aliases into addresses that lead on.
func (r *resolver) makeRedirects() {
	for _, p := range r.site.Sources() {
		for i, alias := range p.Doc.Meta.Aliases {
			span := p.Doc.KeySpan("aliases." + itoa(i))
			from, ok := aliasURL(alias)
			if !ok {
				r.diags.Add("site/bad-alias", span, alias)
				continue
			}
			r.site.Redirects = append(r.site.Redirects, Redirect{From: from, To: p})
		}
	}
	slices.SortFunc(r.site.Redirects, func(a, b Redirect) int {
		if c := cmp.Compare(a.From, b.From); c != 0 {
			return c
		}
		return cmp.Compare(a.To.URL, b.To.URL)
	})
}

// aliasURL reads an old address: a path from the site's root, with or without a
// leading slash. Without ".html" it is taken as a folder.
func aliasURL(alias string) (URL, bool) {
	s := strings.TrimPrefix(strings.TrimSpace(alias), "/")
	if s == "" || schemeOf(s) != "" {
		return "", false
	}
	elements := strings.Split(strings.TrimSuffix(s, "/"), "/")
	for _, e := range elements {
		if e == "" || CleanName(e) != e {
			return "", false
		}
	}
	u := "/" + strings.Join(elements, "/")
	if !strings.HasSuffix(u, ".html") && !strings.HasSuffix(u, ".htm") {
		u += "/"
	}
	return URL(u), true
}

// Addresses of what the program itself adds to a site.
const (
	SiteMapXMLURL URL = "/sitemap.xml"
	RobotsURL     URL = "/robots.txt"
	NotFoundURL   URL = "/404.html"
)

// SiteMapURL is the address of the site map for readers.
func (s Settings) SiteMapURL() URL { return s.index("/sitemap/") }

// TagsURL is the address of the list of all tags.
func (s Settings) TagsURL() URL { return s.index("/tags/") }

// checkAddresses reports every address that two sources want, also when they
// differ only in case or Unicode form: on Windows and macOS one would replace
// the other.
func (r *resolver) checkAddresses() {
	type claim struct {
		source string
		span   diag.Span
	}
	taken := map[string]claim{}
	folders := map[string]claim{} // a file may not stand where a folder must be
	claimed := func(u URL, source string, span diag.Span) {
		key := fold(u)
		c := claim{source, span}
		first, twice := taken[key]
		if !twice {
			if first, twice = folders[key]; !twice {
				for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
					if f, ok := taken[dir]; ok {
						first, twice = f, true
						break
					}
					if _, ok := folders[dir]; ok {
						break
					}
					folders[dir] = c
				}
			}
		}
		if !twice {
			taken[key] = c
			return
		}
		if span.File == "" { // the program's own address: tell it where the author's is
			span, source, first.source = first.span, first.source, source
		}
		d := r.diags.Add("site/address-taken", span, u.File(), first.source, source)
		if first.span.File != "" && first.span != span {
			d.Related = append(d.Related, first.span)
		}
	}
	byPath := func(p *Page) (string, diag.Span) {
		span := p.Doc.KeySpan("slug")
		return p.Doc.Path, span
	}
	s := r.site
	for _, p := range r.site.Sources() {
		source, span := byPath(p)
		claimed(p.URL, source, span)
	}
	for _, c := range s.Channels {
		source, span := byPath(c.Page)
		for _, b := range c.Batches[1:] {
			claimed(b.URL, source, span)
		}
		claimed(c.Feed, source, span)
		claimed(c.JSONFeed, source, span)
	}
	for _, w := range s.Works {
		span := w.Page.Doc.KeySpan("slug")
		for i, e := range w.Editions {
			if e != w.Shown {
				claimed(e.URL, e.Doc.Path, diag.At(e.Doc.Path))
			}
			for _, name := range DataFiles {
				claimed(e.Data+URL(name), e.Doc.Path, diag.At(e.Doc.Path))
			}
			if i > 0 {
				claimed(s.Compared(e, w.Editions[i-1]), e.Doc.Path, diag.At(e.Doc.Path))
			}
		}
		for _, a := range w.Articles {
			if a.URL != "" {
				claimed(a.URL, w.Page.Doc.Path, span)
			}
		}
	}
	for _, a := range s.Files {
		claimed(a.URL, a.Path, diag.At(a.Path))
		for _, v := range a.Variants {
			claimed(v.URL, a.Path, diag.At(a.Path))
		}
	}
	for _, t := range s.Tags {
		source, _ := byPath(t.Pages[0])
		for _, b := range t.Batches {
			claimed(b.URL, source, t.Pages[0].Doc.KeySpan("tags"))
		}
	}
	for _, d := range s.Redirects {
		source, _ := byPath(d.To)
		claimed(d.From, source, d.To.Doc.KeySpan("aliases"))
	}
	for _, f := range r.in.Static {
		claimed(URL("/"+f), "static/"+f, diag.At("static/"+f))
	}
	for _, u := range []URL{SiteMapXMLURL, RobotsURL, NotFoundURL, s.SiteMapURL(), s.TagsURL(), "/assets/index.html"} {
		claimed(u, "pufa", diag.Span{})
	}
}
