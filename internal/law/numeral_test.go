package law

import "testing"

func TestNumerals(t *testing.T) {
	for n, s := range map[int]string{
		0: "零", 1: "一", 10: "十", 12: "十二", 20: "二十", 101: "一百零一", 110: "一百一十", 200: "二百",
		1000: "一千", 1079: "一千零七十九", 1260: "一千二百六十", 2005: "二千零五", 10000: "一万", 10010: "一万零一十", 120000: "十二万",
	} {
		if got := FormatNumeral(n); got != s {
			t.Errorf("FormatNumeral(%d) = %s, want %s", n, got, s)
		}
		if got, ok := ParseNumeral(s); !ok || got != n {
			t.Errorf("ParseNumeral(%s) = %d, %v, want %d", s, got, ok, n)
		}
	}
	for n := range 100_000 {
		if got, ok := ParseNumeral(FormatNumeral(n)); !ok || got != n {
			t.Fatalf("ParseNumeral(FormatNumeral(%d)) = %d, %v", n, got, ok)
		}
	}
	for _, s := range []string{"", "十a", "二〇二二", "第"} {
		if n, ok := ParseNumeral(s); ok {
			t.Errorf("ParseNumeral(%q) = %d, want none", s, n)
		}
	}
}
