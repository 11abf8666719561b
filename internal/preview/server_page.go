package preview

import (
	"bytes"
	"context"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/crash"
	"pufa/internal/diag"
)

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
