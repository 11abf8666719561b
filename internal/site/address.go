package site

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// URL is an address inside the site: a path from the site's root that begins
// with "/", in plain characters, never percent-encoded: "/zhinan/复查.html".
// One that ends with "/" means the index.html in that folder.
type URL string

// File returns the slash path of the output file, without a leading slash.
func (u URL) File() string {
	if strings.HasSuffix(string(u), "/") {
		u += indexFile
	}
	return string(u[1:])
}

// Encode returns the path as written in links: percent-encoded with upper-case
// digits, without the leading slash. No other code encodes addresses, so a page
// is spelled the same everywhere.
func (u URL) Encode() string { return Escape(string(u[1:])) }

// Anchor returns the link to an anchor of the same page.
func Anchor(id string) string { return escape("#", id) }

// Escape percent-encodes a fragment or a path for a link.
func Escape(s string) string { return escape("", s) }

// escape is Escape with something before it that stays as it is.
func escape(before, s string) string {
	const hex = "0123456789ABCDEF"
	plain := 0
	for plain < len(s) && literal[s[plain]] {
		plain++
	}
	if plain == len(s) {
		return before + s
	}
	var short [192]byte // most are; no memory is taken for it
	out := append(short[:0], before...)
	for i := range len(s) {
		if c := s[i]; literal[c] {
			out = append(out, c)
		} else {
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(out)
}

// literal tells which bytes are not encoded in paths and fragments: RFC 3986
// pchar and "/", without the quotes and brackets that HTML, XML and shells
// treat specially, and without ":", which would make "a:b" a scheme.
var literal = func() (table [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/!$*+,;=@") {
		table[c] = true
	}
	return table
}()

// Relative returns the address of to for a link on the page from. The result is
// encoded and never empty; from the page to itself it is the page's file name.
func Relative(from, to URL) string {
	f, t := string(from), string(to)
	dir := f[:strings.LastIndexByte(f, '/')+1]
	common := 0
	for i := 0; i < len(dir) && i < len(t); i++ {
		if dir[i] != t[i] {
			break
		}
		if dir[i] == '/' {
			common = i + 1
		}
	}
	up := strings.Count(dir[common:], "/")
	rest := Escape(t[common:])
	switch {
	case up > 0:
		return strings.Repeat("../", up) + rest
	case rest == "":
		return "./"
	}
	return rest
}

// Link returns the address of to for a link on the page from, in the form
// chosen for the site: relative to the page, or from the host's root.
func (s *Settings) Link(from, to URL) string {
	switch s.Base {
	case "":
	case "/":
		return Escape(string(to)) // no longer, so mostly the same text
	default:
		return s.Base + to.Encode()
	}
	return Relative(from, to)
}

// Root returns the path from a page to the site's root: "", "../", "../../" …;
// or, where links are rooted, the same "/pufa/" for all pages.
func (s *Settings) Root(from URL) string {
	if s.Base != "" {
		return s.Base
	}
	const up = "../../../../../../../../" // sliced, not built for each page
	if n := strings.Count(string(from), "/") - 1; 3*n > len(up) {
		return strings.Repeat("../", n)
	} else {
		return up[:3*n]
	}
}

// Rooted returns the address of to after the path from a page to the root
// ([Settings.Root]). It is longer than [Relative] but the same for all pages of
// one depth, for the parts that they share.
func Rooted(root string, to URL) string {
	s := root + to.Encode()
	if s == "" {
		return "./"
	}
	return s
}

// Permalink returns the full address of u, or "" when the site has no base_url.
func (s Settings) Permalink(u URL) string {
	if s.BaseURL == "" {
		return ""
	}
	return s.BaseURL + u.Encode()
}

// BasePath returns the path under which a site is published, "/pufa/"; "/" when
// its address is not known.
func BasePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || base == "" {
		return "/"
	}
	return u.EscapedPath()
}

// page returns the address of a page called name in folder dir, which ends with
// "/".
func (s Settings) page(dir, name string) URL {
	if s.Folders {
		return URL(dir + name + "/")
	}
	return URL(dir + name + ".html")
}

// index returns the address of the list of a folder.
func (s Settings) index(dir string) URL {
	if s.Folders {
		return URL(dir)
	}
	return URL(dir + "index.html")
}

// Below returns the address of a file that belongs to a page
// ([doc.Document.Below]): in a folder with the page's name.
func (s Settings) Below(p *Page, name string) URL {
	dir := folderOf(p.URL)
	if path.Ext(name) != "" {
		return URL(dir + name)
	}
	return s.page(dir, name)
}

// folderOf returns the folder with a page's name, with "/" at the end.
func folderOf(u URL) string {
	dir := strings.TrimSuffix(strings.TrimSuffix(string(u), "index.html"), ".html")
	if !strings.HasSuffix(dir, "/") {
		dir += "/"
	}
	return dir
}

// part returns the target of a link to an anchor of a page: the page, or the
// page below it that has the anchor.
func (s Settings) part(p *Page, fragment string) Target {
	if slices.Contains(p.Doc.Below, fragment) {
		return Target{URL: s.Below(p, fragment)}
	}
	return Target{Page: p, Fragment: fragment}
}

// fold is the form in which addresses are compared: two that fold alike are the
// same on a file system that ignores case and Unicode forms. An index.html at
// the end is left out.
func fold(u URL) string { return unindexed(strings.ToLower(nfc(string(u[1:])))) }

// unindexed returns a path without an index.html at the end.
func unindexed(p string) string {
	if short, ok := strings.CutSuffix(p, indexFile); ok && (short == "" || strings.HasSuffix(short, "/")) {
		return short
	}
	return p
}

// indexFile is the file of a folder's own address.
const indexFile = "index.html"

// stem returns the name of a source file without folder and extension.
func stem(p string) string {
	_, name := parts(p)
	return strings.TrimSuffix(name, path.Ext(name))
}
