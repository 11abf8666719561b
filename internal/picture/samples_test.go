package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// Secrets that stand in the metadata of every sample and must never come out.
var secrets = []string{"SECRET", "Exif", "GPSLatitude", "http://ns.adobe.com/xap"}

// exif returns EXIF data, as TIFF, that tell an orientation and a place.
func exif(orientation int) []byte {
	var b bytes.Buffer
	le := binary.LittleEndian
	entry := func(tag, kind uint16, count, value uint32) {
		for _, v := range []any{tag, kind, count, value} {
			binary.Write(&b, le, v)
		}
	}
	const maker, places, latitude = 50, 64, 118
	b.WriteString("II*\x00\x08\x00\x00\x00")
	binary.Write(&b, le, uint16(3))
	entry(0x010f, 2, 7, maker)                       // Make
	entry(0x0112, 3, 1, uint32(orientation))         // Orientation
	entry(0x8825, 4, 1, places)                      // where the GPS directory is
	b.WriteString("\x00\x00\x00\x00SECRET\x00")      // no more directories; the maker
	b.Write(make([]byte, places-b.Len()))            //
	binary.Write(&b, le, uint16(4))                  //
	entry(1, 2, 2, uint32('N'))                      // GPSLatitudeRef
	entry(2, 5, 3, latitude)                         // GPSLatitude
	entry(3, 2, 2, uint32('E'))                      // GPSLongitudeRef
	entry(4, 5, 3, latitude)                         // GPSLongitude
	b.WriteString("\x00\x00\x00\x00")                //
	b.Write(make([]byte, latitude-b.Len()))          //
	for _, v := range []uint32{25, 1, 22, 1, 5, 1} { // 25° 22′ 5″
		binary.Write(&b, le, v)
	}
	return b.Bytes()
}

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
	`<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="25,22.08N" exif:Owner="SECRET"/></rdf:RDF></x:xmpmeta>`

func segment(marker byte, data string) []byte {
	return append([]byte{0xff, marker, byte((len(data) + 2) >> 8), byte(len(data) + 2)}, data...)
}

// withJPEGSegments puts segments behind the start marker.
func withJPEGSegments(raw []byte, segments ...[]byte) []byte {
	out := append([]byte{}, raw[:2]...)
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(out, raw[2:]...)
}

func exifSegment(orientation int) []byte {
	return segment(0xe1, "Exif\x00\x00"+string(exif(orientation)))
}

func encodeJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodePNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func chunk(kind, data string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(b, kind+data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// withPNGChunks puts chunks behind the header.
func withPNGChunks(raw []byte, chunks ...[]byte) []byte {
	const head = 8 + 25
	out := append([]byte{}, raw[:head]...)
	for _, c := range chunks {
		out = append(out, c...)
	}
	return append(out, raw[head:]...)
}

// withGIFBlocks puts blocks before the first one.
func withGIFBlocks(raw []byte, blocks ...string) []byte {
	at := 13
	if raw[10]&0x80 != 0 {
		at += 3 << (raw[10]&7 + 1)
	}
	out := append([]byte{}, raw[:at]...)
	for _, b := range blocks {
		out = append(out, b...)
	}
	return append(out, raw[at:]...)
}

func encodeGIF(t testing.TB, frames int) []byte {
	t.Helper()
	g := &gif.GIF{}
	for i := range frames {
		p := image.NewPaletted(image.Rect(0, 0, 20, 10), color.Palette{color.White, color.Black, color.RGBA{200, 0, 0, 255}})
		p.SetColorIndex(i, i, 1)
		g.Image, g.Delay = append(g.Image, p), append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func riffChunk(kind, data string) string {
	b := kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data
	if len(data)%2 == 1 {
		b += "\x00"
	}
	return b
}

func riff(chunks ...string) []byte {
	body := "WEBP"
	for _, c := range chunks {
		body += c
	}
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
}

// Heads of WebP pictures of 30 by 20; pixels are not looked at.
var (
	lossy    = riffChunk("VP8 ", "\x10\x02\x00\x9d\x01\x2a\x1e\x00\x14\x00pixels!")
	lossless = riffChunk("VP8L", "\x2f"+string(binary.LittleEndian.AppendUint32(nil, 29|19<<14))+"pixels")
)

func vp8x(flags byte, w, h int) string {
	return riffChunk("VP8X", string([]byte{flags, 0, 0, 0, byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0}))
}

// pattern is a colourful picture with edges and slopes.
func pattern(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{uint8(255 * x / w), uint8(255 * y / h), uint8(x*y/7 + x), 255}
			if (x/9+y/13)%5 == 0 {
				c = color.RGBA{250, 240, 10, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// samples are files with metadata, one of each kind.
func samples(t testing.TB) map[string][]byte {
	jpg := encodeJPEG(t, pattern(40, 30))
	iccp := segment(0xe2, "ICC_PROFILE\x00\x01\x01SECRET")
	xmpSegment := segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+xmp)
	pic := encodePNG(t, pattern(40, 30))
	return map[string][]byte{
		"jpeg":          append(withJPEGSegments(jpg, exifSegment(1), xmpSegment, iccp, segment(0xfe, "SECRET")), "SECRET film"...),
		"jpeg, turned":  withJPEGSegments(jpg, exifSegment(6)),
		"png":           append(withPNGChunks(pic, chunk("tEXt", "Author\x00SECRET"), chunk("eXIf", string(exif(1))), chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp)), "SECRET"...),
		"png, turned":   withPNGChunks(pic, chunk("eXIf", string(exif(8)))),
		"png, animated": withPNGChunks(pic, chunk("tEXt", "Author\x00SECRET"), chunk("acTL", "\x00\x00\x00\x01\x00\x00\x00\x00")),
		"gif":           append(withGIFBlocks(encodeGIF(t, 1), "\x21\xfe\x06SECRET\x00", "\x21\xff\x0bXMP DataXMP\x06SECRET\x00"), "SECRET"...),
		"gif, animated": encodeGIF(t, 3),
		"webp":          append(riff(vp8x(webpEXIF|webpXMP|webpProfile, 30, 20), riffChunk("ICCP", "SECRET"), lossy, riffChunk("EXIF", string(exif(1))), riffChunk("XMP ", xmp)), "SECRET"...),
		"webp, turned":  riff(vp8x(webpEXIF, 30, 20), lossless, riffChunk("EXIF", string(exif(6)))),
		"webp, plain":   riff(lossy),
		"svg":           []byte(`<?xml version="1.0"?><!-- SECRET --><svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><metadata>SECRET</metadata><path d="M0 0h9"/></svg>`),
	}
}

// encodeAt encodes a JPEG file anew at a lower quality.
func encodeAt(b *bytes.Buffer, raw []byte, quality int) error {
	img, err := jpeg.Decode(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	return jpeg.Encode(b, img, &jpeg.Options{Quality: quality})
}
