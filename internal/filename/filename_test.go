package filename

import (
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"复查和复核":        "复查和复核",
		"a b":          "a-b",
		"什么是“复查”？":     "什么是“复查”？",
		`a<b>:"/\|?*`:  "ab",
		"con":          "_con",
		"NUL.txt":      "_NUL.txt",
		"com¹.x":       "_com¹.x",
		"aux .x":       "aux-.x",
		"console":      "console",
		"名字. ":         "名字",
		"..":           "",
		"":             "",
		"e\u0301":      "é",
		"〇㐂𠮷":          "〇㐂𠮷",
		"a\u009bb":     "ab",
		"cod\u202efdp": "codfdp",
		"甲\u2066乙":     "甲乙",
		"a\u200eb":     "ab",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		strings.Repeat("长", 130) + ".pdf":    strings.Repeat("长", (maxNameBytes-4)/3) + ".pdf",
		strings.Repeat("𠮷", 130) + ".docx":   strings.Repeat("𠮷", (maxName-5)/2) + ".docx",
		strings.Repeat("a.", 100) + "这不是扩展名": strings.TrimRight(strings.Repeat("a.", 60), "."),
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	long := Clean(strings.Repeat("长", 500))
	if n := len([]rune(long)); n != maxNameBytes/3 {
		t.Errorf("a name of 500 characters is cut to %d, want %d", n, maxNameBytes/3)
	}
}

func TestPortable(t *testing.T) {
	for in, want := range map[string]string{
		"a.pdf": "", "复查 表.docx": "", ".well-known": "", "-a-": "", "e\u0301.txt": "", "": "_",
		"a:b.txt": "ab.txt", "a<b>.txt": "ab.txt", "a\tb": "ab", "x.": "x", "x ": "x", "CON.txt": "_CON.txt", "nul": "_nul", "???": "_", "com1.tar.gz": "_com1.tar.gz",
		"a\u009bb.txt": "ab.txt", "cod\u202efdp.exe.pdf": "codfdp.exe.pdf", "甲\u2066.png": "甲.png",
	} {
		if got := Portable(in); got != want {
			t.Errorf("Portable(%q) = %q, want %q", in, got, want)
		}
	}
}
