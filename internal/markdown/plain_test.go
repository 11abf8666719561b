package markdown

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/source"
)

// comparePlain parses a file with plain paragraphs found early and without.
func comparePlain(t *testing.T, f source.File) {
	t.Helper()
	early, late := New(Options{}), New(Options{Plain: true})
	got, gotDiags := parse(early, f)
	want, wantDiags := parse(late, f)
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotDiags, wantDiags) {
		t.Errorf("%q:\n got %+v %v\nwant %+v %v", f.Text, got, gotDiags, want, wantDiags)
	}
}

func TestPlainParagraphsReadAsOthers(t *testing.T) {
	for _, f := range examples(t) {
		comparePlain(t, f)
	}
	for _, text := range []string{
		"第一条　为了公布，制定本法。\n\n第二条　各级机关依法办理。\n",
		"一\n\n标题\n===\n\n二\n",
		"一\n\n词\n: 解释\n\n二\n",
		"词\n\n: 解释\n\n文字\n",
		"一\n\n表：名称\n\n| a | b |\n| - | - |\n| c | d |\n\n二\n",
		"> 引\n\n一\n\n- 二\n\n  三\n\n四\n",
		"一 (http 与 www 之类)\n\n二 www。\n\n三  \n\n\t四\n\n　　五\n",
		"２．全角\n\n1．全角\n\n##贴着\n\n（一）项\n\n＃ 标题\n",
		"一[^1]\n\n二\n\n[^1]: 注\n\n三\n",
		"::: note\n一\n\n二\n:::\n\n三\n",
		"# 一\n\n##  二 与 三\n\n四\n\n### 五 #\n\n#### 六 {#liu}\n\n####### 七\n\n##\n\n八",
		"一\n\n<!-- 注 -->\n\n二\n\n<!-- 注 --> 三\n\n<!-- 四\n\n五 -->\n\n六\n",
		"2022年4月14日\n\n1. 一\n\n(一)项\n\n1) 二\n\nA 三\n",
		"  一\n\n　　二\n\n　　# 三\n\n　　- 四\n\n　 \n \t\n五\u00a0\n\n：六\n\n: 七\n",
		"# 一\n二\n\n三\n# 四\n\n五\n---\n",
		"## \u3000一\u3000\n\n##　二\n\n## `三`\n\n## 四\u00a0\n",
		"& 与 \" 与 ' 与 ~ 与 # \n\na & b\n\n待补\n\n《某某法》第三条\n",
	} {
		f, _ := source.Decode("content/a.md", []byte(text))
		comparePlain(t, f)
	}
}

// Most of a statute passes by the inline parsers.
func TestStatutesArePlain(t *testing.T) {
	f := page("第一条　为了公布，制定本法。\n\n第二条　各级机关 (含派出机构) 依法办理。\n")
	p := New(Options{})
	if d, _ := parse(p, f); !strings.Contains(d.Body.HTML, "<p>第二条　各级机关 (含派出机构) 依法办理。</p>") {
		t.Error(d.Body.HTML)
	}
	finder := newPlainFinder(inlineParsers())
	for _, c := range "*_~`[]!<:.@\\" {
		if found, _ := finder.survey([]byte("文"+string(c)), nil); !found.marked {
			t.Errorf("%q is no mark", c)
		}
	}
	if found, _ := finder.survey([]byte("第。， (（"), nil); found.marked {
		t.Error("marks in a statute")
	}
}

// Pages of headings and paragraphs are read without goldmark, and as it reads them.
func TestPlainPagesReadAsOthers(t *testing.T) {
	lines := strings.Split("# 一|## 二 与　三|### 四 #|## 五 {#wu}|##六|第一条　为了公布，制定本法。|（一）项 & 【待补】|　　缩进|　　- 缩进|(一)项|2022年4月14日|1. 项|3) 项|A 甲\t乙|<!-- 注 -->|<!-- 注 --> 后|<!-- 开|关 -->|- 项|---|: 词义|：词义|《宪法》第三条  |**粗**|| |　|\t码|> 引|::: note|:::", "|")
	random := rand.New(rand.NewPCG(1, 2))
	finder, plain, pages := newPlainFinder(inlineParsers()), 0, 3000
	if testing.Short() {
		pages /= 10
	}
	for range pages {
		var b strings.Builder
		some := 2 + random.IntN(len(lines)-2) // pages of a few kinds of lines are plain more often
		for range 1 + random.IntN(6) {
			b.WriteString(lines[random.IntN(some)] + []string{"\n\n", "\n\n", "\n\n", "\n", "\n \n", ""}[random.IntN(6)])
		}
		f, _ := source.Decode("content/a.md", []byte(b.String()))
		if finder.plainPage([]byte(f.Text), &nodePool{}) != nil {
			plain++
		}
		comparePlain(t, f)
	}
	if plain < pages/10 {
		t.Errorf("only %d of %d pages were plain", plain, pages)
	}
}

func FuzzPlainParagraphs(f *testing.F) {
	f.Add("# 一\n\n## 二 & 【三】\n\n　　四\n\n<!-- 五 -->\n\n(六)\n\n2022年\n")
	f.Add("一\n\n二 (三)\n\n词\n: 解释\n\n- 四\n\n  五\n\n六\n---\n")
	f.Add("表：名称\n\n| a |\n| - |\n\n\"引\" & <b>七</b>\n\n1. 八\n\n    九\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, _ := source.Decode("content/a.md", []byte(text))
		comparePlain(t, file)
		if _, signs := counter.survey([]byte(file.Text), []int32{}); !slices.Equal(signs, cite.Signs(nil, file.Text)) {
			t.Errorf("%q: signs %v", file.Text, signs)
		}
	})
}
