package preview

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// What a browser would take for the address of another host never comes out of the
// functions that lead somewhere.
func TestNothingLeadsOffTheSite(t *testing.T) {
	s := show(t, nil, Options{})
	for at, want := range map[string]string{
		"/a.html": "/a.html", "/\t/evil.example/": "/", "/\r\n/evil.example/": "/", "//evil.example/": "/", "/\\evil.example/": "/", `\evil.example`: "/",
		"/b//evil.example/": "/", "https://evil.example/": "/", "javascript:alert(1)": "/", "/..//evil.example": "/", "": "/", "/\u0085/evil.example": "/", "/甲 b.html": "/%E7%94%B2%20b.html",
	} {
		status, page := s.get(s.own() + "phone?path=" + url.QueryEscape(at))
		if status != 200 || !strings.Contains(page, ` src="`+want+`"`) || !strings.Contains(page, `<a href="`+want+`">`) {
			t.Errorf("%q: %d %s", at, status, page)
		}
	}
}

// Whatever lies beside the pages is no page of the preview's own origin, where a
// script could read the drafts.
func TestAttachedFilesAreNoPages(t *testing.T) {
	s := show(t, map[string]string{
		"content/f.htm": "<script>alert(1)</script>", "content/f.js": "alert(1)", "content/f.xml": "<x/>", "content/f.txt": "文字",
		"content/l.md": "+++\ntitle = \"附件\"\n+++\n[一](f.htm) [二](f.js) [三](f.xml) [四](f.txt)\n",
	}, Options{})
	for name, want := range map[string]string{"f.htm": "application/octet-stream", "f.js": "application/octet-stream", "f.xml": "application/octet-stream", "f.txt": "text/plain; charset=utf-8", "a.html": "text/html; charset=utf-8"} {
		resp, err := http.Get(s.url + name)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode == http.StatusNotFound && name != "a.html" && name != "f.txt" {
			continue // the site does not publish it
		}
		if resp.Header.Get("Content-Type") != want || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", name, resp.StatusCode, resp.Header)
		}
		if strings.Contains(string(body), "preview.js") != (name == "a.html") {
			t.Errorf("%s: %s", name, body)
		}
	}
}

// Clients who take nothing of a page of megabytes share its bytes, and their connections,
// like those of clients who ask for nothing, go to those who read.
func TestSlowClientsAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: opens hundreds of connections")
	}
	s := show(t, map[string]string{"content/long.md": "+++\ntitle = \"长\"\n+++\n" + strings.Repeat("a\n\n", 640_000)}, Options{})
	address := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
	if status, page := s.get("/long.html"); status != 200 || len(page) < 5<<20 {
		t.Fatalf("%d, %d bytes", status, len(page))
	}
	for name, request := range map[string]string{
		"reads nothing": "GET /long.html HTTP/1.1\r\nHost: " + address + "\r\n\r\n",
		"asks no more":  "GET /a.html HTTP/1.1\r\nHost: " + address + "\r\n\r\n",
		"never asks":    "GET /a.html HTT",
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			for range maxConns + 50 {
				c, err := net.Dial("tcp", address)
				if err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				fmt.Fprint(c, request)
			}
			client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
			served := 0
			s.until("those who read are served", func() bool {
				resp, err := client.Get(s.url + "a.html")
				if err != nil {
					return false
				}
				defer resp.Body.Close()
				if _, err := io.ReadAll(resp.Body); err == nil && resp.StatusCode == 200 {
					served++
				}
				return served == 20
			})
			runtime.GC()
			runtime.ReadMemStats(&after)
			if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 100<<20 {
				t.Errorf("%d MB more", grown>>20)
			}
		})
	}
}

// The connection to be closed is worth least; a stream of news and an answer that is still
// being made stay.
func TestWhichConnectionIsClosed(t *testing.T) {
	now := time.Now()
	since := func(a *atomic.Int64, seconds int) {
		a.Store(now.Add(-time.Duration(seconds) * time.Second).UnixNano())
	}
	conns := map[string]*counted{}
	var all []*counted
	add := func(name string) *counted {
		c := &counted{}
		conns[name], all = c, append(all, c)
		return c
	}
	add("an answer is being made")
	add("news").stream.Store(true)
	since(&add("a new one").waiting, 0)
	since(&add("begins to read").answering, 0)
	slow := add("reads slowly")
	since(&slow.answering, 9)
	since(&slow.blocked, 0)
	stands := add("reads nothing")
	since(&stands.answering, 7)
	since(&stands.blocked, 7)
	since(&add("asked long ago").waiting, 3)
	since(&add("asked before that").waiting, 4)
	for _, want := range []string{"asked before that", "asked long ago", "reads nothing", "reads slowly", ""} {
		got := victim(all, now)
		if got != conns[want] {
			for name, c := range conns {
				if c == got {
					t.Errorf("%q is closed, not %q", name, want)
				}
			}
			t.Fatalf("%v, want %q", got, want)
		}
		all = slices.DeleteFunc(all, func(c *counted) bool { return c == got })
	}
}

// Other devices leave some connections to this one.
func TestOtherDevicesDoNotTakeAllConnections(t *testing.T) {
	l := &limited{open: map[*counted]bool{}}
	for range maxRemote {
		if !l.makeRoom(true) {
			t.Fatal("refused although there is room")
		}
		l.open[&counted{of: l, remote: true}] = true
	}
	if l.makeRoom(true) || !l.makeRoom(false) {
		t.Errorf("other devices: %t, this one: %t", l.makeRoom(true), l.makeRoom(false))
	}
}

// stuck is told that all was read, and never comes back.
type stuck struct {
	*shown
	until chan struct{}
}

func (s stuck) Checked(Checked) { <-s.until }

// A preview ends although something in it does not.
func TestAPreviewEndsWhateverGoesOn(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"config.toml": "title = \"站\"\nbase_url = \"https://www.example.gov.cn/\"\n", "content/_index.md": "+++\ntitle = \"首页\"\n+++\n"} {
		save(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	began := make(chan Started, 1)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Dir: dir, Port: 21_204, Now: time.Now}, stuck{&shown{begun: began}, never})
	}()
	select {
	case <-began:
	case err := <-ended:
		t.Fatal(err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
