package publish

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkPath refuses anything but a plain slash path below the output folder: it would
// come from a bug of the caller or from a manifest that somebody tampered with.
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
	if strings.EqualFold(top, WorkName) || strings.EqualFold(top, ManifestName) {
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

// Parents returns the folders above p, outermost first.
func Parents(p string) []string {
	var out []string
	for i := range len(p) {
		if p[i] == '/' {
			out = append(out, p[:i])
		}
	}
	return out
}

// fold returns a form that is equal for two paths that differ only in letter case.
func fold(p string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for q := unicode.SimpleFold(r); q != r; q = unicode.SimpleFold(q) {
			least = min(least, q)
		}
		return least
	}, p)
}
