package source

import (
	"path"
	"strings"
)

// scraps are the patterns, in lower case, of what editors, office programs and
// systems leave beside files.
var scraps = []string{
	".*",    // .git, .DS_Store, .~lock.…#, ._x of macOS
	"~$*",   // Word and WPS, while a document is open
	"*~",    // many editors
	"*.tmp", // half-written files
	"*.bak", "*.bck",
	"*.sw?", // vim
	"4913",  // vim tries whether it may write
	"thumbs.db", "desktop.ini",
}

// Scrap reports whether a file or folder of this name, without path, is a
// leaving of an editor, an office program or a system, and no part of a site.
func Scrap(name string) bool {
	name = strings.ToLower(name)
	for _, p := range scraps {
		if ok, _ := path.Match(p, name); ok {
			return true
		}
	}
	return false
}
