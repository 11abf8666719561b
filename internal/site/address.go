package site

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// URL is an address inside the site: a path from the site's root that begins
// with "/", in plain characters, never percent-encoded: "/zhinan/复查.html". One
// that ends with "/" stands for the index.html in that folder.
type URL string

// File returns the slash path of the output file, without a leading slash.
func (u URL) File() string {
	if strings.HasSuffix(string(u), "/") {
		u += "index.html"
	}
	return string(u[1:])
}

// Encode returns the path as it is written into links: percent-encoded with
// upper-case digits, without the leading slash. It is the only place where
// addresses are encoded, so that a page has one spelling everywhere.
func (u URL) Encode() string { return escape(string(u[1:])) }

// Escape percent-encodes a fragment or a path for a link.
func Escape(s string) string { return escape(s) }

func escape(s string) string {
	const hex = "0123456789ABCDEF"
	n := 0
	for i := range len(s) {
		if !literal[s[i]] {
			n++
		}
	}
	if n == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 2*n)
	for i := range len(s) {
		if c := s[i]; literal[c] {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// literal tells which bytes stand for themselves in paths and fragments: RFC
// 3986 pchar and "/", without the quotes and brackets that HTML, XML and shells
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
	rest := escape(t[common:])
	switch {
	case up > 0:
		return strings.Repeat("../", up) + rest
	case rest == "":
		return "./"
	}
	return rest
}

// Link returns the address of to for a link on the page from, in the form that
// the site has chosen: relative to the page, or from the host's root.
func (s *Settings) Link(from, to URL) string {
	if s.Base != "" {
		return s.Base + to.Encode()
	}
	return Relative(from, to)
}

// Root returns the way from a page to the site's root: "", "../", "../../" …, or
// the same "/pufa/" for all pages where links are rooted.
func (s *Settings) Root(from URL) string {
	if s.Base != "" {
		return s.Base
	}
	const up = "../../../../../../../../" // made once
	if n := strings.Count(string(from), "/") - 1; 3*n > len(up) {
		return strings.Repeat("../", n)
	} else {
		return up[:3*n]
	}
}

// Rooted returns the address of to behind the way to the root that a page has
// ([Settings.Root]). It is longer than [Relative] but the same for all pages of one
// depth, for parts that they share.
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

// page returns the address of a page called name in the folder dir, which ends
// with "/".
func (s Settings) page(dir, name string) URL {
	if s.Folders {
		return URL(dir + name + "/")
	}
	return URL(dir + name + ".html")
}

// index returns the address of the list that stands for a folder.
func (s Settings) index(dir string) URL {
	if s.Folders {
		return URL(dir)
	}
	return URL(dir + "index.html")
}

// maxName is the longest path element in UTF-16 units. Windows allows 255; the
// rest is room for extensions and temporary names.
const maxName = 120

// maxNameBytes is the same for the systems that count bytes: Linux allows 255,
// which are 85 Han characters.
const maxNameBytes = 240

// CleanName makes one path element that every file system can hold: NFC,
// without the characters that Windows refuses, no trailing dot or space, no
// device name. It returns "" when nothing is left. Spaces become "-".
func CleanName(name string) string {
	if plain(name) && !reserved[name] {
		return name
	}
	name = shorten(strings.Map(func(r rune) rune {
		switch {
		case refused(r):
			return -1
		case r == ' ', r == '\u3000', r == '\u00a0':
			return '-'
		}
		return r
	}, nfc(name)))
	name = strings.Trim(name, "-")
	name = strings.TrimRight(name, ". ")
	if device(name) {
		name = "_" + name
	}
	if name == "" || strings.Trim(name, ".") == "" {
		return ""
	}
	return name
}

// refused reports whether Windows refuses a character in names.
func refused(r rune) bool {
	return r < 0x20 || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(`<>:"/\|?*`, r)
}

// shorten cuts a name to maxName. An extension stays, since it says what the file
// is.
func shorten(name string) string {
	if len(name) <= maxName || len(name) <= maxNameBytes && len(utf16.Encode([]rune(name))) <= maxName {
		return name
	}
	ext := path.Ext(name)
	if len(ext) > len(".markdown") {
		ext = ""
	}
	units := len(ext)
	for i, r := range name {
		if units += utf16.RuneLen(r); units > maxName || i+utf8.RuneLen(r)+len(ext) > maxNameBytes {
			return name[:i] + ext
		}
	}
	return name
}

// portable returns a name that every file system can hold in the place of one that
// Windows refuses; "" when name is fine as it is.
func portable(name string) string {
	if stem, _, _ := strings.Cut(name, "."); plain(stem) && !reserved[stem] && plainEnd(name[len(stem):]) {
		return ""
	}
	out := strings.TrimRight(strings.Map(func(r rune) rune {
		if refused(r) {
			return -1
		}
		return r
	}, name), ". ")
	if out == "" || device(out) {
		out = "_" + out
	}
	if out == name {
		return ""
	}
	return out
}

// plain reports whether a name is short and has only characters of which none is
// changed or matters at the ends, as most names are.
func plain(name string) bool {
	for i := range len(name) {
		if c := name[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '-' && 0 < i && i < len(name)-1) {
			return false
		}
	}
	return 0 < len(name) && len(name) <= maxName
}

// plainEnd reports whether an extension, if there is one, is small letters.
func plainEnd(ext string) bool {
	return ext == "" || len(ext) > 1 && ext[0] == '.' && strings.Trim(ext[1:], "abcdefghijklmnopqrstuvwxyz") == ""
}

// device reports whether Windows takes a name for a device, as it also does with
// an extension, spaces before that, and with superscript digits.
func device(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	return reserved[superscripts.Replace(strings.TrimRight(stem, " "))]
}

var superscripts = strings.NewReplacer("¹", "1", "²", "2", "³", "3")

// reserved are the device names that Windows refuses as file names, with any
// extension.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// fold is the form in which two addresses count as the same on a file system
// that ignores case and Unicode forms.
func fold(u URL) string { return strings.ToLower(nfc(u.File())) }

// stem returns the name of a source file without folder and extension.
func stem(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }
