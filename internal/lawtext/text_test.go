package lawtext

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/source"
)

const letter = `# 河滩镇信箱办法

## 第一章 总则

第一条 收到来信，分别处理：

（一）属于本镇的，登记；

（二）属于外镇的：

1.转送；

2.告知。

处理结果公开。

第二条 本办法自公布之日起施行。
`

func parse(s string) *Text {
	f, _ := source.Decode("content/laws/a.md", []byte(s))
	t, _ := Parse(f)
	return t
}

func TestWhereNamesTheProvisionOfAPlace(t *testing.T) {
	text := parse(letter)
	one := law.Number{Main: 1}
	for words, want := range map[string]law.Locator{
		"收到来信": {Article: one, Paragraph: 1},
		"属于本镇": {Article: one, Paragraph: 1, Item: 1},
		"告知":   {Article: one, Paragraph: 1, Item: 2, Subitem: 2},
		"处理结果": {Article: one, Paragraph: 2},
		"施行":   {Article: law.Number{Main: 2}, Paragraph: 1},
	} {
		l, ok := text.Where(strings.Index(letter, words))
		if !ok || l.Locator != want || l.Kind != Provision || l.Division != 0 {
			t.Errorf("Where(%s) = %+v, %v, want %v", words, l, ok, want)
		}
	}
	if l, ok := text.Where(strings.Index(letter, "总则")); !ok || l.Kind != Heading {
		t.Errorf("Where(总则) = %+v, %v", l, ok)
	}
	for _, at := range []int{-1, strings.Index(letter, "\n\n") + 1, len(letter), len(letter) + 9} {
		if l, ok := text.Where(at); ok {
			t.Errorf("Where(%d) = %+v, want nothing", at, l)
		}
	}
}

func TestLineBodiesBeginBehindTheLabel(t *testing.T) {
	text := parse("**第一条**　收信。\n\n- （一）登记；\n\n第二条【施行】 自公布之日起。\n")
	var got []string
	for _, l := range text.Lines {
		got = append(got, "**第一条**　收信。\n\n- （一）登记；\n\n第二条【施行】 自公布之日起。\n"[l.Body:l.Extent.End])
	}
	if want := "收信。|登记；|自公布之日起。"; strings.Join(got, "|") != want {
		t.Errorf("bodies are %q, want %s", got, want)
	}
}

func TestParsedStatutesAnswerLocators(t *testing.T) {
	st := parse(letter).Statute
	p, err := st.Locate(law.Locator{Article: law.Number{Main: 1}, Item: 2, Subitem: 2})
	if err != nil || p.Subitem.Text != "告知。" || p.Locator.String() != "第一条第一款第（二）项第2目" {
		t.Errorf("Locate = %+v, %v", p, err)
	}
	if _, err := st.At(law.Locator{Article: law.Number{Main: 3}}); !errors.Is(err, law.ErrNoArticle) {
		t.Errorf("third article: %v", err)
	}
}

func TestPrintedTextIsReadAlike(t *testing.T) {
	for _, c := range cases(t) {
		text := parse(c.text)
		for name, print := range map[string]func(*law.Statute) string{"Print": Print, "Markdown": Markdown} {
			again := parse(print(text.Statute))
			if name == "Markdown" || len(text.Statute.Articles) > 0 {
				if d := difference(shape(text.Statute), shape(again.Statute)); d != "" {
					t.Errorf("%s, %s: %s", c.path, name, d)
				}
			}
		}
	}
}

// The title may stand in front matter alone.
func TestFrontMatterMayNameTheStatute(t *testing.T) {
	f, _ := source.Decode("content/laws/a/2001-05-01.md", []byte("+++\ntitle = \"河滩镇渡口规则\"\n+++\n（2001年3月1日通过）\n第一条 渡口由镇人民政府管理。\n"))
	text, diags := Parse(f)
	if len(diags) > 0 || text.Statute.Title != "" || len(text.Statute.Enactment) != 1 || len(text.Statute.Articles) != 1 {
		t.Errorf("%+v, %v", text.Statute, diags)
	}
}

// The keys are a contract with programs that read them.
func TestInspectionKeys(t *testing.T) {
	f, _ := source.Decode("a.md", []byte("第一条 甲。\n\n第三条 乙：\n\n（一）丙："+"\n\n1.丁。"))
	text, diags := Parse(f)
	in := Inspect(text, diags, diag.Printer{Source: func(string) (string, bool) { return f.Text, true }})
	raw, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"title":"","sha256":"","books":0,"subbooks":0,"chapters":0,"sections":0,"articles":[{"number":"1","title":"","division":[],"paragraphs":[{"text":"甲。","items":[]}]}`,
		`{"number":"3","title":"","division":[],"paragraphs":[{"text":"乙：","items":[{"number":"1","text":"丙：","subitems":[{"number":"1","text":"丁。"}]}]}]}]`,
		`"points":[],"continuous":false,"diagnostics":[{`,
		`"code":"lawtext/article-gap"`,
	} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("JSON lacks %s:\n%s", want, raw)
		}
	}
	none, _ := json.Marshal(Inspect(parse(""), nil, diag.Printer{}))
	if want := `"articles":[],"points":[],"continuous":null,"diagnostics":[]}`; !strings.HasSuffix(string(none), want) {
		t.Errorf("JSON of nothing is %s", none)
	}
}

func TestPointsInBracketsAreThoseOfATextWithoutOthers(t *testing.T) {
	for text, want := range map[string]int{
		"某县人民政府关于规范信访工作的通知\n（一）登记来信。\n（二）答复来访。\n":               2,
		"某县人民政府关于规范信访工作的通知\n（一）登记来信。\n（二）答复来访。\n一、登记。\n二、答复。\n": 2,
		"某县人民政府关于规范信访工作的通知\n一、登记来信。\n（一）当日登记。\n二、答复来访。\n":       2,
	} {
		got, _ := Parse(source.File{Path: "content/fa/2020-01-01.md", Text: text})
		var labels []string
		for _, p := range got.Statute.Points {
			labels = append(labels, p.Label)
		}
		if len(labels) != want {
			t.Errorf("%q has the points %q", text, labels)
		}
	}
}
