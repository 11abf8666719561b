package preview

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// send writes a raw request and returns the status; 0 = the connection was closed.
func send(t *testing.T, address, text string) (status int, header http.Header, body string) {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, text); err != nil {
		return 0, nil, ""
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0, nil, ""
	}
	defer resp.Body.Close()
	data, _ := io.ReadAll(resp.Body) // cut short is fine: the status tells
	return resp.StatusCode, resp.Header, string(data)
}

// Each attack is refused, and the preview goes on.
func TestAttacksAreRefused(t *testing.T) {
	s := show(t, map[string]string{"content/fujian.pdf": "%PDF-1.7 附件", "content/l.md": "+++\ntitle = \"附件\"\n+++\n[附件](fujian.pdf)\n"}, Options{})
	outside := filepath.Join(t.TempDir(), "secret.txt")
	save(t, outside, "SECRET")
	if err := os.Symlink(outside, filepath.Join(s.dir, "static")); err != nil {
		t.Log("no symbolic links here: ", err)
	}
	if err := os.MkdirAll(filepath.Join(s.dir, "assets"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(s.dir, "assets", "secret.txt")); err != nil {
		t.Log("no symbolic links here: ", err)
	}
	if err := os.Symlink(outside, filepath.Join(s.dir, "content", "secret.pdf")); err == nil {
		s.save("content/m.md", "+++\ntitle = \"链接\"\n+++\n[附件](secret.pdf)\n")
		s.until("the link is told of", func() bool { return s.panel("/m.html").Errors > 0 })
	}
	address := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
	_, port, _ := net.SplitHostPort(address)
	own := s.own()
	request := func(path, host string, headers ...string) string {
		return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + strings.Join(append(headers, ""), "\r\n") + "\r\n"
	}
	for name, c := range map[string]struct {
		text string
		want []int
	}{
		"itself":                     {request("/a.html", address), []int{200}},
		"localhost":                  {request("/a.html", "localhost:"+port), []int{200}},
		"rebinding host":             {request("/a.html", "evil.example:"+port), []int{403}},
		"host without port":          {request("/a.html", "127.0.0.1"), []int{403}},
		"another port":               {request("/a.html", "127.0.0.1:1"), []int{403}},
		"host that begins alike":     {request("/a.html", "127.0.0.1.evil.example:"+port), []int{403}},
		"another loopback address":   {request("/a.html", "127.0.0.2:"+port), []int{403}},
		"empty host":                 {request("/a.html", ""), []int{400, 403}},
		"no host":                    {"GET /a.html HTTP/1.0\r\n\r\n", []int{400, 403}},
		"foreign origin":             {request("/a.html", address, "Origin: https://evil.example"), []int{403}},
		"origin null":                {request("/a.html", address, "Origin: null"), []int{403}},
		"own origin":                 {request("/a.html", address, "Origin: http://"+address), []int{200}},
		"foreign script or picture":  {request("/a.html", address, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"), []int{403}},
		"foreign frame":              {request("/a.html", address, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"), []int{403}},
		"a link from elsewhere":      {request("/a.html", address, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"), []int{200}},
		"stream, foreign origin":     {request(own+"events", address, "Origin: https://evil.example"), []int{403}},
		"stream, foreign host":       {request(own+"events", "evil.example:"+port), []int{403}},
		"stream, no key":             {request("/.pufa/events", address), []int{403}},
		"stream, wrong key":          {request("/.pufa/aaaaaaaaaaaaaaaaaaaaaaaaaa/events", address), []int{403}},
		"up":                         {request("/../../../etc/passwd", address), []int{400}},
		"up, encoded dots":           {request("/%2e%2e/%2e%2e/etc/passwd", address), []int{400}},
		"up, encoded slashes":        {request("/..%2f..%2fetc/passwd", address), []int{400}},
		"up, twice encoded":          {request("/..%252f..%252fetc/passwd", address), []int{400, 404}},
		"up, backslashes":            {request("/..%5c..%5cwindows/win.ini", address), []int{400}},
		"up, plain backslashes":      {request(`/..\..\config.toml`, address), []int{400}},
		"drive":                      {request("/C:/windows/win.ini", address), []int{400}},
		"network path":               {request("//evil.example/x", address), []int{400}},
		"network path, encoded":      {request("/%2f%2fevil.example/x", address), []int{400}},
		"network path behind a tab":  {request("/%09/evil.example/", address), []int{400}},
		"behind another control":     {request("/%C2%85/evil.example/", address), []int{400}},
		"second slash further on":    {request("/b//evil.example/", address), []int{400}},
		"a body that does not come":  {"GET /a.html HTTP/1.1\r\nHost: " + address + "\r\nContent-Length: 5\r\n\r\n\n", []int{400}},
		"a chunk that does not come": {"GET /a.html HTTP/1.1\r\nHost: " + address + "\r\nTransfer-Encoding: chunked\r\n\r\n\n", []int{400}},
		"bare LF":                    {"GET /a.html HTTP/1.1\nHost: " + address + "\nConnection: close\n\n", []int{200}},
		"LF alone":                   {"\n", []int{400}},
		"NUL":                        {request("/a.html%00.png", address), []int{400}},
		"alternate stream":           {request("/a.html::$DATA", address), []int{400}},
		"source":                     {request("/content/a.md", address), []int{404}},
		"source beside":              {request("/a.md", address), []int{404}},
		"settings":                   {request("/config.toml", address), []int{404}},
		"listing":                    {request("/assets/", address), []int{404}},
		"file that a page links":     {request("/fujian.pdf", address), []int{200}},
		"file that a link leads to":  {request("/secret.pdf", address), []int{404}},
		"folder that is a link":      {request("/secret.txt", address), []int{404}},
		"asset that is a link":       {request("/assets/secret.txt", address), []int{404}},
		"write":                      {"POST /a.html HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", []int{405}},
		"delete":                     {"DELETE /a.html HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n", []int{405}},
		"preflight":                  {"OPTIONS /a.html HTTP/1.1\r\nHost: " + address + "\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n", []int{405}},
		"proxy request":              {"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", []int{403}},
		"tunnel":                     {"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", []int{405}},
		"huge header":                {request("/a.html", address, "X: "+strings.Repeat("x", 1<<20)), []int{431, 0}},
		"no HTTP at all":             {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", []int{400, 0}},
		"two lengths":                {"GET /a.html HTTP/1.1\r\nHost: " + address + "\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nx", []int{400}},
		"key of the phone's address": {request("/~x/a.html", address), []int{404}},
	} {
		t.Run(name, func(t *testing.T) {
			status, header, body := send(t, address, c.text)
			ok := false
			for _, w := range c.want {
				ok = ok || w == status
			}
			if !ok {
				t.Errorf("status %d, want %v", status, c.want)
			}
			if strings.Contains(body, "SECRET") || strings.Contains(body, "root:") {
				t.Errorf("got out: %.200s", body)
			}
			for name := range header {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("header %s", name)
				}
			}
			if status == 200 && (header.Get("Cross-Origin-Resource-Policy") != "same-origin" || header.Get("X-Frame-Options") == "") {
				t.Errorf("headers %v", header)
			}
		})
	}
	if status, page := s.get("/a.html"); status != 200 || !strings.Contains(page, "旧的一句") {
		t.Errorf("afterwards: %d", status)
	}
}

// Whoever opens many connections, or sends a header byte by byte, gets in nobody's
// way for long.
func TestSlowAndManyClientsDontStopIt(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: waits for time-outs")
	}
	s := show(t, nil, Options{})
	address := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
	const many = 10_000
	var open sync.WaitGroup
	opened := 0
	for range many {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Logf("this side has no more after %d: %v", opened, err)
			break
		}
		opened++
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: ") // and never goes on
		open.Go(func() {
			io.Copy(io.Discard, c) // ends when the server closes
			c.Close()
		})
	}
	t.Logf("%d connections", opened)
	s.until("a page is served again", func() bool {
		client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 2 * time.Second}
		resp, err := client.Get(s.url + "a.html")
		if err != nil {
			return false
		}
		resp.Body.Close()
		return resp.StatusCode == 200
	})
	open.Wait() // every one of them is closed by the server
}

func TestStreamsAreBounded(t *testing.T) {
	h := newHub()
	for range maxListeners {
		if h.listen() == nil {
			t.Fatal("refused too early")
		}
	}
	if h.listen() != nil {
		t.Error("no bound")
	}
	for n := range 5 {
		h.send(news{Number: n}) // nobody reads: must not block
	}
	if h.count() != maxListeners {
		t.Error(h.count())
	}
}

// Other devices get nothing without the key, drafts least of all (pains 5.4).
func TestOtherDevicesNeedTheKey(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s := newServer(Options{LAN: true, Now: func() time.Time { return now }}, 1204)
	inside := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "page") })
	ask := func(s *server, remote, host, path string, cookie *http.Cookie) *http.Response {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.RemoteAddr, r.Host = remote+":5555", host
		local := &net.TCPAddr{IP: net.ParseIP("192.168.1.5"), Port: 1204}
		if remote == "127.0.0.1" {
			local.IP = net.ParseIP("127.0.0.1")
		}
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, local))
		if cookie != nil {
			r.AddCookie(cookie)
		}
		w := httptest.NewRecorder()
		s.guard(inside).ServeHTTP(w, r)
		return w.Result()
	}
	phone, here := "192.168.1.9", "192.168.1.5:1204"
	for _, path := range []string{"/", "/~/", "/~wrong/", "/~" + s.secret[:10] + "/", "/" + s.secret + "/", "/.pufa/site"} {
		if r := ask(s, phone, here, path, nil); r.StatusCode != 403 {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
	r := ask(s, phone, here, "/~"+s.secret+"/a.html", nil)
	if r.StatusCode != 303 || r.Header.Get("Location") != "/a.html" || len(r.Cookies()) != 1 || !r.Cookies()[0].HttpOnly {
		t.Fatalf("with the key: %d %v", r.StatusCode, r.Header)
	}
	cookie := r.Cookies()[0]
	if r := ask(s, phone, here, "/a.html", cookie); r.StatusCode != 200 {
		t.Errorf("with the cookie: %d", r.StatusCode)
	}
	if r := ask(s, phone, "evil.example:1204", "/a.html", cookie); r.StatusCode != 403 {
		t.Errorf("rebinding: %d", r.StatusCode)
	}
	if r := ask(s, phone, "127.0.0.1:1204", "/a.html", cookie); r.StatusCode != 403 {
		t.Errorf("an address at which it did not come in: %d", r.StatusCode)
	}
	if r := ask(s, phone, "localhost:1204", "/a.html", cookie); r.StatusCode != 403 {
		t.Errorf("localhost from elsewhere: %d", r.StatusCode)
	}
	if r := ask(s, "127.0.0.1", "127.0.0.1:1204", "/a.html", nil); r.StatusCode != 200 {
		t.Errorf("this machine: %d", r.StatusCode)
	}
	if r := ask(s, phone, here, "/~"+s.secret+"//evil.example/", nil); strings.HasPrefix(r.Header.Get("Location"), "//") {
		t.Errorf("led to %s", r.Header.Get("Location"))
	}
	for _, path := range []string{"/evil.example/", "%09/evil.example/", "%5cevil.example/", "%0d%0aX:y"} {
		if r := ask(s, phone, here, "/~"+s.secret+"/"+path, nil); r.StatusCode != 400 {
			t.Errorf("%s: %d %v", path, r.StatusCode, r.Header)
		}
	}
	if r := ask(s, phone, here, "/~"+s.secret+"/%E7%94%B2%20b/a.html", nil); r.Header.Get("Location") != "/%E7%94%B2%20b/a.html" {
		t.Errorf("led to %s", r.Header.Get("Location"))
	}
	now = now.Add(lanTime + time.Minute)
	if r := ask(s, phone, here, "/a.html", cookie); r.StatusCode != 403 {
		t.Errorf("after the time: %d", r.StatusCode)
	}
	if r := ask(newServer(Options{Now: time.Now}, 1204), phone, here, "/~/a.html", cookie); r.StatusCode != 403 {
		t.Errorf("without --lan: %d", r.StatusCode)
	}
}

func TestOnlyThisMachineIsListenedTo(t *testing.T) {
	l, err := listen(context.Background(), 20_000+os.Getpid()%20_000, false, "x")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if a := l.Addr().(*net.TCPAddr); !a.IP.IsLoopback() {
		t.Errorf("listens at %s", a)
	}
	for _, ip := range lanAddresses() {
		if c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), strconv.Itoa(l.Addr().(*net.TCPAddr).Port)), time.Second); err == nil {
			c.Close()
			t.Errorf("answers at %s", ip)
		}
	}
}

