package e2e

import (
	"flag"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"pufa/internal/diag"
	"pufa/internal/testkit"
)

var handbookShots = flag.Bool("handbook", false, "make the pictures of the handbook anew")

// handbookFolder holds the handbook that a new site gets.
const handbookFolder = root + "/internal/cli/starter/zh/content/shouce"

// most a picture of the handbook weighs, and all of them: they are in the program.
const (
	handbookPicture  = 60_000
	handbookPictures = 300_000
)

// The pictures of the handbook show a new site as its staff see it:
//
//	go test ./internal/e2e -run HandbookPictures -handbook
//
// Look at them before they are handed in.
func TestHandbookPictures(t *testing.T) {
	if !*handbookShots {
		t.Skip("-handbook is not given: it makes the pictures anew")
	}
	dir := t.TempDir()
	pufa := filepath.Join(dir, "pufa")
	build := exec.Command("go", "build", "-o", pufa, ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(in string, args ...string) string {
		c := exec.Command(pufa, args...)
		c.Dir = in
		c.Env = []string{"PATH=" + dir, "HOME=" + dir}
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	run(dir, "new", "site", "普法")
	site := filepath.Join(dir, "普法")
	sample, err := os.ReadFile(filepath.Join(site, "content/zhinan/yangli.md"))
	if err != nil {
		t.Fatal(err)
	}
	overwrite(t, filepath.Join(site, "content/zhinan/yangli.md"), regexp.MustCompile(`(?m)^date = .*$`).ReplaceAllString(string(sample), "date = 2026-10-16"))
	text := func(code string, args ...string) string { return diag.Say(diag.ZH, code, args...) }
	menu := text("help/pufa") + "\n" + text("say/menu-none", `D:\普法`) + "\n\n"
	for i, code := range []string{"say/menu-1", "say/menu-2", "say/menu-3"} {
		menu += fmt.Sprintf("  %d  %s\n", i+1, text(code))
	}
	menu += "\n" + text("say/menu-ask") + " 2"
	overwrite(t, filepath.Join(site, "2024年工作报告.docx"), string(testkit.Docx(t, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>蓝山县信访局2024年信访工作年度报告</w:t></w:r></w:p><w:p><w:r><w:t>2024年，全县共受理信访事项1031批，比上年多61批。</w:t></w:r></w:p>`, "", nil)))
	imported := strings.ReplaceAll(run(site, "import", "2024年工作报告.docx"), "pufa build", `..\pufa.exe build`)

	c := openChromium(t)
	b := c.tab(t)
	shoot := func(name string, r reader) {
		b.as(r)
		shot := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: new(int64(72))})
		if len(shot.Data) > handbookPicture {
			t.Errorf("%s weighs %d bytes", name, len(shot.Data))
		}
		if err := os.WriteFile(filepath.Join(handbookFolder, name), shot.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, shown := range map[string][2]string{
		"caidan.webp": {`D:\普法\pufa.exe`, menu},
		"daoru.webp":  {`C:\Windows\System32\cmd.exe`, `D:\普法\普法网站>..\pufa.exe import 2024年工作报告.docx` + "\n" + imported},
	} {
		lines := strings.Count(shown[1], "\n")
		file := filepath.Join(dir, name+".html")
		overwrite(t, file, `<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;font:15px/1.55 'Noto Sans Mono CJK SC',monospace;background:#0c0c0c;color:#e6e6e6"><div style="background:#fff;color:#222;padding:6px 12px;font-family:sans-serif;font-size:14px">`+
			html.EscapeString(shown[0])+`<span style="float:right;letter-spacing:14px">—□✕</span></div><pre style="font:inherit;margin:0;padding:10px 12px;white-space:pre-wrap;overflow-wrap:anywhere">`+html.EscapeString(shown[1])+`</pre>`)
		b.open("file://" + file)
		shoot(name, reader{width: 760, height: int64(110 + 24*lines)})
	}
	p := startPreview(t, site)
	small := reader{width: 1000, height: 640}
	b.as(small)
	b.open(p.url + "zhinan/yangli.html")
	b.do(`sessionStorage.setItem("pufa-panel", "1")`)
	b.open(p.url + "zhinan/yangli.html")
	b.awaits("the panel", panelText+`.includes("预览")`)
	shoot("yulan.webp", small)
	own := ask[string](b, `document.querySelector("script[data-pufa]").src.replace("preview.js", "")`)
	b.open(own + "todo")
	shoot("gaiyemian.webp", small)
	b.open(own + "phone?path=/zhinan/yangli.html")
	b.until(`document.querySelector("iframe").contentDocument.readyState === "complete"`)
	shoot("shouji.webp", small)
}

// Each picture of the handbook is shown, is light, and says in words what it shows.
func TestHandbookPicturesAreLightAndShown(t *testing.T) {
	pictures, err := filepath.Glob(handbookFolder + "/*.webp")
	if err != nil || len(pictures) < 5 {
		t.Fatalf("%d pictures, %v", len(pictures), err)
	}
	var pages strings.Builder
	names, err := filepath.Glob(handbookFolder + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages.Write(text)
	}
	all := int64(0)
	for _, name := range pictures {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if all += info.Size(); info.Size() > handbookPicture {
			t.Errorf("%s weighs %d bytes", name, info.Size())
		}
		if !strings.Contains(pages.String(), "]("+filepath.Base(name)) {
			t.Errorf("no page shows %s", name)
		}
	}
	if all > handbookPictures {
		t.Errorf("all weigh %d bytes", all)
	}
}
