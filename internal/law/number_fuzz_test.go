package law

import "testing"

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"第一百三十三条之一", "133-1", "１３３", "一〇五", "第万万条", "第", "零之零"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := ParseNumber(s)
		if !ok {
			if !n.IsZero() {
				t.Errorf("ParseNumber(%q) = %v and no number", s, n)
			}
			return
		}
		if n.Main < 1 || n.Sub < 0 || n.Main >= 100_000_000 || n.Sub >= 100_000_000 {
			t.Fatalf("ParseNumber(%q) = %v", s, n)
		}
		for _, again := range []string{n.String(), n.Label("条")} {
			if m, ok := ParseNumber(again); !ok || m != n {
				t.Errorf("ParseNumber(%q) = %v, want %v", again, m, n)
			}
		}
	})
}
