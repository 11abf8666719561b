package picture

import "testing"

func TestEXIF(t *testing.T) {
	entry := "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
	gps := "\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26"
	for name, c := range map[string]struct {
		data string
		want Info
	}{
		"little-endian":               {string(exif(3)), Info{Orientation: 3, HasLocation: true}},
		"with a head":                 {"Exif\x00\x00" + string(exif(3)), Info{Orientation: 3, HasLocation: true}},
		"big-endian":                  {"MM\x00*\x00\x00\x00\x08\x00\x01" + entry + "\x00\x00\x00\x00", Info{Orientation: 6}},
		"directory of a mere date":    {"MM\x00*\x00\x00\x00\x08\x00\x02" + entry + gps + "\x00\x00\x00\x00\x00\x01\x00\x1d\x00\x02\x00\x00\x00\x0b\x00\x00\x00\x00", Info{Orientation: 6}},
		"latitude":                    {"MM\x00*\x00\x00\x00\x08\x00\x02" + entry + gps + "\x00\x00\x00\x00\x00\x01\x00\x02\x00\x05\x00\x00\x00\x03\x00\x00\x00\x00", Info{Orientation: 6, HasLocation: true}},
		"no such orientation":         {string(exif(9)), Info{Orientation: 1, HasLocation: true}},
		"directory elsewhere":         {"MM\x00*\xff\xff\xff\xff", Info{Orientation: 1}},
		"directory of itself":         {"MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00\x00", Info{Orientation: 1}},
		"more entries than there are": {"MM\x00*\x00\x00\x00\x08\xff\xff" + entry, Info{Orientation: 6}},
		"nothing":                     {"", Info{Orientation: 1}},
		"something else":              {"hello, world", Info{Orientation: 1}},
	} {
		i := Info{Orientation: 1}
		i.readEXIF([]byte(c.data))
		if i != c.want {
			t.Errorf("%s: got %+v, want %+v", name, i, c.want)
		}
	}
}

func TestPlaceInXMPAloneIsNoticed(t *testing.T) {
	raw := withJPEGSegments(encodeJPEG(t, pattern(8, 8)), segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+xmp))
	if i, err := Probe(raw); err != nil || !i.HasLocation {
		t.Errorf("got %+v, %v", i, err)
	}
}
