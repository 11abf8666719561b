package site

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/internal/diag"
)

// makeRedirects turns aliases into addresses that lead on.
func (r *resolver) makeRedirects() {
	for _, p := range r.site.Sources() {
		for i, alias := range p.Doc.Meta.Aliases {
			span := p.Doc.KeySpan("aliases[" + itoa(i) + "]")
			from, ok := aliasURL(alias)
			if !ok {
				r.diags.Add("site/bad-alias", span, alias)
				continue
			}
			r.site.Redirects = append(r.site.Redirects, Redirect{From: from, To: p, span: span})
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
// leading slash, percent-encoded or not. Without ".html" it is taken as a folder.
func aliasURL(alias string) (URL, bool) {
	s := strings.TrimPrefix(strings.TrimSpace(alias), "/")
	if s == "" || schemeOf(s) != "" {
		return "", false
	}
	if plain, err := url.PathUnescape(s); err == nil { // copied from a browser's address bar
		s = plain
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

// claim is one source's wish for an address.
type claim struct {
	kind   claimKind
	source string // a source's path
	span   diag.Span
	tag    *Tag // for tagClaim
}

// claimKind tells what wants an address. Of two that meet, the greater one gives
// way, or says at least what is wrong.
type claimKind int

const (
	pageClaim claimKind = iota // pages, channels with their feeds and batches, files
	tagClaim
	aliasClaim
	staticClaim
	ownClaim // of the program itself
)

// checkAddresses reports every address that two sources want, also when they
// differ only in case or Unicode form: on Windows and macOS one would replace
// the other. Two sources are reported once, however many addresses they share.
func (r *resolver) checkAddresses() {
	kind, tag := pageClaim, (*Tag)(nil) // of what is claimed next
	type pair struct {
		first, second string
		kind          claimKind
		tag           *Tag
		span          diag.Span
	}
	reported := map[pair]bool{}
	taken := map[string]claim{}
	folders := map[string]claim{} // a file may not stand where a folder must be
	claimed := func(u URL, source string, span diag.Span) {
		key := fold(u)
		c := claim{kind, source, span, tag}
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
		if first.kind > c.kind {
			first, c = c, first
		}
		p := pair{first.source, c.source, c.kind, c.tag, diag.Span{}}
		if c.kind == aliasClaim {
			p.span = c.span
		}
		if !reported[p] {
			reported[p] = true
			r.reportClaims(u, first, c)
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
		for _, f := range c.Feeds {
			claimed(f.URL, source, span)
		}
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
	for _, f := range s.Facets {
		for _, t := range f.Tags {
			kind, tag = tagClaim, t
			for _, b := range t.Batches {
				claimed(b.URL, t.Pages[0].Doc.Path, t.span())
			}
		}
	}
	kind, tag = aliasClaim, nil
	for _, d := range s.Redirects {
		claimed(d.From, d.To.Doc.Path, d.span)
	}
	kind = staticClaim
	for _, f := range r.in.Static {
		claimed(URL("/"+f), "static/"+f, diag.At("static/"+f))
	}
	kind = ownClaim
	for _, u := range []URL{SiteMapXMLURL, RobotsURL, NotFoundURL, s.SiteMapURL(), "/assets/index.html"} {
		claimed(u, "pufa", diag.Span{})
	}
	for _, f := range s.Facets {
		claimed(f.List.URL, "pufa", diag.Span{})
	}
}

// reportClaims reports that two sources want one address. That of the greater kind
// comes second.
func (r *resolver) reportClaims(u URL, first, second claim) {
	var d *diag.Diagnostic
	switch {
	case second.kind == ownClaim && first.kind == staticClaim:
		d = r.diags.Add("site/address-own-static", first.span, u.File(), first.source)
	case second.kind == ownClaim:
		d = r.diags.Add("site/address-own", first.span, u.File(), first.source)
	case second.kind == staticClaim:
		d = r.diags.Add("site/address-static", second.span, u.File(), second.source, first.source)
	case second.kind == aliasClaim && first.kind == aliasClaim:
		d = r.diags.Add("site/alias-twice", second.span, u.File(), first.source, second.source)
	case second.kind == aliasClaim:
		d = r.diags.Add("site/alias-taken", second.span, u.File(), first.source)
	case first.kind == tagClaim:
		if len(second.tag.Pages) > len(first.tag.Pages) {
			first, second = second, first
		}
		d = r.diags.Add("site/tags-alike", second.tag.span(), second.tag.Name, first.tag.Name)
	case second.kind == tagClaim:
		d = r.diags.Add("site/address-tag", first.span, u.File(), first.source, second.tag.Name, second.tag.Facet.Key)
	case first.source != second.source && nfc(first.source) == nfc(second.source):
		d = r.diags.Add("site/names-alike", second.span, first.source, second.source)
	case strings.EqualFold(nfc(first.source), nfc(second.source)):
		d = r.diags.Add("site/names-case", second.span, first.source, second.source)
	default:
		d = r.diags.Add("site/address-taken", second.span, u.File(), first.source, second.source)
	}
	for _, other := range []diag.Span{first.span, second.span} {
		if other.File != "" && other != d.Span {
			d.Related = append(d.Related, other)
		}
	}
}

// span is the place where a tag is written: on its newest page.
func (t *Tag) span() diag.Span {
	d := t.Pages[0].Doc
	i := slices.IndexFunc(t.Facet.texts(&d.Meta), func(s string) bool { return strings.TrimSpace(s) == t.Name })
	return d.KeySpan(t.Facet.Key + "[" + itoa(i) + "]")
}

// checkNames reports every file and folder whose name Windows cannot hold: the
// site could not be copied there, nor published from there.
func (r *resolver) checkNames() {
	checked := map[string]bool{}
	var check func(p string)
	check = func(p string) {
		if p == "." || checked[p] {
			return
		}
		checked[p] = true
		check(path.Dir(p))
		if better := portable(path.Base(p)); better != "" {
			shown := strings.Map(func(c rune) rune {
				if unicode.IsControl(c) {
					return utf8.RuneError
				}
				return c
			}, path.Base(p))
			r.diags.Add("site/bad-file-name", diag.At(p), shown, better)
		}
	}
	for _, d := range r.in.Documents {
		check(d.Path)
	}
	for _, f := range r.in.Files {
		check(f.Path)
	}
	for _, f := range r.in.Static {
		check("static/" + f)
	}
}
