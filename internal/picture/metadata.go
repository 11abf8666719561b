package picture

import (
	"bytes"
	"encoding/binary"
)

// Tags of EXIF (CIPA DC-008, which builds on TIFF 6.0).
const (
	tagOrientation  = 0x0112
	tagGPSDirectory = 0x8825
	tagGPSLatitude  = 2
	tagGPSLongitude = 4
)

// readEXIF reads the orientation from EXIF data, and whether it contains a location.
// Invalid data is ignored; it is dropped anyway.
func (i *Info) readEXIF(data []byte) {
	data = bytes.TrimPrefix(data, []byte("Exif\x00\x00"))
	if len(data) < 8 {
		return
	}
	var order binary.ByteOrder
	switch string(data[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return
	}
	directory(data, order, order.Uint32(data[4:]), func(tag uint16, value []byte) {
		switch tag {
		case tagOrientation:
			if n := order.Uint16(value); n >= 1 && n <= 8 {
				i.Orientation = int(n)
			}
		case tagGPSDirectory:
			directory(data, order, order.Uint32(value), func(tag uint16, _ []byte) {
				i.HasLocation = i.HasLocation || tag == tagGPSLatitude || tag == tagGPSLongitude
			})
		}
	})
}

// directory calls see for the entries of a TIFF directory at an offset. value is
// four bytes: the value itself or where it is.
func directory(data []byte, order binary.ByteOrder, offset uint32, see func(tag uint16, value []byte)) {
	if uint64(offset)+2 > uint64(len(data)) {
		return
	}
	count, rest := int(order.Uint16(data[offset:])), data[offset+2:]
	for ; count > 0 && len(rest) >= 12; count-- {
		see(order.Uint16(rest), rest[8:12])
		rest = rest[12:]
	}
}

// readXMP looks for a location in XMP data. The orientation is taken from EXIF only, as
// in browsers.
func (i *Info) readXMP(data []byte) {
	i.HasLocation = i.HasLocation || bytes.Contains(data, []byte("GPSLatitude"))
}
