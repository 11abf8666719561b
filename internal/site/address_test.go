package site

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

func TestRelative(t *testing.T) {
	for _, c := range []struct {
		from, to URL
		want     string
	}{
		{"/index.html", "/zhinan/a.html", "zhinan/a.html"},
		{"/zhinan/a.html", "/index.html", "../index.html"},
		{"/zhinan/a.html", "/zhinan/b.html", "b.html"},
		{"/zhinan/a.html", "/zhinan/a.html", "a.html"},
		{"/zhinan/a.html", "/wenda/b.html", "../wenda/b.html"},
		{"/a/b/c.html", "/a/d/e.html", "../d/e.html"},
		{"/a/b/", "/a/b/", "./"},
		{"/a/b/", "/", "../../"},
		{"/", "/a/", "a/"},
		{"/", "/", "./"},
		{"/ab/c.html", "/a/c.html", "../a/c.html"},
		{"/index.html", "/标签/复查.html", "%E6%A0%87%E7%AD%BE/%E5%A4%8D%E6%9F%A5.html"},
		{"/index.html", "/a:b.html", "a%3Ab.html"},
	} {
		if got := Relative(c.from, c.to); got != c.want {
			t.Errorf("Relative(%s, %s) = %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

// A browser that resolves the relative address against the page's own comes to
// the target, wherever the site lies.
func TestRelativeResolvesAsBrowsersDo(t *testing.T) {
	urls := []URL{"/", "/index.html", "/a.html", "/a/", "/a/index.html", "/a/b.html", "/a/b/c/d.html", "/复查/一 二.html", "/a:b/c.html", "/100%.html", "/?#.html"}
	for _, base := range []string{"https://example.org/", "https://example.org/x/y/"} {
		for _, from := range urls {
			for _, to := range urls {
				page, err := url.Parse(base + from.Encode())
				if err != nil {
					t.Fatal(err)
				}
				got, err := page.Parse(Relative(from, to))
				if err != nil {
					t.Fatalf("Relative(%s, %s): %v", from, to, err)
				}
				if want := base + to.Encode(); got.String() != want {
					t.Errorf("from %s, %q leads to %s, want %s", page, Relative(from, to), got, want)
				}
				if got, _ := page.Parse(Rooted(new(Settings).Root(from), to)); got.String() != base+to.Encode() {
					t.Errorf("from %s, %q leads to %s", page, Rooted(new(Settings).Root(from), to), got)
				}
			}
		}
	}
}

func TestFilesStayInside(t *testing.T) {
	for _, u := range []URL{"/", "/a/", "/a.html", "/a/b.html"} {
		if f := u.File(); strings.HasPrefix(f, "/") || strings.HasSuffix(f, "/") || f == "" {
			t.Errorf("%s is written to %q", u, f)
		}
	}
}

func TestBatchesAreCountedFromTheOldest(t *testing.T) {
	s := Settings{Lists: Lists{Size: batchSize}}
	pages := func(n int) []*Page {
		out := make([]*Page, n)
		for i := range out {
			out[i] = &Page{Title: fmt.Sprint(n - i)} // the oldest is 1
		}
		return out
	}
	seen := map[URL]string{} // first page of each full batch, over all lengths
	for n := range 200 {
		total := 0
		all := s.batches("/a/index.html", "/a/", pages(n))
		for i, b := range all {
			total += len(b.Pages)
			if i == 0 {
				if len(b.Pages) > batchSize+batchSize/2 || n > batchSize && len(b.Pages) < batchSize/2 {
					t.Errorf("of %d pages the first batch holds %d", n, len(b.Pages))
				}
				continue
			}
			if before, ok := seen[b.URL]; ok && before != b.Pages[0].Title {
				t.Errorf("%s began with %s and begins with %s when there are %d pages", b.URL, before, b.Pages[0].Title, n)
			}
			seen[b.URL] = b.Pages[0].Title
		}
		if total != n {
			t.Errorf("%d pages in batches of %d", total, n)
		}
	}
}

// As other programs number them: each part is full but the last.
func TestBatchesFromTheFront(t *testing.T) {
	s := Settings{Folders: true, Lists: Lists{Size: 3, FromFront: true}}
	for n, want := range map[int]string{0: "/a/ 0", 3: "/a/ 3", 4: "/a/ 3, /a/page/2/ 1", 7: "/a/ 3, /a/page/2/ 3, /a/page/3/ 1"} {
		var got []string
		for _, b := range s.batches("/a/", "/a/", make([]*Page, n)) {
			got = append(got, fmt.Sprint(b.URL, " ", len(b.Pages)))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("of %d pages: %s, want %s", n, strings.Join(got, ", "), want)
		}
	}
}

func TestRootedLinksAreTheSameOnAllPages(t *testing.T) {
	for base, want := range map[string]string{
		"https://example.org/": "/a/%E5%A4%8D.html", "https://example.org/pufa/": "/pufa/a/%E5%A4%8D.html",
		"https://example.org/%E6%99%AE/": "/%E6%99%AE/a/%E5%A4%8D.html", "": "/a/%E5%A4%8D.html",
	} {
		s := Settings{Base: BasePath(base)}
		for _, from := range []URL{"/", "/index.html", "/a/复.html", "/b/c/d/"} {
			if got := s.Link(from, "/a/复.html"); got != want {
				t.Errorf("%s: from %s %s, want %s", base, from, got, want)
			}
			if got := Rooted(s.Root(from), "/a/复.html"); got != want {
				t.Errorf("%s: shared parts have %s, want %s", base, got, want)
			}
		}
	}
}

func TestAddressesThatAreInEachOthersWay(t *testing.T) {
	for _, c := range []struct {
		first, second URL
		want          bool
	}{
		{"/a.html", "/a.html", true},
		{"/a.html", "/b.html", false},
		{"/a/", "/a/", true},
		{"/a/", "/a/index.html", true},
		{"/a/index.html", "/A/", true}, // on Windows and macOS
		{"/é.html", "/e\u0301.html", true},
		{"/", "/index.html", true},
		{"/index.html", "/xindex.html", false},
		{"/a/", "/a/xindex.html", false},
		{"/a", "/a/", true},      // a file and a folder
		{"/a/b/c", "/a/b", true}, // a folder and a file
		{"/a/b/c", "/a", true},
		{"/a", "/a/b/c", true},
		{"/a", "/ab", false},
		{"/a/b", "/a/bc/d", false},
		{"/a/index.html/b", "/a/", true}, // a folder has the name of a file
		{"/a/", "/a/index.html/b", true},
		{"/a/index.html/", "/a/index.html/index.html", true},
		{"/a/index.html/b", "/a/b", false},
	} {
		s := newClaims(1)
		s.add(c.first, claim{file: "first"})
		if got, twice := s.add(c.second, claim{file: "second"}); twice != c.want || twice && got.file != "first" {
			t.Errorf("%s, then %s: %v, want %v", c.first, c.second, twice, c.want)
		}
	}
}

func TestAFolderIsRememberedWithAllAboveIt(t *testing.T) {
	s := newClaims(1)
	for _, u := range []URL{"/a/b/c/1.html", "/a/b/c/2.html", "/a/b/3.html", "/x/4.html", "/a/b/c/5.html"} {
		if other, twice := s.add(u, claim{file: string(u)}); twice {
			t.Errorf("%s: in the way is %s", u, other.file)
		}
	}
	for _, u := range []URL{"/a", "/a/b", "/a/b/c", "/x"} {
		if _, twice := s.add(u, claim{file: string(u)}); !twice {
			t.Errorf("%s has the name of a folder", u)
		}
	}
}

// Most names fit into the memory that is at hand.
func TestLongNamesAreEscapedLikeShortOnes(t *testing.T) {
	for n := 60; n <= 70; n++ { // a Han character becomes nine bytes; 192 are at hand
		name := strings.Repeat("a", n%3) + strings.Repeat("法", n/3)
		want := strings.Repeat("a", n%3) + strings.Repeat("%E6%B3%95", n/3)
		if got := Escape(name); got != want {
			t.Errorf("%d: %s", n, got)
		}
		if got := Anchor(name); got != "#"+want {
			t.Errorf("%d: %s", n, got)
		}
	}
}
