package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
)

// quality is the quality setting for JPEG files.
const quality = 80

func probeJPEG(raw []byte, i *Info) error {
	c, err := jpeg.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return broken(err)
	}
	i.Width, i.Height = c.Width, c.Height
	var frame []byte
	err = walkJPEG(raw, func(segment []byte) {
		if frame == nil && frameHeader(segment[1]) {
			frame = segment
		}
		if segment[1] != 0xe1 {
			return
		}
		if data := segment[4:]; bytes.HasPrefix(data, []byte("Exif\x00\x00")) {
			i.readEXIF(data)
		} else {
			i.readXMP(data)
		}
	})
	i.memory = memoryOfJPEG(frame, i.Orientation)
	return err
}

func broken(err error) error { return fmt.Errorf("%w: %w", ErrBroken, err) }

func makeJPEG(raw []byte, i Info, width int) ([]byte, error) {
	img, err := jpeg.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, broken(err)
	}
	w, h := stored(i, width)
	if c, ok := img.(*image.YCbCr); ok {
		img = remakeYCbCr(c, w, h, i.Orientation)
	} else {
		img = remake(img, w, h, i.Orientation)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	if width == i.Width && i.Orientation == 1 {
		// Encoding again loses quality, so do it only if it saves bytes.
		if stripped, err := stripJPEG(raw); err == nil && len(stripped) <= out.Len() {
			return stripped, nil
		}
	}
	return out.Bytes(), nil
}

// stored returns the size that the stored pixels must be scaled to, so that the
// upright picture is width wide.
func stored(i Info, width int) (w, h int) {
	height := max(1, (i.Height*width+i.Width/2)/i.Width)
	if i.Orientation > 4 {
		return height, width
	}
	return width, height
}

// remakeYCbCr works on brightness and colour as stored; in the result, colour has half
// the resolution.
func remakeYCbCr(c *image.YCbCr, w, h, orientation int) *image.YCbCr {
	sx, sy := 1, 1 // how many pixels share a colour
	switch c.SubsampleRatio {
	case image.YCbCrSubsampleRatio422:
		sx = 2
	case image.YCbCrSubsampleRatio420:
		sx, sy = 2, 2
	case image.YCbCrSubsampleRatio440:
		sy = 2
	case image.YCbCrSubsampleRatio411:
		sx = 4
	case image.YCbCrSubsampleRatio410:
		sx, sy = 4, 2
	}
	b := c.Bounds() // of a decoded file: begins at 0, 0
	cw, ch := (b.Dx()+sx-1)/sx, (b.Dy()+sy-1)/sy
	colour := func(pix []uint8) plane {
		p := planeOf(pix, c.CStride, cw, ch)
		return p.scaled(min(cw, (w+1)/2), min(ch, (h+1)/2)).stretched((w+1)/2, (h+1)/2).turned(orientation)
	}
	y := planeOf(c.Y, c.YStride, b.Dx(), b.Dy()).scaled(w, h).turned(orientation)
	cb, cr := colour(c.Cb), colour(c.Cr)
	return &image.YCbCr{
		Y: y.pix, Cb: cb.pix, Cr: cr.pix, YStride: y.w, CStride: cb.w,
		SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: image.Rect(0, 0, y.w, y.h),
	}
}

// stretched repeats pixels if colour is stored at less than half the resolution.
func (p plane) stretched(w, h int) plane {
	if w <= p.w && h <= p.h {
		return p
	}
	out := newPlane(w, h)
	for y := range h {
		for x := range w {
			out.pix[y*w+x] = p.pix[(y*p.h/h)*p.w+x*p.w/w]
		}
	}
	return out
}

// stripJPEG drops every segment that is not needed to show the picture, and what follows
// its end (phones hide videos there).
func stripJPEG(raw []byte) ([]byte, error) {
	out := make([]byte, 0, len(raw))
	err := walkJPEG(raw, func(segment []byte) {
		if needed(segment) {
			out = append(out, segment...)
		}
	})
	return out, err
}

// needed reports whether a segment belongs to the picture itself.
func needed(segment []byte) bool {
	switch marker := segment[1]; {
	case marker == 0xe0: // JFIF without a preview: only the resolution
		return len(segment) == 18 && bytes.HasPrefix(segment[4:], []byte("JFIF\x00"))
	case marker == 0xee: // Adobe: how colours are coded
		return len(segment) == 16 && bytes.HasPrefix(segment[4:], []byte("Adobe"))
	case marker > 0xe0 && marker <= 0xef, marker == 0xfe: // application data, comments
		return false
	}
	return true
}

// walkJPEG calls see for each segment of a file with its marker, in order, and with the
// coded pixels that follow a scan. It stops after the end marker; a file without one is
// broken.
func walkJPEG(raw []byte, see func(segment []byte)) error {
	const start, end, scan = 0xd8, 0xd9, 0xda
	cut := broken(errors.New("the file is cut short"))
	at, scans := 0, 0
	for {
		if at+2 > len(raw) {
			return cut
		}
		if raw[at] != 0xff || raw[at+1] == 0xff || raw[at+1] == 0 { // fill bytes, and leftovers of some cameras
			at++
			continue
		}
		marker := raw[at+1]
		stop := at + 2
		if marker != start && marker != end && !restart(marker) {
			if stop+2 > len(raw) {
				return cut
			}
			size := int(binary.BigEndian.Uint16(raw[stop:]))
			if size < 2 || size > len(raw)-stop {
				return cut
			}
			stop += size
		}
		if marker == scan {
			scans++
			for {
				n := bytes.IndexByte(raw[stop:], 0xff)
				if n < 0 || stop+n+1 >= len(raw) {
					return cut
				}
				stop += n
				if next := raw[stop+1]; next != 0 && !restart(next) {
					break
				}
				stop += 2 // a coded 0xff, or a restart
			}
		}
		see(raw[at:stop])
		if marker == end {
			if scans == 0 {
				return broken(errors.New("no picture in the file"))
			}
			return nil
		}
		at = stop
	}
}

// restart reports whether a marker is one of those that occur inside a scan, without a
// segment.
func restart(marker byte) bool { return marker >= 0xd0 && marker <= 0xd7 || marker == 1 }
