package cite_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pufa/internal/cite"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

var seeds = []string{
	"第0", "第3条 第0",
	"根据《信访工作条例》（以下简称《条例》）第三十一条第六项、第（一）至（四）项，条例第十、十八条。",
	"# 某法\n\n<!-- INFO END -->\n\n第一条 前款、前两项、本条第一款和本章第三节至第五节，该条。\n\n（一）前项；\n\n刑法第一百三十三条之一、之二。",
	"# 某法修正案\n\n<!-- INFO END -->\n\n一、将某法第三条第一款修改为：“第三条 前款",
	"# 关于修改《某解释》的决定\n\n<!-- INFO END -->\n\n一、修改《某解释》\n\n1.第二款改为：\n\n“本解释第三条",
	"《《《民法典》1079条》（（（第三条第第款前三项第㈤项第１条至第9999999条",
	"第三条，以下简称《》、以下简称）本\xff第\xe7\xac三条条款第一百二十条之一之二之",
}

// check fails unless the citations are what every caller may rely on.
func check(t *testing.T, text string, found []cite.Citation) {
	t.Helper()
	at := 0
	for _, c := range found {
		if c.Start < at || c.End <= c.Start || c.End > len(text) {
			t.Fatalf("citation %d:%d after %d in %d bytes", c.Start, c.End, at, len(text))
		}
		at = c.End
		for _, i := range []int{c.Start, c.End} {
			if i < len(text) && !utf8.RuneStart(text[i]) && utf8.ValidString(text) {
				t.Fatalf("offset %d is inside a character", i)
			}
		}
		if (c.Reason == cite.Found) != (len(c.Targets) > 0) || c.Kind.String() == "" {
			t.Fatalf("%+v", c)
		}
		for _, target := range c.Targets {
			if target.Law == "" || target.Paragraph < 0 || target.Item < 0 || target.Subitem < 0 || target.Article.Main < 0 {
				t.Fatalf("%+v", target)
			}
		}
	}
}

func sameCitation(a, b cite.Citation) bool {
	return a.Start == b.Start && a.End == b.End && a.Kind == b.Kind && a.Reason == b.Reason && slices.Equal(a.Targets, b.Targets)
}

// FuzzRead also demands that text given as bytes, of which most blocks are
// skipped, is read as text given as strings.
func FuzzRead(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	shelf := cite.NewTitles("信访工作条例", "中华人民共和国民法典", "中华人民共和国刑法")
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text, cite.ReadProse(cite.Text{}, text, shelf))
		one, other := cite.NewReader(cite.Text{}, nil), cite.NewReader(cite.Text{}, nil)
		for block := range strings.Lines(text) {
			want, got := one.Block(block, cite.Origin{}), other.Bytes([]byte(block), cite.Signs(nil, block), cite.Origin{})
			if !slices.EqualFunc(got, want, sameCitation) {
				t.Fatalf("Bytes(%q) = %v, want %v", block, got, want)
			}
		}
		read, _ := lawtext.Parse(source.File{Text: text})
		found := cite.ReadStatute(read.Statute, text, blocks(read), nil)
		check(t, text, found)
		for _, l := range cite.Lines(text, found) {
			line := strings.Split(text, "\n")[l.Line-1]
			for _, c := range l.Citations {
				if utf8.ValidString(text) && !strings.Contains(line+"\n"+text, c.Text) || c.Start > utf8.RuneCountInString(line) {
					t.Fatalf("%+v is not in line %d", c, l.Line)
				}
			}
		}
	})
}

// BenchmarkProse reads a guide of some 1,000 characters that cites a lot.
func BenchmarkProse(b *testing.B) {
	var text strings.Builder
	for text.Len() < 3000 {
		text.WriteString("群众可以依照《信访工作条例》第三十五条第一款申请复查，也可以看民法典第一千零七十九条第三款第（一）至（三）项；调解不成的，依照该法第一千零八十条办理。\n")
		text.WriteString("办理期限是六十日，情况复杂的可以延长三十日，窗口的同志会当面说明理由，并告诉您向谁申请，怎么申请，要带哪些材料。\n")
	}
	shelf := cite.NewTitles("信访工作条例", "中华人民共和国民法典")
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		cite.ReadProse(cite.Text{}, text.String(), shelf)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
}

// BenchmarkStatutes finds the citations of the whole corpus, parsed before.
func BenchmarkStatutes(b *testing.B) {
	shelf := corpusShelf(b)
	var texts []string
	var reads []*lawtext.Text
	var held [][]cite.Block
	size := 0
	for _, f := range corpusFiles(b) {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		read, _ := lawtext.Parse(source.File{Text: string(data)})
		texts, reads, held = append(texts, string(data)), append(reads, read), append(held, blocks(read))
		size += len(data)
	}
	b.SetBytes(int64(size))
	b.ResetTimer()
	for b.Loop() {
		for i := range texts {
			cite.ReadStatute(reads[i].Statute, texts[i], held[i], shelf)
		}
	}
	b.ReportMetric(float64(b.N*len(texts))/b.Elapsed().Seconds(), "texts/s")
}
