package picture

import (
	"image"
	"image/draw"
)

// plane is one channel of a picture, row by row without gaps.
type plane struct {
	pix  []uint8
	w, h int
}

func newPlane(w, h int) plane { return plane{make([]uint8, w*h), w, h} }

// planeOf copies a channel out of an image's memory. step is the distance of
// neighbours in a row, in bytes.
func planeOf(pix []uint8, stride, step, w, h int) plane {
	p := newPlane(w, h)
	for y := range h {
		row, out := pix[y*stride:], p.pix[y*w:(y+1)*w]
		if step == 1 {
			copy(out, row[:w])
			continue
		}
		for x := range out {
			out[x] = row[x*step]
		}
	}
	return p
}

// turned makes a plane upright that is stored as EXIF's orientation says.
func (p plane) turned(orientation int) plane {
	if orientation <= 1 {
		return p
	}
	out := newPlane(p.w, p.h)
	if orientation > 4 {
		out = newPlane(p.h, p.w)
	}
	i := 0
	for y := range out.h {
		for x := range out.w {
			var sx, sy int
			switch orientation {
			case 2: // mirrored
				sx, sy = p.w-1-x, y
			case 3: // upside down
				sx, sy = p.w-1-x, p.h-1-y
			case 4: // upside down, mirrored
				sx, sy = x, p.h-1-y
			case 5: // mirrored, then turned left
				sx, sy = y, x
			case 6: // to be turned right by a quarter
				sx, sy = y, p.h-1-x
			case 7:
				sx, sy = p.w-1-y, p.h-1-x
			case 8: // to be turned left by a quarter
				sx, sy = p.w-1-y, x
			}
			out.pix[i] = p.pix[sy*p.w+sx]
			i++
		}
	}
	return out
}

// frame is a picture as planes of one size: grey; or red, green, blue and alpha,
// the colours multiplied by alpha so that what is transparent doesn't bleed.
type frame []plane

// frameOf takes an image apart.
func frameOf(img image.Image) frame {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if g, ok := img.(*image.Gray); ok {
		return frame{planeOf(g.Pix[g.PixOffset(b.Min.X, b.Min.Y):], g.Stride, 1, w, h)}
	}
	rgba := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(rgba, rgba.Bounds(), img, b.Min, draw.Src)
	var f frame
	for channel := range 4 {
		f = append(f, planeOf(rgba.Pix[channel:], rgba.Stride, 4, w, h))
	}
	return f
}

func (f frame) scaled(w, h int) frame {
	out := make(frame, len(f))
	for i, p := range f {
		out[i] = p.scaled(w, h)
	}
	return out
}

func (f frame) turned(orientation int) frame {
	out := make(frame, len(f))
	for i, p := range f {
		out[i] = p.turned(orientation)
	}
	return out
}

// image puts the planes together again.
func (f frame) image() image.Image {
	w, h := f[0].w, f[0].h
	if len(f) == 1 {
		return &image.Gray{Pix: f[0].pix, Stride: w, Rect: image.Rect(0, 0, w, h)}
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		a := f[3].pix[i]
		// A sharpening kernel can lift a colour above its alpha.
		out.Pix[4*i], out.Pix[4*i+1], out.Pix[4*i+2], out.Pix[4*i+3] = min(f[0].pix[i], a), min(f[1].pix[i], a), min(f[2].pix[i], a), a
	}
	return out
}
