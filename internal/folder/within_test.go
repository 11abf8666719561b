package folder

import "testing"

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		path, folder string
		want         bool
	}{
		{"content", "content", true}, {"content/a.md", "content", true}, {"content/a/b.md", "content/a", true},
		{"content-2/a.md", "content", false}, {"contents", "content", false}, {"content", "content/a", false}, {"cont", "content", false},
		{"static/a", "content", false}, {"", "content", false},
	} {
		if got := Within(c.path, c.folder); got != c.want {
			t.Errorf("Within(%q, %q) = %v", c.path, c.folder, got)
		}
	}
}
