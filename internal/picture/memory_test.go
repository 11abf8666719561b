package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color/palette"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// What is said to be taken for a small upright picture is what its pixels take.
func TestMemory(t *testing.T) {
	box := image.Rect(0, 0, 33, 17)
	for name, img := range map[string]image.Image{
		"grey": image.NewGray(box), "grey, 16 bits": image.NewGray16(box), "colours": image.NewRGBA(box), "16 bits": image.NewNRGBA64(box), "palette": image.NewPaletted(box, palette.WebSafe),
	} {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		compareMemory(t, "png, "+name, b.Bytes())
		b.Reset()
		if err := jpeg.Encode(&b, img, nil); err != nil {
			t.Fatal(err)
		}
		compareMemory(t, "jpeg, "+name, b.Bytes())
	}
}

func compareMemory(t *testing.T, name string, raw []byte) {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	switch i := img.(type) {
	case *image.YCbCr:
		want = cap(i.Y) + cap(i.Cb) + cap(i.Cr)
	case *image.Gray:
		want = len(i.Pix)
	case *image.Gray16:
		want = len(i.Pix)
	case *image.RGBA:
		want = len(i.Pix)
	case *image.NRGBA:
		want = len(i.Pix)
	case *image.RGBA64:
		want = len(i.Pix)
	case *image.NRGBA64:
		want = len(i.Pix)
	case *image.Paletted:
		want = len(i.Pix)
	}
	if got := Memory(raw); got < int64(want) || got > 2*int64(want)+8192 || want == 0 {
		t.Errorf("%s: %d bytes, %T takes %d", name, got, img, want)
	}
}

// A header is all that is looked at; behind each of these there is next to nothing.
func TestPicturesOfTooMuchMemoryAreRefused(t *testing.T) {
	sized := func(raw []byte, marker byte, w, h int) []byte {
		at := bytes.Index(raw, []byte{0xff, 0xc0})
		out := bytes.Clone(raw)
		out[at+1] = marker
		binary.BigEndian.PutUint16(out[at+5:], uint16(h))
		binary.BigEndian.PutUint16(out[at+7:], uint16(w))
		return out
	}
	header := func(w, h int, depth, colour, passes byte) []byte {
		data := binary.BigEndian.AppendUint32(nil, uint32(w))
		data = append(binary.BigEndian.AppendUint32(data, uint32(h)), depth, colour, 0, 0, passes)
		return slices.Concat([]byte(pngHead), chunk("IHDR", string(data)), chunk("IDAT", "x"), chunk("IEND", ""))
	}
	photo := encodeJPEG(t, pattern(32, 32))
	for _, c := range []struct {
		name string
		raw  []byte
		fits bool
	}{
		{"a telephone's largest photograph", sized(photo, 0xc0, 12_000, 9_000), true},
		{"beyond it", sized(photo, 0xc0, 12_000, 11_000), false},
		{"progressive, 24 million", sized(photo, 0xc2, 6_000, 4_000), true},
		{"progressive, 48 million", sized(photo, 0xc2, 8_000, 6_000), false},
		{"scan of an A3 page", header(4_961, 7_016, 8, 2, 0), true},
		{"64 million in colours", header(8_000, 8_000, 8, 2, 0), false},
		{"64 million in grey", header(8_000, 8_000, 8, 0, 0), true},
		{"30 million, 16 bits deep", header(6_000, 5_000, 16, 6, 0), false},
		{"20 million, 16 bits deep", header(5_000, 4_000, 16, 6, 0), true},
		{"40 million in passes", header(8_000, 5_000, 8, 6, 1), false},
		{"a long screenshot", header(1_080, 50_000, 8, 2, 0), true},
		{"the longest side", header(1, 65_535, 8, 0, 0), true},
		{"one pixel longer", header(1, 65_536, 8, 0, 0), false},
		{"a thread", header(1, 100_000_000, 8, 0, 0), false},
	} {
		_, err := Probe(c.raw)
		if tooLarge := errors.Is(err, ErrTooLarge); tooLarge == c.fits || err != nil && !tooLarge {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
