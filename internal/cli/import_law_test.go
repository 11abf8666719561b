package cli

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"pufa/internal/testkit"
)

// published is a statute as the national database gives it: the title, 题注 in
// brackets, a table of contents, full-width spaces, and behind the text an annex.
var published = []string{
	"河滩条例", "（2005年1月5日国务院第76次常务会议通过　2005年1月10日中华人民共和国国务院令第431号公布　自2005年5月1日起施行）",
	"目　　录", "第一章　总　则", "第二章　附　则",
	"第一章　总　则", "　　第一条　为了管好河滩，制定本条例。", "　　第二条　有下列情形之一的，可以下水：", "　　（一）会游泳；", "　　（二）有人看护。",
	"第二章　附　则", "　　第三条　本条例自2005年5月1日起施行。",
}

// docx makes a Word file of plain paragraphs and a table.
func docx(t *testing.T, paragraphs []string, table [][]string) []byte {
	var body strings.Builder
	text := func(s string) { body.WriteString("<w:p><w:r><w:t>" + html.EscapeString(s) + "</w:t></w:r></w:p>") }
	for _, p := range paragraphs {
		text(p)
	}
	body.WriteString("<w:tbl>")
	for _, row := range table {
		body.WriteString("<w:tr>")
		for _, cell := range row {
			body.WriteString("<w:tc>")
			text(cell)
			body.WriteString("</w:tc>")
		}
		body.WriteString("</w:tr>")
	}
	body.WriteString("</w:tbl>")
	return testkit.Docx(t, body.String(), "", nil)
}

// What the national database offers becomes a site without a hand's turn: Word
// files, and texts in the encodings of either age.
func TestAnImportedStatuteBuildsAsItIs(t *testing.T) {
	text := strings.Join(published, "\r\n") + "\r\n"
	old, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	table := [][]string{{"水深", "可以下水"}, {"一米", "会游泳的"}}
	for name, raw := range map[string][]byte{"河滩条例.docx": docx(t, append(published, "附件"), table), "河滩条例.txt": []byte(old), "河滩条例.md": []byte(text)} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, data := range map[string][]byte{"config.toml": []byte("title = \"站\"\n"), "content/_index.md": []byte("+++\ntitle = \"站\"\n+++\n"), name: raw} {
				testkit.Write(t, dir, file, data)
			}
			for _, args := range [][]string{{"import", "law", name}, {"build"}} {
				if status, out, stderr := run(t, t.Context(), dir, args...); status != 0 {
					t.Fatalf("%v: exit status %d\n%s%s", args, status, out, stderr)
				}
			}
			page, err := os.ReadFile(filepath.Join(dir, "public/fagui/hetan-tiaoli/index.html"))
			if err != nil {
				t.Fatal(err)
			}
			want := []string{"2005年5月1日起施行", "第一章 总则", `data-ref="第二条第（二）项"`, "有人看护。"}
			if strings.HasSuffix(name, ".docx") {
				want = append(want, `<th scope="col">水深</th>`, "<td>会游泳的</td>")
			}
			for _, w := range want {
				if !bytes.Contains(page, []byte(w)) {
					t.Errorf("the page has no %s", w)
				}
			}
		})
	}
}
