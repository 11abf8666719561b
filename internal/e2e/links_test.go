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

	"golang.org/x/net/html"
)

// One and the same output works at a server's root, under a sub-path and from a
// disk (pains 8.1, 8.2): every link, picture, style sheet and script leads to a
// file that is there, every fragment to an id, and nothing is loaded from
// another host.
func TestEveryLinkWorks(t *testing.T) {
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
		for _, l := range linksOf(t, text) {
			u, err := resolveLink(page, l.address)
			if err != nil {
				t.Errorf("%s: %q is no address: %v", page, l.address, err)
				continue
			}
			if !strings.HasPrefix(u.String(), server.URL) {
				if l.loads {
					t.Errorf("%s loads %s from elsewhere", page, u)
				}
				continue
			}
			if !strings.HasPrefix(u.String(), start) {
				t.Errorf("%s leads out of the site: %s", page, l.address)
				continue
			}
			fragment := u.Fragment
			u.Fragment = ""
			target, ok := get(u.String())
			if !ok {
				t.Errorf("%s: %q leads to nothing", page, l.address)
				continue
			}
			if fragment != "" && !slices.Contains(idsOf(t, target), fragment) {
				t.Errorf("%s: %q: no id %q there", page, l.address, fragment)
			}
			if l.follow && (strings.HasSuffix(u.Path, "/") || strings.HasSuffix(u.Path, ".html")) {
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
		for _, l := range linksOf(t, text) {
			u, err := resolveLink("file:///site/"+(&url.URL{Path: name}).EscapedPath(), l.address)
			if err != nil {
				t.Errorf("%s: %q: %v", name, l.address, err)
				continue
			}
			if u.Scheme != "file" {
				if l.loads {
					t.Errorf("%s loads %s from elsewhere", name, u)
				}
				continue
			}
			target := strings.TrimPrefix(path.Clean(u.Path), "/site/")
			if _, ok := site[target]; !ok {
				t.Errorf("%s: %q is no file", name, l.address)
			}
		}
	}
}

// link is an address that a page uses. loads: the browser fetches it by itself;
// follow: a reader may go there.
type link struct {
	address       string
	loads, follow bool
}

func linksOf(t *testing.T, text string) []link {
	var out []link
	each(t, text, func(tag string, attrs map[string]string) {
		switch tag {
		case "a", "area":
			if h, ok := attrs["href"]; ok {
				out = append(out, link{address: h, follow: true})
			}
		case "link":
			rel := attrs["rel"]
			if rel == "canonical" {
				return // a full address by nature
			}
			out = append(out, link{address: attrs["href"], loads: rel == "stylesheet" || rel == "icon" || rel == "preload"})
		case "img", "script", "source", "video", "audio", "iframe", "embed":
			if s, ok := attrs["src"]; ok {
				out = append(out, link{address: s, loads: true})
			}
			for _, candidate := range strings.Split(attrs["srcset"], ",") {
				if fields := strings.Fields(candidate); len(fields) > 0 {
					out = append(out, link{address: fields[0], loads: true})
				}
			}
		case "meta":
			if strings.EqualFold(attrs["http-equiv"], "refresh") {
				_, address, _ := strings.Cut(attrs["content"], "url=")
				out = append(out, link{address: address, follow: true})
			}
		case "form":
			if a, ok := attrs["action"]; ok {
				out = append(out, link{address: a})
			}
		}
	})
	return slices.DeleteFunc(out, func(l link) bool {
		return strings.HasPrefix(l.address, "data:") || strings.HasPrefix(l.address, "mailto:") || strings.HasPrefix(l.address, "tel:")
	})
}

func idsOf(t *testing.T, text string) []string {
	var out []string
	each(t, text, func(_ string, attrs map[string]string) {
		if id, ok := attrs["id"]; ok {
			out = append(out, id)
		}
	})
	return out
}

func each(t *testing.T, text string, do func(tag string, attrs map[string]string)) {
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			attrs := map[string]string{}
			for _, a := range token.Attr {
				if _, twice := attrs[a.Key]; twice {
					t.Errorf("<%s> has two attributes %s", token.Data, a.Key)
				}
				attrs[a.Key] = a.Val
			}
			do(token.Data, attrs)
		}
	}
}

func resolveLink(page, address string) (*url.URL, error) {
	base, err := url.Parse(page)
	if err != nil {
		return nil, err
	}
	return base.Parse(address)
}
