package preview

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"pufa/internal/compiler"
	"pufa/internal/crash"
	"pufa/internal/diag"
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
	looks     chan struct{} // requests to scan the folder
	looked    atomic.Int64  // time of the last request, in Unix milliseconds
}

func newServer(o Options, port int) *server {
	s := &server{
		options: o, port: port, key: strings.ToLower(rand.Text()), now: o.Now,
		ready: make(chan struct{}), answered: make(chan struct{}, 1), hub: newHub(), pages: newPageCache(), pictures: newPictureCache(),
		looks: make(chan struct{}, 1),
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

// look requests a scan of the whole folder, at most once a second.
func (s *server) look() {
	now, last := time.Now().UnixMilli(), s.looked.Load()
	if now-last < 1000 || !s.looked.CompareAndSwap(last, now) {
		return
	}
	select {
	case s.looks <- struct{}{}:
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
		s.look()
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

// page returns an output of the current compilation, or the last good one if it cannot be
// rendered.
func (s *server) page(ctx context.Context, name string) (page, error) {
	c := s.current.Load()
	if p, ok := s.pages.get(name, c.Number()); ok {
		return p, nil
	}
	if !c.Ready(name) {
		if c = s.complete(ctx); c == nil {
			return page{}, context.Cause(ctx)
		}
	}
	made, err, _ := s.rendering.Do(name+"\x00"+strconv.Itoa(c.Number()), func() (any, error) {
		p, err := s.render(c, name)
		if err == nil && p.diags.Count(diag.Error) == 0 && isPage(name) {
			s.pages.put(name, c.Number(), p)
		}
		return p, err
	})
	p := made.(page)
	if err == nil && p.diags.Count(diag.Error) == 0 {
		return p, nil
	}
	if last, ok := s.pages.get(name, anyNumber); ok {
		last.diags = p.diags
		return last, nil
	}
	return p, err
}

// page is an output to serve.
type page struct {
	found    bool
	attached bool   // see [compiler.Compiled.Attached]
	data     []byte // nil if it could not be rendered; shared by all readers
	tag      string // equal tags mean equal bytes
	diags    diag.List
}

func (s *server) render(c *compiler.Compiled, name string) (page, error) {
	key, isPicture := c.Picture(name)
	if isPicture {
		if data, ok := s.pictures.get(key); ok {
			return page{found: true, data: data, tag: tagOf(data)}, nil
		}
	}
	data, found, diags, err := renderSafely(c, name)
	if err != nil || !found {
		return page{}, err
	}
	if diags.Count(diag.Error) > 0 {
		return page{found: true, diags: diags}, nil
	}
	if data == nil {
		data = []byte{}
	}
	if isPicture {
		s.pictures.put(key, data)
	}
	return page{found: true, attached: c.Attached(name), data: data, tag: tagOf(data), diags: diags}, nil
}

// renderSafely renders an output. A panic (a bug) affects only that page.
func renderSafely(c *compiler.Compiled, name string) (data []byte, found bool, diags diag.List, err error) {
	defer crash.CatchError(&err)
	return c.Render(name)
}

// serveBytes serves bytes, or a range of them for videos.
func serveBytes(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// contentType returns the content type that usual web servers send.
func contentType(name string) string {
	if t, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".ico": "image/x-icon", ".pdf": "application/pdf", ".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg", ".m4a": "audio/mp4",
	".ogg": "audio/ogg", ".wav": "audio/wav", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json",
	".doc": "application/msword", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls": "application/vnd.ms-excel", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".zip": "application/zip",
}

// runs lists the content types in which browsers run scripts.
var runs = map[string]bool{"text/html; charset=utf-8": true, "text/javascript; charset=utf-8": true, "application/xml": true, "image/svg+xml": true}

func isPage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".html" || ext == ".htm"
}

var notFound = []byte("<!doctype html>\n<title>404</title>\n<h1>404</h1>\n")
