package site

import (
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/filename"
)

// Addresses of files that the program itself adds to a site.
const (
	SiteMapXMLURL URL = "/sitemap.xml"
	RobotsURL     URL = "/robots.txt"
	NotFoundURL   URL = "/404.html"
)

// SiteMapURL is the address of the site map for readers.
func (s Settings) SiteMapURL() URL { return s.index("/sitemap/") }

// AccessibilityURL is the address of the site's accessibility statement.
func (s Settings) AccessibilityURL() URL { return s.index("/accessibility/") }

// SearchURL is the address of the search page.
func (s Settings) SearchURL() URL { return s.index("/search/") }

// SearchIndexURL is the address of the index from A to Z.
func (s Settings) SearchIndexURL() URL { return s.page("/search/", "az") }

// claim is the claim of one source to an address.
type claim struct {
	kind claimKind
	doc  *doc.Document // the source; nil = use file
	key  string        // of its front matter; "" = the whole document
	file string
	tag  *Tag // for tagClaim
}

func (c claim) source() string {
	if c.doc != nil {
		return c.doc.Path
	}
	return c.file
}

func (c claim) span() diag.Span {
	switch {
	case c.tag != nil:
		return c.tag.span()
	case c.doc != nil && c.key != "":
		return c.doc.KeySpan(c.key)
	case c.kind == ownClaim:
		return diag.Span{}
	}
	return diag.At(c.source())
}

// claimKind tells what claims an address. Of two claims to one address, the
// greater kind gives way, or is the one reported.
type claimKind int

const (
	pageClaim claimKind = iota // pages, channels with their feeds and batches, files
	tagClaim
	aliasClaim
	staticClaim
	ownClaim // made by the program itself
)

// reservedURLs are addresses that no page may have; package publish uses the
// last two.
var reservedURLs = []URL{"/assets/index.html", "/.pufa", "/.pufa-manifest"}

// eachClaim calls yield for every address that is claimed.
func (r *resolver) eachClaim(yield func(URL, claim)) {
	s := r.site
	for _, p := range s.sources {
		yield(p.URL, claim{doc: p.Doc, key: "slug"})
		for _, name := range p.below {
			yield(s.Below(p, name), claim{doc: p.Doc, key: "slug"})
		}
	}
	for _, c := range s.Channels {
		own := claim{doc: c.Page.Doc, key: "slug"}
		for _, b := range c.Batches[1:] {
			yield(b.URL, own)
		}
		for _, f := range c.Feeds {
			yield(f.URL, own)
		}
	}
	for _, w := range s.Works {
		for i, e := range w.Editions {
			own := claim{doc: e.Doc}
			if e != w.Shown {
				yield(e.URL, own)
			}
			for _, name := range DataFiles {
				yield(e.Data+URL(name), own)
			}
			for _, v := range e.Volumes {
				yield(v.URL, own)
			}
			if e.Whole != "" {
				yield(e.Whole, own)
			}
			if i > 0 {
				yield(s.Compared(e, w.Editions[i-1]), own)
			}
		}
		for _, a := range w.Articles {
			if a.URL != "" {
				yield(a.URL, claim{doc: w.Page.Doc, key: "slug"})
			}
		}
	}
	for _, a := range s.Files {
		own := claim{file: a.Path}
		yield(a.URL, own)
		for _, v := range a.Variants {
			yield(v.URL, own)
		}
	}
	for _, f := range s.Facets {
		for _, t := range f.Tags {
			for _, b := range t.Batches {
				yield(b.URL, claim{kind: tagClaim, doc: t.Pages[0].Doc, tag: t})
			}
		}
	}
	for _, d := range s.Redirects {
		if d.Query != "" { // no file has this address: only a web server can redirect it
			continue
		}
		yield(d.From, claim{kind: aliasClaim, doc: d.To.Doc, key: d.key})
	}
	for _, f := range r.in.Static {
		yield(URL("/"+f), claim{kind: staticClaim, file: "static/" + f})
	}
	own := claim{kind: ownClaim, file: "pufa"}
	for _, u := range [...]URL{SiteMapXMLURL, RobotsURL, NotFoundURL, s.SiteMapURL(), s.AccessibilityURL(), s.SearchURL(), s.SearchIndexURL(), "/search/core.js"} {
		yield(u, own)
	}
	for _, u := range reservedURLs {
		yield(u, own)
	}
	for _, f := range s.Facets {
		yield(f.List.URL, own)
	}
}

// maxPath is the longest path of an output in bytes. Object stores allow 1,024
// and Linux 4,096, including the site's own folder.
const maxPath = 800

// obeyed returns the element of a path that web servers take for settings of
// theirs, or "". A folder called .htaccess shuts a whole site, and what begins
// with a dot is shown by few servers.
func obeyed(p string) string {
	for name, rest := "", p; rest != ""; {
		name, rest, _ = strings.Cut(rest, "/")
		if name == "" || !strings.ContainsRune("._wWrR", rune(name[0])) {
			continue
		}
		switch lower := strings.ToLower(name); {
		case lower == ".pufa", lower == ".pufa-manifest": // reserved, which is reported
		case name[0] == '.', lower == "web.config", lower == "_redirects", lower == "_headers", lower == "redirects.nginx.conf":
			return name
		}
	}
	return ""
}

