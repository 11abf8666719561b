package diag

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"title", "tags", "draft", "周期", "复查和复核.md", "fucha-fuhe.md"}
	for _, c := range []struct{ want, got string }{
		{"titel", "title"},
		{"Title", "title"},
		{"tag", "tags"},
		{"drfat", "draft"},
		{"fucha_fuhe.md", "fucha-fuhe.md"},
		{"复查与复核.md", "复查和复核.md"},
		{"colour", ""},
		{"", ""},
		{"日期", "周期"},
	} {
		if got := Nearest(c.want, words); got != c.got {
			t.Errorf("Nearest(%q) = %q, want %q", c.want, got, c.got)
		}
	}
}

// What is asked of prepared candidates is what is asked of a list, whatever is told from
// their letters alone.
func TestCandidatesAnswerAsAListDoes(t *testing.T) {
	names := []string{"ABC.md", "abd.md", "信访条例", "信访工作条例", "ſkip", "SKIP", "Kelvin", "kelvin", "ye-123", "ye-124", "", "ÀÉ", "àé"}
	slow := func(want string) string {
		best, bestCost := "", 2*max(1, len([]rune(want))/3)+1
		for _, n := range names {
			if cost := distance([]rune(want), []rune(n), bestCost); cost < bestCost {
				best, bestCost = n, cost
			}
		}
		return best
	}
	c := NewCandidates(names)
	for _, want := range append(names, "abc.MD", "skip", "KELVIN", "信访工作条列", "ye-132", "yE-125", "éÀ", "x") {
		if got := c.Nearest(want); got != slow(want) {
			t.Errorf("%q: %q, want %q", want, got, slow(want))
		}
	}
	steps := 3
	if i := c.Index("kelvim", -1, &steps); i >= 0 || steps >= 0 {
		t.Errorf("it goes on without steps: %d, %d left", i, steps)
	}
	steps = 1 << 20
	if i := c.Index("kelvin", 7, &steps); i != 6 {
		t.Errorf("without itself: %d", i)
	}
}
