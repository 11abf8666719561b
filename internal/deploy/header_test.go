package deploy

import "testing"

func TestHeaders(t *testing.T) {
	const minutes, year = "max-age=300", "max-age=31536000, immutable"
	for name, want := range map[string]Header{
		"index.html":                  {"text/html; charset=utf-8", minutes, "gzip", ""},
		"zhinan/复查.html":              {"text/html; charset=utf-8", minutes, "gzip", ""},
		"assets/style.3f9a1c20.css":   {"text/css; charset=utf-8", year, "gzip", ""},
		"assets/icons/a.3f9a1c20.svg": {"image/svg+xml", year, "gzip", ""},
		"assets/index.html":           {"text/html; charset=utf-8", minutes, "gzip", ""},
		"assets/style.css":            {"text/css; charset=utf-8", minutes, "gzip", ""},
		"style.3f9a1c20.css":          {"text/css; charset=utf-8", minutes, "gzip", ""},
		"feed.xml":                    {"application/xml", minutes, "gzip", ""},
		"data.json":                   {"application/json", minutes, "gzip", ""},
		"a.JPG":                       {"image/jpeg", minutes, "", ""},
		"b.pdf":                       {"application/pdf", minutes, "", ""},
		"c.webm":                      {"video/webm", minutes, "", ""},
		"c.unheard":                   {"application/octet-stream", minutes, "", ""},
		"old/index.html":              {"text/html; charset=utf-8", minutes, "gzip", "/pufa/new.html"},
	} {
		rule := Headers(true, map[string]string{"old/index.html": "/pufa/new.html"})
		if got := rule(name); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
		if plain := Headers(false, nil)(name); plain.Encoding != "" || plain.Redirect != "" {
			t.Errorf("%s, not compressed: %+v", name, plain)
		}
	}
	if (Header{}).sum() != 0 || (Header{ContentType: "a"}).sum() == (Header{CacheControl: "a"}).sum() {
		t.Error("headers are not told apart")
	}
}
