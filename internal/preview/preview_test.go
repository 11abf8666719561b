package preview

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/press"
	"pufa/internal/testkit"
)

// shown is a running preview.
type shown struct {
	t   testing.TB
	dir string
	url string
	lan []string
	end func() error

	mu      sync.Mutex
	updates []Updated
	codes   []string
	begun   chan Started
	checked chan struct{}
}

func (s *shown) Started(x Started) { s.begun <- x }
func (s *shown) Checked(Checked)   { close(s.checked) }
func (s *shown) Updated(u Updated) {
	s.mu.Lock()
	u.Source = nil // holds a whole compilation
	s.updates = append(s.updates, u)
	s.mu.Unlock()
}
func (s *shown) Said(code string, _ ...string) {
	s.mu.Lock()
	s.codes = append(s.codes, code)
	s.mu.Unlock()
}

func (s *shown) count() int { s.mu.Lock(); defer s.mu.Unlock(); return len(s.updates) }

// show previews a small site with some more files.
func show(t testing.TB, more map[string]string, o Options) *shown {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"config.toml":         "title = \"站\"\nbase_url = \"https://www.example.gov.cn/pufa/\"\n",
		"content/_index.md":   "+++\ntitle = \"首页\"\n+++\n",
		"content/a.md":        "+++\ntitle = \"甲\"\n+++\n旧的一句。\n",
		"content/b/_index.md": "+++\ntitle = \"乙栏\"\n+++\n",
		"content/b/c.md":      "+++\ntitle = \"丙\"\n+++\n见[甲](../a.md)。\n",
	}
	for name, text := range more {
		files[name] = text
	}
	for name, text := range files {
		save(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	return showDir(t, dir, o)
}

func showDir(t testing.TB, dir string, o Options) *shown {
	t.Helper()
	s := begin(t, dir, o)
	<-s.checked
	return s
}

// begin starts a preview and waits for its address only.
func begin(t testing.TB, dir string, o Options) *shown {
	t.Helper()
	s := &shown{t: t, dir: dir, begun: make(chan Started, 1), checked: make(chan struct{})}
	o.Dir, o.Now = dir, time.Now
	if o.Port == 0 {
		o.Port = 20_000 + rand.IntN(20_000)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, o, s) }()
	var once sync.Once
	var err error
	s.end = func() error {
		once.Do(func() {
			stop()
			err = <-ended
		})
		return err
	}
	select {
	case x := <-s.begun:
		s.url, s.lan = x.URL, x.LAN
	case err := <-ended:
		ended <- err
		stop()
		if t != nil {
			s.end()
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if err := s.end(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func save(t testing.TB, file, text string) {
	t.Helper()
	testkit.Write(t, filepath.Dir(file), filepath.Base(file), text)
}

func (s *shown) save(name, text string) {
	s.t.Helper()
	save(s.t, filepath.Join(s.dir, filepath.FromSlash(name)), text)
}

func (s *shown) get(path string) (int, string) {
	s.t.Helper()
	resp, err := http.Get(s.url + strings.TrimPrefix(path, "/"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

// own returns the address of the preview's own files, as the script finds it.
func (s *shown) own() string {
	s.t.Helper()
	_, page := s.get("/")
	m := regexp.MustCompile(`src="(/\.pufa/[^"]*/)preview\.js"`).FindStringSubmatch(page)
	if m == nil {
		s.t.Fatalf("no script in\n%s", page)
	}
	return m[1]
}

func (s *shown) panel(path string) panel {
	s.t.Helper()
	_, text := s.get(s.own() + "page?path=" + path)
	var p panel
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		s.t.Fatal(err, text)
	}
	return p
}

// until waits for something, for as long as the test may run; it says after a while
// what it is waiting for.
func (s *shown) until(what string, is func() bool) time.Duration {
	s.t.Helper()
	began := time.Now()
	for !is() {
		time.Sleep(5 * time.Millisecond)
		if d := time.Since(began); d > 30*time.Second {
			s.t.Fatalf("waited %v for: %s", d, what)
		}
	}
	return time.Since(began)
}

func (s *shown) untilShows(path, text string) {
	s.t.Helper()
	s.until(path+" shows "+text, func() bool { _, page := s.get(path); return strings.Contains(page, text) })
}

var scriptLine = regexp.MustCompile(`<script src="/\.pufa/[^"]*" data-pufa="[^"]*"></script>`)

// Pages are those of a build but for one line, whatever their length and however
// they end (pains 2.9: a script that counts characters instead of bytes cuts long
// Chinese pages).
func TestTheScriptChangesNothingElse(t *testing.T) {
	s := &server{key: "k"}
	for _, n := range []int{10, 10_000, 1_000_000} {
		text := strings.Repeat("信访", n/2)
		for _, page := range []string{
			"<!doctype html><body><p>" + text + "</p></body></html>\n", "<p>" + text, "<BODY>" + text + "</BODY >\n\n", text + "<",
			"<p>&lt;/body></p><pre></body></pre>" + text + "</body>", "", "</body></body>",
		} {
			data, err := io.ReadAll(s.inject([]byte(page), "tag").reader())
			if err != nil {
				t.Fatal(err)
			}
			got := string(data)
			if len(scriptLine.FindAllString(got, -1)) != 1 || scriptLine.ReplaceAllString(got, "") != page {
				t.Fatalf("a page of %d bytes was changed: %.80q", len(page), page)
			}
		}
	}
	site := show(t, map[string]string{"content/lang.md": "+++\ntitle = \"长\"\n+++\n" + strings.Repeat(strings.Repeat("信访工作条例。", 3000)+"\n", 20)}, Options{})
	r, err := http.NewRequest(http.MethodGet, site.url+"lang.html", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip, br")
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil || resp.Header.Get("Content-Encoding") != "" || int64(len(data)) != resp.ContentLength {
		t.Errorf("%v, encoding %q, %d bytes of %d", err, resp.Header.Get("Content-Encoding"), len(data), resp.ContentLength)
	}
	out := filepath.Join(t.TempDir(), "public")
	if _, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: site.dir, Drafts: true}, Out: out, Now: time.Now()}); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(out, "lang.html"))
	if err != nil {
		t.Fatal(err)
	}
	if scriptLine.ReplaceAllString(string(data), "") != string(want) {
		t.Error("the page served is not the page built")
	}
}

func TestAnErrorKeepsTheLastGoodPageAndSaysWhy(t *testing.T) {
	s := show(t, nil, Options{})
	s.get("/a.html")
	for range 2 { // break, fix, break again
		s.save("content/a.md", "+++\ntitle = “甲”\n+++\n坏的一句。\n")
		s.until("the panel tells of the error", func() bool { return s.panel("/a.html").Errors > 0 })
		if status, page := s.get("/a.html"); status != 200 || !strings.Contains(page, "的一句") || strings.Contains(page, "坏的") {
			t.Errorf("%d: not the last good page:\n%s", status, page)
		}
		p := s.panel("/a.html")
		if !p.Stale {
			t.Error("not told that this is an earlier text")
		}
		var f struct {
			File, Message, Hint, Severity string
			Line                          int
		}
		if len(p.Findings) == 0 {
			t.Fatal("no findings")
		}
		if err := json.Unmarshal(p.Findings[0], &f); err != nil || f.File != "content/a.md" || f.Line != 2 || f.Hint == "" || f.Severity != "error" {
			t.Errorf("%v: %+v", err, f)
		}
		s.save("content/a.md", "+++\ntitle = \"甲\"\n+++\n新的一句。\n")
		s.untilShows("/a.html", "新的一句")
		s.until("the panel is empty", func() bool { p := s.panel("/a.html"); return p.Errors == 0 && len(p.Findings) == 0 && !p.Stale })
	}
}

// A template may fail for one page only, while it is rendered.
func TestAPageThatCannotBeRenderedStays(t *testing.T) {
	s := show(t, map[string]string{"templates/guide.html": "<h1>{{.Title}}</h1>\n"}, Options{})
	_, good := s.get("/a.html")
	s.save("templates/guide.html", "<h1>{{index .Tags 7}}</h1>\n")
	s.until("the page is stale", func() bool { return s.panel("/a.html").Stale })
	if status, page := s.get("/a.html"); status != 200 || page != good {
		t.Errorf("%d:\n%s", status, page)
	}
	if status, page := s.get("/b/c.html"); status != 500 || !strings.Contains(page, "guide.html") || !scriptLine.MatchString(page) {
		t.Errorf("a page that nobody has seen: %d\n%s", status, page)
	}
	s.save("templates/guide.html", "<h2>{{.Title}}</h2>\n")
	s.untilShows("/a.html", "<h2>甲")
}

func TestThePanelKnowsThePage(t *testing.T) {
	s := show(t, map[string]string{
		"content/cao.md": "+++\ntitle = \"草\"\ndraft = true\n+++\n" + strings.Repeat("四个字的", 200) + "\n",
		"content/dai.md": "+++\ntitle = \"待\"\ndate = 2099-01-02\n+++\n",
	}, Options{Editor: "zed"})
	p := s.panel("/cao.html")
	if p.Page == nil || p.Page.Status != "draft" || p.Page.Words != 800 || p.Page.Minutes != 2 || p.Page.Source != "content/cao.md" {
		t.Errorf("%+v", p.Page)
	}
	if p := s.panel("/dai.html"); p.Page == nil || p.Page.Status != "scheduled" || !strings.HasPrefix(p.Page.Due, "2099-01-02") {
		t.Errorf("%+v", p.Page)
	}
	if !strings.HasPrefix(p.Editor, "zed://file/") || !strings.HasSuffix(p.Editor, "/{file}:{line}:{column}") {
		t.Errorf("editor %q", p.Editor)
	}
	if p := s.panel("/sitemap.xml"); p.Page != nil {
		t.Errorf("a list is no page: %+v", p.Page)
	}
	for code, text := range p.Texts {
		if text == "" {
			t.Errorf("no text %s", code)
		}
	}
}

func TestEditorsAreOpenedByAddress(t *testing.T) {
	for editor, want := range map[string]string{
		"":                           "vscode://file/home/%E6%99%AE%E6%B3%95/{file}:{line}:{column}",
		"/usr/bin/code":              "vscode://file/home/%E6%99%AE%E6%B3%95/{file}:{line}:{column}",
		"idea":                       "idea://open?file=/home/%E6%99%AE%E6%B3%95/{file}&line={line}&column={column}",
		"my://x?f={file}&l={line}":   "my://x?f=/home/%E6%99%AE%E6%B3%95/{file}&l={line}",
		"vim":                        "vscode://file/home/%E6%99%AE%E6%B3%95/{file}:{line}:{column}",
		"javascript:alert('{file}')": "vscode://file/home/%E6%99%AE%E6%B3%95/{file}:{line}:{column}",
	} {
		if got := editorAddress(editor, "/home/普法"); got != want {
			t.Errorf("%q: %s, want %s", editor, got, want)
		}
	}
}

// Somebody who looks again and again meanwhile never sees a missing, an empty or
// a half page (pains 2.8).
func TestNoPageIsMissingDuringRebuilds(t *testing.T) {
	s := show(t, nil, Options{})
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			default:
			}
			for _, p := range []string{"a.html", "index.html", "b/c.html", "sitemap.xml"} {
				resp, err := http.Get(s.url + p)
				if err != nil {
					t.Error(err)
					return
				}
				data, err := io.ReadAll(resp.Body)
				resp.Body.Close()
				if err != nil || resp.StatusCode != 200 || !strings.Contains(string(data), "</html>") && !strings.Contains(string(data), "</urlset>") {
					t.Errorf("%s: %v, %d, %d bytes", p, err, resp.StatusCode, len(data))
					return
				}
			}
		}
	}()
	for i := range 100 {
		switch i % 4 {
		case 3:
			s.save("config.toml", fmt.Sprintf("title = \"站 %d\"\nbase_url = \"https://www.example.gov.cn/pufa/\"\n", i))
			s.untilShows("/", fmt.Sprintf("站 %d", i))
		default:
			s.save("content/a.md", fmt.Sprintf("+++\ntitle = \"甲 %d\"\n+++\n第 %d 次。\n", i/2, i))
			s.untilShows("/a.html", fmt.Sprintf("第 %d 次", i))
		}
	}
	close(stop)
	<-done
}

