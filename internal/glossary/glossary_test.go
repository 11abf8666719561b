package glossary

import (
	"strings"
	"testing"

	"pufa/internal/doc"
)

// body makes a page of the glossary from headings and what stands under each.
func body(entries ...string) *doc.Body {
	b := &doc.Body{}
	for i := 0; i < len(entries); i += 2 {
		h := doc.Heading{Level: 2, ID: "w" + entries[i], Text: entries[i], Start: len(b.HTML)}
		b.HTML += "<h2>" + entries[i] + "</h2>"
		h.End = len(b.HTML)
		b.Outline = append(b.Outline, h)
		b.HTML += "<p>" + entries[i+1] + "</p>"
	}
	return b
}

func TestWordsHaveTheirFirstSentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"请原单位的上一级再看一遍。30 日内提出。", "请原单位的上一级再看一遍。"},
		{"单位接下这件事（《信访工作条例》第三十四条），开始办。以后不变。", "单位接下这件事，开始办。"},
		{"没有句号", "没有句号"},
		{"不只是政府部门。党委、法院、群团也是。还有别的。", "不只是政府部门。党委、法院、群团也是。"},
		{strings.Repeat("长", 61) + "。", strings.Repeat("长", 60) + "……"},
	} {
		if got := firstSentence(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	l := Read(body("复查、复核", "请上一级再看一遍。", "办", "一个字的不算。", "空的", "", "信访人（上访人）", "来反映的人。"))
	for _, c := range []struct{ text, id, meaning string }{
		{"复核机关", "w复查、复核", "请上一级再看一遍。"},
		{"上访人说", "w信访人（上访人）", "来反映的人。"},
		{"办法", "", ""},
		{"空的", "", ""},
	} {
		if w, _ := l.At(c.text); w.ID != c.id || w.Meaning != c.meaning {
			t.Errorf("%s: %+v", c.text, w)
		}
	}
}

func TestMark(t *testing.T) {
	l := &List{byFirst: map[rune][]Word{}}
	for _, term := range []string{"复查", "复查申请", "受理"} {
		l.add(Word{Term: term, ID: term})
	}
	for _, c := range []struct{ html, want string }{
		{"<p>可以申请复查。</p>", "<p>可以申请[复查]。</p>"},
		{"<p>交复查申请和复查材料。</p>", "<p>交[复查申请]和[复查]材料。</p>"},
		{"<p>复查，再复查。</p>", "<p>[复查]，再复查。</p>"},
		{`<h2 id="x">复查</h2><p><a href="#">复查</a>和<strong>复查</strong></p>`, `<h2 id="x">复查</h2><p><a href="#">复查</a>和<strong>[复查]</strong></p>`},
		{"<blockquote><p>受理</p></blockquote><p>受理</p>", "<blockquote><p>受理</p></blockquote><p>[受理]</p>"},
		{"<p>条例说“应当<strong>受理</strong>”，就要受理。</p>", "<p>条例说“应当<strong>受理</strong>”，就要[受理]。</p>"},
		{"<p>《受理办法》</p><p>不成对的“引号</p><p>受理</p>", "<p>《受理办法》</p><p>不成对的“引号</p><p>[受理]</p>"},
		{"<figure><p>受理</p></figure><table><tr><th>受理</th><td>受理</td></tr></table>", "<figure><p>受理</p></figure><table><tr><th>受理</th><td>[受理]</td></tr></table>"},
		{`<img alt="受理">没有这个词`, `<img alt="受理">没有这个词`},
		{"<p>受理<", "<p>[受理]<"},
	} {
		met := map[string]bool{}
		got := Mark(c.html, func(rest string) (string, int) {
			w, ok := l.At(rest)
			if !ok || met[w.ID] {
				return "", 0
			}
			met[w.ID] = true
			return "[", len(w.Term)
		})
		if got = strings.ReplaceAll(got, "</a>", "]"); strings.Contains(c.html, "</a>") {
			got = strings.Replace(got, `<a href="#">复查]`, `<a href="#">复查</a>`, 1)
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.html, got, c.want)
		}
	}
}

func FuzzMark(f *testing.F) {
	f.Add("<p>受理“</p><a>受理</a>")
	f.Fuzz(func(t *testing.T, html string) {
		got := Mark(html, func(rest string) (string, int) {
			if strings.HasPrefix(rest, "受理") {
				return "<a>", len("受理")
			}
			return "", 0
		})
		if plain := strings.NewReplacer("<a>", "", "</a>", ""); plain.Replace(got) != plain.Replace(html) {
			t.Errorf("%q became %q", html, got)
		}
	})
}
