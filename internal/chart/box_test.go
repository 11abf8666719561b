package chart

import "testing"

// A text covers what its letters do, to the left or right of its place as it is set.
func TestBoxOfAText(t *testing.T) {
	w := width("信访")
	for _, c := range []struct {
		align       Align
		left, right int
	}{{Start, 1000, 1000 + w}, {Middle, 1000 - w/2, 1000 - w/2 + w}, {End, 1000 - w, 1000}} {
		got := Text{X: X{Rem: 1000}, Y: 500, Text: "信访", Align: c.align}.box(4000)
		if want := (box{c.left, 500 - base + smallGap, c.right, 500 + descent}); got != want {
			t.Errorf("set %d: %+v, want %+v", c.align, got, want)
		}
	}
}

// Boxes that only touch do not meet.
func TestBoxesThatMeet(t *testing.T) {
	a := box{0, 0, 10, 10}
	for _, c := range []struct {
		b    box
		want bool
	}{
		{box{9, 9, 20, 20}, true}, {box{10, 0, 20, 10}, false}, {box{0, 10, 10, 20}, false},
		{box{-5, -5, 1, 1}, true}, {box{-5, 0, 0, 10}, false}, {box{0, -5, 10, 0}, false}, {box{2, 2, 3, 3}, true},
	} {
		if a.meets(c.b) != c.want || c.b.meets(a) != c.want {
			t.Errorf("%v: %v", c.b, !c.want)
		}
	}
}
