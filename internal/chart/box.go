package chart

// box is the area that a text covers, in hundredths of a rem.
type box struct{ left, top, right, bottom int }

// box returns the area that a text covers in a drawing of a width.
func (t Text) box(wide int) box {
	w := width(t.Text)
	left := t.X.at(wide)
	switch t.Align {
	case Middle:
		left -= w / 2
	case End:
		left -= w
	}
	return box{left, t.Y - base + smallGap, left + w, t.Y + descent}
}

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}
