package testkit

import (
	"fmt"
	"strings"
)

func (e *Editor) data() string {
	e.write("data/shuju.toml", fmt.Sprintf("n = %d\n", e.rand.IntN(10)))
	return "write data"
}

func (e *Editor) page(title string, links []string) string {
	return e.front(title) + e.prose(links)
}

func (e *Editor) front(title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = %q\n", title)
	if e.rand.IntN(4) > 0 {
		fmt.Fprintf(&b, "date = 2026-%02d-%02d\n", 1+e.rand.IntN(12), 1+e.rand.IntN(28))
	}
	if e.rand.IntN(2) == 0 {
		fmt.Fprintf(&b, "tags = [%q, %q]\n", e.pick(tags[:2]), e.pick(tags[2:]))
	}
	if e.rand.IntN(4) == 0 {
		fmt.Fprintf(&b, "weight = %d\n", 1+e.rand.IntN(5))
	}
	if e.rand.IntN(4) == 0 { // keys that config.toml may or may not know
		fmt.Fprintf(&b, "topics = [%q]\ndescription = %q\n", e.pick(tags), e.pick(words))
	}
	if e.rand.IntN(6) == 0 {
		b.WriteString("draft = true\n")
	}
	if e.rand.IntN(6) == 0 {
		fmt.Fprintf(&b, "aliases = [\"/old/%d.html\"]\n", e.rand.IntN(10_000))
	}
	b.WriteString("+++\n")
	return b.String()
}

func (e *Editor) prose(links []string) string {
	var b strings.Builder
	for i := range 1 + e.rand.IntN(4) {
		if i > 0 {
			fmt.Fprintf(&b, "\n## %s\n\n", e.pick(words))
		}
		for range 1 + e.rand.IntN(6) {
			b.WriteString(e.pick(words))
		}
		b.WriteString("。\n")
		if len(links) > 0 && e.rand.IntN(3) == 0 {
			fmt.Fprintf(&b, "\n见[这一页](/%s)。\n", strings.TrimPrefix(e.pick(links), "content/"))
		}
		if len(links) > 0 && e.rand.IntN(8) == 0 {
			b.WriteString(e.citation())
		}
	}
	return b.String()
}

func (e *Editor) config() string {
	var b strings.Builder
	fmt.Fprintf(&b, "title = \"站 %d\"\nbase_url = \"https://www.example.gov.cn/x/\"\n", e.rand.IntN(20))
	for _, setting := range []string{"addresses = \"folder\"\n", "links = \"rooted\"\n"} {
		if e.rand.IntN(5) == 0 {
			b.WriteString(setting)
		}
	}
	for _, table := range []string{ // of migrated sites
		"[lists]\nsize = 3\nlatest = 2\nnumbering = \"front\"\n", "[feeds]\natom = \"\"\nrss = \"index.xml\"\nbelow = false\n",
		"[[facets]]\nkey = \"topics\"\ntitle = \"专题\"\nmenu = \"专题\"\n", "[front_matter]\ndescription = \"summary\"\n",
	} {
		if e.rand.IntN(4) == 0 {
			b.WriteString(table)
		}
	}
	return b.String()
}
