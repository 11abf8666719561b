package preview

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A file that looks half-written is taken once two checks in a row, far enough apart, find
// the same.
func TestHalfWrittenFilesAreWaitedFor(t *testing.T) {
	for _, c := range []struct {
		name, text string
		wait       time.Duration // 0 = it is complete at once
	}{
		{"whole.md", "正文。\n", 0},
		{"half.md", "正文", twoGlances},
		{"empty.md", "", twoGlances},
		{"picture.png", "\n", twoGlances},
		{"long.md", strings.Repeat("字\n", smallText), twoLong},
	} {
		file := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(file, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		var s settler
		s.touched(c.name)
		if got := s.waitFor(file, c.name); got != c.wait {
			t.Errorf("%s: %v at first, want %v", c.name, got, c.wait)
		}
		if c.wait == 0 {
			continue
		}
		if got := s.waitFor(file, c.name); got <= 0 || got > c.wait {
			t.Errorf("%s: %v the second time, too soon", c.name, got)
		}
		g := s.glances[c.name]
		g.at = g.at.Add(-c.wait)
		s.glances[c.name] = g
		if got := s.waitFor(file, c.name); got != 0 {
			t.Errorf("%s: %v when it has not changed", c.name, got)
		}
		if err := os.WriteFile(file, []byte(c.text+"又一段"), 0o666); err != nil {
			t.Fatal(err)
		}
		if got := s.waitFor(file, c.name); got != c.wait {
			t.Errorf("%s: %v when it has changed, want %v", c.name, got, c.wait)
		}
	}
}
