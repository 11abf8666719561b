package press

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/testkit"
)

// A file whose front matter is refused is not blamed for having no title, too.
func TestOneMistakeIsToldOnce(t *testing.T) {
	for code, text := range map[string]string{
		"source/yaml-front": "---\ntitle: 复查\n---\n正文\n",
		"source/json-front": "{\"title\": \"复查\"}\n\n正文\n",
		"source/encoding":   "\xff\x00\x81\x00\xfe\x01\x02\x03\x80\xff\xff\x00",
		"site/no-title":     "正文\n",
	} {
		dir := siteOf(t, 0)
		testkit.Write(t, dir, "content/a.md", []byte(text))
		r := builds(t, dir, filepath.Join(dir, "public"))
		if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != code {
			t.Errorf("%s: %v", code, r.Diagnostics)
		}
	}
}

// photo is a small photograph that says where it was taken.
func photo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	note := "http://ns.adobe.com/xap/1.0/\x00<x exif:GPSLatitude='1'/>"
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(note)+2))
	return slices.Concat(b.Bytes()[:2], segment, []byte(note), b.Bytes()[2:])
}

func TestPicturesThatCannotBeShown(t *testing.T) {
	raw := photo(t)
	for _, c := range []struct {
		code, name string
		data       []byte
	}{
		{"picture/unknown-format", "a.jpg", []byte("ftypheic")},
		{"picture/unknown-format", "a.heic", []byte("ftypheic")},
		{"picture/broken", "a.jpg", raw[:len(raw)-200]},
		{"picture/broken", "a.jpg", slices.Concat(raw[:len(raw)-300], bytes.Repeat([]byte{0}, 40), raw[len(raw)-2:])}, // found out when it is made
		{"picture/too-large", "a.gif", []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x00;")},
		{"picture/location", "a.jpg", raw},
		{"picture/misnamed", "a.jpg", []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")},
		{"picture/stripped", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><foreignObject><p>字</p></foreignObject></svg>`)},
	} {
		dir := siteOf(t, 0)
		testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"甲\"\n+++\n![图]("+c.name+")\n"))
		testkit.Write(t, dir, "content/"+c.name, c.data)
		r := builds(t, dir, filepath.Join(dir, "public"))
		if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != c.code {
			t.Errorf("%s: %v", c.code, r.Diagnostics)
		}
		if e, _ := diag.Lookup(c.code); r.Failed() != (e.Severity == diag.Error) {
			t.Errorf("%s: failed %v", c.code, r.Failed())
		}
	}
}

// What lies in static/ is published byte for byte, also for servers alone, and
// pages can lead there.
func TestStaticFilesAreLinkedToAndKeptAsTheyAre(t *testing.T) {
	dir := siteOf(t, 0)
	testkit.Write(t, dir, "content/zhinan/a.md", []byte("+++\ntitle = \"甲\"\n+++\n[表格](/xiazai/biao.pdf)、[规定](/guiding.html#er)\n\n<audio controls src=\"/lu.mp3\"></audio>\n"))
	all := map[string]string{"xiazai/biao.pdf": "PDF", "guiding.html": "<p id=er>", "lu.mp3": "声", ".well-known/security.txt": "Contact:", ".nojekyll": "", ".htaccess": "Deny"}
	for name, text := range all {
		testkit.Write(t, dir, "static/"+name, []byte(text))
	}
	out := filepath.Join(dir, "public")
	if r := builds(t, dir, out); len(r.Diagnostics) > 0 {
		t.Fatal(r.Diagnostics)
	}
	for name, text := range all {
		if got := content(t, filepath.Join(out, filepath.FromSlash(name))); got != text {
			t.Errorf("%s holds %q", name, got)
		}
	}
	page := content(t, filepath.Join(out, "zhinan", "a.html"))
	for _, want := range []string{`href="../xiazai/biao.pdf"`, `href="../guiding.html#er"`, `src="../lu.mp3"`} {
		if !bytes.Contains([]byte(page), []byte(want)) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}
