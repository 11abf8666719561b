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

// A page of an office, as a browser saves it: the text comes over with its
// pictures; what stands around it is named.
func TestAWebPageBecomesAPage(t *testing.T) {
	raw := `<!DOCTYPE html><html><head><meta charset="utf-8"><title>怎样复查-某县信访局</title><meta name="ArticleTitle" content="怎样申请复查"><meta name="PubDate" content="2024-03-05 10:00"><meta name="ContentSource" content="某县信访局"><style>p{color:red}</style></head>
<body><div class="nav"><a href="/">首页</a> &gt; 政策解读</div><div id="zoom"><h1>怎样申请复查</h1>
<p style="text-indent:2em">　　对<b>答复意见</b>不服的，三十日内请求复查，
写明<span>理由</span>。<br>见<a href="https://www.example.com/x">办法</a>和 <i>附表</i>*。</p>
<h2>材料</h2><ol start="3"><li>申请书</li><li><p>答复意见书</p><ul><li>复印件</li></ul></li></ol>
<table><tr><th colspan="2">事项</th></tr><tr><td rowspan="2">复查</td><td>三十日</td></tr><tr><td>H<sub>2</sub>O</td></tr></table>
<p><img src="怎样复查_files/a.png" alt="窗口的照片，门口有台阶"><img src="https://www.example.com/b.png"></p><p><s>旧的话</s></p></div>
<div class="footer">版权所有 某县信访局</div><script>var x = "脚本"</script></body></html>`
	site := newSite(t)
	if err := os.MkdirAll(filepath.Join(site, "怎样复查_files"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "怎样复查_files/a.png"), []byte(photo(t)), 0o666); err != nil {
		t.Fatal(err)
	}
	page, source, said := imports(t, site, "怎样复查.html", []byte(raw))
	for _, w := range []string{
		"title = \"怎样申请复查\"\n", "date = 2024-03-05\n", "source = \"某县信访局\"\n", "## 材料\n\n3. 申请书\n4. 答复意见书\n    - 复印件\n", `<td rowspan="2">复查</td>`,
		"对**答复意见**不服的，三十日内请求复查，写明理由。\\\n见[办法](<https://www.example.com/x>)和", "![窗口的照片，门口有台阶](1.png)",
	} {
		if !strings.Contains(source, w) {
			t.Errorf("no %q in\n%s", w, source)
		}
	}
	for _, w := range []string{"首页 > 政策解读 版权所有 某县信访局", "“旧的话”", "https://www.example.com/b.png"} {
		if !strings.Contains(said, w) {
			t.Errorf("%q is not named in\n%s", w, said)
		}
	}
	if strings.Contains(source+said, "脚本") || !strings.Contains(page, "答复意见书") {
		t.Error(page)
	}
}

