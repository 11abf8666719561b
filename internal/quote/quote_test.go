package quote

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const text = "窗口应当在五日内书面答复。情况复杂的，可以延长；但是，最长不超过“十五日”。\n（一）材料齐全的；\n（二）事情简单的。"

func TestTrueQuotations(t *testing.T) {
	for name, q := range map[string]string{
		"all of it":                       text,
		"a part":                          "在五日内书面答复",
		"line ends are no wording":        "窗口应当在五日内\n书面答复。 情况复杂的，\n可以延长",
		"width is no wording":             `窗口应当在五日内书面答复.情况复杂的,可以延长;但是,最长不超过"十五日"`,
		"left out":                        "窗口应当……可以延长",
		"left out after a full stop":      "窗口应当在五日内书面答复。……（一）材料齐全的；",
		"left out before and behind":      "……书面答复……",
		"six full stops":                  "窗口应当......可以延长",
		"brackets around what is missing": "窗口应当［……］可以延长",
		"quoted as a whole":               "“可以延长；但是，最长不超过‘十五日’”",
		"invisible characters":            "\u200b窗口\ufeff应当",
		"other brackets":                  "最长不超过「十五日」",
		"nothing":                         " \n",
		"an ellipsis alone":               "……",
	} {
		if d := Check(q, text); len(d) > 0 {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func TestAlteredQuotations(t *testing.T) {
	for _, c := range []struct{ name, quoted, at, written, text string }{
		{"a number", "窗口应当在三日内书面答复。", "三", "窗口应当在三日内书面答复", "窗口应当在五日内书面答复"},
		{"left out without ……", "窗口应当在五日内答复。", "内答", "应当在五日内答复。", "应当在五日内书面答复。"},
		{"put in", "窗口应当在五日内尽量书面答复。", "尽量", "应当在五日内尽量书面答复。", "应当在五日内书面答复。"},
		{"another mark", "情况复杂的、可以延长", "、", "情况复杂的、可以延长", "情况复杂的，可以延长；"},
		{"two in one word", "窗口应当在三十日内书面答复", "三十", "窗口应当在三十日内书面答复", "窗口应当在五日内书面答复"},
		{"behind ……", "窗口应当……最长不超过“五十日”。", "五十", "最长不超过“五十日”。", ""},
		{"out of order", "可以延长……窗口应当在五日内", "窗口应当在五日内", "窗口应当在五日内", ""},
		{"a quotation mark before", "“可以延长；", "“", "“可以延长；", "情况复杂的，可以延长；"},
		{"a quotation mark behind", "可以延长；”", "”", "”", ""},
		{"other words", "群众来访要热情接待", "群众来访要热情接待", "群众来访要热情接待", ""},
	} {
		got := Check(c.quoted, text)
		if len(got) == 0 {
			t.Errorf("%s: no difference", c.name)
			continue
		}
		d := got[0]
		if at := c.quoted[d.Start:d.End]; at != c.at {
			t.Errorf("%s: at %q, want %q", c.name, at, c.at)
		}
		if c.written != d.Written || c.text != "" && c.text != d.Text || d.Absent != (d.Text == "") {
			t.Errorf("%s: written %q, text %q (absent %v), want %q, %q", c.name, d.Written, d.Text, d.Absent, c.written, c.text)
		}
	}
}

func TestEachDifferenceIsTold(t *testing.T) {
	got := Check("窗口应当在三日内书面答复。情况特殊的，可以延长", text)
	if len(got) != 2 || got[1].Absent {
		t.Errorf("%+v", got)
	}
}

// Nobody quotes a book; that it is slow or large must not matter.
func TestHugeQuotationsAreRefusedQuickly(t *testing.T) {
	q := strings.Repeat("窗口", 1<<18)
	if got := Check(q, q+"无"+q); len(got) != 0 {
		t.Error("the quotation is true")
	}
	if got := Check("无"+q, q); len(got) != 1 || !got[0].Absent || len(got[0].Written) > 1000 {
		t.Errorf("%d differences", len(got))
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("窗口应当在三日内……答复。", text)
	f.Add("“a”……\xff", "a…b")
	f.Add("[...]", "...")
	f.Add("窗口应当在三日内…00…答复。", "窗口应当")
	f.Add("00..0", "0..")
	f.Fuzz(func(t *testing.T, quotation, text string) {
		if len(quotation)*len(text) > 1<<18 {
			return
		}
		for _, d := range Check(quotation, text) {
			if d.Start < 0 || d.End <= d.Start || d.End > len(quotation) {
				t.Fatalf("%+v is not inside %q", d, quotation)
			}
			if utf8.ValidString(quotation) && !utf8.ValidString(quotation[d.Start:d.End]) {
				t.Fatalf("%+v cuts a character of %q", d, quotation)
			}
			if d.Absent != (d.Text == "") {
				t.Fatalf("%+v", d)
			}
		}
		if Holds(quotation, text) != (len(Check(quotation, text)) == 0) {
			t.Fatal("Holds and Check do not agree")
		}
		if Holds(quotation, text) {
			At(quotation, text)
		}
		if d := Check(text, text); !strings.ContainsAny(text, "….⋯。．｡") && len(d) > 0 {
			t.Fatalf("a text departs from itself: %+v", d)
		}
	})
}
