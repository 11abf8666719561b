package e2e

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pufa/internal/compiler"
	"pufa/internal/press"
)

// device matches names that Windows keeps for devices, with any extension
// (Microsoft, "Naming Files, Paths, and Namespaces"; also the superscript digits).
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³])[ .]*(\..*)?$`)

// unfitForWindows says what keeps a set of slash paths from being copied to
// Windows; "" when nothing does.
func unfitForWindows(paths map[string]string) (faults []string) {
	seen := map[string]string{}
	for p := range paths {
		if len(utf16.Encode([]rune(p))) > 240 { // 260 with the folder in which it lies
			faults = append(faults, p+": long path")
		}
		whole := ""
		for _, name := range strings.Split(p, "/") {
			switch {
			case !utf8.ValidString(name), strings.ContainsAny(name, `<>:"\|?*`), strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 || r == 0x7f }):
				faults = append(faults, p+": character")
			case strings.TrimRight(name, ". ") != name:
				faults = append(faults, p+": trailing dot or space")
			case device.MatchString(name):
				faults = append(faults, p+": device name")
			case len(utf16.Encode([]rune(name))) > 255:
				faults = append(faults, p+": long name")
			}
			whole += "/" + name
			folded := strings.ToLower(norm.NFC.String(whole))
			if other, ok := seen[folded]; ok && other != whole {
				faults = append(faults, p+": the same as "+other)
			}
			seen[folded] = whole
		}
	}
	return faults
}

func TestNamesThatWindowsRefusesAreNoticed(t *testing.T) {
	for _, p := range []string{"a/con", "CON.html", "nul.tar.gz", "com1.x", "lpt¹", "aux .html", "a./b", "a /b", "b.", "a:b", "a?b", "a\\b", "a\tb", strings.Repeat("字", 256), strings.Repeat("a/", 130) + "b"} {
		if len(unfitForWindows(map[string]string{p: ""})) == 0 {
			t.Errorf("%q was taken", p)
		}
	}
	for _, pair := range [][2]string{{"a.html", "A.html"}, {"é.html", "e\u0301.html"}, {"Dir/a", "dir/b"}} {
		if len(unfitForWindows(map[string]string{pair[0]: "", pair[1]: ""})) == 0 {
			t.Errorf("%q was taken", pair)
		}
	}
	if f := unfitForWindows(map[string]string{"zhinan/复查.html": "", "zhinan/index.html": "", ".pufa-manifest": "", "console.html": "", "com.html": ""}); len(f) > 0 {
		t.Error(f)
	}
}

func TestTheSiteCanBeCopiedToWindows(t *testing.T) {
	for _, fault := range unfitForWindows(files(t, buildSite(t, root))) {
		t.Error(fault)
	}
}

// Whatever authors call files, pages and tags: either the site can be copied to
// Windows, or nothing is published and they are told.
func TestHostileNamesAreRefusedOrMadeFit(t *testing.T) {
	t.Parallel()
	page := func(front string) string { return "+++\ntitle = \"页\"\n" + front + "\n+++\n文字。\n" }
	hostile := []string{
		"con", "CON", "Aux", "nul.x", "COM1", "lpt9.tar", "com¹", "LPT³.x", "conin$", "aux .x", "a:b", "a?b", `a\\b`, "a*b", "a<b>", "a|b", "a\\\"b",
		"点.", "空格 ", " 空格", "...", "a\u00a0", "a\u202eb", "e\u0301", "ﬁ", "İ", "ß", "C/C++", "a/../b", "tags", "index", "404", "assets", ".pufa", ".git", "~$a.docx",
		strings.Repeat("长", 100), strings.Repeat("x", 200), "-", "_", "%41", "%2e%2e", "CON/a",
	}
	published, refused := 0, 0
	try := func(what string, site map[string]string) {
		t.Run(what, func(t *testing.T) {
			dir, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
			site["config.toml"] = "title = \"站\"\n[search]\nenabled = false\n" // its files have names of their own
			site["content/_index.md"] = "+++\ntitle = \"首页\"\n+++\n"
			site["content/lan/_index.md"] = "+++\ntitle = \"栏\"\n+++\n"
			for name, text := range site {
				p := filepath.Join(dir, filepath.FromSlash(name))
				if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, []byte(text), 0o644)); err != nil {
					t.Skip("this system holds no such file: ", err)
				}
			}
			r, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir}, Out: out, Now: today})
			if err != nil {
				t.Fatal(err)
			}
			if r.Failed() {
				refused++
				if _, err := os.Stat(out); err == nil {
					t.Error("published in spite of errors")
				}
				return
			}
			published++
			for _, fault := range unfitForWindows(files(t, out)) {
				t.Error(fault)
			}
		})
	}
	for _, name := range hostile {
		plain := strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(name)
		try("file "+plain, map[string]string{"content/lan/" + plain + ".md": page("")})
		try("channel "+plain, map[string]string{"content/" + plain + "/_index.md": page(""), "content/" + plain + "/a.md": page("")})
		try("static "+plain, map[string]string{"static/" + plain: "x"})
		try("slug "+plain, map[string]string{"content/lan/a.md": page(`slug = "` + name + `"`)})
		try("tag "+plain, map[string]string{"content/lan/a.md": page(`tags = ["` + name + `"]`)})
		try("alias "+plain, map[string]string{"content/lan/a.md": page(`aliases = ["/` + name + `.html"]`)})
	}
	for what, pair := range map[string][2]string{
		"files": {"content/lan/a.md", "content/lan/A.md"}, "forms": {"content/lan/é.md", "content/lan/e\u0301.md"},
		"folders": {"content/lan/b/_index.md", "content/lan/B/_index.md"}, "static": {"static/x.txt", "static/X.txt"}, "static and page": {"static/lan/A.html", "content/lan/a.md"},
	} {
		try("alike "+what, map[string]string{pair[0]: page(""), pair[1]: page("")})
	}
	try("tags alike", map[string]string{"content/lan/a.md": page(`tags = ["Law"]`), "content/lan/b.md": page(`tags = ["law"]`)})
	t.Logf("%d published, %d refused", published, refused)
	if published == 0 || refused == 0 {
		t.Error("the names are all good or all bad")
	}
}
