package preview

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pufa/internal/build"
	"pufa/internal/testkit"
)

// longSite has pages that take a while to read, with all that one page can want of
// others: leads, pictures and papers, who cites a statute, tags.
func longSite() map[string]string {
	site := map[string]string{
		"content/fa/_index.md":      "+++\ntitle = \"示例条例\"\ntype = \"law\"\n+++\n",
		"content/fa/2020-01-01.txt": "示例条例\n\n第一条　为了示例。\n第二条　期限三十日。\n",
		"content/b/fujian.pdf":      "附件",
		"content/b/wu.md":           "# 标题在正文里\n\n没有前言。\n",
	}
	for i := range 300 {
		var b strings.Builder
		fmt.Fprintf(&b, "+++\ntitle = \"第%d页\"\ndate = 2026-01-%02d\ntags = [\"标签%d\"]\n+++\n第%d页的头一句。\n\n", i, 1+i%28, i%7, i)
		for j := range 60 {
			fmt.Fprintf(&b, "## 第%d节\n\n见《示例条例》第二条，也见[下一页](p%d.md)和[附件](fujian.pdf)。%s\n\n", j, (i+1)%300, strings.Repeat("信访人可以申请复查。", 5))
		}
		site[fmt.Sprintf("content/b/p%d.md", i)] = b.String()
	}
	return site
}

// Whoever asks in the first moments gets what a build makes, at every address, also
// where that has to be waited for.
func TestTheFirstAnswersAreThoseOfABuild(t *testing.T) {
	dir := t.TempDir()
	for name, text := range longSite() {
		save(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	save(t, filepath.Join(dir, "config.toml"), "title = \"站\"\nbase_url = \"https://www.example.gov.cn/pufa/\"\n")
	save(t, filepath.Join(dir, "content", "_index.md"), "+++\ntitle = \"首页\"\n+++\n")
	save(t, filepath.Join(dir, "content", "b", "_index.md"), "+++\ntitle = \"乙栏\"\n+++\n")
	out := filepath.Join(t.TempDir(), "public")
	if _, err := build.Run(context.Background(), build.Options{Dir: dir, Out: out, Drafts: true, Now: time.Now()}); err != nil {
		t.Fatal(err)
	}
	want := testkit.Files(t, out)
	s := begin(t, dir, Options{})
	var soon atomic.Int64
	var asking sync.WaitGroup
	for _, name := range []string{
		"index.html", "b/index.html", "b/p0.html", "b/p150.html", "b/wu.html", "b/fujian.pdf", "fa/index.html", "fa/2.html", "tags/index.html",
		"feed.xml", "b/feed.json", "sitemap.xml", "sitemap/index.html", "robots.txt", "meiyou.html", "b/p299.html", "404.html",
	} {
		asking.Go(func() {
			status, text := s.get("/" + name)
			page, there := want[name]
			if !there {
				page = want["404.html"]
			}
			if got := scriptLine.ReplaceAllString(text, ""); got != page || (status == http.StatusOK) != there {
				t.Errorf("%s: status %d, %d bytes, want %d", name, status, len(got), len(page))
			}
			select {
			case <-s.checked:
			default:
				soon.Add(1)
			}
		})
	}
	asking.Wait()
	t.Logf("%d answers before all was read", soon.Load())
	<-s.checked
	if status, text := s.get("/fa/2.html"); status != 200 || scriptLine.ReplaceAllString(text, "") != want["fa/2.html"] {
		t.Errorf("afterwards: %d", status)
	}
}
