package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// A summary is the first thing that is read aloud: whoever hears it gets a pause
// at least every forty characters.
func TestSummariesLeaveTimeToBreathe(t *testing.T) {
	summary := regexp.MustCompile(`(?m)^summary = "(.*)"`)
	seen := 0
	err := filepath.WalkDir(root+"/content", func(file string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".md" {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		m := summary.FindSubmatch(text)
		if m == nil {
			return nil
		}
		seen++
		for _, words := range strings.FieldsFunc(string(m[1]), pause) {
			if n := utf8.RuneCountInString(words); n > 40 {
				t.Errorf("%s: %d characters without a pause: %s", file, n, words)
			}
		}
		return nil
	})
	if err != nil || seen < 50 {
		t.Errorf("%d summaries read: %v", seen, err)
	}
	if long := strings.Repeat("长", 41); len(strings.FieldsFunc(long, pause)) != 1 {
		t.Error("a long stretch is not seen as one")
	}
}

func pause(r rune) bool { return strings.ContainsRune("。！？，、；：…—（）", r) }
