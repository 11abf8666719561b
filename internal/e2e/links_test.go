package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// One and the same output works at a server's root, under a sub-path and from a
// disk (pains 8.1, 8.2): every link, picture, style sheet and script leads to a
// file that is there, every fragment to an id, and nothing is loaded from
// another host.
func TestEveryLinkWorks(t *testing.T) {
	t.Parallel()
	t.Run("one file a page", func(t *testing.T) {
		out := buildSite(t, copySite(t, nil))
		t.Run("under a sub-path", func(t *testing.T) { crawl(t, out, "/a/b/") })
		t.Run("at the root", func(t *testing.T) { crawl(t, out, "/") })
		t.Run("from a disk", func(t *testing.T) { checkDisk(t, files(t, out)) })
	})
	t.Run("one folder a page", func(t *testing.T) {
		out := buildSite(t, copySite(t, func(c string) string {
			return strings.Replace(c, `addresses = "file"`, `addresses = "folder"`, 1)
		}))
		crawl(t, out, "/a/b/")
	})
}

// crawl serves a folder and follows every link from the home page.
func crawl(t *testing.T, dir, prefix string) {
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(prefix, "/"), http.FileServer(http.Dir(dir))))
	defer server.Close()
	start := server.URL + prefix
	bodies := map[string]string{} // address without fragment → text
	get := func(address string) (string, bool) {
		if body, ok := bodies[address]; ok {
			return body, body != ""
		}
		resp, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		var b strings.Builder
		if _, err := io.Copy(&b, resp.Body); err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode != http.StatusOK {
			bodies[address] = ""
			return "", false
		}
		bodies[address] = b.String() + " "
		return bodies[address], true
	}
	queue := []string{start, start + "404.html", start + "search/index.html"} // a script leads to the search
	seen := map[string]bool{}
	for len(queue) > 0 {
		page := queue[0]
		queue = queue[1:]
		if seen[page] {
			continue
		}
		seen[page] = true
		text, ok := get(page)
		if !ok {
			t.Errorf("%s is not there", page)
			continue
		}
		for _, l := range testkit.Links(t, text) {
			u, err := testkit.Resolve(page, l.Address)
			if err != nil {
				t.Errorf("%s: %q is no address: %v", page, l.Address, err)
				continue
			}
			if !strings.HasPrefix(u.String(), server.URL) {
				if l.Loads {
					t.Errorf("%s loads %s from elsewhere", page, u)
				}
				continue
			}
			if !strings.HasPrefix(u.String(), start) {
				t.Errorf("%s leads out of the site: %s", page, l.Address)
				continue
			}
			fragment := u.Fragment
			u.Fragment = ""
			target, ok := get(u.String())
			if !ok {
				t.Errorf("%s: %q leads to nothing", page, l.Address)
				continue
			}
			if fragment != "" && !slices.Contains(idsOf(t, target), fragment) {
				t.Errorf("%s: %q: no id %q there", page, l.Address, fragment)
			}
			if l.Follow && (strings.HasSuffix(u.Path, "/") || strings.HasSuffix(u.Path, ".html")) {
				queue = append(queue, u.String())
			}
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d pages were reached", len(seen))
	}
	for p := range files(t, dir) {
		if address := start + (&url.URL{Path: strings.TrimSuffix(p, "index.html")}).EscapedPath(); strings.HasSuffix(p, ".html") && !seen[address] && !seen[start+(&url.URL{Path: p}).EscapedPath()] {
			t.Errorf("no link leads to %s", p)
		}
	}
}

// checkDisk looks links up as a browser does that has opened a file: a folder is
// no page, and only a name that is exactly there is found.
func checkDisk(t *testing.T, site map[string]string) {
	for name, text := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, l := range testkit.Links(t, text) {
			u, err := testkit.Resolve("file:///site/"+(&url.URL{Path: name}).EscapedPath(), l.Address)
			if err != nil {
				t.Errorf("%s: %q: %v", name, l.Address, err)
				continue
			}
			if u.Scheme != "file" {
				if l.Loads {
					t.Errorf("%s loads %s from elsewhere", name, u)
				}
				continue
			}
			target := strings.TrimPrefix(path.Clean(u.Path), "/site/")
			if _, ok := site[target]; !ok {
				t.Errorf("%s: %q is no file", name, l.Address)
			}
		}
	}
}

func idsOf(t *testing.T, text string) []string {
	var out []string
	testkit.EachTag(t, text, func(_ string, attrs map[string]string) {
		if id, ok := attrs["id"]; ok {
			out = append(out, id)
		}
	})
	return out
}