// A preview shows drafts; the folder that people upload must not get them
// (pains 3.3).
func TestThePublishFolderIsNeverTouched(t *testing.T) {
	s := show(t, map[string]string{"public/index.html": "已发布", "content/cao.md": "+++\ntitle = \"草\"\ndraft = true\n+++\n"}, Options{})
	before := testkit.Files(t, s.dir)
	s.untilShows("/cao.html", "草")
	s.save("content/a.md", "+++\ntitle = \"甲\"\n+++\n改。\n")
	s.untilShows("/a.html", "改。")
	s.end()
	after := testkit.Files(t, s.dir)
	delete(before, "content/a.md")
	delete(after, "content/a.md")
	if len(before) != len(after) {
		t.Errorf("files before %v, after %v", before, after)
	}
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s was changed", name)
		}
	}
}

func TestATakenPortGivesWayToTheNext(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	s := show(t, nil, Options{Port: port})
	if strings.Contains(s.url, fmt.Sprintf(":%d/", port)) {
		t.Errorf("at %s, which is taken", s.url)
	}
	if s := show(t, nil, Options{Port: 1}); s.url == "" { // which only a few may open, or the system keeps back
		t.Error("no preview")
	}
	var second *RunningError
	_, text, _ := strings.Cut(s.url, "127.0.0.1:")
	fmt.Sscanf(text, "%d", &port)
	err = Run(context.Background(), Options{Dir: s.dir, Port: port, Now: time.Now}, s)
	if !errors.As(err, &second) || second.URL != s.url {
		t.Errorf("a second start: %v, want to be led to %s", err, s.url)
	}
	other := show(t, nil, Options{Port: port})
	if other.url == s.url {
		t.Error("another site at the same address")
	}
}

