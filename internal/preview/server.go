package preview

import (
	"context"
	"crypto/rand"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"pufa/internal/compiler"
)

// Addresses of the preview's own files, below a folder whose name no page can have.
const (
	ownPath  = "/.pufa/"
	markPath = ownPath + "site"
)

// server answers browsers.
type server struct {
	options Options
	port    int
	key     string // part of the script's address, so that only pages of this run know it
	secret  string // admits other devices; "" = none
	lanEnds time.Time
	now     func() time.Time

	showing   sync.Mutex // one at a time
	current   atomic.Pointer[compiler.Compiled]
	ready     chan struct{}                 // closed when current is set
	whole     atomic.Pointer[chan struct{}] // closed when current is not a sketch
	answered  chan struct{}                 // receives a value when a page was served
	hub       *hub
	pages     *pageCache
	rendering singleflight.Group // of pages, by name and compilation: many readers share one rendering
	pictures  *pictureCache
	todo      todoMemory
	scans     chan struct{} // requests to scan the folder
	scanned   atomic.Int64  // time of the last request, in Unix milliseconds
}

func newServer(o Options, port int) *server {
	s := &server{
		options: o, port: port, key: strings.ToLower(rand.Text()), now: o.Now,
		ready: make(chan struct{}), answered: make(chan struct{}, 1), hub: newHub(), pages: newPageCache(), pictures: newPictureCache(),
		scans: make(chan struct{}, 1),
	}
	if o.LAN {
		s.secret, s.lanEnds = strings.ToLower(rand.Text()), o.Now().Add(lanTime)
	}
	return s
}

func (s *server) url() string { return "http://127.0.0.1:" + strconv.Itoa(s.port) + "/" }

func (s *server) lanURLs() []string {
	var out []string
	if s.secret == "" {
		return nil
	}
	for _, ip := range lanAddresses() {
		out = append(out, "http://"+net.JoinHostPort(ip.String(), strconv.Itoa(s.port))+"/~"+s.secret+"/")
	}
	return out
}

// httpServer limits clients: the header must be small and arrive within seconds.
func (s *server) httpServer(ctx context.Context) *http.Server {
	web := &http.Server{
		Handler:           s.guard(s.routes()),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ErrorLog:          log.New(io.Discard, "", 0), // the mistakes of clients do not concern the author
	}
	noted(web)
	return web
}

// show replaces the current compilation and then notifies the browsers.
func (s *server) show(c *compiler.Compiled) {
	s.showing.Lock()
	defer s.showing.Unlock()
	waiting := s.whole.Load()
	if c.Sketched() {
		whole := make(chan struct{})
		s.whole.Store(&whole)
	}
	before := s.current.Swap(c)
	if before == nil {
		close(s.ready)
	}
	if before != nil && before.Sketched() {
		close(*waiting)
	}
	s.hub.send(s.news(before, c))
}

// requestScan requests a scan of the whole folder, at most once a second.
func (s *server) requestScan() {
	now, last := time.Now().UnixMilli(), s.scanned.Load()
	if now-last < 1000 || !s.scanned.CompareAndSwap(last, now) {
		return
	}
	select {
	case s.scans <- struct{}{}:
	default:
	}
}

func (s *server) routes() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if own, ok := strings.CutPrefix(r.URL.Path, ownPath); ok {
			s.serveOwn(w, r, own)
			return
		}
		if waited(r.Context(), s.ready) {
			s.servePage(w, r)
		}
	})
}

// waited waits until a channel is closed. It returns false if ctx ends first.
func waited(ctx context.Context, c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	case <-ctx.Done():
		return false
	}
}

// serveOwn serves the preview's own addresses.
func (s *server) serveOwn(w http.ResponseWriter, r *http.Request, own string) {
	if r.URL.Path == markPath {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Write([]byte(siteMark(s.options.Dir)))
		return
	}
	key, name, _ := strings.Cut(own, "/")
	if !equal(key, s.key) {
		http.Error(w, "not of this run", http.StatusForbidden)
		return
	}
	switch name {
	case "preview.js":
		serveBytes(w, r, name, script)
	case "panel.css":
		serveBytes(w, r, name, stylesheet)
	case "events":
		s.serveEvents(w, r)
	case "page":
		s.servePanel(w, r)
	case "phone":
		s.servePhone(w, r)
	case "todo":
		s.serveTodo(w, r)
	case "todo.js":
		serveBytes(w, r, name, todoScript)
	case "todo.css":
		serveBytes(w, r, name, todoStylesheet)
	case "look":
		s.requestScan()
		w.WriteHeader(http.StatusNoContent)
	default:
		http.NotFound(w, r)
	}
}

// complete waits for a compilation of the whole site. It returns nil if ctx ends first.
func (s *server) complete(ctx context.Context) *compiler.Compiled {
	for waited(ctx, s.ready) {
		c := s.current.Load()
		if !c.Sketched() {
			return c
		}
		if !waited(ctx, *s.whole.Load()) {
			break
		}
	}
	return nil
}

// servePage serves a file of the site. What a sketch cannot serve, mainly addresses that
// it does not know, waits for the whole site.
func (s *server) servePage(w http.ResponseWriter, r *http.Request) {
	defer func() {
		select {
		case s.answered <- struct{}{}:
		default:
		}
	}()
	c := s.current.Load()
	if !c.Ready(plainName(r.URL.Path)) {
		if c = s.complete(r.Context()); c == nil {
			return
		}
	}
	name, elsewhere := s.output(c, r.URL.Path)
	if elsewhere != "" {
		redirect(w, http.StatusFound, elsewhere)
		return
	}
	status := http.StatusOK
	p, err := s.page(r.Context(), name)
	if err == nil && !p.found {
		status = http.StatusNotFound
		if p, err = s.page(r.Context(), "404.html"); err == nil && !p.found {
			p.data = notFound
		}
		name = "404.html"
	}
	switch {
	case r.Context().Err() != nil:
		return
	case err != nil:
		s.serveTrouble(w, err)
		return
	case p.data == nil && len(p.diags) > 0:
		s.serveBroken(w, c, p.diags)
		return
	}
	if status == http.StatusOK {
		w.Header().Set("ETag", `"`+p.tag+`"`)
	}
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	if p.attached && runs[h.Get("Content-Type")] {
		h.Set("Content-Type", "application/octet-stream") // otherwise it would run as a page of this origin
	}
	tag := p.tag
	if status != http.StatusOK {
		tag = ""
	}
	body := pieces{p.data}
	if isPage(name) && !p.attached {
		body = s.inject(p.data, tag)
	}
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, body.reader())
		return
	}
	h.Set("Content-Length", strconv.Itoa(body.len()))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.Copy(w, body.reader()) // an error means that the reader has gone
	}
}

// plainName returns the output named by a path.
func plainName(p string) string {
	name := strings.TrimPrefix(p, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

// output returns the output for a path, or the path to redirect to.
func (s *server) output(c *compiler.Compiled, p string) (name, elsewhere string) {
	name = plainName(p)
	if c.Sketched() || c.Has(name) {
		return name, ""
	}
	if base := basePath(c.BaseURL()); base != "/" { // some pages, such as 404.html, use paths from the server's root
		if rest, ok := strings.CutPrefix(p, base); ok {
			if name, elsewhere := s.output(c, "/"+rest); c.Has(name) || elsewhere != "" {
				return name, elsewhere
			}
		}
	}
	if c.Has(name + "/index.html") {
		return "", p + "/"
	}
	if now := c.AssetNow(name); now != "" { // a slightly older page wants its stylesheet
		return "", "/" + now
	}
	return name, ""
}

func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
