package picture

import (
	"bytes"
	"encoding/binary"
	"errors"

	"golang.org/x/image/vp8"
	"golang.org/x/image/vp8l"
)

func probeWebP(raw []byte, i *Info) error {
	pixels := false
	var bad error
	size := func(w, h int) {
		if i.Width == 0 {
			i.Width, i.Height = w, h
		}
	}
	err := walkWebP(raw, func(kind string, chunk []byte) {
		data := chunk[8:]
		switch kind {
		case "VP8X":
			if len(data) >= 10 {
				size(1+int(uint24(data[4:])), 1+int(uint24(data[7:])))
			}
		case "ANIM":
			i.Animated = true
		case "EXIF":
			i.readEXIF(data)
		case "XMP ":
			i.readXMP(data)
		case "ANMF":
			pixels = true
		case "VP8 ":
			pixels = true
			d := vp8.NewDecoder()
			d.Init(bytes.NewReader(data), len(data))
			head, err := d.DecodeFrameHeader()
			if bad = err; err == nil {
				size(head.Width, head.Height)
			}
		case "VP8L":
			pixels = true
			c, err := vp8l.DecodeConfig(bytes.NewReader(data))
			if bad = err; err == nil {
				size(c.Width, c.Height)
			}
		}
	})
	switch {
	case err != nil:
		return err
	case bad != nil:
		return broken(bad)
	case !pixels:
		return broken(errors.New("no picture in the file"))
	}
	return nil
}

func uint24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// Flags of the chunk VP8X, which announces the other chunks.
const (
	webpXMP     = 1 << 2
	webpEXIF    = 1 << 3
	webpProfile = 1 << 5
)

// stripWebP drops metadata. If the pixels are not upright, it adds metadata with nothing
// but the orientation.
func stripWebP(raw []byte, orientation int) ([]byte, error) {
	out := append(make([]byte, 0, len(raw)), raw[:12]...)
	err := walkWebP(raw, func(kind string, chunk []byte) {
		switch kind {
		case "VP8X":
			at := len(out)
			out = append(out, chunk...)
			if len(chunk) > 8 {
				out[at+8] &^= webpXMP | webpEXIF | webpProfile
				if orientation > 1 {
					out[at+8] |= webpEXIF
				}
			}
		case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF":
			out = append(out, chunk...)
		}
	})
	if orientation > 1 {
		// TIFF, little-endian; one directory with one entry of type SHORT.
		out = append(out, "EXIF\x1a\x00\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00"...)
		out = append(out, byte(orientation), 0, 0, 0, 0, 0, 0, 0)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, err
}

// walkWebP calls see for each chunk with its header and padding.
func walkWebP(raw []byte, see func(kind string, chunk []byte)) error {
	cut := broken(errors.New("the file is cut short"))
	end := uint64(binary.LittleEndian.Uint32(raw[4:])) + 8
	if end > uint64(len(raw)) || end < 12 {
		return cut
	}
	raw = raw[:end]
	for at := 12; at < len(raw); {
		if len(raw)-at < 8 {
			return cut
		}
		size := uint64(binary.LittleEndian.Uint32(raw[at+4:]))
		size += size & 1
		if size > uint64(len(raw)-at-8) {
			return cut
		}
		chunk := raw[at : at+8+int(size)]
		see(string(chunk[:4]), chunk)
		at += len(chunk)
	}
	return nil
}
