package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/internal/filename"
)

// makeRedirects makes redirects of aliases.
func (r *resolver) makeRedirects() {
	for _, p := range r.site.Sources() {
		for i, alias := range p.Doc.Meta.Aliases {
			key := "aliases[" + itoa(i) + "]"
			from, query, ok := aliasURL(alias)
			if !ok {
				r.diags.Add("site/bad-alias", p.Doc.KeySpan(key), alias)
				continue
			}
			r.site.Redirects = append(r.site.Redirects, Redirect{From: from, Query: query, To: p, key: key})
		}
	}
	all := r.site.Redirects
	slices.SortFunc(all, func(a, b Redirect) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Query, b.Query), cmp.Compare(a.To.URL, b.To.URL))
	})
	for i := range all { // without a query, they claim an address
		if i > 0 && all[i].Query != "" && all[i].From == all[i-1].From && all[i].Query == all[i-1].Query {
			first, second := all[i-1].To.Doc, all[i].To.Doc
			r.diags.Add("site/alias-twice", second.KeySpan(all[i].key), all[i].Old(), first.Path, second.Path)
		}
	}
}

// Old returns the old address as in a link, from the site's root and without
// the leading slash.
func (r Redirect) Old() string {
	if r.Query == "" {
		return r.From.Encode()
	}
	return r.From.Encode() + "?" + r.Query
}

// aliasURL reads an old address: a path from the site's root, with or without a
// leading slash, percent-encoded or not. Without ".html" it means a folder. A
// query, as in /show.php?id=12, is kept as browsers send it.
func aliasURL(alias string) (from URL, query string, ok bool) {
	s, query, asked := strings.Cut(strings.TrimPrefix(strings.TrimSpace(alias), "/"), "?")
	if s == "" && !asked || schemeOf(s) != "" {
		return "", "", false
	}
	if query = sentQuery(query); asked && query == "" {
		return "", "", false
	}
	if s == "" {
		return "/", query, true
	}
	if plain, err := url.PathUnescape(s); err == nil { // copied from the address bar
		s = plain
	}
	u := strings.TrimSuffix(s, "/")
	for e := range strings.SplitSeq(u, "/") {
		if e == "" || e == "." || e == ".." || filename.Portable(e) != "" || filename.Shorten(e) != e {
			return "", "", false
		}
	}
	page := strings.HasSuffix(u, ".html") || strings.HasSuffix(u, ".htm")
	if u != s && asked || !page && !asked {
		u += "/"
	}
	return URL("/" + u), query, true
}

// sentQuery returns a query as browsers send it, or "" if it has characters
// that the configuration of web servers cannot safely contain.
func sentQuery(query string) string {
	if strings.ContainsFunc(query, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("\"<>\\^`{|}$#", r) }) {
		return ""
	}
	var b strings.Builder
	for _, r := range query {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			b.WriteString(Escape(string(r)))
		}
	}
	return b.String()
}
