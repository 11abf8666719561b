package preview

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// lanTime is how long other devices have access after a preview was started with
// [Options.LAN]. Then it must be started again.
const lanTime = 4 * time.Hour

// guard lets through only requests of browsers on this machine for this site. A page of
// another site can make a browser send requests here, but then the request has a foreign
// Origin, or (after DNS rebinding) a foreign Host, or Sec-Fetch-Site gives it away.
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
		case r.ContentLength != 0 || len(r.TransferEncoding) > 0: // the server would wait for the body before answering
			h.Set("Connection", "close")
			http.Error(w, "nothing to send", http.StatusBadRequest)
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

// ourHost reports whether the Host of the request is this server: a loopback name, or the
// address at which it arrived. Any other name that leads here is DNS rebinding.
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

// crossSite reports whether a page of another site made the request, other than by a link
// that the user followed.
func crossSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
}

// plainPath reports whether the path has a form that links of a site have. Outputs are
// looked up by name in a list, so no path could lead outside anyway; this is a second
// line of defence.
func plainPath(r *http.Request) bool {
	raw := strings.ToLower(r.URL.EscapedPath())
	return !strings.Contains(raw, "%2f") && !strings.Contains(raw, "%5c") && staysHere(r.URL.Path)
}

// staysHere reports whether a path, not percent-encoded, stays on this site. Browsers
// drop control characters from an address, and a second slash or a backslash at its
// beginning makes it the address of another host.
func staysHere(p string) bool {
	if !strings.HasPrefix(p, "/") || strings.ContainsAny(p, "\\:") || strings.Contains(p, "//") || strings.ContainsFunc(p, unicode.IsControl) {
		return false
	}
	for element := range strings.SplitSeq(p, "/") {
		if element == "." || element == ".." {
			return false
		}
	}
	return true
}

// redirect redirects to a path of this site, given without percent-encoding.
func redirect(w http.ResponseWriter, status int, p string) {
	if !staysHere(p) {
		p = "/"
	}
	w.Header().Set("Location", (&url.URL{Path: p}).EscapedPath())
	w.WriteHeader(status)
}

// admitted reports whether the reader has access: on this machine everybody, elsewhere
// those who have used the address with the secret. That address sets a cookie and
// redirects to the address without the secret.
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
			redirect(w, http.StatusSeeOther, "/"+path)
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
