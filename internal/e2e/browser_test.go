package e2e

import (
	"context"
	_ "embed"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// subPath is where the tests serve the site; it is that of base_url in config.toml.
const subPath = "/pufa/"

//go:embed browser_probe.js
var probe string

// chromium is the browser that all tests share; its tabs are opened with tab.
type chromium struct {
	t   *testing.T
	ctx context.Context
	axe string // text of axe.min.js; "" when no test asked for it
}

// shared starts the browser when a test first needs it; TestMain ends it.
var shared struct {
	sync.Mutex
	ctx  context.Context
	stop func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.stop != nil {
		shared.stop()
	}
	_ = os.RemoveAll(own.temp) // "" when no test needed the site
	os.Exit(code)
}

func openChromium(t *testing.T) *chromium {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: pages are not driven through a browser")
	}
	program := outside(t, "chromium", "PUFA_CHROMIUM")
	shared.Lock()
	defer shared.Unlock()
	if shared.ctx == nil {
		// Root may not use the sandbox, and builds often run as root; the pages are our own.
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU)
		allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, end := chromedp.NewContext(allocator)
		if err := chromedp.Do(ctx); err != nil {
			t.Fatalf("cannot start %s: %v", program, err)
		}
		shared.ctx, shared.stop = ctx, func() {
			_ = chromedp.Cancel(ctx) // waits until the browser has left its folder
			end()
			stop()
		}
	}
	return &chromium{t: t, ctx: shared.ctx}
}

// withAxe makes axe-core part of what each page is asked.
func (c *chromium) withAxe() *chromium {
	c.t.Helper()
	text, err := os.ReadFile(outside(c.t, "axe", "PUFA_AXE"))
	if err != nil {
		c.t.Fatal(err)
	}
	c.axe = string(text)
	return c
}

// tab is one page at a time, with what went wrong in it.
type tab struct {
	t   testing.TB
	ctx context.Context
	axe string
	// widths: characters must be told to be as wide as in a window, not whole pixels.
	widths bool

	mu       sync.Mutex
	trouble  []string // console errors, refused or failed requests, requests to elsewhere
	requests map[network.RequestID]string
	host     string // "127.0.0.1:4321" of the site; "" for file: pages
}

// tab opens a window with one tab that is closed at the end of t.
func (c *chromium) tab(t testing.TB) *tab {
	t.Helper()
	return c.attach(t)
}

// windowless opens a page in no window, for half the work: its layout is asked and keys
// are pressed, but nothing is painted, no frames come and no mouse clicks.
func (c *chromium) windowless(t testing.TB) *tab {
	t.Helper()
	hidden := true
	page, err := cdp.Call(c.ctx, chromedp.FromContext(c.ctx).Browser, target.CreateTarget, target.CreateTargetParams{URL: "about:blank", Hidden: &hidden})
	if err != nil {
		t.Fatal(err)
	}
	b := c.attach(t, chromedp.WithTargetID(page.TargetID))
	b.widths = true
	return b
}

func (c *chromium) attach(t testing.TB, options ...chromedp.ContextOption) *tab {
	t.Helper()
	b := &tab{t: t, axe: c.axe, requests: map[network.RequestID]string{}}
	ctx, end := chromedp.NewContext(c.ctx, append(options, chromedp.WithListener(b.listen))...)
	b.ctx = ctx
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	// Each tab behaves as the one in front; scrolling jumps, so that places can be measured.
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	b.on(today)
	b.as(desktop)
	return b
}

// on lets pages that are opened from now on believe that it is a certain moment: that for
// which the tests build the site, unless a test is about another.
func (b *tab) on(at time.Time) {
	b.t.Helper()
	b.before(fmt.Sprintf(`{
		const Real = window.RealDate = window.RealDate || Date, ahead = %d - Real.now();
		Date = class extends Real {
			constructor(...when) { if (when.length) super(...when); else super(Real.now() + ahead); }
			static now() { return Real.now() + ahead; }
		};
	}`, at.UnixMilli()))
}

