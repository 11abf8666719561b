package e2e

import (
	"strings"
	"testing"
)

// A word of the glossary shows its meaning where it stands, at a tap; without scripts
// it leads to its entry.
func TestWordsOfTheGlossaryAreExplainedInPlace(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serve(t, buildSite(t, copySite(t, func(config string) string {
		return strings.Replace(config, "[[menu]]", "[markdown]\nglossary = true\n\n[[menu]]", 1)
	})), nil)
	const page = "zhinan/fucha-fuhe.html"
	c.askAll(t, site, []string{page})
	b := c.tab(t)
	b.as(phone)
	b.open(site.url(page))
	const word = `a.term[href$="xinfang.html#fucha"]`
	b.do(`document.querySelector('` + word + `').scrollIntoView({ block: "center" })`)
	b.tap(word)
	b.until(`!!document.querySelector(".cite-card")`)
	if said := ask[string](b, `document.querySelector(".cite-card").textContent`); !strings.Contains(said, "请原办理单位的上一级再看一遍") || !strings.Contains(said, "看完整的解释") {
		t.Errorf("the card says %q", said)
	}
	b.scripts(false)
	b.open(site.url(page))
	b.click(word)
	b.until(`location.hash === "#fucha" && !!document.querySelector("#fucha")`)
}
