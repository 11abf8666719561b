package e2e

import (
	"fmt"
	"slices"
	"testing"
)

// The settings of a reader are opened, chosen and left by keyboard; each does something,
// is kept on the next page, and goes again.
func TestReadingSettingsWorkByKeyboardAndAreKept(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serveSite(t, nil)
	b := c.tab(t)
	const chosen = `Array.from(document.documentElement.attributes, (a) => a.name + "=" + a.value).filter((a) => /^data-(size|step|theme|contrast|cursor|line)=/.test(a)).sort()`
	for _, r := range []reader{desktop, phone} {
		b.as(r)
		b.open(site.url("zhinan/fucha-fuhe.html"))
		b.do("localStorage.clear()")
		b.reload()
		plain := ask[float64](b, `parseFloat(getComputedStyle(document.body).fontSize)`)
		b.do(`document.querySelector('[data-tool="aids"]').focus()`)
		b.enterKey()
		b.until(`!!document.activeElement.closest("#aids")`)
		for _, name := range []string{"更大", "深色", "高对比", "跟着走"} {
			b.do(fmt.Sprintf(`Array.from(document.querySelectorAll("#aids button")).find((e) => e.textContent === %q).focus()`, name))
			b.enterKey()
			if !ask[bool](b, `document.activeElement.getAttribute("aria-pressed") === "true"`) {
				t.Errorf("%s (%s): the button does not say that it is pressed", name, r.name)
			}
		}
		b.do(`Array.from(document.querySelectorAll("#aids [aria-labelledby='aids-cursor'] button")).at(-1).click()`)
		want := []string{"data-contrast=high", "data-cursor=large", "data-line=on", "data-step=3", "data-theme=dark"}
		if got := ask[[]string](b, chosen); !slices.Equal(got, want) {
			t.Errorf("%s: chosen are %q, want %q", r.name, got, want)
		}
		report(t, "with all settings", r, append(ask[[]string](b, "probe.axe([])"), ask[[]string](b, "probe.sideways()")...))
		b.do(`document.querySelector("#aids button").focus()`)
		b.press("Escape", 27, 0, "")
		if !ask[bool](b, `!document.querySelector("#aids") && document.activeElement.dataset.tool === "aids"`) {
			t.Errorf("%s: Escape does not lead back to the button", r.name)
		}
		b.open(site.url("wenda/qixian.html"))
		if got := ask[[]string](b, chosen); !slices.Equal(got, want) {
			t.Errorf("%s: on the next page there are %q, want %q", r.name, got, want)
		}
		b.until(`!!document.querySelector(".reading-line")`)
		if large := ask[float64](b, `parseFloat(getComputedStyle(document.body).fontSize)`); large < 1.25*plain {
			t.Errorf("%s: type has %v px, before %v", r.name, large, plain)
		}
		b.click(`[data-tool="aids"]`)
		b.until(`!!document.querySelector("#aids")`)
		b.do(`Array.from(document.querySelectorAll("#aids button")).find((e) => e.textContent === "恢复原样").click()`)
		if got := ask[[]string](b, chosen); len(got) > 0 || ask[bool](b, `!!document.querySelector(".reading-line")`) {
			t.Errorf("%s: as usual, %q are left", r.name, got)
		}
		report(t, "settings", r, b.findings())
	}
}
