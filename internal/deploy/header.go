package deploy

import (
	"path"
	"regexp"
	"strings"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/publish"
)

// Header is what an object store sends to browsers besides a file's bytes.
type Header struct {
	ContentType  string
	CacheControl string
	Encoding     string // "gzip" = the store keeps the bytes compressed; Read and Put take and return them uncompressed
	Redirect     string // the address to which readers are redirected
}

// sum is a digest of the header; 0 for the zero Header.
func (h Header) sum() publish.Sum {
	if h == (Header{}) {
		return 0
	}
	return publish.Sum(xxhash.Sum64String(strings.Join([]string{h.ContentType, h.CacheControl, h.Encoding, h.Redirect}, "\n")))
}

// Headers returns the rule for a site's files: their types, and how long a browser may
// keep them. redirects maps paths of the site to addresses.
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

// hashed matches file names that contain a digest of their content.
var hashed = regexp.MustCompile(`^assets/.*\.[0-9a-f]{8}(\.[^./]*)?$`)

// contentTypes is a table of our own: the system's tables differ from machine to machine.
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
