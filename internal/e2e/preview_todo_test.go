package e2e

import (
	"path/filepath"
	"testing"
)

// Somebody keeps the to-do page open while the text is mended: what is done goes away by
// itself, and the page serves every reader.
func TestTheToDoPageServesEveryReader(t *testing.T) {
	c := openChromium(t).withAxe()
	dir := copySite(t, nil)
	source := filepath.Join(dir, "content", "zhinan", "daiban.md")
	const mended = "+++\ntitle = \"直引号\"\n+++\n见[期限](qixian.md)。根据《不存在的法》第三条，可以申请。\n"
	const broken = "+++\ntitle = “弯引号”\n+++\n见【期限】（qixian.md）。根据《不存在的法》第三条，可以申请。\n"
	overwrite(t, source, broken)
	p := startPreview(t, dir)
	b := c.tab(t)
	b.open(p.url + "zhinan/qixian.html")
	b.awaits("the bar", panelText+`.includes("要改的地方")`)
	own := ask[string](b, `document.querySelector("script[data-pufa]").src.replace("preview.js", "")`)
	for _, ch := range []check{
		{"is built of headings and landmarks", desktop, func(b *tab) []string { return ask[[]string](b, `probe.structure("zh-CN")`) }, each},
		{"passes axe-core", desktop, func(b *tab) []string { return ask[[]string](b, "probe.axe([])") }, each},
		{"passes axe-core", darkened, func(b *tab) []string { return ask[[]string](b, "probe.axe([])") }, each},
		{"has room for the mouse", desktop, func(b *tab) []string { return ask[[]string](b, "probe.targets(44)") }, each},
		{"has room for fingers", phone, func(b *tab) []string {
			return ask[[]string](b, "[...probe.targets(44), ...probe.type(14.9), ...probe.sideways()]")
		}, each},
		{"does not scroll sideways", narrow, func(b *tab) []string { return ask[[]string](b, "probe.sideways()") }, each},
	} {
		b.as(ch.as)
		b.open(own + "todo")
		report(t, "to-do page "+ch.name, ch.as, ch.ask(b))
		report(t, "to-do page "+ch.name, ch.as, b.findings())
	}
	b.as(desktop)
	b.open(own + "todo?for=writer")
	const shows = `document.body.innerText.includes("弯引号")`
	b.awaits("the slips", shows)
	b.do(`window.sameDocument = true`)
	overwrite(t, source, mended)
	b.awaits("the slips are gone", "!"+shows)
	overwrite(t, source, broken)
	b.awaits("the slips are back", shows)
	overwrite(t, source, mended)
	b.awaits("the slips are gone again", "!"+shows)
	if !ask[bool](b, `window.sameDocument === true`) {
		t.Error("the page was loaded again")
	}
	b.do(`document.querySelector("nav a[href='todo?for=reviewer']").click()`)
	b.awaits("what is for the reviewer", `document.querySelector("nav [aria-current]")?.textContent.includes("审核人") && document.body.innerText.includes("不存在的法")`)
	b.equip()
	report(t, "to-do page", desktop, b.findings())
}
