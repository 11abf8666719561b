package cli

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// bareText is text without white space.
func bareText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

var (
	elements = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<[^>]*>`)
	mainPart = regexp.MustCompile(`(?s)<main\b.*</main>`)
)

// pageText is what a reader sees of the main part of a page.
func pageText(page []byte) string {
	return bareText(html.UnescapeString(elements.ReplaceAllString(string(mainPart.Find(page)), "")))
}

// newSite makes a site as staff do.
func newSite(t *testing.T) string {
	dir := t.TempDir()
	if status, _, stderr := run(t, t.Context(), dir, "new", "site", "站"); status != 0 {
		t.Fatal(stderr)
	}
	return filepath.Join(dir, "站")
}

// imports imports a file into a site, builds it, and returns what the page says and
// what was said of it.
func imports(t *testing.T, site, name string, raw []byte, more ...string) (page, source, said string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(site, name), raw, 0o666); err != nil {
		t.Fatal(err)
	}
	status, out, stderr := run(t, t.Context(), site, append([]string{"import", name}, more...)...)
	if status != 0 {
		t.Fatalf("import: exit status %d\n%s%s", status, out, stderr)
	}
	m := regexp.MustCompile(`已经导入：(content/\S+\.md)`).FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("import did not say where the page is:\n%s%s", out, stderr)
	}
	text, err := os.ReadFile(filepath.Join(site, m[1]))
	if err != nil {
		t.Fatal(err)
	}
	fill := strings.ReplaceAll(string(text), "说明：待填】", "】") // as staff do; a placeholder is published nowhere
	if err := os.WriteFile(filepath.Join(site, m[1]), []byte(fill), 0o666); err != nil {
		t.Fatal(err)
	}
	status, more2, errors := run(t, t.Context(), site, "build")
	at := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(m[1], "content/"), ".md"), "/index") + ".html"
	built, err := os.ReadFile(filepath.Join(site, "public", at))
	if err != nil {
		t.Fatalf("build: exit status %d, no %s\n%s%s\n%s", status, at, more2, errors, text)
	}
	return pageText(built), string(text), out + stderr
}

// Every character of a document is on the page, or named in what is said of it.
func TestEveryCharacterIsOnThePageOrNamed(t *testing.T) {
	for _, s := range wordSamples(t) {
		t.Run(s.name, func(t *testing.T) {
			page, source, said := imports(t, newSite(t), "文件.docx", s.raw)
			if strings.Contains(s.name, "marks") { // the signs, and no others
				for _, whole := range []string{"第一行# 第二行1. 第三行四", "后面：“引号”紧跟", `$x$ \n \* $$ ^上^`, "*c*<d>e\\框里", "=====---**粗**"} {
					if !strings.Contains(page, strings.TrimSuffix(bareText(whole), "四")) {
						t.Errorf("no %q on the page", whole)
					}
				}
			}
			in, shown, named := 0, 0, 0
			for _, words := range s.words {
				w := bareText(words)
				if strings.Trim(w, "—0123456789") == "" && w != "" && !strings.Contains(page, w) {
					continue // the number of a page
				}
				n := utf8.RuneCountInString(w)
				in += n
				for _, mark := range []string{"问：", "答："} {
					if rest, ok := strings.CutPrefix(w, mark); ok && strings.Contains(said, "“"+mark+"”") {
						w, n, named = rest, n-2, named+2
					}
				}
				switch {
				case strings.Contains(page, w):
					shown += n
				case strings.Contains(bareText(said), w):
					named += n
				default:
					t.Errorf("%q is neither on the page nor named", words)
				}
			}
			t.Logf("characters: %d in, %d on the page, %d named", in, shown, named)
			if t.Failed() {
				t.Logf("page:\n%s\nsource:\n%s\nsaid:\n%s", page, source, said)
			} else {
				t.Logf("source:\n%s\nsaid:\n%s", source, said)
			}
		})
	}
}

func TestTextOfAnyEncodingBecomesAPage(t *testing.T) {
	text := "怎样提出信访事项\r\n来源：某县信访局　发布时间：2024-03-05\r\n\r\n　　提出信访事项，一般用书面形式，写明姓名、住址和请求。\r\n一、期限\r\n　　六十日内办结。\r\n事项\t期限\r\n受理\t十五日\r\n"
	raw, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	page, source, said := imports(t, newSite(t), "通知.txt", []byte(raw))
	for _, w := range []string{"title = \"怎样提出信访事项\"", "source = \"某县信访局\"", "date = 2024-03-05", "## 一、期限", "| 受理 | 十五日 |"} {
		if !strings.Contains(source, w) {
			t.Errorf("no %s in\n%s%s", w, source, said)
		}
	}
	if !strings.Contains(page, "六十日内办结。") {
		t.Error(page)
	}
}
