// Package picture prepares photographs and drawings for the web: upright, no
// wider than needed, without metadata.
//
// Use [Probe] to learn what a file is, [Widths] for the variants to offer, and [Make] for
// the bytes of one. All three depend on their arguments only. Scaling uses integers, so
// the bytes are the same on every machine.
//
// [Make] removes everything that a camera or a program wrote about place, time, owner and
// device, and everything in a drawing that could run or load something. It also drops
// colour profiles: colours count as sRGB.
//
// The format never changes. JPEG and PNG are offered in several widths; GIF, WebP, SVG
// and animations keep their size. Others (HEIC, TIFF, BMP) are refused, since not every
// browser shows them.
package picture

import (
	"bytes"
	"errors"
	"slices"
)

// Version changes whenever Make would return other bytes for the same file. It is part of
// the keys of caches.
const Version = "3"

// MaxWidth is the greatest width, in pixels, that Make gives a photograph.
const MaxWidth = 1600

// maxPixels and maxSide limit the size of a picture. Phones take pictures of 108 million
// pixels; a file of a few bytes can claim billions.
const (
	maxPixels = 120_000_000
	maxSide   = 65_535 // the limit of JPEG
)

var (
	ErrUnknownFormat = errors.New("not a picture of a known format")
	ErrBroken        = errors.New("the picture is broken")
	ErrTooLarge      = errors.New("the picture has too many pixels")
	ErrUnsafe        = errors.New("the drawing cannot be read in one way only")
)

// Info describes the picture in a file.
type Info struct {
	Format        string // jpeg, png, gif, webp or svg
	Width, Height int    // as seen, in pixels; an SVG's in CSS pixels
	Orientation   int    // of the stored pixels, 1 to 8 as in EXIF; 1 = upright
	HasLocation   bool   // the file says where it was taken
	Animated      bool

	// room, for a PNG, is the number of pixels that a smaller copy may have to take no
	// more bytes than the file even if it cannot be compressed at all.
	room int

	memory int64 // see [Memory]

	// Lost, for an SVG, is the name of the first visible element that [Make] leaves out,
	// such as foreignObject; "" = none.
	Lost string
}

// Probe reads the header and the structure of a file without decoding pixels. It notices
// truncated files, and files that need more than [MaxMemory]. Its error is or wraps
// [ErrUnknownFormat], [ErrBroken], [ErrTooLarge] or [ErrUnsafe].
func Probe(raw []byte) (Info, error) {
	i := Info{Format: sniff(raw), Orientation: 1}
	var err error
	switch i.Format {
	case "jpeg":
		err = probeJPEG(raw, &i)
	case "png":
		err = probePNG(raw, &i)
	case "gif":
		err = probeGIF(raw, &i)
	case "webp":
		err = probeWebP(raw, &i)
	case "svg":
		err = probeSVG(raw, &i)
	default:
		err = ErrUnknownFormat
	}
	if err != nil {
		return Info{}, err
	}
	if i.Width < 1 || i.Height < 1 {
		return Info{}, ErrBroken
	}
	if i.Width > maxPixels/i.Height || max(i.Width, i.Height) > maxSide || i.memory > MaxMemory {
		return Info{}, ErrTooLarge
	}
	if i.Orientation > 4 {
		i.Width, i.Height = i.Height, i.Width
	}
	return i, nil
}

// Make returns the picture ready for the web, in its own format. width is in pixels; 0 =
// the picture's own width. No picture becomes wider than it is, nor wider than
// [MaxWidth]. Pictures without variants ([Widths]) keep their size, and so does a PNG of
// up to 12 million pixels that would need more bytes at the smaller width. Errors are as
// for [Probe].
func Make(raw []byte, width int) ([]byte, error) {
	i, err := Probe(raw)
	if err != nil {
		return nil, err
	}
	if width <= 0 {
		width = MaxWidth
	}
	width = min(width, MaxWidth, i.Width)
	switch {
	case i.Format == "jpeg":
		return makeJPEG(raw, i, width)
	case i.Format == "png" && i.Animated:
		return stripPNG(raw)
	case i.Format == "png":
		return makePNG(raw, i, width)
	case i.Format == "gif":
		return stripGIF(raw)
	case i.Format == "webp":
		return stripWebP(raw, i.Orientation)
	}
	return redraw(raw)
}

// Widths returns the widths in which the picture should be offered besides its full size
// (which is at most [MaxWidth]), ascending. A well-compressed drawing or screenshot in
// PNG needs more bytes when it is scaled, because edges turn into shades: it is offered
// smaller only if the copy is certain to need fewer bytes.
func Widths(i Info) []int {
	if i.Animated || i.Format != "jpeg" && i.Format != "png" {
		return nil
	}
	return slices.DeleteFunc([]int{480, 960}, func(w int) bool {
		return w >= i.Width || i.Format == "png" && w*max(1, (i.Height*w+i.Width/2)/i.Width) > i.room
	})
}

// sniff returns the format by the first bytes, since file names may be wrong.
func sniff(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xd8\xff")):
		return "jpeg"
	case bytes.HasPrefix(raw, []byte(pngHead)):
		return "png"
	case bytes.HasPrefix(raw, []byte("GIF87a")), bytes.HasPrefix(raw, []byte("GIF89a")):
		return "gif"
	case len(raw) >= 12 && string(raw[:4]) == "RIFF" && string(raw[8:12]) == "WEBP":
		return "webp"
	case looksLikeSVG(raw):
		return "svg"
	}
	return ""
}
