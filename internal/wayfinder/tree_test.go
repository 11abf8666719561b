package wayfinder_test

import (
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/markdown"
	"pufa/internal/source"
	"pufa/internal/wayfinder"
)

const front = "+++\ntitle = \"指路\"\ntype = \"wayfinder\"\n+++\n"

// sound is a tree without fault; cases below spoil it.
const sound = `先看您的事。

## 您的事是哪一类？ {#lei}

看文书上的章。

- [政府的决定](#fuyi)：罚款、许可
- [不知道](#wen)

都不是也选“不知道”。

## 申请复议 {#fuyi}

一般 60 日（《行政复议法》第二十条第一款）。

- [怎样申请](../fuyi.md)
- [别的期限](qixian.md)

  看清日子。

## 先问窗口 {#wen}

应当告诉您向哪里提（《信访工作条例》第二十三条第一款）。

- [有哪些办法](qudao.md)
`

func read(t *testing.T, text string) (*doc.Document, *doc.Body) {
	t.Helper()
	f, _ := source.Decode("content/zhilu.md", []byte(front+text))
	d, b, _ := markdown.New(markdown.Options{Lang: "zh-CN"}).Parse(f)
	return d, b
}

func TestReadTakesQuestionsAndOutcomesApart(t *testing.T) {
	d, b := read(t, sound)
	if diags := wayfinder.Parse(d, b); len(diags) > 0 {
		t.Fatalf("%v", diags)
	}
	if got := strings.Join(d.Below, " "); got != "fuyi wen sheet all.js" {
		t.Errorf("below: %s", got)
	}
	tree := wayfinder.Read(d, b)
	text := func(r wayfinder.Range) string { return strings.TrimSpace(b.HTML[r.Start:r.End]) }
	lei, fuyi := tree.Nodes[0], tree.Nodes[1]
	if text(lei.Before) != "<p>看文书上的章。</p>" || text(lei.After) != "<p>都不是也选“不知道”。</p>" || !lei.IsQuestion() {
		t.Errorf("%q, %q", text(lei.Before), text(lei.After))
	}
	if it := lei.Items[0]; it.Text != "政府的决定" || text(it.Note) != "罚款、许可" || it.To != 1 {
		t.Errorf("%+v, %q", it, text(it.Note))
	}
	if it := fuyi.Items[1]; fuyi.IsQuestion() || it.Text != "别的期限" || text(it.More) != "<p>看清日子。</p>" || it.To != -1 {
		t.Errorf("%+v, %q", it, text(it.More))
	}
	if len(fuyi.Basis) != 1 || fuyi.Basis[0] != "《行政复议法》第二十条第一款" || fuyi.Parent != 0 || fuyi.Item != 0 {
		t.Errorf("%+v", fuyi)
	}
	if way := tree.Way(2); len(way) != 2 || way[0] != 0 || way[1] != 2 {
		t.Errorf("%v", way)
	}
}

// Each fault of a tree is found at the place where it is written, with the way that
// leads there.
func TestFaults(t *testing.T) {
	outcome := "\n\n见《信访工作条例》第三十一条。\n\n- [去看](a.md)\n"
	for _, c := range []struct{ code, old, new, at, says string }{
		{"wayfinder/empty", sound, "只有一句话。", "", ""},
		{"wayfinder/bad-id", "{#lei}", "{#类}", "您的事", "类"},
		{"wayfinder/bad-id", "#wen", "#sheet", "先问窗口", "sheet"},
		{"wayfinder/unreachable", "- [有哪些办法](qudao.md)", "- [有哪些办法](qudao.md)\n\n## 多出来的 {#duo}" + outcome, "多出来的", "duo"},
		{"wayfinder/loop", "- [有哪些办法](qudao.md)", "- [再看一遍](#lei)\n- [不知道](#fu2)\n\n## 复查 {#fu2}" + outcome, "#lei", "您的事是哪一类？（不知道）→ 先问窗口（再看一遍）→ 您的事是哪一类？"},
		{"wayfinder/loop", "- [有哪些办法](qudao.md)", "- [就在这里](#wen)\n- [不知道](#fu2)\n\n## 复查 {#fu2}" + outcome, "#wen)\n- [不", "就在这里"},
		{"wayfinder/two-ways", "- [不知道](#wen)", "- [部门的](#fuyi)\n- [不知道](#wen)", "#fuyi)\n- [不", "您的事是哪一类？（部门的）→ 申请复议"},
		{"wayfinder/two-ways", "- [有哪些办法](qudao.md)", "- [是决定](#fuyi)\n- [不知道](#fu2)\n\n## 复查 {#fu2}" + outcome, "#fuyi)\n- [不", "您的事是哪一类？（不知道）→ 先问窗口（是决定）→ 申请复议"},
		{"wayfinder/dead-end", "应当告诉您向哪里提（《信访工作条例》第二十三条第一款）。\n\n- [有哪些办法](qudao.md)\n", "去问。\n", "先问窗口", "您的事是哪一类？（不知道）→ 先问窗口"},
		{"wayfinder/no-step", "- [有哪些办法](qudao.md)\n", "- 去问\n", "先问窗口", "（不知道）→ 先问窗口"},
		{"wayfinder/no-basis", "应当告诉您向哪里提（《信访工作条例》第二十三条第一款）。\n", "", "先问窗口", "（不知道）→ 先问窗口"},
		{"wayfinder/not-a-node", "- [不知道](#wen)", "- [不知道](#wen)\n- [细看](#xi)\n\n### 细说 {#xi}", "#xi)", "xi"},
		{"wayfinder/not-a-node", "- [不知道](#wen)", "- [不知道](#wen)\n- [没有](#meiyou)", "#meiyou)", "meiyou"},
		{"wayfinder/answer-leaves", "- [不知道](#wen)", "- [不知道](#wen)\n- [要看条文](tiaowen.md)", "tiaowen.md", "要看条文"},
		{"wayfinder/answer-without-link", "- [不知道](#wen)", "- [不知道](#wen)\n- 都不是", "您的事", ""},
		{"wayfinder/one-answer", "- [有哪些办法](qudao.md)", "- [接着问](#fu2)\n\n## 复查 {#fu2}" + outcome, "先问窗口", ""},
		{"wayfinder/no-unsure", "[不知道](#wen)", "[别的](#wen)", "您的事", ""},
		{"wayfinder/footnote", "看文书上的章。", "看文书上的章。[^1]\n\n[^1]: 公章。", "", ""},
	} {
		text := strings.ReplaceAll(sound, c.old, c.new)
		d, b := read(t, text)
		diags := wayfinder.Parse(d, b)
		if len(diags) != 1 || diags[0].Code != c.code {
			t.Errorf("%s: %v", c.code, diags)
			continue
		}
		f := diags[0]
		whole := front + text
		if span := b.Locate(f.Span); !strings.HasPrefix(whole[span.Start:], c.at) && !strings.HasPrefix(strings.TrimLeft(whole[span.Start:], "# "), c.at) {
			t.Errorf("%s: at %q", c.code, whole[span.Start:span.End])
		}
		if said := f.Message(diag.ZH) + f.Hint(diag.ZH); c.says != "" && !strings.Contains(said, c.says) {
			t.Errorf("%s: %s", c.code, said)
		}
	}
}