func TestMovedAssetsAndOldAddressesAreFound(t *testing.T) {
	s := show(t, map[string]string{"assets/own.css": "p{margin:0}\n", "templates/guide.html": "<link rel=\"stylesheet\" href=\"{{.Root}}{{asset \"own.css\"}}\">\n"}, Options{})
	href := regexp.MustCompile(`href="(assets/own\.[0-9a-f]{8}\.css)"`)
	_, page := s.get("/a.html")
	m := href.FindStringSubmatch(page)
	if m == nil {
		t.Fatal(page)
	}
	s.save("assets/own.css", "p{margin:1px}\n")
	s.until("another name", func() bool {
		_, page := s.get("/a.html")
		n := href.FindStringSubmatch(page)
		return n != nil && n[1] != m[1]
	})
	if status, css := s.get("/" + m[1]); status != 200 || !strings.Contains(css, "1px") {
		t.Errorf("a page of a moment ago gets %d %s", status, css)
	}
	if status, page := s.get("/pufa/a.html"); status != 200 || !strings.Contains(page, "own") {
		t.Errorf("under the path of base_url: %d", status)
	}
	if status, _ := s.get("/b"); status != 200 { // redirected to /b/
		t.Errorf("a folder without a slash: %d", status)
	}
	if status, page := s.get("/mei.html"); status != 404 || !scriptLine.MatchString(page) {
		t.Errorf("%d\n%s", status, page)
	}
}

