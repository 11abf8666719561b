package build

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// BenchmarkBuild compares a whole build with its floor, which only reads each
// file, converts it by plain goldmark and writes it, in the same run and with as
// many goroutines. PUFA_BENCH_SITE names a site to use instead of the 1,000 law
// pages that are made here.
//
//	go test ./internal/build -run XXX -bench Build
func BenchmarkBuild(b *testing.B) {
	dir := os.Getenv("PUFA_BENCH_SITE")
	if dir == "" {
		dir = b.TempDir()
		makeLaws(b, dir, 1000)
	}
	b.Run("floor", func(b *testing.B) {
		for range b.N {
			floor(b, dir, b.TempDir())
		}
	})
	b.Run("first", func(b *testing.B) {
		for range b.N {
			benchBuild(b, dir, filepath.Join(b.TempDir(), "public"))
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		out := filepath.Join(b.TempDir(), "public")
		benchBuild(b, dir, out)
		b.ResetTimer()
		for range b.N {
			benchBuild(b, dir, out)
		}
	})
}

func benchBuild(b *testing.B, dir, out string) {
	r, err := Run(context.Background(), Options{Dir: dir, Out: out, Now: november})
	if err != nil {
		b.Fatal(err)
	}
	if r.Failed() {
		b.Fatal(r.Diagnostics[0])
	}
}

func floor(b *testing.B, dir, out string) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	pages, err := filepath.Glob(filepath.Join(dir, "content", "*", "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	work := make(chan string)
	done := make(chan error)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			var err error
			for p := range work {
				if e := convert(md, dir, p, out); e != nil {
					err = e
				}
			}
			done <- err
		}()
	}
	for _, p := range pages {
		work <- p
	}
	close(work)
	for range runtime.GOMAXPROCS(0) {
		if err := <-done; err != nil {
			b.Fatal(err)
		}
	}
}

func convert(md goldmark.Markdown, dir, page, out string) error {
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	if _, body, ok := bytes.Cut(text[3:], []byte("+++\n")); ok {
		text = body
	}
	var w bytes.Buffer
	w.WriteString("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>page</title></head><body><main>\n")
	if err := md.Convert(text, &w); err != nil {
		return err
	}
	w.WriteString("</main></body></html>\n")
	rel, err := filepath.Rel(filepath.Join(dir, "content"), strings.TrimSuffix(page, ".md")+".html")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(filepath.Join(out, rel)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, rel), w.Bytes(), 0o644)
}

// makeLaws makes n pages of about 17 KB that look like statutes, in ten channels.
func makeLaws(b *testing.B, dir string, n int) {
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("title = \"测试站\"\nbase_url = \"https://www.example.gov.cn/x/\"\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	for c := range 10 {
		folder := filepath.Join(dir, "content", fmt.Sprintf("c%d", c))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "_index.md"), fmt.Appendf(nil, "+++\ntitle = \"栏目 %d\"\n+++\n", c), 0o644); err != nil {
			b.Fatal(err)
		}
		for i := c; i < n; i += 10 {
			var w strings.Builder
			fmt.Fprintf(&w, "+++\ntitle = \"第 %d 部条例\"\ndate = 2026-%02d-%02d\nweight = %d\ntags = [\"类别 %d\"]\n+++\n", i, 1+i%11, 1+i%28, i+1, i%17)
			for article := range 60 {
				if article%10 == 0 {
					fmt.Fprintf(&w, "\n## 第%d章　一般规定\n", article/10+1)
				}
				fmt.Fprintf(&w, "\n**第%d条**　各级机关、单位应当在收到之日起十五日内，按照第%d部条例的规定作出书面答复，并说明理由；情况复杂的，可以适当延长。\n\n（一）事实清楚的，予以支持；\n\n（二）缺乏依据的，做好解释工作。\n", article+1, i)
			}
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("law-%05d.md", i)), []byte(w.String()), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}
