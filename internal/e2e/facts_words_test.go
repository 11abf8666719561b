package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// eachPage calls look with every source of the site's content.
func eachPage(t *testing.T, look func(file, text string)) {
	t.Helper()
	err := filepath.WalkDir(root+"/content", func(file string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".md" {
			return err
		}
		text, err := os.ReadFile(file)
		if err == nil {
			look(strings.TrimPrefix(filepath.ToSlash(file), root+"/content/"), string(text))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Whoever is warned of false accusation is told in the same place that an honest
// mistake is none (刑事诉讼法 第一百一十一条第二款, 刑法 第二百四十三条第三款): the
// warning alone keeps people from saying what they are not sure of.
func TestAWarningOfFalseAccusationNeverStandsAlone(t *testing.T) {
	honest := regexp.MustCompile(`(不等于|不是|不算)诬告|和诬告严格分开`)
	warned := 0
	eachPage(t, func(file, text string) {
		if !strings.Contains(text, "诬告") || file == "xianfa/quanli.md" { // it protects there: nobody may accuse you falsely
			return
		}
		warned++
		if !honest.MatchString(text) {
			t.Errorf("%s speaks of 诬告 and not of honest mistakes", file)
		}
	})
	if warned < 10 {
		t.Errorf("%d warnings were found", warned)
	}
}