// With --lan other devices are listened to, at addresses that hold the key; without it
// there is neither.
func TestOtherDevicesAreListenedToWhenAsked(t *testing.T) {
	l, err := listen(context.Background(), 20_000+os.Getpid()%20_000, true, "x")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if a := l.Addr().(*net.TCPAddr); !a.IP.IsUnspecified() {
		t.Errorf("listens at %s alone", a)
	}
	s := newServer(Options{Now: time.Now, LAN: true}, 1204)
	if got := s.lanURLs(); len(got) != len(lanAddresses()) {
		t.Errorf("addresses %q", got)
	}
	for _, address := range s.lanURLs() {
		if !strings.HasSuffix(address, ":1204/~"+s.secret+"/") {
			t.Errorf("address %s", address)
		}
	}
	if got := newServer(Options{Now: time.Now}, 1204).lanURLs(); len(got) != 0 {
		t.Errorf("without --lan: %q", got)
	}
}

func TestPhonesGetAnAddressThatWorks(t *testing.T) {
	s := show(t, nil, Options{LAN: true})
	if len(s.lan) == 0 {
		t.Skip("this machine has no address in a network")
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Get(s.lan[0])
	if err != nil {
		t.Skip("this machine cannot reach itself: ", err)
	}
	resp.Body.Close()
	if resp.StatusCode != 303 || len(resp.Cookies()) != 1 {
		t.Fatalf("%d %v", resp.StatusCode, resp.Header)
	}
	base := s.lan[0][:strings.Index(s.lan[0], "/~")]
	for _, path := range []string{"/", "/a.html", "/b/index.html"} {
		r, err := http.NewRequest(http.MethodGet, base+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.AddCookie(resp.Cookies()[0])
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != 200 || strings.Contains(string(data), "localhost") || strings.Contains(string(data), "127.0.0.1") {
			t.Errorf("%s: %v, %d", path, err, resp.StatusCode) // a phone's localhost is the phone
		}
		if r, err := client.Get(base + path); err != nil || r.StatusCode != 403 {
			t.Errorf("%s without the key: %v %v", path, err, r)
		}
	}
}

func (h *hub) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.listeners)
}