// checkAddresses reports every address that is too long, that servers obey, or
// that is claimed by two sources, also when they differ only in case or Unicode form: on Windows and
// macOS one would replace the other. Two sources are reported once, however
// many addresses they share.
func (r *resolver) checkAddresses() {
	type pair struct {
		first, second, key string
		kind               claimKind
		tag                *Tag
	}
	reported := map[pair]bool{}
	long, obeys := map[string]bool{}, map[string]bool{} // sources
	paths := newClaims(len(r.documents))
	r.eachClaim(func(u URL, c claim) {
		if len(u) > maxPath-len(indexFile) {
			if n := len(u.File()); n > maxPath && !long[c.source()] {
				long[c.source()] = true
				r.diags.Add("site/address-too-long", c.span(), n, maxPath)
			}
		}
		if name := obeyed(string(u[1:])); name != "" && c.kind < staticClaim && !obeys[c.source()+c.key] {
			obeys[c.source()+c.key] = true
			r.diags.Add("site/server-name", c.span(), name)
		}
		first, twice := paths.add(u, c)
		if !twice {
			return
		}
		if first.kind > c.kind {
			first, c = c, first
		}
		p := pair{first: first.source(), second: c.source(), kind: c.kind, tag: c.tag}
		if c.kind == aliasClaim {
			p.key = c.key
		}
		if !reported[p] {
			reported[p] = true
			r.reportClaims(u, first, c)
		}
	})
}

// claims are the claims to the files and folders of a site.
type claims struct {
	all    []claim
	paths  map[string]claimed // by folded path
	parent string             // the last folder whose folders above are known
}

// claimed says who claims a path as a file, and as a folder: indexes in claims.all, from
// 1. Small, since there is one for every address.
type claimed struct{ file, folder int32 }

func newClaims(pages int) *claims {
	return &claims{all: make([]claim, 1, 2*pages), paths: make(map[string]claimed, 2*pages)}
}

// add adds a claim, unless an earlier one is in its way: to the same file, to a file with
// the name of one of its folders, or to a folder with its name. It returns that one.
func (s *claims) add(u URL, c claim) (first claim, twice bool) {
	key := fold(u)
	at := s.paths[key]
	if other := max(at.file, at.folder); other > 0 {
		return s.all[other], true
	}
	s.all = append(s.all, c)
	own := int32(len(s.all) - 1)
	for dir := above(key); dir != "" && dir != s.parent; dir = above(dir) {
		at := s.paths[unindexed(dir)]
		if at.file > 0 {
			return s.all[at.file], true
		}
		if at.folder > 0 {
			s.parent = dir
			break
		}
		s.paths[unindexed(dir)] = claimed{folder: own}
	}
	s.paths[key] = claimed{file: own}
	return claim{}, false
}

// above returns the folder of a folded path, "" at the root.
func above(p string) string { return p[:max(0, strings.LastIndexByte(p, '/'))] }

// reportClaims reports that two sources claim one address. The claim of the
// greater kind comes second.
func (r *resolver) reportClaims(u URL, first, second claim) {
	var d *diag.Diagnostic
	switch {
	case second.kind == ownClaim && first.kind == staticClaim:
		d = r.diags.Add("site/address-own-static", first.span(), u.File(), first.source())
	case second.kind == ownClaim:
		d = r.diags.Add("site/address-own", first.span(), u.File(), first.source())
	case second.kind == staticClaim:
		d = r.diags.Add("site/address-static", second.span(), u.File(), second.source(), first.source())
	case second.kind == aliasClaim && first.kind == aliasClaim:
		d = r.diags.Add("site/alias-twice", second.span(), u.File(), first.source(), second.source())
	case second.kind == aliasClaim:
		d = r.diags.Add("site/alias-taken", second.span(), u.File(), first.source())
	case first.kind == tagClaim:
		if len(second.tag.Pages) > len(first.tag.Pages) {
			first, second = second, first
		}
		d = r.diags.Add("site/tags-alike", second.tag.span(), second.tag.Name, first.tag.Name)
	case second.kind == tagClaim:
		d = r.diags.Add("site/address-tag", first.span(), u.File(), first.source(), second.tag.Name, second.tag.Facet.Key)
	case first.source() != second.source() && nfc(first.source()) == nfc(second.source()):
		d = r.diags.Add("site/names-alike", second.span(), first.source(), second.source())
	case strings.EqualFold(nfc(first.source()), nfc(second.source())):
		d = r.diags.Add("site/names-case", second.span(), first.source(), second.source())
	default:
		d = r.diags.Add("site/address-taken", second.span(), u.File(), first.source(), second.source())
	}
	for _, other := range []diag.Span{first.span(), second.span()} {
		if other.File != "" && other != d.Span {
			d.Related = append(d.Related, other)
		}
	}
}

// span is where a tag is written: on its newest page.
func (t *Tag) span() diag.Span {
	d := t.Pages[0].Doc
	i := slices.IndexFunc(t.Facet.texts(&d.Meta), func(s string) bool { return strings.TrimSpace(s) == t.Name })
	return d.KeySpan(t.Facet.Key + "[" + itoa(i) + "]")
}

// checkNames reports every file and folder whose name Windows does not allow:
// the site could not be copied to or published from Windows.
func (r *resolver) checkNames() {
	checked := map[string]bool{"": true} // folders, with their slash
	last := ""                           // one of these
	var check func(p string)
	check = func(p string) {
		dir, name := path.Split(p)
		if dir != last && !checked[dir] {
			checked[dir], last = true, dir
			check(strings.TrimSuffix(dir, "/"))
		}
		if better := filename.Portable(name); better != "" {
			code := "site/bad-file-name"
			if filename.Steered(name) {
				code = "site/steered-file-name"
			}
			r.diags.Add(code, diag.At(p), diag.Harmless(name), better)
		}
	}
	for _, d := range r.documents {
		check(d.Path)
	}
	for _, f := range r.in.Files {
		check(f.Path)
	}
	for _, f := range r.in.Static {
		check("static/" + f)
	}
}
