package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/draw"
)

func TestProbe(t *testing.T) {
	files := samples(t)
	for name, want := range map[string]Info{
		"jpeg":          {"jpeg", 40, 30, 1, true, false, 0, 0, ""},
		"jpeg, turned":  {"jpeg", 30, 40, 6, true, false, 0, 0, ""},
		"png":           {"png", 40, 30, 1, true, false, 0, 0, ""},
		"png, turned":   {"png", 30, 40, 8, true, false, 0, 0, ""},
		"png, animated": {"png", 40, 30, 1, false, true, 0, 0, ""},
		"gif":           {"gif", 20, 10, 1, false, false, 0, 0, ""},
		"gif, animated": {"gif", 20, 10, 1, false, true, 0, 0, ""},
		"webp":          {"webp", 30, 20, 1, true, false, 0, 0, ""},
		"webp, turned":  {"webp", 20, 30, 6, true, false, 0, 0, ""},
		"webp, plain":   {"webp", 30, 20, 1, false, false, 0, 0, ""},
		"svg":           {"svg", 40, 30, 1, false, false, 0, 0, ""},
	} {
		got, err := Probe(files[name])
		got.room, got.memory = 0, 0 // TestNoVariantIsHeavierThanTheFullPicture, TestMemory
		if err != nil || got != want {
			t.Errorf("%s: got %+v, %v; want %+v", name, got, err, want)
		}
	}
}

func TestMakeDropsAllMetadata(t *testing.T) {
	for name, raw := range samples(t) {
		for _, width := range []int{0, 12} {
			out, err := Make(raw, width)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, s := range secrets {
				if bytes.Contains(out, []byte(s)) {
					t.Errorf("%s: %q comes out", name, s)
				}
			}
			info, err := Probe(out)
			if err != nil || info.HasLocation || info.Orientation != 1 && info.Format != "webp" {
				t.Errorf("%s: made %+v, %v", name, info, err)
			}
			before, _ := Probe(raw)
			if info.Format != before.Format || info.Animated != before.Animated {
				t.Errorf("%s: was %+v, is %+v", name, before, info)
			}
			wantWidth := before.Width
			if width > 0 && (info.Format == "jpeg" || info.Format == "png") && !info.Animated {
				wantWidth = width
			}
			if info.Width != wantWidth {
				t.Errorf("%s at %d: %d wide", name, width, info.Width)
			}
			again, err := Make(raw, width)
			if err != nil || !bytes.Equal(out, again) {
				t.Errorf("%s: made twice, two results (%v)", name, err)
			}
			if once, err := Make(out, 0); err != nil || len(once) > len(out) {
				t.Errorf("%s: made from what was made: %d bytes instead of %d, %v", name, len(once), len(out), err)
			}
		}
	}
}

// EXIF says which side of the picture the first row and the first column of the
// stored pixels are.
func TestAllOrientationsComeOutUpright(t *testing.T) {
	const w, h = 48, 32
	corner := map[string]color.RGBA{"top left": {220, 20, 20, 255}, "top right": {20, 220, 20, 255}, "bottom left": {20, 20, 220, 255}, "bottom right": {200, 200, 200, 255}}
	quarters := func(x, y int) color.RGBA {
		name := "top"
		if y >= h/2 {
			name = "bottom"
		}
		if x >= w/2 {
			return corner[name+" right"]
		}
		return corner[name+" left"]
	}
	for i, o := range []struct{ row, column string }{
		{"top", "left"}, {"top", "right"}, {"bottom", "right"}, {"bottom", "left"},
		{"left", "top"}, {"right", "top"}, {"right", "bottom"}, {"left", "bottom"},
	} {
		sw, sh := w, h
		if i >= 4 {
			sw, sh = h, w
		}
		stored := image.NewRGBA(image.Rect(0, 0, sw, sh))
		for y := range sh {
			for x := range sw {
				at := map[string]int{}
				at[o.row], at[o.column] = y, x // distances from these sides
				ux, uy := at["left"], at["top"]
				if d, ok := at["right"]; ok {
					ux = w - 1 - d
				}
				if d, ok := at["bottom"]; ok {
					uy = h - 1 - d
				}
				stored.SetRGBA(x, y, quarters(ux, uy))
			}
		}
		grey := image.NewGray(stored.Bounds())
		draw.Draw(grey, grey.Bounds(), stored, image.Point{}, draw.Src)
		for name, raw := range map[string][]byte{
			"jpeg":      withJPEGSegments(encodeJPEG(t, stored), exifSegment(i+1)),
			"grey jpeg": withJPEGSegments(encodeJPEG(t, grey), exifSegment(i+1)),
			"png":       withPNGChunks(encodePNG(t, stored), chunk("eXIf", string(exif(i+1)))),
		} {
			for _, width := range []int{0, 24} {
				out, err := Make(raw, width)
				if err != nil {
					t.Fatal(err)
				}
				img, _, err := image.Decode(bytes.NewReader(out))
				if err != nil {
					t.Fatal(err)
				}
				b := img.Bounds()
				wantW := w
				if width > 0 {
					wantW = width
				}
				if b.Dx() != wantW || b.Dy() != wantW*h/w {
					t.Errorf("%s, orientation %d: %v", name, i+1, b)
				}
				for where, want := range corner {
					x, y := b.Dx()/4, b.Dy()/4
					if strings.Contains(where, "right") {
						x = b.Dx() * 3 / 4
					}
					if strings.Contains(where, "bottom") {
						y = b.Dy() * 3 / 4
					}
					var wanted color.Color = want
					if name == "grey jpeg" {
						wanted = color.GrayModel.Convert(want)
					}
					if !near(img.At(x, y), wanted, 12) {
						t.Errorf("%s, orientation %d, width %d: %s is %v, want %v", name, i+1, width, where, img.At(x, y), wanted)
					}
				}
			}
		}
	}
}