// A document that Word saved as a web page: its own marks are no words, numbers and
// bullets become those of lists, notes come along; what nobody saw is named.
func TestAWebPageOfWordBecomesAPage(t *testing.T) {
	raw, err := simplifiedchinese.GB18030.NewEncoder().String(`<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=gb2312><!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><title>别的</title></head><body>
<div class=WordSection1><p class=MsoTitle><b>怎样申请复查<o:p></o:p></b></p><p>对答复意见不服的，三十日内请求复查，写明理由和请求。<a href="#_ftn1">[1]</a></p>
<h1><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp; </span></span><![endif]>材料</h1><p class=MsoListParagraph><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span>&nbsp;</span></span></span>申请书</p>
<p><span style='display:none;mso-hide:all'>藏起来的话</span>留下的话，<span style='text-decoration:line-through'>划掉的话</span><ruby>龑<rp>(</rp><rt>yǎn</rt><rp>)</rp></ruby>。<select><option>下拉的话</select></p></div>
<div style='mso-element:footnote-list'><p>[1] 从收到那天算起。</p></div></body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	page, source, said := imports(t, newSite(t), "复查.htm", []byte(raw))
	for _, w := range []string{"title = \"怎样申请复查\"\n", "## 一、材料\n\n- 申请书\n\n留下的话，龑。\n\n\\[1\\] 从收到那天算起。\n"} {
		if !strings.Contains(source, w) {
			t.Errorf("no %q in\n%s", w, source)
		}
	}
	for _, w := range []string{"藏起来的话", "划掉的话", "yǎn", "下拉的话"} {
		if !strings.Contains(said, w) || strings.Contains(page, w) {
			t.Errorf("%q is not named in\n%s", w, said)
		}
	}
}

// Lines of signs are no front matter of a text, and no title; a web page is told by its
// name as well.
func TestNoWordsAreTakenForMarks(t *testing.T) {
	site := newSite(t)
	_, source, _ := imports(t, site, "甲.txt", []byte("+++\n前面的话\n+++\n提出信访事项，一般用书面形式，写明姓名、住址和请求。\n"))
	if !strings.Contains(source, "title = \"前面的话\"\n") || !strings.Contains(source, "\n\\+++\n") {
		t.Errorf("text: %s", source)
	}
	for name, raw := range map[string]string{"乙.html": "<div><h2>怎样复查</h2><p>写明姓名、住址和请求，三十日内提出。</p></div>", "丙": "<!-- saved from url -->\n<html><head><title>怎样复核_某县信访局</title></head><body><p>写明姓名、住址和请求，三十日内提出。</p></body></html>"} {
		_, source, said := imports(t, site, name, []byte(raw))
		if !strings.Contains(source, "title = \"怎样复") || strings.Contains(source, "信访局") || strings.Contains(source, "<") {
			t.Errorf("%s: %s\n%s", name, source, said)
		}
	}
}

func TestNothingIsOverwritten(t *testing.T) {
	site := newSite(t)
	text := "怎样提出信访事项\n\n提出信访事项，一般用书面形式，写明姓名、住址和请求。\n"
	_, source, _ := imports(t, site, "甲.txt", []byte(text))
	if status, out, _ := run(t, t.Context(), site, "import", "甲.txt"); status != 0 || !strings.Contains(out, "已经导入过，没有变化") {
		t.Errorf("the same again: %s", out)
	}
	if err := os.WriteFile(filepath.Join(site, "甲.txt"), []byte(text+"另有一段。\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := run(t, t.Context(), site, "import", "甲.txt")
	if now, err := os.ReadFile(filepath.Join(site, "content/zhinan/zenyang-tichu-xinfang-shixiang.md")); status != 1 || err != nil || string(now) != source || !strings.Contains(stderr, "import/page-exists") {
		t.Errorf("another text: exit status %d, %v\n%s", status, err, stderr)
	}
	if status, out, stderr := run(t, t.Context(), site, "import", "甲.txt", "--to", "zhinann"); status != 2 || !strings.Contains(stderr, "zhinan") {
		t.Errorf("a channel that is not there: %d %s%s", status, out, stderr)
	}
}

// A statute is recognised, and goes where statutes go.
func TestAStatuteAmongDocumentsGoesItsWay(t *testing.T) {
	site := newSite(t)
	if err := os.WriteFile(filepath.Join(site, "河滩条例.txt"), []byte(strings.Join(published, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	status, out, stderr := run(t, t.Context(), site, "import", "河滩条例.txt")
	if status != 0 || !strings.Contains(out, "当作法律文本（law）") || !strings.Contains(out, "content/fagui/hetan-tiaoli/2005-05-01.md") {
		t.Errorf("exit status %d\n%s%s", status, out, stderr)
	}
}

// A page of another generator keeps its Markdown; its front matter becomes ours,
// and the pictures that it shows come along.
func TestAPageOfAnotherGenerator(t *testing.T) {
	site := newSite(t)
	if err := os.WriteFile(filepath.Join(site, "a.png"), []byte(photo(t)), 0o666); err != nil {
		t.Fatal(err)
	}
	page, source, said := imports(t, site, "fucha.md", []byte("---\ntitle: 怎样复查\ndate: 2024-03-05\ncover_by: 某人\n---\n# 期限\n\n**三十日**内提出。\n\n![窗口](a.png)\n\n{{% notice tip %}}\n带上身份证。\n{{% /notice %}}\n"))
	want := "+++\ntitle = \"怎样复查\"\ndate = 2024-03-05\n# cover_by = \"某人\"\n+++\n\n## 期限\n\n**三十日**内提出。\n\n![窗口](a.png)\n\n::: note\n带上身份证。\n:::\n"
	if source != want || !strings.Contains(page, "带上身份证。") || !strings.Contains(said, "migrate/key-left") {
		t.Errorf("%s\n%s\n%s", source, said, page)
	}
}

// Lists are lists in JSON, empty ones, too.
func TestAMarkdownPageWithoutPicturesIsToldInJSON(t *testing.T) {
	site := newSite(t)
	if err := os.WriteFile(filepath.Join(site, "fucha.md"), []byte("---\ntitle: 怎样复查\n---\n**三十日**内提出。\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	status, out, stderr := run(t, t.Context(), site, "import", "fucha.md", "--to", "zhinan", "--json")
	if status != 0 || !strings.Contains(out, `"title":"怎样复查"`) || !strings.Contains(out, `"pictures":[]`) {
		t.Errorf("exit status %d\n%s%s", status, out, stderr)
	}
}
