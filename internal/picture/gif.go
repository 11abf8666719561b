package picture

import (
	"encoding/binary"
	"errors"
)

func probeGIF(raw []byte, i *Info) error {
	if len(raw) < 13 {
		return broken(errors.New("the file is cut short"))
	}
	i.Width, i.Height = int(binary.LittleEndian.Uint16(raw[6:])), int(binary.LittleEndian.Uint16(raw[8:]))
	frames, err := walkGIF(raw, func([]byte) {})
	i.Animated = frames > 1
	return err
}

// stripGIF drops comments and application data, except the number of repetitions of an
// animation.
func stripGIF(raw []byte) ([]byte, error) {
	out := make([]byte, 0, len(raw))
	_, err := walkGIF(raw, func(block []byte) {
		const extension, comment, application = 0x21, 0xfe, 0xff
		if block[0] == extension && (block[1] == comment || block[1] == application && !repeats(block)) {
			return
		}
		out = append(out, block...)
	})
	return out, err
}

func repeats(block []byte) bool {
	if len(block) != 19 { // label, name, one block of three bytes, end
		return false
	}
	name := string(block[3:14])
	return name == "NETSCAPE2.0" || name == "ANIMEXTS1.0"
}

// walkGIF calls see for the header, each block and the trailer, and counts
// frames. What follows the trailer is left out.
func walkGIF(raw []byte, see func(block []byte)) (frames int, err error) {
	cut := broken(errors.New("the file is cut short"))
	colours := func(flags byte) int { // length of a colour table
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	at := 13 + colours(raw[10])
	if at > len(raw) {
		return 0, cut
	}
	see(raw[:at])
	for {
		if at >= len(raw) {
			return frames, cut
		}
		stop := at
		switch raw[at] {
		case 0x3b: // trailer
			see(raw[at : at+1])
			if frames == 0 {
				return 0, broken(errors.New("no picture in the file"))
			}
			return frames, nil
		case 0x21: // extension
			stop += 2
		case 0x2c: // a frame: its position, its colours, the code size
			if at+10 > len(raw) {
				return frames, cut
			}
			stop += 10 + colours(raw[at+9]) + 1
			frames++
		default:
			return frames, broken(errors.New("no block where one should begin"))
		}
		for { // pieces of at most 255 bytes, an empty one at the end
			if stop >= len(raw) {
				return frames, cut
			}
			n := int(raw[stop])
			stop += 1 + n
			if n == 0 {
				break
			}
		}
		if stop > len(raw) {
			return frames, cut
		}
		see(raw[at:stop])
		at = stop
	}
}
