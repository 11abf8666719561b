package cli

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"pufa/internal/testkit"
)

// said collects what a running program prints.
type said struct {
	mu   sync.Mutex
	text strings.Builder
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// serving runs "pufa serve" until the returned function is called, which returns
// the exit status.
func serving(t *testing.T, dir string, args ...string) (out *said, end func() int) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out = &said{}
	ended := make(chan int, 1)
	go func() {
		ended <- Main(ctx, append([]string{"serve"}, args...), Env{Stdout: out, Stderr: out, Now: time.Now, Getenv: func(string) string { return "" }, Dir: dir})
	}()
	var once sync.Once
	status := 0
	end = func() int {
		once.Do(func() { stop(); status = <-ended })
		return status
	}
	t.Cleanup(func() { end() })
	return out, end
}

func (s *said) until(t *testing.T, texts ...string) string {
	t.Helper()
	for began := time.Now(); time.Since(began) < 30*time.Second; time.Sleep(5 * time.Millisecond) {
		all := true
		for _, text := range texts {
			all = all && strings.Contains(s.String(), text)
		}
		if all {
			return s.String()
		}
	}
	t.Fatalf("waited in vain for %q:\n%s", texts, s)
	return ""
}

func serveSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config.toml": "title = \"站\"\nbase_url = \"https://www.example.gov.cn/\"\n", "content/_index.md": "+++\ntitle = \"首页\"\n+++\n",
		"content/a.md": "+++\ntitle = \"甲\"\n+++\n[没有](meiyou.md)\n",
	} {
		testkit.Write(t, dir, name, text)
	}
	return dir
}

// Serve says where to look, what is wrong, that a port was taken, what an edit came
// to; a second start leads to the first (pains 2.12).
func TestServeSaysWhatItDoes(t *testing.T) {
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := fmt.Sprint(taken.Addr().(*net.TCPAddr).Port)
	dir := serveSite(t)
	out, end := serving(t, dir, "--port", port)
	text := out.until(t, "预览：http://127.0.0.1:", "端口 "+port+" 被占用", "site/link-not-found", "Ctrl+C")
	_, url, _ := strings.Cut(text, "预览：")
	url, _, _ = strings.Cut(url, "\n")
	out.until(t, "错误 1") // after it, where to look is said again, or it would be out of sight
	if after := out.String()[strings.Index(out.String(), "错误 1"):]; !strings.Contains(after, url) {
		t.Errorf("the address stands above the errors only:\n%s", out)
	}
	second, endSecond := serving(t, dir, "--port", port)
	if second.until(t, "已经在预览："+url); endSecond() != fine {
		t.Errorf("the second start failed:\n%s", second)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "a.md"), []byte("+++\ntitle = \"甲\"\n+++\n改好了。\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out.until(t, "已更新：content/a.md")
	if status := end(); status != fine || !strings.Contains(out.String(), "预览结束") {
		t.Errorf("status %d:\n%s", status, out)
	}
}

// --lan prints an address with a key and its code for a phone's camera.
func TestServeShowsAPhoneTheWay(t *testing.T) {
	out, _ := serving(t, serveSite(t), "--lan")
	text := out.until(t, "Ctrl+C")
	if strings.Contains(text, "没有找到局域网地址") {
		t.Skip("this machine has no address in a network, so there is none to show")
	}
	if !strings.Contains(text, "/~") || !strings.Contains(text, "█") && !strings.Contains(text, "▀") {
		t.Errorf("no address with a key, or no code:\n%s", text)
	}
}

// --open opens the address in the browser of the system.
func TestServeOpensTheBrowser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the test stands in for xdg-open, with which only Linux opens addresses")
	}
	bin, told := t.TempDir(), filepath.Join(t.TempDir(), "told")
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\nprintf %s \"$1\" > '"+told+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, _ := serving(t, serveSite(t), "--open")
	for began := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		url, err := os.ReadFile(told)
		if err == nil && strings.HasPrefix(string(url), "http://127.0.0.1:") && strings.Contains(out.String(), string(url)) {
			break
		}
		if time.Since(began) > 30*time.Second {
			t.Fatalf("opened %q; said\n%s", url, out)
		}
	}
	t.Setenv("PATH", t.TempDir()) // no such program
	out, _ = serving(t, serveSite(t), "--open")
	out.until(t, "浏览器没能自动打开")
}
