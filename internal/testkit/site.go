package testkit

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
)

// Site is a site of a chosen size, for tests that need a build that takes some time. Its
// versions differ in everything that publishing must handle: pages that come, go and
// change, pictures, tags, aliases, an edition of a statute, the style sheet (whose name
// is in every page), and a file in place of a folder. No version has an error, and the
// same version is always the same bytes.
type Site struct {
	Pages    int // in six channels; each version lacks about one in nine
	Pictures int // each on a page of its own, 900 pixels wide
	Articles int // of one statute, each with a page of its own
}

// Write writes a version of the site into dir, which must be empty or absent.
func (s Site) Write(t testing.TB, dir string, version int) {
	t.Helper()
	write := func(name, text string) { Write(t, dir, name, text) }
	write("config.toml", "title = \"大站\"\nbase_url = \"https://www.example.gov.cn/x/\"\n")
	write("assets/style.css", fmt.Sprintf("body { margin: %dpx }\n", version))
	write("content/_index.md", "+++\ntitle = \"首页\"\n+++\n")
	for c := range 6 {
		write(fmt.Sprintf("content/lan-%d/_index.md", c), fmt.Sprintf("+++\ntitle = \"栏目%d\"\nweight = %d\n+++\n", c, c+1))
	}
	for n := range s.Pages {
		if (n+version)%9 != 0 {
			write(fmt.Sprintf("content/lan-%d/ye-%d.md", n%6, n), s.page(n, version))
		}
	}
	for n := range s.Pictures {
		v := version * (n % 2) // every other picture stays as it is
		base := fmt.Sprintf("content/lan-%d/tu-%d", n%6, n)
		write(base+".png", drawing(t, n, v))
		write(base+".md", fmt.Sprintf("+++\ntitle = \"有图的第%d页\"\n+++\n![第%d张图](tu-%d.png)\n\n%s", n, n, n, text(n, v, 3)))
	}
	if version%2 == 0 {
		write("static/qie", "一个文件\n")
	} else {
		write("static/qie/li/neibu.txt", "一个文件夹\n")
	}
	s.statute(write, version)
}

func (s Site) page(n, version int) string {
	if n%2 == 0 {
		version = 0 // every other page stays as it is
	}
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = \"第%d页\"\ndate = 2026-%02d-%02d\n", n, 1+n%11, 1+n%28)
	fmt.Fprintf(&b, "tags = [\"标签%d\", \"版%d\"]\n", n%7, version)
	if n%10 == 1 {
		fmt.Fprintf(&b, "aliases = [\"/jiu/%d-%d.html\"]\n", version, n)
	}
	fmt.Fprintf(&b, "+++\n%s\n见[栏目](/lan-%d/_index.md)和《大站示范条例》第一条。\n", text(n, version, 12), (n+1)%6)
	return b.String()
}

func (s Site) statute(write func(name, text string), version int) {
	write("content/fagui/_index.md", "+++\ntitle = \"法规\"\nweight = 9\n+++\n")
	write("content/fagui/shifan/_index.md", "+++\ntitle = \"大站示范条例\"\ntype = \"law\"\nrank = \"地方性法规\"\nsource = \"为测试而写\"\n+++\n")
	for e, date := range []string{"2020-01-01", "2024-07-01"} {
		if e > 0 && version%3 == 1 {
			continue
		}
		var b strings.Builder
		b.WriteString("大站示范条例\n")
		for n := range s.Articles {
			fmt.Fprintf(&b, "\n第%s条　窗口应当在%d日内答复。\n\n有下列情形之一的，当场答复：\n\n（一）材料齐全的；\n\n（二）事情简单的。\n", han(n+1), 3+e*version+n)
		}
		write("content/fagui/shifan/"+date+".txt", b.String())
	}
}

// text returns a few blocks of prose, always the same for a page and version.
func text(n, version, blocks int) string {
	r := rand.New(rand.NewPCG(uint64(n), uint64(version)))
	var b strings.Builder
	for i := range blocks {
		if i%4 == 0 {
			fmt.Fprintf(&b, "## 第%d部分\n\n", i/4+1)
		}
		for range 8 + r.IntN(20) {
			b.WriteString(words[r.IntN(len(words)-3)]) // all but the last three, which cite
		}
		b.WriteString("。\n\n")
	}
	return b.String()
}

func drawing(t testing.TB, n, version int) string {
	img := image.NewNRGBA(image.Rect(0, 0, 900, 200))
	for y := range 200 {
		for x := range 900 {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x / 4), uint8(y + 60*version), uint8(x * y / (n + 40)), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// han writes a number below 1000 in Chinese.
func han(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n < 20:
		return strings.TrimSuffix("十"+string(digits[n-10]), "零")
	case n < 100:
		return strings.TrimSuffix(string(digits[n/10])+"十"+string(digits[n%10]), "零")
	}
	rest := ""
	switch r := n % 100; {
	case r == 0:
	case r < 10:
		rest = "零" + han(r)
	case r < 20:
		rest = "一" + han(r)
	default:
		rest = han(r)
	}
	return string(digits[n/100]) + "百" + rest
}
