package cite

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNextFindsWhatDecodingFinds(t *testing.T) {
	for _, s := range []string{"", "第", "a第", "违反前款", "é第", "😀第三条", "依照", "\xe7\xac", "\xff第\xe7", "x)y", strings.Repeat("的", 50) + "《"} {
		want := strings.IndexFunc(s, func(c rune) bool { return strings.ContainsRune("第前《)", c) })
		if want < 0 {
			want = len(s)
		}
		if got := next(lettersOf("第前《)"), s, 0); got != want && utf8.ValidString(s) || got > len(s) {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

func TestWordsAtBothEnds(t *testing.T) {
	b, e := beginning("规定", "所"), ending("条例", "例", "法")
	for s, want := range map[string]bool{"规定的": true, "所": true, "规则": false, "": false, "规": false} {
		if b.begin(s) != want {
			t.Errorf("begin(%q) = %v", s, !want)
		}
	}
	for s, want := range map[string]string{"信访条例": "条例", "先例": "例", "刑法": "法", "法律": "", "": ""} {
		if got := e.end(s); got != want {
			t.Errorf("end(%q) = %q, want %q", s, got, want)
		}
	}
}
