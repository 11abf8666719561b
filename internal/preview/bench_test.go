package preview

import (
	"fmt"
	"io/fs"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/folder"
)

// benchSite copies the site that PUFA_BENCH_SITE names, or makes one of 1,000
// pages, and returns its folder and a page in the middle of it.
func benchSite(b *testing.B) (dir, page string) {
	dir = b.TempDir()
	if from := os.Getenv("PUFA_BENCH_SITE"); from != "" {
		for _, name := range folder.Sources {
			if info, err := os.Stat(filepath.Join(from, name)); err == nil && info.IsDir() {
				if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(from, name))); err != nil {
					b.Fatal(err)
				}
			}
		}
		config, err := os.ReadFile(filepath.Join(from, "config.toml"))
		if err != nil {
			b.Fatal(err)
		}
		save(b, filepath.Join(dir, "config.toml"), string(config))
	} else {
		save(b, filepath.Join(dir, "config.toml"), "title = \"站\"\nbase_url = \"https://www.example.gov.cn/\"\n")
		save(b, filepath.Join(dir, "content", "_index.md"), "+++\ntitle = \"首页\"\n+++\n")
		for c := range 10 {
			save(b, filepath.Join(dir, "content", fmt.Sprint("c", c), "_index.md"), fmt.Sprintf("+++\ntitle = \"第%d栏\"\n+++\n", c))
			for p := range 100 {
				text := fmt.Sprintf("+++\ntitle = \"第%d栏第%d页\"\ndate = 2026-01-%02d\ntags = [\"标签%d\"]\n+++\n", c, p, 1+p%28, p%40)
				text += strings.Repeat("信访人对处理意见不服的，可以自收到书面答复之日起三十日内请求复查，见《信访工作条例》第三十五条。\n\n", 60)
				save(b, filepath.Join(dir, "content", fmt.Sprint("c", c), fmt.Sprintf("p%d.md", p)), text)
			}
		}
	}
	var pages []string
	err := fs.WalkDir(os.DirFS(dir), "content", func(p string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(p, ".md") && filepath.Base(p) != "_index.md" {
			pages = append(pages, p)
		}
		return err
	})
	if err != nil || len(pages) == 0 {
		b.Fatal("no pages: ", err)
	}
	return dir, pages[len(pages)/2]
}

// BenchmarkServe measures a preview as somebody in front of it would: from the
// start to the first page, and from before a save to the end of the answer that
// has the change, which includes the quiet time of the watcher (15 ms). Each kind of
// edit is done -benchtime times; p50 and p95, in milliseconds, are what counts.
// PUFA_BENCH_SITE names a site to copy and use.
//
//	go test ./internal/preview -run XXX -bench Serve -benchtime 50x
func BenchmarkServe(b *testing.B) {
	dir, source := benchSite(b)
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			b.Fatal(err)
		}
		return string(text)
	}
	page, config := read(source), read("config.toml")
	save(b, filepath.Join(dir, "templates", "partials", "footer.html"), "<footer>起先</footer>\n")
	save(b, filepath.Join(dir, "assets", "style.css"), "p { margin: 0 }\n")
	address := strings.TrimSuffix(strings.TrimPrefix(source, "content"), ".md") + ".html"
	if strings.Contains(config, `addresses = "folder"`) {
		address = strings.TrimSuffix(address, ".html") + "/"
	}
	b.Run("first page", func(b *testing.B) {
		var took []time.Duration
		for range b.N {
			began := time.Now()
			s := begin(b, dir, Options{})
			if status, _ := s.get(address); status != http.StatusOK {
				b.Fatal(address, status)
			}
			took = append(took, time.Since(began))
			s.end()
		}
		report(b, took)
	})
	s := showDir(b, dir, Options{})
	if status, _ := s.get(address); status != http.StatusOK { // else the edits would be awaited for ever
		b.Fatal(address, status)
	}
	title := regexp.MustCompile(`(?m)^title = "`)
	for _, kind := range []struct {
		name string
		edit func(mark string)
	}{
		{"content", func(mark string) { s.save(source, page+"\n"+mark+"\n") }},
		{"title", func(mark string) { s.save(source, title.ReplaceAllString(page, `title = "`+mark)) }},
		{"template", func(mark string) { s.save("templates/partials/footer.html", "<footer>"+mark+"</footer>\n") }},
		{"settings", func(mark string) { s.save("config.toml", title.ReplaceAllString(config, `title = "`+mark)) }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			s.measure(b, func(i int) func() bool {
				mark := fmt.Sprintf("%d次之%d。", b.N, i)
				kind.edit(mark)
				return func() bool { _, text := s.get(address); return strings.Contains(text, mark) }
			})
		})
	}
	b.Run("stylesheet", func(b *testing.B) {
		style := regexp.MustCompile(`assets/style\.[0-9a-f]{8}\.css`)
		s.measure(b, func(i int) func() bool {
			rule := fmt.Sprintf("p { margin: %dpx; padding: %dpx }\n", b.N, i)
			s.save("assets/style.css", rule)
			return func() bool {
				_, text := s.get(address)
				_, css := s.get(style.FindString(text))
				return css == rule
			}
		})
	})
}

// measure does an edit again and again and awaits what it shows.
func (s *shown) measure(b *testing.B, edit func(i int) (shows func() bool)) {
	var took []time.Duration
	for i := range b.N {
		began := time.Now()
		for shows := edit(i); !shows(); {
			time.Sleep(time.Millisecond)
		}
		took = append(took, time.Since(began))
		time.Sleep(3 * restAfter) // nobody saves faster
	}
	report(b, took)
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(q float64) float64 {
		return float64(took[int(math.Round(q*float64(len(took)-1)))].Microseconds()) / 1000
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
}
