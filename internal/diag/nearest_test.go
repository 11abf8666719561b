package diag

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"title", "tags", "draft", "周期", "复查和复核.md", "fucha-fuhe.md"}
	for _, c := range []struct{ want, got string }{
		{"titel", "title"},
		{"Title", "title"},
		{"tag", "tags"},
		{"drfat", "draft"},
		{"fucha_fuhe.md", "fucha-fuhe.md"},
		{"复查与复核.md", "复查和复核.md"},
		{"colour", ""},
		{"", ""},
		{"日期", "周期"},
	} {
		if got := Nearest(c.want, words); got != c.got {
			t.Errorf("Nearest(%q) = %q, want %q", c.want, got, c.got)
		}
	}
}
