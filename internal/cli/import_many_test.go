package cli

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// publicShape makes a document of the shapes that offices publish, of random parts:
// every word in it is said once in the whole document.
func publicShape(t *testing.T, r *rand.Rand) (raw []byte, words []string) {
	n := 0
	word := func() string {
		n++
		signs := []string{"", "*", "_", "#", "|", "~", "`", "[", "]", "<", ">", "&", "\\", "{", "}", "=", "$", "^", "!", "+", "-", ":", "1.", "（一）", "、"}
		s := fmt.Sprintf("词%d%s字%d", n, signs[r.IntN(len(signs))]+signs[r.IntN(len(signs))], n)
		words = append(words, s)
		return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
	}
	looks := []string{"", "", "", "<w:b/>", "<w:i/>", "<w:vanish/>", "<w:strike/>", `<w:vertAlign w:val="superscript"/>`, `<w:sz w:val="44"/>`}
	run := func() string { return wr(word(), looks[r.IntN(len(looks))]) }
	frames := []string{"", "", "", `<w:jc w:val="center"/>`, `<w:jc w:val="right"/>`, `<w:pStyle w:val="1"/>`, `<w:pStyle w:val="2"/>`, inList("1", "0"), inList("1", "1"), inList("1", "2"), inList("2", "0"), inList("2", "1"), `<w:rPr><w:del/></w:rPr>`}
	starts := []string{"", "", "", "一、", "（一）", "1.", "（1）", "# ", "* ", "- ", "1. ", "::: ", "&gt; ", "问：", "答：", "第一条　", "    "}
	paragraph := func() string {
		runs := []string{wr(starts[r.IntN(len(starts))], "")}
		for range 1 + r.IntN(4) {
			switch r.IntN(12) {
			case 0:
				runs = append(runs, `<w:r><w:br/></w:r>`)
			case 1:
				runs = append(runs, `<w:hyperlink r:id="out">`+run()+`</w:hyperlink>`)
			case 2:
				runs = append(runs, `<w:ins>`+run()+`</w:ins>`)
			case 3:
				runs = append(runs, `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>`+wp("", run())+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>`)
			default:
				runs = append(runs, run())
			}
		}
		return wp(frames[r.IntN(len(frames))], append(runs, wr([]string{"", "。", "；", "：", "？"}[r.IntN(5)], ""))...)
	}
	var body strings.Builder
	for range 2 + r.IntN(20) {
		if r.IntN(8) > 0 {
			body.WriteString(paragraph())
			continue
		}
		body.WriteString("<w:tbl>")
		for range 1 + r.IntN(4) {
			body.WriteString("<w:tr>")
			for range 1 + r.IntN(4) {
				body.WriteString("<w:tc><w:tcPr>" + []string{"", "", "", `<w:gridSpan w:val="2"/>`, `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`}[r.IntN(6)] + "</w:tcPr>" + paragraph() + "</w:tc>")
			}
			body.WriteString("</w:tr>")
		}
		body.WriteString("</w:tbl>")
	}
	return testkit.Docx(t, body.String(), "", map[string]string{"word/styles.xml": styles, "word/numbering.xml": lists}), words
}

// Four hundred documents of random shape: no panic, and every word on the page or
// named.
func TestFourHundredDocuments(t *testing.T) {
	many := 400
	if testing.Short() {
		many = 40
	}
	site := newSite(t)
	r := rand.New(rand.NewPCG(17, 1))
	words := map[string][]string{}
	args := []string{"import", "--as", "guide", "--to", "zhinan"}
	for i := range many {
		name := "文件" + strconv.Itoa(i) + ".docx"
		raw, said := publicShape(t, r)
		words[name] = said
		if err := os.WriteFile(filepath.Join(site, name), raw, 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	pages := map[string]string{}
	said := map[string]string{}
	for chunk := range slices.Chunk(args[5:], 1) {
		status, out, stderr := run(t, t.Context(), site, append(slices.Clone(args[:5]), chunk...)...)
		said[chunk[0]] = bareText(stderr)
		m := regexp.MustCompile(`已经导入：(content/\S+\.md)`).FindStringSubmatch(out)
		switch {
		case status == 0 && m != nil:
			pages[chunk[0]] = m[1]
		case !strings.Contains(stderr, "import/page-exists"): // two may have one title
			t.Errorf("%s: exit status %d\n%s%s", chunk[0], status, out, stderr)
		}
	}
	if status, out, stderr := run(t, t.Context(), site, "build"); status > 1 {
		t.Fatalf("build: exit status %d\n%s%s", status, out, stderr)
	} else if status == 1 {
		t.Log(out, stderr)
	}
	in, shown := 0, 0
	for name, page := range pages {
		built, err := os.ReadFile(filepath.Join(site, "public", strings.TrimSuffix(strings.TrimPrefix(page, "content/"), ".md")+".html"))
		if err != nil {
			t.Error(err)
			continue
		}
		text := pageText(built)
		for _, w := range words[name] {
			in++
			switch {
			case strings.Contains(text, bareText(w)):
				shown++
			case !strings.Contains(said[name], bareText(w)):
				source, _ := os.ReadFile(filepath.Join(site, page))
				t.Fatalf("%s: %q is neither on the page nor named\n%s\n%s", name, w, source, said[name])
			}
		}
	}
	t.Logf("%d documents, %d pages; %d words, %d on the pages, the others named", many, len(pages), in, shown)
}
