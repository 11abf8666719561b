package source

import (
	"path"
	"strings"
	"testing"
)

// What is taken for a page at a glance must be no scrap by any pattern.
func TestNoScrapLooksLikeAPage(t *testing.T) {
	for _, p := range scraps {
		for _, rest := range []string{"", "a.md", "附件.MD", "a.tmp.md", ".md", "~.md"} {
			name := strings.ReplaceAll(strings.ReplaceAll(p, "*", rest), "?", "d")
			if ok, err := path.Match(p, strings.ToLower(name)); !ok || err != nil {
				t.Fatalf("%s does not match %s: %v", name, p, err)
			}
			if isPage(name) || !Scrap(name) {
				t.Errorf("%s counts as a page", name)
			}
		}
	}
}
