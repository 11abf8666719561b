package lawtext

import (
	"testing"

	"pufa/internal/source"
)

func TestBoldIsNoWording(t *testing.T) {
	for text, want := range map[string]string{
		"第一条 窗口**应当**登记。":          "窗口应当登记。",
		"**第一条** **应当**登记，**公示**。": "应当登记，公示。",
		"第一条\n\n**应当**登记。":         "应当登记。",
		"**第一条 应当登记。**":            "应当登记。",
		"第一条 证号写成 1234****5678。":   "证号写成 1234****5678。",
		"第一条 单独的 ** 不是标记。":         "单独的 ** 不是标记。",
		"第一条 空的****不是，**是**。":      "空的****不是，是。",
	} {
		st := parse(text).Statute
		if len(st.Articles) != 1 {
			t.Errorf("%q: %d articles", text, len(st.Articles))
			continue
		}
		p := st.Articles[0].Paragraphs
		if got := p[len(p)-1].Text; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	d, _ := Document(source.File{Path: "a.md", Text: "第一条 甲。\n第二条 按照**本法第一条**的规定**办理**。\n"}, nil, nil)
	if c := d.Statute.Cites; len(c) != 1 || d.Statute.Articles[1].Paragraphs[0].Text[c[0].Start:c[0].End] != "本法第一条" {
		t.Errorf("citations beside bold: %+v", c)
	}
}
