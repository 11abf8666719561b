package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/lawtext"
	written "pufa/internal/source"
)

// youngerThanTheText are statutes of which something younger is known than the 题注
// of the text tells; their pages say what.
var youngerThanTheText = []string{
	"cunmin-weiyuanhui-zuzhi-fa", // amended in 2025; the text is of 2018
	"wuye-guanli-tiaoli",         // the text is marked 2018, its 题注 ends in 2016
}

// What a statute's page says of the life of the statute is what the text's 题注
// says: when it was passed and last amended, and no day of effect that belongs to
// an earlier text.
func TestCardsTellOfStatutesWhatTheirTextsDo(t *testing.T) {
	dir := withTexts(t)
	key := regexp.MustCompile(`(?m)^(adopted|promulgated|effective|amended|revised|articles) = ([0-9-]+)`)
	for name, from := range borneOut {
		card, err := os.ReadFile(filepath.Join(dir, "content/fagui", name, "_index.md"))
		if err != nil {
			t.Error(err)
			continue
		}
		said := map[string]string{}
		for _, m := range key.FindAllStringSubmatch(string(card), -1) {
			said[m[1]] = m[2]
		}
		words, err := os.ReadFile(filepath.Join(dir, "content/fagui", name, from.effective+".md"))
		if err != nil {
			t.Fatal(err)
		}
		_, words, _ = cutFront(words)
		text, _ := lawtext.Parse(written.File{Path: name, Text: string(words)})
		want := map[string]law.Date{}
		steps := text.Statute.Steps()
		for i := range steps {
			switch s := &steps[i]; {
			case s.Adopted && want["adopted"].IsZero():
				want["adopted"] = s.Date
			case s.Published && want["promulgated"].IsZero():
				want["promulgated"] = s.Date
			}
		}
		if last := law.LastMade(steps); last != nil && last.Amended {
			kind := "amended"
			if last.Revised {
				kind = "revised"
			}
			want[kind] = last.Date
			if since, ok := law.ParseDate(said["effective"]); ok && since.Compare(last.Date) < 0 {
				t.Errorf("%s: effective = %s is the day of an earlier text: this one was made on %s", name, said["effective"], last.Date)
			}
		}
		for _, k := range []string{"adopted", "promulgated", "amended", "revised"} {
			if said[k] != "" && !want[k].IsZero() && said[k] != want[k].String() || said[k] == "" && !want[k].IsZero() && (k == "amended" || k == "revised") && !slices.Contains(youngerThanTheText, name) {
				t.Errorf("%s: %s = %s, and the text says %s", name, k, said[k], want[k])
			}
		}
	}
}

// cutFront parts front matter from what is below it.
func cutFront(file []byte) (front, body []byte, ok bool) {
	a, b, ok := strings.Cut(strings.TrimPrefix(string(file), "+++\n"), "\n+++\n")
	return []byte(a), []byte(b), ok
}
