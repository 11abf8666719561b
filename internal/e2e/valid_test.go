package e2e

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// Every page is valid by the Nu HTML checker, the W3C's own.
func TestEveryPageIsValidHTML(t *testing.T) {
	t.Parallel()
	jar := outside(t, "vnu", "PUFA_VNU")
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatal("PUFA_VNU is set, but there is no java to run it")
	}
	checkHTML(t, java, jar, buildSite(t, root), buildSite(t, siteWithPictures(t)), buildSite(t, siteWithStatutes(t)))
}

func checkHTML(t *testing.T, java, jar string, folders ...string) {
	t.Helper()
	// --also-check-svg looks into drawings; CSS is ahead of the checker's list of
	// properties and is looked at in browsers instead.
	cmd := exec.Command(java, append([]string{"-Xmx1g", "-XX:+UseSerialGC", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html"}, folders...)...)
	report, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, report)
	}
	var result struct {
		Messages []struct {
			Type, Message, URL, Extract string
			LastLine                    int
		}
	}
	if err := json.Unmarshal(report, &result); err != nil {
		t.Fatalf("%v\n%s", err, report)
	}
	for _, m := range result.Messages {
		if m.Type == "error" || m.Type == "non-document-error" {
			t.Errorf("%s:%d: %s\n\t%s", m.URL[strings.LastIndex(m.URL, "public/")+1:], m.LastLine, m.Message, m.Extract)
		}
	}
}

// Feeds and site maps parse with a strict parser and name only pages that are
// there.
func TestFeedsAndSiteMapsAreWellFormed(t *testing.T) {
	site := files(t, buildSite(t, root))
	seen := 0
	for name, text := range site {
		switch {
		case strings.HasSuffix(name, ".xml"):
			decoder := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := decoder.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
			}
		case strings.HasSuffix(name, "feed.json"):
			var feed struct {
				Version string
				Items   []struct{ ID, URL, Title string }
			}
			if err := json.Unmarshal([]byte(text), &feed); err != nil || feed.Version != "https://jsonfeed.org/version/1.1" {
				t.Errorf("%s: %v, version %q", name, err, feed.Version)
			}
			for _, item := range feed.Items {
				checkPermalink(t, site, name, item.URL)
			}
		default:
			continue
		}
		seen++
	}
	if seen < 4 {
		t.Errorf("only %d feeds and site maps", seen)
	}
	var urls struct {
		URL []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(site["sitemap.xml"]), &urls); err != nil || len(urls.URL) < 10 {
		t.Errorf("sitemap.xml: %v, %d addresses", err, len(urls.URL))
	}
	for _, u := range urls.URL {
		checkPermalink(t, site, "sitemap.xml", u.Loc)
	}
}

func checkPermalink(t *testing.T, site map[string]string, from, address string) {
	t.Helper()
	const base = "https://www.example.gov.cn/pufa/"
	path, ok := strings.CutPrefix(address, base)
	if !ok {
		t.Errorf("%s: %s is not below %s", from, address, base)
		return
	}
	u, err := testkit.Resolve("file:///", path)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return
	}
	if _, ok := site[strings.TrimPrefix(u.Path, "/")]; !ok {
		t.Errorf("%s: %s is not there", from, address)
	}
}
