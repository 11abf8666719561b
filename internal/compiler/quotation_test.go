package compiler

import (
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/testkit"
)

// What a preview keeps of a page is enough to compare its quotations and to point
// at the words.
func TestQuotationsAreCompared(t *testing.T) {
	const right, wrong = "+++\ntitle = \"丙\"\n+++\n::: quote 《示范条例》第一条\n窗口应当**五日**内答复。\n:::\n", "+++\ntitle = \"丙\"\n+++\n::: quote 《示范条例》第一条\n窗口应当**三日**内答复。\n:::\n"
	statute := func(days string) []byte {
		return []byte("# 示范条例\n\n第一条　窗口应当" + days + "内答复。\n")
	}
	dir := smallSite(t, map[string]string{
		"content/f/_index.md": "+++\ntitle = \"示范条例\"\ntype = \"law\"\n+++\n", "content/f/2024-07-01.md": string(statute("五日")),
		"content/c.md": right, "content/d.md": "+++\ntitle = \"丁\"\n+++\n::: law 示范条例 第一条\n:::\n",
	})
	errors := func(c *Compiled) diag.List {
		return c.Findings(0, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
	}
	w := previewCompiler(t, dir)
	c := renew(t, w, nil)
	if l := errors(c); len(l) > 0 || !strings.Contains(rendered(t, c, "c.html"), "2024年7月1日起施行的文本") {
		t.Errorf("a true quotation: %+v", l)
	}

	testkit.Write(t, dir, "content/c.md", []byte(wrong))
	l := errors(renew(t, w, []string{"content/c.md"}))
	if len(l) != 1 || l[0].Code != "cite/quote-altered" || wrong[l[0].Span.Start:l[0].Span.End] != "三" {
		t.Errorf("an altered quotation: %+v", l)
	}

	testkit.Write(t, dir, "content/f/2024-07-01.md", statute("三日"))
	c = renew(t, w, []string{"content/f/2024-07-01.md"})
	if l := errors(c); len(l) > 0 {
		t.Errorf("the text was corrected: %+v", l)
	}
	if page := rendered(t, c, "d.html"); !strings.Contains(page, "窗口应当三日内答复。") {
		t.Errorf("the page has the old words:\n%s", page)
	}
	if diff := compare(t, c, dir); len(diff) > 0 {
		t.Errorf("differ from a clean build: %q", diff)
	}
}

func TestWordsAroundAQuotationResolveNothing(t *testing.T) {
	const quote = "::: quote 《示范条例》第一条\n窗口应当五日内答复。\n:::\n"
	dir := smallSite(t, map[string]string{
		"content/f/_index.md": "+++\ntitle = \"示范条例\"\ntype = \"law\"\n+++\n", "content/f/2024-07-01.md": "# 示范条例\n\n第一条　窗口应当五日内答复。\n",
		"content/c.md": "+++\ntitle = \"丙\"\n+++\n正文。\n\n## 一\n\n" + quote,
	})
	w := previewCompiler(t, dir)
	before := renew(t, w, nil)
	testkit.Write(t, dir, "content/c.md", []byte("+++\ntitle = \"丙\"\n+++\n正文。\n\n## 一\n\n新添的一句。\n\n"+quote))
	if after := renew(t, w, []string{"content/c.md"}); after.site != before.site {
		t.Error("the site was resolved again")
	}
}
