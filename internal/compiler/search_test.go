package compiler

import (
	"strings"
	"testing"

	"pufa/internal/testkit"
)

func TestAFileOfSynonymsThatIsNotThereIsAFinding(t *testing.T) {
	dir := smallSite(t, nil)
	testkit.Write(t, dir, "config.toml", []byte(smallConfig+"[search]\nsynonyms = \"data/ci.toml\"\n"))
	w := previewCompiler(t, dir)
	c := renew(t, w, nil)
	if l := c.Result().Diagnostics; len(l) != 1 || l[0].Code != "config/no-synonyms" {
		t.Fatalf("findings %v", l)
	}
	testkit.Write(t, dir, "data/ci.toml", []byte("[words]\n\"头一个词\" = \"正文\"\n"))
	if l := renew(t, w, []string{"data/ci.toml"}).Result().Diagnostics; len(l) != 0 {
		t.Fatalf("findings %v", l)
	}
}

// The index follows every edit, also where an edit of the text alone resolves nothing,
// and of synonyms.
func TestTheIndexFollowsEdits(t *testing.T) {
	dir := smallSite(t, map[string]string{"config.toml": smallConfig + "[search]\nsynonyms = \"data/ci.toml\"\n", "data/ci.toml": "[words]\n"})
	w := previewCompiler(t, dir)
	holds := func(c *Compiled, term string) bool {
		for _, p := range outputs(c) {
			if strings.HasPrefix(p, "search/t/") && strings.Contains(rendered(t, c, p), " "+term+":") {
				return true
			}
		}
		return false
	}
	if c := renew(t, w, nil); !holds(c, "正文") || holds(c, "新添") {
		t.Error("the first index is wrong")
	}
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"甲\"\n+++\n正文。新添的一句。\n"))
	if c := renew(t, w, []string{"content/a.md"}); !holds(c, "新添") {
		t.Error("what was written is not found")
	}
	testkit.Write(t, dir, "data/ci.toml", []byte("[words]\n\"头一\" = \"正文\"\n"))
	if c := renew(t, w, []string{"data/ci.toml"}); !holds(c, "头一") {
		t.Error("a new synonym is not found")
	}
	for name, front := range map[string]string{"left out": "search = false\n", "a draft": "draft = true\n", "to come": "date = 2027-01-01\n", "gone": "expires = 2020-01-01\n"} {
		testkit.Write(t, dir, "content/c.md", []byte("+++\ntitle = \"丙\"\n"+front+"+++\n从不公开。\n"))
		if c := renew(t, w, []string{"content/c.md"}); holds(c, "公开") {
			t.Errorf("%s: it is found", name)
		}
	}
	testkit.Write(t, dir, "content/c.md", []byte("+++\ntitle = \"丙\"\n+++\n从不公开。\n"))
	testkit.Write(t, dir, "config.toml", []byte(smallConfig+"[search]\nexclude = [\"c.md\"]\n"))
	if c := renew(t, w, []string{"content/c.md", "config.toml"}); holds(c, "公开") || !holds(c, "新添") {
		t.Error("the settings do not leave out one page")
	}
	testkit.Write(t, dir, "config.toml", []byte(smallConfig+"[search]\nenabled = false\n"))
	for _, p := range outputs(renew(t, w, []string{"config.toml"})) {
		if strings.HasPrefix(p, "search/") {
			t.Errorf("%s is made without a search", p)
		}
	}
}
