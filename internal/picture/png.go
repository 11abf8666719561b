package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image/png"
)

const pngHead = "\x89PNG\r\n\x1a\n"

func probePNG(raw []byte, i *Info) error {
	first := true
	coded, channels := 0, 3
	var header []byte
	err := walkPNG(raw, func(kind string, chunk []byte) {
		data := chunk[8 : len(chunk)-4]
		if first && kind == "IHDR" && len(data) == 13 {
			header = data
			i.Width, i.Height = int(binary.BigEndian.Uint32(data)), int(binary.BigEndian.Uint32(data[4:]))
			switch depth, colour := data[8], data[9]; {
			case colour == 0 && depth <= 8:
				channels = 1
			case colour >= 4: // with transparency
				channels = 4
			}
		}
		first = false
		switch kind {
		case "IDAT":
			coded += len(data)
		case "tRNS":
			channels = 4
		case "acTL":
			i.Animated = true
		case "eXIf":
			i.readEXIF(data)
		case "iTXt":
			i.readXMP(data)
		}
	})
	// Incompressible data needs slightly more than its own size: a byte per row, a few
	// per block.
	i.room = (coded - coded/100) / channels
	if header != nil && !i.Animated {
		i.memory = memoryOfPNG(header, i.Orientation)
	}
	if err == nil && i.Width > 0 && i.Height > 0 && i.Width <= maxPixels/i.Height {
		if _, derr := png.DecodeConfig(bytes.NewReader(raw)); derr != nil {
			err = broken(derr)
		}
	}
	return err
}

// keptPixels is the largest PNG that may keep its size: any phone can hold it in memory.
const keptPixels = 12_000_000

func makePNG(raw []byte, i Info, width int) ([]byte, error) {
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, broken(err)
	}
	asIs := width == i.Width && i.Orientation == 1
	full := width == MaxWidth && i.Orientation == 1
	if !asIs {
		w, h := stored(i, width)
		img = remake(img, w, h, i.Orientation)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	// Scaling and encoding again is worth it only if it saves bytes.
	if asIs || full && i.Width*i.Height <= keptPixels {
		if stripped, err := stripPNG(raw); err == nil && len(stripped) <= out.Len() {
			return stripped, nil
		}
	}
	return out.Bytes(), nil
}

func stripPNG(raw []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(raw)), pngHead...)
	err := walkPNG(raw, func(kind string, chunk []byte) {
		switch kind {
		case "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "acTL", "fcTL", "fdAT":
			out = append(out, chunk...)
		}
	})
	return out, err
}

// walkPNG calls see for each chunk with its length and sum, up to the end chunk;
// a file without one is broken.
func walkPNG(raw []byte, see func(kind string, chunk []byte)) error {
	for at := len(pngHead); ; {
		if len(raw)-at < 12 {
			return broken(errors.New("the file is cut short"))
		}
		size := binary.BigEndian.Uint32(raw[at:])
		if uint64(size) > uint64(len(raw)-at-12) {
			return broken(errors.New("the file is cut short"))
		}
		chunk := raw[at : at+12+int(size)]
		body := chunk[4 : len(chunk)-4]
		if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(chunk[len(chunk)-4:]) {
			return broken(errors.New("a chunk's sum is wrong"))
		}
		kind := string(body[:4])
		see(kind, chunk)
		if kind == "IEND" {
			return nil
		}
		at += len(chunk)
	}
}
