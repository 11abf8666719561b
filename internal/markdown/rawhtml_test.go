package markdown

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Tags in any order, in and between Markdown, give a page that a browser reads
// as it was written.
func TestTagSoupStaysWhole(t *testing.T) {
	p := New(Options{})
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"字", " ", "\n", "\n\n", "- ", "> ", "**", "*", "`", "[甲](a.md)", "::: note\n", "\n:::\n", "| a |\n|---|\n", "# ", "![图](b.png)", "    ", "1. ", "<!-- x -->", "https://a.cn "}
	names := append(slices.Clone(elements), "script", "article", "h1", "form", "textarea")
	for range 4000 {
		var b strings.Builder
		for range 3 + random.IntN(12) {
			name := names[random.IntN(len(names))]
			switch random.IntN(6) {
			case 0, 1:
				b.WriteString("<" + name + ">")
			case 2:
				b.WriteString("</" + name + ">")
			case 3:
				b.WriteString("<" + name + ` id="x" href="a" src="b" alt="c" onclick="d">`)
			default:
				b.WriteString(pieces[random.IntN(len(pieces))])
			}
		}
		f := page(b.String())
		d, _ := parse(p, f)
		checkDocument(t, d, len(f.Text))
		checkTags(t, d)
		if t.Failed() {
			t.Fatalf("from %q", b.String())
		}
	}
}
