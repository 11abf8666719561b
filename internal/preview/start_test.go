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

	"pufa/internal/compiler"
	"pufa/internal/press"
	"pufa/internal/testkit"
)

// longSite writes a site that has pages that take a while to read, with all that one page can want of
// others: leads, pictures and papers, who cites a statute, tags.
func longSite(t *testing.T) (dir string) {
	site := map[string]string{
		"config.toml":               "title = \"站\"\nbase_url = \"https://www.example.gov.cn/pufa/\"\n",
		"content/_index.md":         "+++\ntitle = \"首页\"\n+++\n",
		"content/b/_index.md":       "+++\ntitle = \"乙栏\"\n+++\n",
		"content/fa/_index.md":      "+++\ntitle = \"示例条例\"\ntype = \"law\"\n+++\n",
		"content/fa/2020-01-01.txt": "示例条例\n\n第一条　为了示例。\n第二条　期限三十日。\n",
		"content/b/fujian.pdf":      "%PDF-1.7 附件",
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
	dir = t.TempDir()
	for name, text := range site {
		save(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	return dir
}

// Whoever asks in the first moments gets what a build makes, at every address, also
// where that has to be waited for.
func TestTheFirstAnswersAreThoseOfABuild(t *testing.T) {
	dir := longSite(t)
	out := filepath.Join(t.TempDir(), "public")
	if _, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir, Drafts: true}, Out: out, Now: time.Now()}); err != nil {
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

// Whoever edits while the site is still being read sees it, and nothing is lost.
func TestEditsDuringTheFirstReadingShow(t *testing.T) {
	dir := longSite(t)
	s := begin(t, dir, Options{})
	if status, _ := s.get("/b/p7.html"); status != http.StatusOK {
		t.Fatal(status)
	}
	for i, title := range []string{"改了一次", "改了两次"} {
		s.save("content/b/p7.md", "+++\ntitle = \""+title+"\"\ndate = 2026-10-01\n+++\n"+title+"的正文。\n")
		took := s.until(title, func() bool {
			_, page := s.get("/b/p7.html")
			_, home := s.get("/index.html")
			return strings.Contains(page, title+"的正文") && strings.Contains(home, title)
		})
		select {
		case <-s.checked:
			t.Logf("edit %d was seen after %v, when all was read", i, took)
		default:
			t.Logf("edit %d was seen after %v, before all was read", i, took)
		}
	}
	s.save("content/b/xin.md", "+++\ntitle = \"新的\"\n+++\n新的一页。\n")
	<-s.checked
	s.untilShows("/b/xin.html", "新的一页")
	s.untilShows("/b/p7.html", "改了两次的正文")
}
