package deploy

import (
	"path"
	"regexp"
	"strings"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/publish"
)

// Header is what object storage tells browsers beside a file's bytes.
type Header struct {
	ContentType  string
	CacheControl string
	Encoding     string // "gzip" = the store keeps the bytes compressed; Read and Put speak of those before
	Redirect     string // where readers are led instead
}

// sum tells one header from another. That of none is 0.
func (h Header) sum() publish.Sum {
	if h == (Header{}) {
		return 0
	}
	return publish.Sum(xxhash.Sum64String(strings.Join([]string{h.ContentType, h.CacheControl, h.Encoding, h.Redirect}, "\n")))
}

// Headers returns the rule for a site's files: their types, and how long a browser
// may keep them. redirects leads from paths of the site to addresses.
func Headers(gzip bool, redirects map[string]string) func(path string) Header {
	return func(name string) Header {
		h := Header{ContentType: contentType(name), CacheControl: "max-age=300", Redirect: redirects[name]}
		if hashed.MatchString(name) {
			h.CacheControl = "max-age=31536000, immutable"
		}
		if gzip && compressible(h.ContentType) {
			h.Encoding = "gzip"
		}
		return h
	}
}

// hashed matches names that change with their bytes.
var hashed = regexp.MustCompile(`^assets/.*\.[0-9a-f]{8}(\.[^./]*)?$`)

// contentTypes does not ask the machine: it would answer differently on each.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8",
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".ico": "image/x-icon",
	".pdf": "application/pdf", ".zip": "application/zip", ".ics": "text/calendar; charset=utf-8", ".epub": "application/epub+zip",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav", ".mp4": "video/mp4", ".webm": "video/webm",
	".woff2": "font/woff2", ".webmanifest": "application/manifest+json",
	".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

func contentType(name string) string {
	if t, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasSuffix(contentType, "json") || strings.HasSuffix(contentType, "xml")
}
