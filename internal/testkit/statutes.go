package testkit

import (
	"fmt"
	"os"
	"strings"
)

// statuteFolder holds the statute that an [Editor] writes. Its files do not count as
// pages of the editor.
const statuteFolder = "content/fa"

// statute edits the one statute of the site: its front matter, its editions, its notes,
// or all of them.
func (e *Editor) statute() string {
	index := statuteFolder + "/_index.md"
	if _, err := os.Stat(e.path(index)); err != nil || e.rand.IntN(5) == 0 {
		e.write(index, fmt.Sprintf("+++\ntitle = \"示例条例\"\ntype = \"law\"\nshort = [\"示例\"]\nweight = %d\n+++\n%s。\n", e.rand.IntN(3), e.pick(words)))
		e.write(statuteFolder+"/2020-01-01.txt", e.articles())
		return "write a statute"
	}
	switch e.rand.IntN(8) {
	case 0:
		if err := os.RemoveAll(e.path(statuteFolder)); err != nil {
			e.t.Fatal(err)
		}
		return "remove the statute"
	case 1:
		e.delete(statuteFolder + "/2023-01-01.txt")
		return "remove the later edition"
	case 2, 3:
		e.write(statuteFolder+"/2023-01-01.txt", e.articles())
		return "write the later edition"
	case 4:
		e.write(statuteFolder+"/zhushi.md", fmt.Sprintf("+++\ntype = \"notes\"\n+++\n%s。\n\n## 第一条\n\n%s。\n", e.pick(words), e.pick(words)))
		return "write notes"
	case 5:
		e.delete(statuteFolder + "/zhushi.md")
		return "remove the notes"
	}
	e.write(statuteFolder+"/2020-01-01.txt", e.articles())
	return "write the first edition"
}

// articles makes the text of an edition, of two articles or more.
func (e *Editor) articles() string {
	var b strings.Builder
	b.WriteString("示例条例\n\n")
	numbers := []string{"一", "二", "三", "四"}
	for _, n := range numbers[:2+e.rand.IntN(3)] {
		fmt.Fprintf(&b, "第%s条　%s，依照第一条办理，期限为%d日。\n", n, e.pick([]string{"信访人", "复查机关", "有关单位"}), 1+e.rand.IntN(90))
	}
	return b.String()
}

// citation returns a sentence that cites or quotes the statute. The article may not
// exist, nor even the statute.
func (e *Editor) citation() string {
	number := e.pick([]string{"一", "一", "二", "二", "四"})
	if e.rand.IntN(3) == 0 {
		return "\n::: law 示例条例 第" + number + "条\n:::\n"
	}
	return "\n见《示例条例》第" + number + "条。\n"
}
