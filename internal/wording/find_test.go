package wording

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var list = List{
	{Avoid: "合条件的", Write: "符合条件的"},
	{Avoid: "条件的人", Write: "有条件的人家"},
	{Avoid: "其它", Write: "其他", Except: []string{"极其它化"}},
	{Avoid: "闹访", Write: "走访时滋事", Why: "写行为"},
	{Avoid: "缠访闹访", Write: "滋事扰序"},
}

// Each case says what is found, as it stands in the source.
func TestWordsAreFoundInRunningProse(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"prose", "合条件的，给；其它的，不给。", "合条件的 其它"},
		{"a heading, a list and a table", "## 其它 {#qita}\n\n- 其它\n\n| 其它 | 一 |\n|---|---|\n", "其它 其它 其它"},
		{"the title and the words of a box", "::: note 其它\n其它。\n:::\n", "其它 其它"},
		{"a link's words, not its address", "[其它](其它.md)", "其它"},
		{"across emphasis", "合**条件**的", "合**条件**的"},
		{"across a line end", "合条\n件的", "合条\n件的"},
		{"not across paragraphs or cells", "合条\n\n件的\n\n| 合条 | 件的 |\n", ""},
		{"the longer of two", "缠访闹访", "缠访闹访"},
		{"the first of two that overlap", "合条件的人", "合条件的"},

		{"what is to be written holds the word", "符合条件的", ""},
		{"an exception", "极其它化，其它", "其它"},
		{"quoted words", "“其它”是什么，‘其它’，「其它」，『其它』，\"其它\"", ""},
		{"a quotation of several lines", "“第一行其它\n第二行其它”其它", "其它"},
		{"a quotation that nobody ends", "“其它\n\n其它", "其它"},
		{"a straight mark alone", "5\" 其它\n其它", "其它 其它"},
		{"a title", "《其它规定》", ""},
		{"the box of a quotation", "::: quote 《示范条例》第一条\n其它\n:::\n其它", "其它"},
		{"the box of a provision, in another", "::: note\n::: law 示范条例 第一条\n其它\n:::\n其它\n:::\n其它", "其它 其它"},
		{"a block quotation", "> 其它\n\n其它", "其它"},
		{"code", "`其它` ``其它`` 其它\n\n```\n其它\n```\n~~~\n其它\n~~~\n", "其它"},
		{"tags, comments and attributes", "<a title=其它>一</a><!-- 其它 --> 二{title=其它}", ""},
		{"braces that are no attribute", "{其它}", "其它"},
	} {
		var got []string
		for _, h := range list.Find(c.source) {
			got = append(got, c.source[h.Start:h.End])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %q, want %q", c.name, g, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("合**条件**的\n::: quote\n“其它")
	f.Add("| `其它 | {#其它} ](其它\n~~~")
	f.Fuzz(func(t *testing.T, source string) {
		end := 0
		for _, h := range list.Find(source) {
			if h.Start < end || h.End <= h.Start || h.End > len(source) {
				t.Fatalf("%d–%d of %d", h.Start, h.End, len(source))
			}
			if utf8.ValidString(source) && !utf8.ValidString(source[h.Start:h.End]) {
				t.Fatalf("half a character: %q", source[h.Start:h.End])
			}
			end = h.End
		}
	})
}
