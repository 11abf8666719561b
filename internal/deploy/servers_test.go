package deploy

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"pufa/internal/testkit"
)

// The servers themselves judge whether they understand what is written for them.
func TestWebServersLeadOn(t *testing.T) {
	ask := func(t *testing.T, port int) {
		client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		for address, want := range map[string]string{
			"old/a.html":                         "/pufa/zhinan/%E5%A4%8D%E6%9F%A5.html",
			"old/":                               "/pufa/index.html",
			"old":                                "/pufa/index.html",
			"%E6%97%A7/%E7%94%B2+%E4%B9%99.html": "/pufa/new.html",
			"%E6%97%A7%20%E7%9B%AE%E5%BD%95/%E4%B8%99%20%E4%B8%81.html": "/pufa/new.html",
			"show.php?id=12&type=a.b":                                   "/pufa/12.html",
			"show.php?id=%E4%BF%A1":                                     "/pufa/%20",
			"show.php?id=12":                                            "/pufa/all.html",
			"show.php":                                                  "/pufa/all.html",
			"?p=1":                                                      "/pufa/1.html",
			"?p=2":                                                      "", // the home page
			"old/axhtml":                                                "",
			"index.html":                                                "",
		} {
			r, err := client.Get(fmt.Sprintf("http://127.0.0.1:%d/pufa/%s", port, address))
			if err != nil {
				t.Fatal(err)
			}
			r.Body.Close()
			got := r.Header.Get("Location")
			if u, err := r.Location(); err == nil {
				got = u.EscapedPath()
				if u.RawQuery != "" {
					got += "?" + u.RawQuery
				}
			}
			// The "$" of the test's address may be written in two ways.
			if address == "show.php?id=%E4%BF%A1" && (got == "/pufa/%20$1.html" || got == "/pufa/%20%241.html") {
				continue
			}
			if got != want || want != "" && r.StatusCode != http.StatusMovedPermanently {
				t.Errorf("%s: %d %q, want %q", address, r.StatusCode, got, want)
			}
		}
	}
	www := func(t *testing.T, d Dialect) (dir, site string) {
		dir = t.TempDir()
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		site = filepath.Join(dir, "pufa")
		name, text := d.Map("/pufa/", moved)
		for name, text := range map[string]string{name: string(text), "index.html": "home"} {
			if err := os.MkdirAll(site, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(site, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return dir, site
	}
	settings := func(t *testing.T, dir, text string) string {
		name := filepath.Join(dir, "settings")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	t.Run("nginx", func(t *testing.T) {
		program := testkit.Outside(t, "nginx", "PUFA_NGINX")
		dir, site := www(t, Nginx)
		port := testkit.FreePort(t)
		name := settings(t, dir, fmt.Sprintf(`daemon off; user root; pid %[1]s/pid; error_log %[1]s/errors; events {}
http { access_log off; client_body_temp_path %[1]s/b; proxy_temp_path %[1]s/p; fastcgi_temp_path %[1]s/f; uwsgi_temp_path %[1]s/u; scgi_temp_path %[1]s/s;
server { listen 127.0.0.1:%[2]d; root %[1]s; include %[3]s/redirects.nginx.conf; } }
`, dir, port, site))
		testkit.Start(t, exec.Command(program, "-c", name), port)
		ask(t, port)
	})
	t.Run("apache", func(t *testing.T) {
		program := testkit.Outside(t, "apache", "PUFA_APACHE")
		dir, _ := www(t, Apache)
		port := testkit.FreePort(t)
		name := settings(t, dir, fmt.Sprintf(`ServerName localhost
Listen 127.0.0.1:%[2]d
PidFile %[1]s/pid
ErrorLog %[1]s/errors
DefaultRuntimeDir %[1]s
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
DocumentRoot %[1]s
<Directory %[1]s>
AllowOverride FileInfo
</Directory>
`, dir, port))
		testkit.Start(t, exec.Command(program, "-X", "-f", name), port)
		ask(t, port)
	})
}
