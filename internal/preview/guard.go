package preview

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// lanTime is how long other devices may look after a preview was started with
// [Options.LAN]. Whoever needs longer starts it again.
const lanTime = 4 * time.Hour

// guard lets through what a browser on this machine asks of this site, and nothing
// else. A page of another site can make a browser send requests here: it then
// names a foreign Origin, or (after DNS rebinding) a foreign Host, or says in
// Sec-Fetch-Site where it comes from.
func (s *server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "SAMEORIGIN")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cache-Control", "no-cache")
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "read only", http.StatusMethodNotAllowed)
		case !s.ourHost(r) || !ourOrigin(r) || crossSite(r):
			http.Error(w, "not for this address", http.StatusForbidden)
		case !plainPath(r):
			http.Error(w, "no such path", http.StatusBadRequest)
		case !s.admitted(w, r):
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// ourHost reports whether the request names this server: by a loopback name, or
// by the address at which it came in. A foreign name that leads here is rebinding.
func (s *server) ourHost(r *http.Request) bool {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil || port != strconv.Itoa(s.port) {
		return false
	}
	if strings.EqualFold(host, "localhost") {
		return local(r)
	}
	named, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	came, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ok && named.Unmap() == came.AddrPort().Addr().Unmap()
}

// local reports whether a request comes from this machine, over its loopback
// interface.
func local(r *http.Request) bool {
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	return err == nil && a.Addr().Unmap().IsLoopback()
}

func ourOrigin(r *http.Request) bool {
	all := r.Header.Values("Origin")
	return len(all) == 0 || len(all) == 1 && all[0] == "http://"+r.Host
}

// crossSite reports whether a page of another site wants something; following a
// link to here is no such thing.
func crossSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
}

// plainPath refuses spellings that no link of a site has. Outputs are found by
// name in a list, so that none of them could lead out of it; this is the second
// lock.
func plainPath(r *http.Request) bool {
	raw := strings.ToLower(r.URL.EscapedPath())
	if strings.Contains(raw, "%2f") || strings.Contains(raw, "%5c") || strings.Contains(raw, "%00") {
		return false
	}
	p := r.URL.Path
	if !strings.HasPrefix(p, "/") || strings.ContainsAny(p, "\\\x00:") || strings.Contains(p, "//") {
		return false
	}
	for _, element := range strings.Split(p, "/") {
		if element == "." || element == ".." {
			return false
		}
	}
	return true
}

// admitted reports whether the reader may look: on this machine everybody, else
// who has come by the address with the secret in it; that leaves a cookie and goes
// on without the secret.
func (s *server) admitted(w http.ResponseWriter, r *http.Request) bool {
	if local(r) {
		return true
	}
	if s.secret == "" || s.now().After(s.lanEnds) {
		http.Error(w, "not now", http.StatusForbidden)
		return false
	}
	name := "pufa_preview_" + strconv.Itoa(s.port)
	if rest, ok := strings.CutPrefix(r.URL.Path, "/~"); ok {
		given, path, _ := strings.Cut(rest, "/")
		if equal(given, s.secret) {
			http.SetCookie(w, &http.Cookie{
				Name: name, Value: s.secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: int(lanTime / time.Second),
			})
			w.Header().Set("Referrer-Policy", "no-referrer")
			w.Header().Set("Location", "/"+strings.TrimLeft(path, "/"))
			w.WriteHeader(http.StatusSeeOther)
			return false
		}
	}
	if c, err := r.Cookie(name); err == nil && equal(c.Value, s.secret) {
		return true
	}
	http.Error(w, "open the address with the key in it", http.StatusForbidden)
	return false
}

func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
