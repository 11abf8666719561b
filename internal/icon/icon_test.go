package icon

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"
)

func TestAnIconIsDrawn(t *testing.T) {
	data, err := PNG([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="16" height="32" fill="#b3261e"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx() != Size || b.Dy() != Size {
		t.Errorf("it is %d × %d", b.Dx(), b.Dy())
	}
	for _, c := range []struct {
		x    int
		want color.Color
	}{{Size / 4, color.RGBA{0xb3, 0x26, 0x1e, 0xff}}, {Size * 3 / 4, color.RGBA{}}} {
		if got := color.RGBAModel.Convert(picture.At(c.x, Size/2)); got != c.want {
			t.Errorf("at %d it is %v, want %v", c.x, got, c.want)
		}
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	for _, svg := range []string{"", "<svg", "no picture", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0 L x y"/></svg>`} {
		if data, err := PNG([]byte(svg)); err == nil {
			t.Errorf("%q: %d bytes and no error", svg, len(data))
		}
	}
}

func FuzzPNG(f *testing.F) {
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="none" stroke="#fff" stroke-width="2" d="M16 7v17M9 11h14"/></svg>`))
	f.Fuzz(func(t *testing.T, svg []byte) { _, _ = PNG(svg) })
}
