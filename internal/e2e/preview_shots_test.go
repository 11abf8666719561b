package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// With PUFA_SHOTS=FOLDER, pictures of the preview's panel as its authors see it:
// shut, open, failing, on a phone, in the dark. For people to look at.
func TestPreviewScreenshots(t *testing.T) {
	folder := os.Getenv("PUFA_SHOTS")
	if folder == "" {
		t.Skip("PUFA_SHOTS is not set: it names the folder for the pictures")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	c := openChromium(t)
	dir := copySite(t, nil)
	overwrite(t, filepath.Join(dir, "content", "zhinan", "caogao.md"), "+++\ntitle = \"还没写完的一篇\"\ndraft = true\n+++\n办法见[复查和复核](fucha-fuhe.md#没有这一节)。\n\n根据《不存在的法》第三条，可以申请。\n")
	p := startPreview(t, dir)
	b := c.tab(t)
	shoot := func(name string) {
		shot := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng})
		if err := os.WriteFile(filepath.Join(folder, "preview-"+name+".png"), shot.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	show := func(kind string, r reader, address string, open bool) {
		b.as(r)
		b.open(p.url + address)
		b.as(r)
		if open {
			b.do(`sessionStorage.setItem("pufa-panel", "1")`)
		} else {
			b.do(`sessionStorage.removeItem("pufa-panel")`)
		}
		b.open(p.url + address)
		b.awaits("the panel", panelText+`.includes("预览")`)
		shoot(kind)
	}
	for kind, r := range map[string]reader{"desktop": desktop, "phone": phone, "dark": darkened} {
		show(kind+"-shut", r, "zhinan/qixian.html", false)
		show(kind+"-open", r, "zhinan/qixian.html", true)
		show(kind+"-draft", r, "zhinan/caogao.html", true)
	}
	overwrite(t, filepath.Join(dir, "content", "zhinan", "caogao.md"), "+++\ntitle = “弯引号”\n+++\n坏了。\n")
	b.awaits("the error", panelText+`.includes("第 2 行")`)
	show("desktop-failing", desktop, "zhinan/caogao.html", false)
	show("phone-failing", phone, "zhinan/caogao.html", false)
	own := ask[string](b, `document.querySelector("script[data-pufa]").src.replace("preview.js", "")`)
	b.as(desktop)
	b.open(own + "phone?path=/zhinan/qixian.html")
	b.until(`document.querySelector("iframe").contentDocument.readyState === "complete"`)
	shoot("phone-view")
	for kind, r := range map[string]reader{"desktop": desktop, "phone": phone, "dark": darkened} {
		b.as(r)
		b.open(own + "todo")
		shoot("todo-" + kind)
	}
}