func near(a, b color.Color, tolerance int) bool {
	ar, ag, ab, aa := a.RGBA()
	br, bg, bb, ba := b.RGBA()
	for _, d := range []int{int(ar) - int(br), int(ag) - int(bg), int(ab) - int(bb), int(aa) - int(ba)} {
		if d > tolerance<<8 || d < -tolerance<<8 {
			return false
		}
	}
	return true
}

func TestScalingAgreesWithTheReference(t *testing.T) {
	src := image.NewGray(image.Rect(0, 0, 233, 171))
	for i := range src.Pix {
		x, y := i%233, i/233
		src.Pix[i] = uint8(x*3 ^ y*5)
		if x/20%2 == y/20%2 {
			src.Pix[i] = 255
		}
	}
	for _, size := range []image.Point{{233, 171}, {232, 170}, {160, 120}, {100, 171}, {233, 80}, {31, 17}, {1, 1}} {
		want := image.NewGray(image.Rectangle{Max: size})
		draw.CatmullRom.Scale(want, want.Bounds(), src, src.Bounds(), draw.Src, nil)
		got := planeOf(src.Pix, src.Stride, 233, 171).scaled(size.X, size.Y)
		worst := 0
		for i := range want.Pix {
			worst = max(worst, int(want.Pix[i])-int(got.pix[i]), int(got.pix[i])-int(want.Pix[i]))
		}
		if worst > 2 {
			t.Errorf("%v: off by %d", size, worst)
		}
	}
}