func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	note := func(format string, args ...any) { b.trouble = append(b.trouble, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		note("exception: %s", exceptionText(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			var words []string
			for _, a := range e.Args {
				words = append(words, string(a.Value)+a.Description)
			}
			note("console: %s", strings.Join(words, " "))
		}
	case *log.EventEntryAdded:
		// What the network refuses is noted below, with its status.
		if e.Entry.Source != log.EntrySourceNetwork && (e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning) {
			note("console: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		b.requests[e.RequestID] = e.Request.URL
		if u, err := url.Parse(e.Request.URL); err != nil || u.Scheme != "data" && (u.Host != b.host || u.Scheme == "file" && b.host != "") {
			note("asks elsewhere: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && e.Type != network.ResourceTypeDocument {
			note("%d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			note("%s: %s", e.ErrorText, b.requests[e.RequestID])
		}
	}
}

// findings empties what went wrong since the last call.
func (b *tab) findings() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.trouble
	b.trouble = nil
	return out
}

// open loads a page and gives it the probe.
func (b *tab) open(address string) {
	b.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		b.t.Fatal(err)
	}
	b.mu.Lock()
	b.host = u.Host
	b.mu.Unlock()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(address)); err != nil {
		b.t.Fatalf("%s: %v", address, err)
	}
	b.equip()
}

func (b *tab) equip() {
	b.t.Helper()
	b.do(probe)
	if b.widths {
		b.do(`{ const s = new CSSStyleSheet(); s.replaceSync("* { text-rendering: geometricPrecision }"); document.adoptedStyleSheets.push(s); }`)
	}
	if b.axe != "" {
		b.do(b.axe)
	}
}

// do runs a script for its effect.
func (b *tab) do(script string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Evaluate[chromedp.Void](script, chromedp.EvalAwaitPromise)); err != nil {
		b.t.Fatalf("%.200s: %v", script, err)
	}
}

// ask runs a script and returns its value.
func ask[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.200s: %v", script, err)
	}
	return v
}

// call sends one command of the protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", command.Method, err)
	}
	return r
}

// press sends one key as a person would.
func (b *tab) press(key string, code, modifiers int64, text string) {
	b.t.Helper()
	kind := input.DispatchKeyEventTypeRawKeyDown
	if text != "" {
		kind = input.DispatchKeyEventTypeKeyDown
	}
	call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: key, Code: key, WindowsVirtualKeyCode: code, Modifiers: modifiers, Text: text})
	call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: key, Code: key, WindowsVirtualKeyCode: code, Modifiers: modifiers})
}

func (b *tab) tabKey()      { b.t.Helper(); b.press("Tab", 9, 0, "") }
func (b *tab) shiftTabKey() { b.t.Helper(); b.press("Tab", 9, 8, "") }
func (b *tab) enterKey()    { b.t.Helper(); b.press("Enter", 13, 0, "\r") }

// reader is how somebody looks at a page. The zero value of each field is the
// ordinary case: a light screen, no large print.
type reader struct {
	name          string
	width, height int64
	phone         bool   // touch, small, no scroll bars
	elder         bool   // 长辈版
	dark          bool   // by the system
	theme         string // by the button: "", "light", "dark"
	print         bool   // on paper
	forced        bool   // the system's own high-contrast colours
}

var (
	desktop   = reader{name: "desktop", width: 1280, height: 800}
	phone     = reader{name: "phone", width: 360, height: 740, phone: true}
	narrow    = reader{name: "320 px", width: 320, height: 640, phone: true}
	elder     = reader{name: "长辈版", width: 360, height: 740, phone: true, elder: true}
	elderWide = reader{name: "长辈版 on a desktop", width: 1280, height: 800, elder: true}
	narrowOld = reader{name: "长辈版 at 320 px", width: 320, height: 640, phone: true, elder: true}
	darkened  = reader{name: "dark", width: 1280, height: 800, dark: true}
	onPaper   = reader{name: "print", width: 794, height: 1123, print: true} // A4 at 96 px an inch
	forced    = reader{name: "forced colours", width: 1280, height: 800, forced: true}
)

// as lets the page that is open (and those opened later) be seen by r. The
// attributes are those that the theme's script sets from the buttons.
func (b *tab) as(r reader) {
	b.t.Helper()
	scale := 1.0
	if r.phone {
		scale = 2
	}
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: r.width, Height: r.height, DeviceScaleFactor: scale, Mobile: r.phone})
	features := []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}, {Name: "prefers-color-scheme", Value: "light"}, {Name: "forced-colors", Value: "none"}}
	if r.dark {
		features[1].Value = "dark"
	}
	if r.forced {
		features[2].Value = "active"
	}
	media := emulation.SetEmulatedMediaParams{Features: features}
	if r.print {
		media.Media = "print"
	}
	call(b, emulation.SetEmulatedMedia, media)
	set := func(name, value string) string {
		if value == "" {
			return "document.documentElement.removeAttribute('" + name + "');"
		}
		return "document.documentElement.setAttribute('" + name + "', '" + value + "');"
	}
	size := ""
	if r.elder {
		size = "elder"
	}
	b.do(set("data-size", size) + set("data-theme", r.theme))
}

// served is a built site behind an HTTP server at subPath.
type served struct {
	dir, base string   // base ends in "/"
	pages     []string // slash paths below dir, sorted, redirects left out
}

