package source

import (
	"path"
	"slices"
	"strings"
)

// scraps are the patterns, in lower case, of what editors, office programs and
// systems leave beside files.
var scraps = []string{
	".ds_store", "._*", ".#*", ".~lock.*", ".*.sw?", ".git*", ".svn",
	"~$*",   // Word and WPS, while a document is open
	"*~",    // many editors
	"*.tmp", // half-written files
	"*.bak", "*.bck",
	"*.sw?", // vim
	"4913",  // vim tries whether it may write
	"thumbs.db", "desktop.ini",
}

// served are the names with a dot that mean something to a web server: RFC 8615,
// Apache, GitHub Pages.
var served = []string{".well-known", ".htaccess", ".nojekyll"}

// Scrap reports whether a file or folder of this name, without path, is no part
// of a site: a leaving of an editor, an office program or a system, or hidden by a
// dot, unless web servers look for it.
func Scrap(name string) bool { return leaving(name) || hidden(name) }

func leaving(name string) bool {
	if isPage(name) {
		return false
	}
	name = strings.ToLower(name)
	for _, p := range scraps {
		if ok, _ := path.Match(p, name); ok {
			return true
		}
	}
	return false
}

// IsPage reports whether a file of this name is a page: .md, or .markdown as Jekyll has
// it, in any case.
func IsPage(name string) bool {
	ext := path.Ext(name)
	return strings.EqualFold(ext, ".md") || strings.EqualFold(ext, ".markdown")
}

// isPage reports whether a name is like those of most files: of Markdown, and
// begun with no sign. No pattern matches one.
func isPage(name string) bool {
	return IsPage(name) && name[0] != '.' && name[0] != '~'
}

// hidden reports whether a name was perhaps meant for the site, but for its dot.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && !leaving(name) && !slices.Contains(served, name)
}
