package lawtext

import (
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/source"
)

// What is said of the end of a text is said at its borders.
func TestTheEndOfAStatute(t *testing.T) {
	articles := func(n int, last string) string {
		var b strings.Builder
		for i := 1; i < n; i++ {
			b.WriteString(law.Number{Main: i}.Label("条") + " 一件事。\n\n")
		}
		return b.String() + law.Number{Main: n}.Label("条") + " " + last + "\n"
	}
	for _, c := range []struct{ name, title, text, want string }{
		{"as many articles as say when", "河滩办法", articles(manyArticles, "一件事。"), "lawtext/no-effect"},
		{"one less", "河滩办法", articles(manyArticles-1, "一件事。"), ""},
		{"the last says it", "河滩办法", articles(manyArticles, "本办法自公布之日起施行。"), ""},
		{"it breaks off", "河滩办法", articles(3, "本办法自公布之日起，"), "lawtext/breaks-off"},
		{"a list breaks off", "河滩办法", articles(3, "下列事：\n（一）甲；\n（二）乙、"), "lawtext/breaks-off"},
		{"it has no mark at its end", "河滩办法", articles(3, "本办法自公布之日起施行"), ""},
		{"an interpretation", "关于河滩案件的解释", articles(manyArticles, "一件事。"), ""},
		{"an amendment", "河滩法修正案（二）", articles(manyArticles, "一件事。"), ""},
		{"the constitution", "中华人民共和国宪法", articles(manyArticles, "一件事。"), ""},
		{"an organic law", "中华人民共和国河滩组织法", articles(manyArticles, "一件事。"), ""},
		{"附则 is its end", "河滩办法", strings.Replace(articles(manyArticles, "一件事。"), "第八条", "附 则\n\n第八条", 1), ""},
		{"on trial", "河滩办法（试行）", articles(manyArticles, "一件事。"), "lawtext/no-effect"},
		{"behind the last article", "河滩办法", articles(manyArticles, "一件事。") + "\n河滩镇\n\n本办法自2020年1月1日起施行\n", ""},
		{"a chapter that only the contents have", "河滩办法", "目录\n\n第一章 甲\n\n第二章 乙\n\n第一章 甲\n\n" + articles(2, "一件事。"), "lawtext/contents-more"},
		{"all chapters are there", "河滩办法", "目录\n\n第一章 甲\n\n第一章 甲\n\n" + articles(2, "一件事。"), ""},
	} {
		_, diags := Parse(source.File{Path: "a.md", Text: "# " + c.title + "\n\n" + c.text})
		var got []string
		for _, d := range diags {
			if d.Code == "lawtext/no-effect" || d.Code == "lawtext/breaks-off" || d.Code == "lawtext/contents-more" {
				got = append(got, d.Code)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A line that begins like an article and becomes a part of the one before it is told, unless
// it cites or is quoted.
func TestLabelsThatDoNotFit(t *testing.T) {
	const begin, end = "# 河滩办法\n\n第一条 甲。\n\n第二条 乙。\n\n", "\n\n第三条 丙。\n"
	for text, want := range map[string]bool{
		begin + "第二条 又一个。" + end:    true,
		begin + "第一条之一 插入的。" + end:  true,
		begin + "第九条 太远的。" + end:    true,
		begin + "第五条连着写的。":          true,
		begin + "第五条规定的事。":          false,
		begin + "第一条、第二条的事。" + end:  false,
		begin + "“第九条 引用的。”" + end:  false,
		begin + "第二条之一 插入的。" + end:  false,
		begin + "本办法第九条是引用的。" + end: false,
	} {
		_, diags := Parse(source.File{Path: "a.md", Text: text})
		got := false
		for _, d := range diags {
			got = got || d.Code == "lawtext/article-stray"
		}
		if got != want {
			t.Errorf("%q: told %v, want %v: %v", text, got, want, diags)
		}
	}
}

// A number with a mark on one side only may be a value.
func TestPageNumbers(t *testing.T) {
	for words, want := range map[string]bool{"— 1 —": true, "-12-": true, "2 -": true, "第 3 页": true, "第3页 共9页": true, "—5": false, "12": false, "第3页的内容": false, "— 1234 —": false} {
		if got := isPageNumber(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