// serveSite builds the repository's site and serves it.
func serveSite(t *testing.T, get func(w http.ResponseWriter, r *http.Request) bool) served {
	t.Helper()
	s := serve(t, buildSite(t, root), get)
	if len(s.pages) < 10 {
		t.Fatalf("the site has only %d pages", len(s.pages))
	}
	return s
}

// serve serves a built site. get, when not nil, sees every request first; it may
// answer.
func serve(t *testing.T, dir string, get func(w http.ResponseWriter, r *http.Request) bool) served {
	t.Helper()
	handler := http.StripPrefix(strings.TrimSuffix(subPath, "/"), http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store") // a file that is minutes old would come from the cache
		if get != nil && get(w, r) {
			return
		}
		name := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(r.URL.Path, subPath)))
		if _, err := os.Stat(name); err != nil {
			text, err := os.ReadFile(filepath.Join(dir, "404.html"))
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write(text)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	s := served{dir: dir, base: server.URL + subPath}
	for name, text := range files(t, dir) {
		if strings.HasSuffix(name, ".html") && !strings.Contains(text, `http-equiv="refresh"`) {
			s.pages = append(s.pages, name)
		}
	}
	slices.Sort(s.pages)
	return s
}

// numbered is the name of a page that is one of a row: article 31, part 2 of a list.
var numbered = regexp.MustCompile(`^[0-9-]+\.html$`)

// single are pages each of its own kind, with forms to fill in or lists of their own.
var single = strings.Fields(`zhinan/zhilu.html zhinan/zhilu/bumen.html zhinan/zhilu/fuyi.html zhinan/zhilu/sheet.html
	zhinan/liucheng.html zhinan/shouli.html zhinan/suan-qixian.html xianfa/wenti.html xianfa/2026.html
	zhinan/index.html zhinan/qixian.html wenda/index.html fagui/xianfa/index.html fagui/xinfang-gongzuo-tiaoli/index.html`)

// sample leaves out most pages of which a folder has many alike (guides, the articles of
// a statute): three of them stay, and all single ones. PUFA_EVERY_PAGE=1 leaves none out.
func (s served) sample() []string {
	if os.Getenv("PUFA_EVERY_PAGE") != "" {
		return s.pages
	}
	many := map[alike]int{}
	for _, p := range s.pages {
		many[group(p)]++
	}
	var out []string
	at := map[alike]int{}
	for _, p := range s.pages {
		g := group(p)
		if at[g]++; at[g] == 1 || at[g] == many[g]/2 || at[g] == many[g] || slices.Contains(single, p) {
			out = append(out, p)
		}
	}
	return out
}

// firsts holds a page of each row of pages that are alike, and all single ones.
func (s served) firsts() map[string]bool {
	out, seen := map[string]bool{}, map[alike]bool{}
	for _, p := range s.pages {
		g := group(p)
		out[p] = !seen[g] || slices.Contains(single, p) || os.Getenv("PUFA_EVERY_PAGE") != ""
		seen[g] = true
	}
	return out
}

// alike names a row of pages that are alike.
type alike struct {
	folder   string
	numbered bool
}

func group(p string) alike {
	folder := path.Dir(p)
	if path.Base(p) == "index.html" && strings.Contains(folder, "/") { // statutes of a channel
		folder = path.Dir(folder) + "/*"
	}
	return alike{folder, numbered.MatchString(path.Base(p))}
}

func (s served) text(t *testing.T, page string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (s served) url(page string) string {
	return s.base + (&url.URL{Path: page}).EscapedPath()
}

// eachPage does something with every page, in several tabs at once, none in a window.
func (c *chromium) eachPage(t *testing.T, pages []string, prepare func(*tab), do func(b *tab, name string)) {
	t.Helper()
	eachPageIn(t, c.windowless, pages, prepare, do)
}

// eachPageIn is eachPage with tabs that open makes.
func eachPageIn(t *testing.T, open func(testing.TB) *tab, pages []string, prepare func(*tab), do func(b *tab, name string)) {
	t.Helper()
	work := make(chan string)
	var wait sync.WaitGroup
	for range 3 {
		b := open(t)
		if prepare != nil {
			prepare(b)
		}
		wait.Go(func() {
			for name := range work {
				// FailNow must not end the goroutine that hands out the work.
				done := make(chan struct{})
				go func() { defer close(done); do(b, name) }()
				<-done
			}
		})
	}
	for _, name := range pages {
		work <- name
	}
	close(work)
	wait.Wait()
}

// report fails the test with what was found, each with its page.
func report(t testing.TB, name string, r reader, found []string) {
	t.Helper()
	for _, f := range found {
		t.Errorf("%s (%s): %s", name, r.name, f)
	}
}

func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}
