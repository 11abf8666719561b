package lawtext

import (
	"strings"
	"testing"
)

// bare is text without what Print may change: white space, Markdown marks and
// comments.
func bare(s string) string {
	var b strings.Builder
	for l := range strings.Lines(s) {
		if isComment(trim(strings.TrimLeftFunc(l, func(r rune) bool { return isSpace(r) || strings.ContainsRune("#*_>-+", r) }))) {
			continue
		}
		for _, r := range l {
			if !isSpace(r) && !strings.ContainsRune("#*_>-+\\", r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// same fails the test where what was printed says other words than what was read.
func same(t *testing.T, name, read, printed string) {
	t.Helper()
	a, b := []rune(bare(read)), []rune(bare(printed))
	for i := 0; i < len(a) || i < len(b); i++ {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Errorf("%s: read …%s…, printed …%s…", name, window(a, i), window(b, i))
			return
		}
	}
}

func window(r []rune, at int) string {
	return string(r[max(0, min(at-20, len(r))):min(at+20, len(r))])
}
