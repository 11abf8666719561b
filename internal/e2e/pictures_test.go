package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// siteWithPictures is the repository's site with a page that shows a photograph
// wider than any page, a screenshot and a photograph stored as PNG.
func siteWithPictures(t *testing.T) string {
	t.Helper()
	dir := copySite(t, nil)
	photo, shot := image.NewRGBA(image.Rect(0, 0, 2400, 300)), image.NewRGBA(image.Rect(0, 0, 1300, 300))
	state := uint32(1)
	for i := range photo.Pix {
		if state = state*1664525 + 1013904223; i%4 == 3 {
			photo.Pix[i] = 255
		} else {
			photo.Pix[i] = uint8(i/9600) + uint8(state>>26)
		}
	}
	for y := range 300 {
		for x := range 1300 {
			shot.Set(x, y, color.Gray{uint8(255 * (x * y / 7 & 1))})
		}
	}
	var asJPEG, asPNG, drawn bytes.Buffer
	for _, err := range []error{jpeg.Encode(&asJPEG, photo, nil), png.Encode(&asPNG, photo), png.Encode(&drawn, shot)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range map[string][]byte{
		"photo.jpg": asJPEG.Bytes(), "photo.png": asPNG.Bytes(), "shot.png": drawn.Bytes(),
		"index.md": []byte("+++\ntitle = \"照片\"\ndate = 2026-11-01\nimage = \"photo.jpg\"\n+++\n" +
			"开头的话。\n\n![照片](photo.jpg)\n\n![同一张](photo.png)\n\n![截图](shot.png)\n\n![小一点](photo.jpg){width=300}\n"),
	} {
		testkit.Write(t, dir, "content/zhaopian/"+name, data)
	}
	return dir
}

var (
	srcset    = regexp.MustCompile(`srcset="([^"]*)"`)
	candidate = regexp.MustCompile(`^(\S+) (\d+w)$`)
)

// A browser picks among the widths of a picture; two of one width are a mistake,
// and one that saves no bytes is of no use.
func TestPicturesAreOfferedInWidthsThatDiffer(t *testing.T) {
	t.Parallel()
	site := files(t, buildSite(t, siteWithPictures(t)))
	sets := srcset.FindAllStringSubmatch(site["zhaopian.html"], -1)
	if len(sets) < 3 {
		t.Fatalf("%d sets of widths in\n%s", len(sets), site["zhaopian.html"])
	}
	for _, set := range sets {
		seen := map[string]bool{}
		before := 0
		for _, c := range strings.Split(set[1], ", ") {
			m := candidate.FindStringSubmatch(c)
			if m == nil || seen[m[2]] {
				t.Errorf("%q in %s", c, set[1])
				continue
			}
			seen[m[2]] = true
			size := len(site[m[1]])
			if size <= before {
				t.Errorf("%s has %d bytes, the one before %d", m[1], size, before)
			}
			before = size
		}
	}
}

var ogImage = regexp.MustCompile(`<meta property="?og:image"? content="?https://www\.example\.gov\.cn/pufa/([^" >]*)`)

// Whatever page somebody passes on, a chat program has one picture for it: that of the page,
// else that of the home page, else the icon of the theme, large enough for WeChat.
func TestEveryPageHasOnePictureToShare(t *testing.T) {
	t.Parallel()
	const large = 300 // pixels wide
	dir := siteWithPictures(t)
	site := files(t, buildSite(t, dir))
	for name, want := range map[string]string{"index.html": "assets/icon.", "zhinan/qixian.html": "assets/icon.", "zhaopian.html": "zhaopian/photo."} {
		sharedPicture(t, site, name, want, large)
	}
	home := files(t, dir)["content/_index.md"]
	testkit.Write(t, dir, "content/_index.md", strings.Replace(home, "+++\n", "+++\nimage = \"zhaopian/shot.png\"\n", 1))
	site = files(t, buildSite(t, dir))
	for name, want := range map[string]string{"index.html": "zhaopian/shot.", "zhinan/qixian.html": "zhaopian/shot.", "zhaopian.html": "zhaopian/photo."} {
		sharedPicture(t, site, name, want, large)
	}
}

func sharedPicture(t *testing.T, site map[string]string, page, want string, large int) {
	t.Helper()
	found := ogImage.FindAllStringSubmatch(site[page], -1)
	if len(found) != 1 || !strings.HasPrefix(found[0][1], want) {
		t.Errorf("%s: %q, want one that begins with %s", page, found, want)
		return
	}
	picture, _, err := image.DecodeConfig(strings.NewReader(site[found[0][1]]))
	if err != nil || picture.Width < large {
		t.Errorf("%s: %+v, %v", found[0][1], picture, err)
	}
}
