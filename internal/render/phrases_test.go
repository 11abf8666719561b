package render

import "testing"

func TestFiguresStayWithWhatTheyCount(t *testing.T) {
	for sentence, want := range map[string]string{
		"":                 "",
		"60":               "60",
		"受理后 60 日内；延 30 日": "受理后 60\u00a0日内；延 30\u00a0日",
		"within 60 days":   "within 60 days",
		"第 1 ":             "第 1 ",
		" 日":               " 日",
		"60  日":            "60  日",
		"甲<乙":              "甲&lt;乙",
		// As long as a line, longer, and longer with places to break at.
		"经济困难的公民和其他的当事人们，怎样":     "经济困难的公民和其他的当事人们，怎样",
		"经济困难的公民和符合条件的其他当事人，怎样":  "<span class=\"long\">经济困难的公民和符合条件的其他当事人，</span>怎样",
		"经济困难的公民 和符合条件的其他当事人，怎样": "经济困难的公民 和符合条件的其他当事人，怎样",
	} {
		if got := string(unbroken(sentence)); got != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}

func TestTitlesBreakBetweenPhrases(t *testing.T) {
	for title, want := range map[string]string{
		"":      "",
		"材料怎么写": "材料怎么写",
		"不服处理意见：怎样申请复查和复核":     "不服处理意见：<wbr>怎样申请复查和复核",
		"拖欠工资、工伤待遇：找劳动仲裁":      "<span class=\"half\">拖欠工资、<wbr>工伤待遇：</span><wbr>找劳动仲裁",
		"这件事找谁：花钱、看病、上学":       "这件事找谁：<wbr><span class=\"half\">花钱、<wbr>看病、<wbr>上学</span>",
		"甲：乙：丙，丁：":             "甲：<wbr><span class=\"half\">乙：<wbr>丙，<wbr>丁：</span>",
		"他说：“行吗？”然后，办":         "他说：<wbr><span class=\"half\">“行吗？”然后，<wbr>办</span>",
		"《信访工作条例》第三十四条":        "《信访工作条例》<wbr>第三十四条",
		"《信访条例》：每条变成了什么":       "《信访条例》：<wbr>每条变成了什么",
		"《劳动争议调解仲裁法》；《信访工作条例》": "<span>《劳动争议调解仲裁法》；</span><wbr>《信访工作条例》",
		// Too long for a line of a phone: breaks are allowed in it.
		"信访期间，打官司的诉讼期限会停吗？":     "信访期间，<wbr><span>打官司的诉讼期限会停吗？</span>",
		"2022 年法治政府建设工作报告，讲给您听": "<span>2022 年法治政府建设工作报告，</span><wbr>讲给您听",
		"60 日管哪些事，怎样数":          "60\u00a0日管哪些事，<wbr>怎样数",
		"打官司的诉讼期限会停吗？":          "打官司的诉讼期限会停吗？",
		"甲<b>，乙&丙":              "甲&lt;b&gt;，<wbr>乙&amp;丙",
		"<i> x":                 "&lt;i&gt; x",
	} {
		if got := string(phrases(title)); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}

func TestAddressesBreakBetweenTheirParts(t *testing.T) {
	for text, want := range map[string]string{
		"www.example.gov.cn/xinfang": "www<wbr>.example<wbr>.gov<wbr>.cn/<wbr>xinfang",
		"https://example.cn/a/":      "https://<wbr>example<wbr>.cn/<wbr>a/",
		"xinfang@example.gov.cn":     "xinfang<wbr>@example<wbr>.gov<wbr>.cn",
		"0746-0000000":               "0746-0000000",
		"某路 1.5 号&二楼":                "某路 1.5 号&amp;二楼",
		"/":                          "/",
	} {
		if got := string(address(text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
