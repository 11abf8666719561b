package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"pufa/internal/cite"
	"pufa/internal/testkit"
)

// statute is a text of about 17 KB in the form of a law, written for this test.
func statute() string {
	var b strings.Builder
	for chapter := 1; b.Len() < 17<<10; chapter++ {
		fmt.Fprintf(&b, "## 第%d章 办理\n\n", chapter)
		for article := 1; article <= 6; article++ {
			fmt.Fprintf(&b, "**第%d条**　各级机关、单位收到事项以后，应当登记，并在十五日以内告知提出的人。", chapter*10+article)
			b.WriteString("不属于本机关职权的，应当告知有权处理的机关、单位；涉及几个机关的，由最先收到的机关牵头办理。\n\n")
			b.WriteString("有下列情形之一的，不再受理：\n\n（一）已经或者依法应当通过其他途径解决的；\n\n（二）就同一事项重复提出的，见[前一条](#第一条)的规定；\n\n（三）没有明确的请求、事实和理由的。\n\n")
		}
	}
	return b.String()
}

// The goal is a ratio: our parser, which also makes outline, references, text
// and diagnostics, against goldmark with GFM that only makes HTML. Run both in
// one go: go test -bench Statute ./internal/markdown
func BenchmarkStatute(b *testing.B) {
	text := statute()
	b.Run("ours", func(b *testing.B) {
		p, f := New(Options{}), page(text)
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			parse(p, f)
		}
	})
	b.Run("goldmark", func(b *testing.B) {
		md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
		source := []byte(text)
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		var out bytes.Buffer
		for b.Loop() {
			out.Reset()
			if err := md.Convert(source, &out); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkLaws reads real statutes as pages of Markdown: what goldmark takes to
// parse and render them, what finding their citations takes, and what our parser
// takes for both and more. The goal for the citations is a tenth of goldmark.
func BenchmarkLaws(b *testing.B) {
	var texts []string
	size := 0
	filepath.WalkDir(filepath.Join(testkit.Corpus(b), "laws"), func(path string, _ os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			data, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			texts = append(texts, string(data))
			size += len(data)
		}
		return nil
	})
	run := func(name string, read func(text string)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range texts {
					read(text)
				}
			}
		})
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var out bytes.Buffer
	run("goldmark", func(text string) {
		out.Reset()
		if err := md.Convert([]byte(text), &out); err != nil {
			b.Fatal(err)
		}
	})
	without := strings.NewReplacer("第", "弟", "《", "「", "前", "后", "本", "夲", "法", "灋", "该", "某", "同", "合", "条", "跳")
	as, plain := map[string][]byte{}, map[string][]byte{}
	for _, text := range texts {
		as[text], plain[text] = []byte(text), []byte(without.Replace(text))
	}
	blocks := func(text []byte) {
		r := cite.NewReader(cite.Text{}, nil)
		var signs []int32
		for line := range bytes.Lines(text) {
			signs = cite.Signs(signs[:0], line)
			r.Bytes(line, signs, cite.Origin{})
		}
	}
	run("citations", func(text string) { blocks(as[text]) })
	run("without-citations", func(text string) { blocks(plain[text]) })
	p := New(Options{})
	run("ours", func(text string) { parse(p, page(text)) })
}
