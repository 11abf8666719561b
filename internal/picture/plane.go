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

// planeOf copies the rows of a decoded image into a plane.
func planeOf(pix []uint8, stride, w, h int) plane {
	for y := 1; y < h && stride > w; y++ {
		copy(pix[y*w:(y+1)*w], pix[y*stride:])
	}
	return plane{pix[:w*h], w, h}
}

// turned returns a plane upright, given its EXIF orientation.
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
			case 6: // to be turned 90° clockwise
				sx, sy = y, p.h-1-x
			case 7:
				sx, sy = p.w-1-y, p.h-1-x
			case 8: // to be turned 90° counterclockwise
				sx, sy = p.w-1-y, x
			}
			out.pix[i] = p.pix[sy*p.w+sx]
			i++
		}
	}
	return out
}

// remake scales an image to w by h pixels and turns it upright. To save memory it works
// on one channel at a time: grey, or red, green, blue and alpha. Colours are multiplied
// by alpha, so that transparent pixels don't bleed.
func remake(img image.Image, w, h, orientation int) image.Image {
	if g, ok := img.(*image.Gray); ok {
		b := g.Bounds()
		p := planeOf(g.Pix[g.PixOffset(b.Min.X, b.Min.Y):], g.Stride, b.Dx(), b.Dy()).scaled(w, h).turned(orientation)
		return &image.Gray{Pix: p.pix, Stride: p.w, Rect: image.Rect(0, 0, p.w, p.h)}
	}
	var channels [4]plane
	for i := range channels {
		channels[i] = channelOf(img, i).scaled(w, h).turned(orientation)
	}
	out := image.NewRGBA(image.Rect(0, 0, channels[0].w, channels[0].h))
	for i, a := range channels[3].pix {
		// A sharpening kernel can lift a colour above its alpha.
		out.Pix[4*i], out.Pix[4*i+1], out.Pix[4*i+2], out.Pix[4*i+3] = min(channels[0].pix[i], a), min(channels[1].pix[i], a), min(channels[2].pix[i], a), a
	}
	return out
}

// channelOf extracts a channel from an image, a few rows at a time.
func channelOf(img image.Image, channel int) plane {
	const rows = 64
	b := img.Bounds()
	p := newPlane(b.Dx(), b.Dy())
	band := image.NewRGBA(image.Rect(0, 0, p.w, min(rows, p.h)))
	for y := 0; y < p.h; y += rows {
		part := image.Rect(0, 0, p.w, min(rows, p.h-y))
		draw.Draw(band, part, img, b.Min.Add(image.Pt(0, y)), draw.Src)
		out := p.pix[y*p.w : (y+part.Dy())*p.w]
		for i := range out {
			out[i] = band.Pix[4*i+channel]
		}
	}
	return p
}
