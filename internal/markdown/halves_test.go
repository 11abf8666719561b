package markdown

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/source"
)

// halves is a parsed page as tests look at it.
type halves struct {
	*doc.Document
	*doc.Body
}

func parse(p *Parser, f source.File) (halves, diag.List) {
	d, b, diags := p.Parse(f)
	return halves{d, b}, diags
}

// examples are all the pages of the golden files.
func examples(t *testing.T) map[string]source.File {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files: ", err)
	}
	out := map[string]source.File{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			out[name+"/"+f.Name], _ = source.Decode("content/a.md", f.Data)
		}
	}
	return out
}

// What is kept of a page holds no part of a buffer that the next one is written to,
// nor of the file's text, which may be borrowed.
func TestNothingIsKeptOfTheText(t *testing.T) {
	all := examples(t)
	for name, front := range map[string]string{
		"plain":   "title = \"复查\"\ntags = [\"甲\", \"乙\"]\n",
		"tables":  "title = '复查'\n[document]\nnumber = \"一号\"\n[[facts]]\nlabel = '期限'\nvalue = \"30 日\"\n",
		"mistake": "title = “复查”\nsulg = \"a\"\ndate = 2026年1月2日\n",
	} {
		all[name], _ = source.Decode("content/a.md", []byte("+++\n"+front+"+++\n正文，见《信访工作条例》第三条、【电话：待填】。\n"))
	}
	type result struct {
		page  halves
		diags diag.List
	}
	p, got := New(Options{}), map[string]result{}
	for name, f := range all {
		raw := []byte(f.Text)
		borrowed, _ := source.Borrow(f.Path, raw)
		page, diags := parse(p, borrowed)
		for i := range raw {
			raw[i] = '?'
		}
		got[name] = result{page, diags}
	}
	for name, f := range all {
		page, diags := parse(New(Options{}), f)
		if want := (result{page, diags}); !reflect.DeepEqual(got[name], want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got[name], want)
		}
	}
}

// Pictures, links, citations and boxes may stand in any order and as close together
// as anybody types them (an everyday photo page once ended a build).
func TestHolesStandInOrderWhateverIsBesideThem(t *testing.T) {
	inline := []string{
		"![甲](p.png)", "![乙](p.png \"题\")", "[丙](a.md)", "[![丁](p.png)](a.md)", "《信访工作条例》第三十四条", "**《民法典》第二条至第四条**",
		"第五条、第六条", "https://example.com/", "<img src=\"p.png\" alt=\"图\">", "<audio src=\"a.mp3\"></audio>", "[^1]", "`码`", "*斜*", "~~删~~", "字", "，", " ", "\n", "  \n", "\\\n",
		"![戊](p.png){width=30}", "[己]",
	}
	before := []string{"", "## ", "- ", "1. ", "> ", "| 表 |\n| - |\n| ", "词\n: ", "[^1]: ", "::: note 标题\n", "::: quote 《信访工作条例》第一条\n", "- [ ] ", "::: law 信访工作条例 第一条\n:::\n\n"}
	p, seed := New(Options{}), rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 1))
	for range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(3) {
			b.WriteString(before[random.IntN(len(before))])
			for range 1 + random.IntN(9) {
				b.WriteString(inline[random.IntN(len(inline))])
			}
			b.WriteString([]string{"\n", "\n\n"}[random.IntN(2)])
		}
		text := b.String()
		t.Run("", func(t *testing.T) {
			d, _ := parse(p, page(text))
			checkDocument(t, d, len(page(text).Text))
			if t.Failed() {
				t.Logf("seed %d: %q", seed, text)
			}
		})
		if t.Failed() {
			return
		}
	}
}
