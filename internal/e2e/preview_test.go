package e2e

import (
	"context"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/press"
	"pufa/internal/preview"
	"pufa/internal/testkit"
)

// previewed is a running preview, and what was told of it.
type previewed struct {
	url     string
	updates atomic.Int64
	began   chan preview.Started
	checked chan struct{}
}

func (p *previewed) Started(s preview.Started) { p.began <- s }
func (p *previewed) Checked(preview.Checked)   { close(p.checked) }
func (p *previewed) Updated(preview.Updated)   { p.updates.Add(1) }
func (p *previewed) Said(string, ...string)    {}

func startPreview(t *testing.T, dir string) *previewed {
	t.Helper()
	p := beginPreview(t, dir)
	<-p.checked
	return p
}

// beginPreview waits for the address only.
func beginPreview(t *testing.T, dir string) *previewed {
	t.Helper()
	p := &previewed{began: make(chan preview.Started, 1), checked: make(chan struct{})}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	options := preview.Options{Dir: dir, Port: 20_000 + rand.IntN(20_000), Now: func() time.Time { return today }, Plain: plain(t)}
	go func() {
		ended <- preview.Run(ctx, options, p)
	}()
	select {
	case s := <-p.began:
		p.url = s.URL
	case err := <-ended:
		stop()
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return p
}

var previewScript = regexp.MustCompile(`<script src="/\.pufa/[^"]*" data-pufa="[^"]*"></script>`)

// get returns what the preview answers, without its script.
func (p *previewed) get(t *testing.T, name string) (status int, text string) {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Get(p.url + (&url.URL{Path: name}).EscapedPath())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, previewScript.ReplaceAllString(string(data), "")
}

// differing compares everything that a clean build has, or that one had before,
// with what the preview serves.
func (p *previewed) differing(t *testing.T, clean, before map[string]string) []string {
	t.Helper()
	var out []string
	for name, want := range clean {
		if strings.HasPrefix(name, ".pufa") {
			continue
		}
		if status, got := p.get(t, name); status != http.StatusOK || got != want {
			out = append(out, name)
		}
	}
	for name := range before {
		if _, still := clean[name]; !still && !strings.HasPrefix(name, ".pufa") {
			if status, _ := p.get(t, name); status == http.StatusOK {
				out = append(out, name+" (left over)")
			}
		}
	}
	return out
}

// After any sequence of edits, what the preview serves equals a clean build, byte
// for byte, at every address that exists or has existed (pains 2.6); with errors in
// the site, every page that was there is there still.
func TestThePreviewEqualsACleanBuild(t *testing.T) {
	t.Parallel()
	seed, n := theSeed(), *edits
	if testing.Short() {
		n = min(n, 15)
	}
	t.Logf("go test ./internal/e2e -run %s -seed %d -edits %d", t.Name(), seed, n)
	dir := t.TempDir()
	editor := testkit.NewEditor(t, dir, seed, kind.Pages())
	p := startPreview(t, dir)
	build := func() (clean map[string]string, ok bool) {
		out := filepath.Join(t.TempDir(), "public")
		r, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir, Drafts: true}, Out: out, Now: today})
		if err != nil {
			t.Fatal(err)
		}
		if r.Diagnostics.Count(diag.Error) > 0 {
			return nil, false
		}
		return files(t, out), true
	}
	before, _ := build()
	failed := 0
	var slowest time.Duration
	for i := range n {
		what := editor.Step()
		clean, ok := build()
		if !ok {
			failed++
			if status, text := p.get(t, "index.html"); status != http.StatusOK || text == "" {
				t.Fatalf("edit %d (%s): no home page: %d", i, what, status)
			}
			editor.Repair()
			if clean, ok = build(); !ok {
				t.Fatalf("edit %d (%s): errors after the repair", i, what)
			}
			what += ", repair"
		}
		began := time.Now()
		diff := p.differing(t, clean, before)
		for ; len(diff) > 0 && time.Since(began) < 20*time.Second; diff = p.differing(t, clean, before) {
			time.Sleep(20 * time.Millisecond)
		}
		slowest = max(slowest, time.Since(began))
		if len(diff) > 0 {
			t.Fatalf("edit %d (%s): not as in a clean build: %q", i, what, diff)
		}
		before = clean
	}
	t.Logf("%d edits, %d of them with errors, %d updates; the slowest was right after %v", n, failed, p.updates.Load(), slowest)

	// Another start is right from its first answer on.
	if diff := beginPreview(t, dir).differing(t, before, nil); len(diff) > 0 {
		t.Errorf("right after the start: not as in a clean build: %q", diff)
	}
}
