package publish

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// workName is the folder for locks and staged files, in the output folder or,
// with the folder's name in it, beside it.
const workName = ".pufa"

// checkPath refuses what is no plain slash path below the output folder. Such a
// path is a bug of the caller, or a manifest that somebody tampered with.
func checkPath(p string) error {
	switch {
	case p == "":
		return fmt.Errorf("publish: empty path")
	case !utf8.ValidString(p):
		return fmt.Errorf("publish: path %q is not UTF-8", p)
	case strings.ContainsRune(p, '\\'):
		return fmt.Errorf("publish: backslash in path %q", p)
	case strings.ContainsFunc(p, unicode.IsControl):
		return fmt.Errorf("publish: control character in path %q", p)
	}
	for _, elem := range strings.Split(p, "/") {
		if elem == "" || elem == "." || elem == ".." {
			return fmt.Errorf("publish: path %q is not relative and clean", p)
		}
	}
	top, _, _ := strings.Cut(p, "/")
	if strings.EqualFold(top, workName) || strings.EqualFold(top, ManifestName) {
		return fmt.Errorf("publish: path %q is reserved", p)
	}
	// "C:" would be a drive and "a:b" a second stream of file a on Windows.
	if strings.ContainsRune(p, ':') {
		return fmt.Errorf("publish: colon in path %q", p)
	}
	return nil
}

// checkKey refuses a key that would not fit into a line of the manifest.
func checkKey(key string) error {
	if key == "-" || len(key) > 256 || !utf8.ValidString(key) || strings.ContainsFunc(key, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}) {
		return fmt.Errorf("publish: key %q is a dash, has spaces or is too long", key)
	}
	return nil
}

// parents returns the folders above p, outermost first.
func parents(p string) []string {
	var out []string
	for i := range len(p) {
		if p[i] == '/' {
			out = append(out, p[:i])
		}
	}
	return out
}

// fold returns a form in which two paths are equal when they differ in the case
// of letters only.
func fold(p string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for q := unicode.SimpleFold(r); q != r; q = unicode.SimpleFold(q) {
			least = min(least, q)
		}
		return least
	}, p)
}

// rank is the order of arrival: what pages are made of, pages, what lists pages.
func rank(p string) int {
	if strings.HasPrefix(p, "assets/") {
		return 0
	}
	switch strings.ToLower(path.Ext(p)) {
	case ".html":
		return 1
	case ".xml", ".json":
		return 2
	}
	return 0
}

// earlier orders outputs by rank; among pages those further down come first and
// a folder's index after its neighbours, since it links to them.
func earlier(a, b string) int {
	ra, rb := rank(a), rank(b)
	if ra != rb {
		return ra - rb
	}
	if ra == 1 {
		if d := strings.Count(b, "/") - strings.Count(a, "/"); d != 0 {
			return d
		}
		ia, ib := path.Base(a) == "index.html", path.Base(b) == "index.html"
		if ia != ib {
			if ia {
				return 1
			}
			return -1
		}
	}
	return strings.Compare(a, b)
}