// The sum must be the same on every processor.
func TestScalingIsExact(t *testing.T) {
	p := newPlane(301, 203)
	for i := range p.pix {
		p.pix[i] = uint8(i * i >> 7)
	}
	sum := sha256.Sum256(p.scaled(119, 83).pix)
	const want = "85e08a9007644f82"
	if got := hex.EncodeToString(sum[:8]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFlatColourStaysFlat(t *testing.T) {
	for v := range 256 {
		p := newPlane(37, 23)
		for i := range p.pix {
			p.pix[i] = uint8(v)
		}
		for _, got := range p.scaled(13, 7).pix {
			if got != uint8(v) {
				t.Fatalf("%d becomes %d", v, got)
			}
		}
	}
}

func TestTransparencyIsKeptAndDoesNotBleed(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 60, 60))
	for y := range 60 {
		for x := range 60 {
			c := color.NRGBA{0, 255, 0, 0} // green, if it were visible
			if x >= 30 {
				c = color.NRGBA{200, 0, 0, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	out, err := Make(encodePNG(t, img), 20)
	if err != nil {
		t.Fatal(err)
	}
	small, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	for x := range 20 {
		c := color.NRGBAModel.Convert(small.At(x, 10)).(color.NRGBA)
		if c.A > 0 && (c.G > 8 || c.R < 190) {
			t.Errorf("column %d: %v", x, c)
		}
	}
	if !near(small.At(2, 10), color.NRGBA{}, 2) || !near(small.At(17, 10), color.NRGBA{200, 0, 0, 255}, 2) {
		t.Errorf("got %v and %v", small.At(2, 10), small.At(17, 10))
	}
}

func TestWidths(t *testing.T) {
	for _, c := range []struct {
		info Info
		want string
	}{
		{Info{Format: "jpeg", Width: 4000}, "[480 960]"}, // the full one is 1600 wide
		{Info{Format: "jpeg", Width: 1600}, "[480 960]"},
		{Info{Format: "png", Width: 961, Height: 100, room: 960 * 100}, "[480 960]"},
		{Info{Format: "png", Width: 961, Height: 100, room: 960*100 - 1}, "[480]"},
		{Info{Format: "png", Width: 961, Height: 100, room: 1000}, "[]"},
		{Info{Format: "png", Width: 480}, "[]"},
		{Info{Format: "png", Width: 4000, Animated: true}, "[]"},
		{Info{Format: "gif", Width: 4000}, "[]"},
		{Info{Format: "svg", Width: 4000}, "[]"},
		{Info{Format: "webp", Width: 4000}, "[]"},
	} {
		if got := fmt.Sprint(Widths(c.info)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.info, got, c.want)
		}
	}
}

func TestWidthIsAsAskedButNeverMoreThanThereIs(t *testing.T) {
	for name, raw := range map[string][]byte{"jpeg": encodeJPEG(t, pattern(2000, 100)), "png": encodePNG(t, pngs(2000, 100)["noise"])} {
		for asked, want := range map[int]int{0: 1600, 480: 480, 1600: 1600, 5000: 1600, -3: 1600, 1: 1} {
			out, err := Make(raw, asked)
			if err != nil {
				t.Fatal(err)
			}
			if info, err := Probe(out); err != nil || info.Width != want || want > 20 && info.Height != want/20 {
				t.Errorf("%s, asked for %d: %+v, %v", name, asked, info, err)
			}
		}
	}
	if out, err := Make(encodeJPEG(t, pattern(50, 20)), 480); err != nil {
		t.Error(err)
	} else if info, _ := Probe(out); info.Width != 50 {
		t.Errorf("50 pixels became %d", info.Width)
	}
}

// A chart of few colours, a photograph and noise as PNG, in the ways in which
// programs store pixels.
func TestNoVariantIsHeavierThanTheFullPicture(t *testing.T) {
	offered := 0
	all := pngs(1100, 100)
	for name, img := range pngs(1900, 100) {
		all[name+", wide"] = img
	}
	for name, img := range all {
		raw := encodePNG(t, img)
		info, err := Probe(raw)
		if err != nil {
			t.Fatal(err)
		}
		full, err := Make(raw, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(full) > len(raw) {
			t.Errorf("%s: %d bytes became %d", name, len(raw), len(full))
		}
		for _, w := range Widths(info) {
			small, err := Make(raw, w)
			if err != nil {
				t.Fatal(err)
			}
			if offered++; len(small) >= len(full) {
				t.Errorf("%s: %d bytes at width %d, %d at full width", name, len(small), w, len(full))
			}
		}
	}
	if offered < 6 {
		t.Errorf("only %d variants are offered: photographs need them", offered)
	}
}

func pngs(w, h int) map[string]image.Image {
	few := color.Palette{color.White, color.Black, color.RGBA{200, 0, 0, 255}, color.Transparent}
	chart, clear := image.NewPaletted(image.Rect(0, 0, w, h), few[:3]), image.NewPaletted(image.Rect(0, 0, w, h), few)
	grey, photo, noise := image.NewGray(chart.Rect), image.NewNRGBA(chart.Rect), image.NewNRGBA(chart.Rect)
	state := uint32(1)
	random := func() uint8 { state = state*1664525 + 1013904223; return uint8(state >> 24) }
	for y := range h {
		for x := range w {
			if x*y%97 < 9 || (x/3+y/2)%31 == 0 { // thin lines, such as text has
				chart.SetColorIndex(x, y, uint8(1+x/100%2))
				clear.SetColorIndex(x, y, uint8(1+x/100%3))
			}
			n := random() & 7
			grey.SetGray(x, y, color.Gray{uint8(200*x/w) + n})
			photo.SetNRGBA(x, y, color.NRGBA{uint8(200*x/w) + n, uint8(200*y/h) + random()&7, uint8(x*y/900)&127 + random()&7, 255})
			noise.SetNRGBA(x, y, color.NRGBA{random(), random(), random(), random()})
		}
	}
	return map[string]image.Image{"chart": chart, "chart on nothing": clear, "grey": grey, "photograph": photo, "noise": noise}
}

func TestAnimationGoesOnAsBefore(t *testing.T) {
	raw := samples(t)["gif, animated"]
	out, err := Make(raw, 0)
	if err != nil {
		t.Fatal(err)
	}
	before, err := gif.DecodeAll(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	after, err := gif.DecodeAll(bytes.NewReader(out))
	if err != nil || len(after.Image) != 3 || !slices.Equal(before.Delay, after.Delay) || before.LoopCount != after.LoopCount {
		t.Errorf("got %d frames, %v", len(after.Image), err)
	}
}

// A WebP is not decoded here, so its pixels cannot be turned: browsers do that.
func TestTurnedWebPStaysTurned(t *testing.T) {
	out, err := Make(samples(t)["webp, turned"], 0)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := Probe(out); err != nil || info.Orientation != 6 || info.Width != 20 {
		t.Errorf("got %+v, %v", info, err)
	}
}

func TestPictureThatIsSmallAlreadyLosesNoQuality(t *testing.T) {
	var b bytes.Buffer
	raw := encodeJPEG(t, pattern(300, 200))
	if err := encodeAt(&b, raw, 40); err != nil {
		t.Fatal(err)
	}
	out, err := Make(b.Bytes(), 0)
	if err != nil || !bytes.Equal(out, b.Bytes()) {
		t.Errorf("encoded again: %v", err)
	}
}

func TestBadFiles(t *testing.T) {
	jpg, pic := encodeJPEG(t, pattern(40, 30)), encodePNG(t, pattern(40, 30))
	bomb := func(raw []byte, at int, size ...byte) []byte {
		out := bytes.Clone(raw)
		copy(out[at:], size)
		return out
	}
	sof := bytes.Index(jpg, []byte{0xff, 0xc0})
	head := chunk("IHDR", "\x00\x01\x00\x00\x00\x01\x00\x00\x08\x02\x00\x00\x00")
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"nothing":            {nil, ErrUnknownFormat},
		"text":               {[]byte("hello"), ErrUnknownFormat},
		"web page":           {[]byte("<!DOCTYPE html><html><svg/></html>"), ErrUnknownFormat},
		"HEIC":               {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), ErrUnknownFormat},
		"jpeg bomb":          {bomb(jpg, sof+5, 0xff, 0xff, 0xff, 0xff), ErrTooLarge},
		"png bomb":           {bomb(pic, 8, head...), ErrTooLarge},
		"webp bomb":          {riff("VP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff", lossy), ErrTooLarge},
		"jpeg, no width":     {bomb(jpg, sof+7, 0, 0), ErrBroken},
		"png, wrong sum":     {bomb(pic, 20, 1), ErrBroken},
		"webp without frame": {riff(vp8x(0, 30, 20)), ErrBroken},
		"svg, cut short":     {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><g>`), ErrBroken},
		"svg, bad entity":    {[]byte(`<svg xmlns="http://www.w3.org/2000/svg">&nope;</svg>`), ErrBroken},
	} {
		if _, err := Probe(c.raw); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
		if _, err := Make(c.raw, 0); !errors.Is(err, c.want) {
			t.Errorf("%s: made: %v, want %v", name, err, c.want)
		}
	}
}

func TestFilesCutShortAreBroken(t *testing.T) {
	for name, raw := range map[string][]byte{
		"jpeg": encodeJPEG(t, pattern(40, 30)), "png": encodePNG(t, pattern(40, 30)), "gif": encodeGIF(t, 2),
		"webp": riff(vp8x(0, 30, 20), lossy), "svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>`),
	} {
		if _, err := Probe(raw); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for n := range raw {
			if _, err := Probe(raw[:n]); !errors.Is(err, ErrBroken) && !errors.Is(err, ErrUnknownFormat) {
				t.Errorf("%s, the first %d of %d bytes: %v", name, n, len(raw), err)
			}
		}
	}
}

func FuzzMake(f *testing.F) {
	for _, raw := range samples(f) {
		f.Add(raw, 0)
		f.Add(raw, 9)
	}
	f.Add([]byte("<svg>\xff"), 0)
	f.Fuzz(func(t *testing.T, raw []byte, width int) {
		known := func(err error) bool {
			return errors.Is(err, ErrBroken) || errors.Is(err, ErrUnknownFormat) || errors.Is(err, ErrTooLarge) || errors.Is(err, ErrUnsafe)
		}
		info, err := Probe(raw)
		if err != nil && !known(err) {
			t.Errorf("probe: %v", err)
		}
		if info.Width > 4000 || info.Height > 4000 {
			return // only slow
		}
		out, err := Make(raw, width)
		if err != nil {
			if !known(err) {
				t.Errorf("make: %v", err)
			}
			return
		}
		made, err := Probe(out)
		if err != nil || made.HasLocation || made.Format != info.Format {
			t.Errorf("from %+v came %+v, %v", info, made, err)
		}
	})
}

func BenchmarkMakeJPEG(b *testing.B) {
	raw := encodeJPEG(b, pattern(4000, 3000))
	for b.Loop() {
		if _, err := Make(raw, 960); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProbeJPEG(b *testing.B) {
	raw := encodeJPEG(b, pattern(4000, 3000))
	for b.Loop() {
		if _, err := Probe(raw); err != nil {
			b.Fatal(err)
		}
	}
}