var (
	edits = flag.Int("edits", 100, "edits of a long day")
	pages = flag.Int("pages", 50, "pages of the site that is edited all day")
)

// A day's work leaves nothing behind (pains 2.13). With -edits 1000 -pages 1000 it
// is a whole one.
func TestALongDayCostsNothing(t *testing.T) {
	site := map[string]string{}
	for i := range *pages {
		site[fmt.Sprintf("content/b/p%d.md", i)] = fmt.Sprintf("+++\ntitle = \"第%d页\"\n+++\n%s\n", i, strings.Repeat("信访人可以申请复查。", 100))
	}
	s := show(t, site, Options{})
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	edit := func(i int) {
		text := fmt.Sprintf("第 %d 次。", i)
		switch i % 10 { // mostly text, now and then what is resolved or loaded anew
		case 7:
			s.save("content/a.md", "+++\ntitle = \"甲 "+text+"\"\n+++\n"+text+"\n")
		case 8:
			s.save("templates/partials/footer.html", "<footer>"+text+"</footer>\n")
		case 9:
			s.save("config.toml", "title = \"站 "+text+"\"\nbase_url = \"https://www.example.gov.cn/pufa/\"\n")
		default:
			s.save("content/a.md", "+++\ntitle = \"甲\"\n+++\n"+text+"\n")
		}
		s.untilShows("/a.html", text)
		ctx, leave := context.WithCancel(context.Background())
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+s.own()[1:]+"events", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 16)
		if _, err := io.ReadFull(resp.Body, buf); err != nil {
			t.Fatal(err)
		}
		leave() // a tab that is closed
		resp.Body.Close()
	}
	measure := func() (heap uint64, goroutines, files int) {
		http.DefaultTransport.(*http.Transport).CloseIdleConnections()
		for range 50 {
			runtime.GC()
			time.Sleep(10 * time.Millisecond)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		open, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			open = nil // no such folder on this system
		}
		return m.HeapAlloc, runtime.NumGoroutine(), len(open)
	}
	for i := range 10 {
		edit(i)
	}
	heap, goroutines, files := measure()
	n := *edits
	if testing.Short() {
		n = min(n, 30)
	}
	for i := 10; i < n; i++ {
		edit(i)
	}
	heapNow, goroutinesNow, filesNow := measure()
	t.Logf("after 10 edits: heap %d KB, %d goroutines, %d open files; after %d: %d KB, %d, %d", heap>>10, goroutines, files, n, heapNow>>10, goroutinesNow, filesNow)
	if heapNow > heap+heap/5+1<<20 {
		t.Errorf("heap %d KB after 10 edits, %d KB after %d", heap>>10, heapNow>>10, n)
	}
	if goroutinesNow > goroutines+3 {
		t.Errorf("goroutines: %d after 10 edits, %d after %d", goroutines, goroutinesNow, n)
	}
	if filesNow > files+3 {
		t.Errorf("open files: %d after 10 edits, %d after %d", files, filesNow, n)
	}
}
