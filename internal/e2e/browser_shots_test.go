package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// shotPages are the kinds of pages that are looked at after a change of the theme.
var shotPages = []string{
	"index.html", "zhinan/index.html", "fagui/index.html", "wenda/index.html", "zhinan/fucha-fuhe.html", "zhinan/qixian.html", "zhinan/fenliu.html",
	"wenda/qixian.html", "baogao/2022.html", "cihui/xinfang.html", "xianfa/2026.html", "sitemap/index.html", "accessibility/index.html", "tags/index.html", "404.html",
	"fagui/xinfang-gongzuo-tiaoli/index.html", "fagui/xinfang-gongzuo-tiaoli/35.html",
}

// With PUFA_SHOTS=FOLDER, pictures of the kinds of pages as eight readers see them, whole
// pages, and what a printer would make of them (PDF). For people to look at.
// PUFA_SHOTS_SITE names the source of another site, PUFA_SHOTS_OF other pages,
// PUFA_SHOTS_AS some of the readers.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("PUFA_SHOTS")
	if folder == "" {
		t.Skip("PUFA_SHOTS is not set: it names the folder for the pictures")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	pages := shotPages
	if only := os.Getenv("PUFA_SHOTS_OF"); only != "" {
		pages = strings.Split(only, ",")
	}
	var readers []string
	if only := os.Getenv("PUFA_SHOTS_AS"); only != "" {
		readers = strings.Split(only, ",")
	}
	c := openChromium(t)
	from := os.Getenv("PUFA_SHOTS_SITE")
	if from == "" {
		from = root
	}
	site := serve(t, buildSite(t, from), nil)
	yes := true
	write := func(name, kind string, data []byte) {
		file := strings.TrimSuffix(strings.ReplaceAll(name, "/", "-"), ".html") + "-" + kind
		if err := os.WriteFile(filepath.Join(folder, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	eachPageIn(t, c.tab, pages, nil, func(b *tab, name string) {
		for kind, r := range map[string]reader{
			"desktop": desktop, "wide": {name: "1920", width: 1920, height: 1080}, "phone": phone, "dark": darkened,
			"elder": elder, "elder-wide": elderWide, "forced": forced, "print": onPaper,
		} {
			if readers != nil && !slices.Contains(readers, kind) {
				continue
			}
			b.as(r)
			b.open(site.url(name))
			b.as(r) // attributes belong to the page
			size := ask[[]float64](b, "[innerWidth, Math.min(document.documentElement.scrollHeight, 6000)]")
			shot := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{
				Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: &yes,
				Clip: &page.Viewport{Width: size[0], Height: size[1], Scale: 1},
			})
			write(name, kind+".png", shot.Data)
		}
		if readers != nil && !slices.Contains(readers, "pdf") {
			return
		}
		b.as(desktop)
		b.open(site.url(name))
		b.until(`!document.querySelector(".on-paper") || !!document.querySelector(".on-paper svg")`)
		pdf := call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
		write(name, "print.pdf", pdf.Data)
	})
}
