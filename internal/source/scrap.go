package source

import (
	"path"
	"slices"
	"strings"
)

// scraps are patterns, in lower case, for files that editors, office programs and systems
// leave behind.
var scraps = []string{
	".ds_store", "._*", ".#*", ".~lock.*", ".*.sw?", ".git*", ".svn",
	"~$*",   // Word and WPS, while a document is open
	"*~",    // many editors
	"*.tmp", // half-written files
	"*.bak", "*.bck",
	"*.sw?", // vim
	"4913",  // vim's test whether it may write
	"thumbs.db", "desktop.ini",
}

// served are names with a dot that mean something to a web server: RFC 8615, Apache,
// GitHub Pages.
var served = []string{".well-known", ".htaccess", ".nojekyll"}

// Scrap reports whether a file or folder with this name (not a path) is not part of a
// site: one left behind by an editor, an office program or a system, or hidden by a dot,
// unless web servers look for it.
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

// IsPage reports whether a file with this name is a page: .md, or .markdown as in Jekyll,
// in upper or lower case.
func IsPage(name string) bool {
	ext := path.Ext(name)
	return strings.EqualFold(ext, ".md") || strings.EqualFold(ext, ".markdown")
}

// isPage is a quick check for most files: a Markdown name that does not begin with a
// sign. No pattern in scraps matches one.
func isPage(name string) bool {
	return IsPage(name) && name[0] != '.' && name[0] != '~'
}

// hidden reports whether a name begins with a dot but may have been meant for the site.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && !leaving(name) && !slices.Contains(served, name)
}
