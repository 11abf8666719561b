package quote

import "testing"

// A quotation is whole from the beginning of a sentence to the end of one; …… says
// that it is not.
func TestQuotationsThatAreCut(t *testing.T) {
	const text = "信访人对处理意见不服的，可以自收到书面答复之日起三十日内请求复查。收到请求的，应当答复；不答复的，说明理由。\n有下列情形之一的，不予受理：\n（一）已经复核的；\n（二）本条例所称“信访人”以外的人提出的。\n1.甲的；\n不服的，可以再说。"
	for _, c := range []struct{ name, quoted, want string }{
		{"a sentence", "信访人对处理意见不服的，可以自收到书面答复之日起三十日内请求复查。", ""},
		{"its mark left out", "信访人对处理意见不服的，可以自收到书面答复之日起三十日内请求复查", ""},
		{"the second", "收到请求的，应当答复；不答复的，说明理由。", ""},
		{"before a semicolon", "收到请求的，应当答复；", "end"},
		{"before a semicolon that is left out", "收到请求的，应当答复", "end"},
		{"behind a semicolon", "不答复的，说明理由", "start"},
		{"a lead with its colon", "有下列情形之一的，不予受理：", ""},
		{"an item with its label", "（一）已经复核的；", ""},
		{"an item without", "已经复核的", ""},
		{"an item with a digit", "甲的", ""},
		{"two of them", "不予受理：\n（一）已经复核的", "start"},
		{"behind a comma", "可以自收到书面答复之日起三十日内请求复查。", "start"},
		{"in the middle of a word", "意见不服的，可以自收到书面答复之日起三十日内请求复查。", "start"},
		{"before a comma", "信访人对处理意见不服的", "end"},
		{"both", "书面答复之日起三十日内", "start end"},
		{"with …… at the beginning", "……可以自收到书面答复之日起三十日内请求复查。", ""},
		{"with …… at the end", "信访人对处理意见不服的，可以自收到书面答复之日起……", ""},
		{"with …… at both", "…可以自收到书面答复之日起…", ""},
		{"with …… between", "信访人对处理意见不服的……请求复查。", ""},
		{"with …… between, cut at the end", "信访人对处理意见不服的……三十日内", "end"},
		{"nothing", "……", "nothing"},
		{"nothing, in marks", "“……”", "nothing"},
		{"in marks of the author's", "“收到请求的，应当答复；不答复的，说明理由”", ""},
		{"a term", "“信访人”以外的人提出的", "start"},
		{"twice in the text, once at the beginning of a sentence", "不服的，可以", "end"},
		{"twice, once whole", "不服的，可以再说", ""},
		{"all", text, ""},
	} {
		if !Holds(c.quoted, text) {
			t.Errorf("%s: does not hold", c.name)
			continue
		}
		got := map[Ends]string{{}: "", {Nothing: true}: "nothing", {Start: true}: "start", {End: true}: "end", {Start: true, End: true}: "start end"}[At(c.quoted, text)]
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
