package picture

import "encoding/binary"

// MaxMemory is the number of bytes that processing a picture may take. Photographs of 108
// million pixels, the largest that phones take, stay below it.
const MaxMemory = 256 << 20

// Memory returns the number of bytes that [Make] needs for a picture, besides the file
// itself. It decodes nothing. For a file that cannot be used it returns 0.
func Memory(raw []byte) int64 {
	i, err := Probe(raw)
	if err != nil {
		return 0
	}
	return i.memory
}

// needs adds up what Make holds at once for a picture of w by h stored pixels: its
// decoded form of decoded bytes and, if it is scaled, one extracted plane, that plane
// made narrower, and the result. plane is 0 if planes need not be extracted.
func needs(w, h, decoded, plane int64, orientation int) int64 {
	if w <= MaxWidth && orientation == 1 {
		return decoded
	}
	narrow := min(w, MaxWidth)
	return decoded + plane + 2*narrow*h + 4*narrow*max(1, h*narrow/w)
}

// memoryOfJPEG reads the frame header, the first segment of its kind. Pixels are stored
// by blocks; a progressive file also keeps all its coefficients, four bytes each.
func memoryOfJPEG(segment []byte, orientation int) int64 {
	if len(segment) < 10 || len(segment) < 10+3*int(segment[9]) {
		return 0
	}
	h, w := int64(binary.BigEndian.Uint16(segment[5:])), int64(binary.BigEndian.Uint16(segment[7:]))
	parts := segment[10 : 10+3*int(segment[9])]
	var across, down, all int64 = 1, 1, 0
	for c := 1; c < len(parts); c += 3 {
		x, y := int64(parts[c]>>4), int64(parts[c]&15)
		across, down, all = max(across, x), max(down, y), all+x*y
	}
	decoded := (w + 8*across - 1) / (8 * across) * ((h + 8*down - 1) / (8 * down)) * 64 * all
	if segment[1] == 0xc2 {
		decoded *= 5
	}
	plane := int64(0)
	if len(parts) == 12 { // CMYK, converted to RGB
		decoded += 4 * w * h
		plane = w * h
	}
	return needs(w, h, decoded, plane, orientation)
}

// frameHeader reports whether a marker begins a header of a JPEG that tells its size.
func frameHeader(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}

// memoryOfPNG reads the header: colour type, depth, and whether the image is interlaced
// in passes, which are decoded separately.
func memoryOfPNG(header []byte, orientation int) int64 {
	w, h := int64(binary.BigEndian.Uint32(header)), int64(binary.BigEndian.Uint32(header[4:]))
	depth, colour, passes := header[8], header[9], header[12]
	size, plane := int64(4), w*h
	if colour == 0 || colour == 3 {
		size = 1
	}
	if colour == 0 {
		plane = 0
	}
	if depth == 16 {
		size = max(2, 2*size)
	}
	decoded := w * h * size
	if passes == 1 {
		decoded += decoded / 2
	}
	return needs(w, h, decoded, plane, orientation)
}
