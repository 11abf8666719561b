package e2e

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// An address that was cut off in the middle of a character does no harm.
func TestABrokenAddressLeavesAWayfinderWorking(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.as(desktop)
	b.open(site.url("zhinan/zhilu.html"))
	b.do(`location.hash = "#%"`)
	b.click(".way-items li:nth-child(1) a")
	b.until(`document.querySelector(".way-title").textContent === "这件事，对方是谁？"`)
	report(t, "zhilu#%", desktop, b.findings())
}

// With a script a wayfinder asks in place: answers are shown and can be changed, back
// goes back, a reload stays. Whatever is answered, the server is asked for the same
// files.
func TestAWayfinderAsksInPlaceAndTellsNobody(t *testing.T) {
	c := openChromium(t)
	var mu sync.Mutex
	var asked []string
	site := serveSite(t, func(w http.ResponseWriter, r *http.Request) bool {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.RequestURI())
		return false
	})
	dir, err := filepath.Abs(site.dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, base := range map[string]string{"http": site.base, "file": "file://" + filepath.ToSlash(dir) + "/"} {
		b := c.tab(t)
		b.as(desktop)
		b.open(base + "zhinan/zhilu.html")
		mu.Lock()
		asked = nil
		mu.Unlock()
		title := func(want string) {
			t.Helper()
			b.until(`document.querySelector(".way-title").textContent === ` + strconv.Quote(want))
		}
		first := ask[string](b, `document.querySelector(".way-title").textContent`)
		b.click(".way-items li:nth-child(1) a")
		title("这件事，对方是谁？")
		b.click(".way-items li:nth-child(1) a")
		title("部门是怎样对您的？")
		b.click(".way-items li:nth-child(4) a")
		title("30 日内申请复查")
		if got := ask[string](b, `[...document.querySelectorAll(".way-asked strong")].map((e) => e.textContent).join("；")`); got != "解决我自己的事；政府部门；已经给了信访处理意见书" {
			t.Errorf("%s: answers so far: %s", name, got)
		}
		if got := ask[string](b, `document.activeElement.textContent`); got != "30 日内申请复查" {
			t.Errorf("%s: the focus is at %q", name, got)
		}
		for _, href := range ask[[]string](b, `[...document.querySelectorAll(".way a")].map((a) => a.href)`) {
			if !strings.HasPrefix(href, base) {
				t.Errorf("%s: a link to %s", name, href)
			} else if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(strings.SplitN(strings.TrimPrefix(href, base), "#", 2)[0]))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		b.do("history.back()")
		title("部门是怎样对您的？")
		b.click(".way-asked li:nth-child(1) a")
		title(first)
		b.click(".way-items li:nth-child(2) a")
		title("要举报谁？")
		b.reload()
		title("要举报谁？")
		mu.Lock()
		for _, uri := range asked {
			for _, answer := range []string{"duifang", "bumen", "fucha", "jubao"} {
				if strings.Contains(uri, answer) {
					t.Errorf("%s: the server was asked for %s", name, uri)
				}
			}
		}
		if name == "http" && len(asked) == 0 {
			t.Error("nothing was asked of the server, not even all questions")
		}
		mu.Unlock()
		report(t, name, desktop, b.findings())
	}
}

// Without a script each answer leads to a page: from the first all others are reached,
// and each says what was answered.
func TestAWayfinderNeedsNoScript(t *testing.T) {
	site := files(t, buildSite(t, root))
	items := regexp.MustCompile(`<li><a href="([^"]+)"><strong>([^<]+)</strong>`)
	reached := map[string]bool{}
	var follow func(page string, answers []string)
	follow = func(page string, answers []string) {
		text, ok := site[page]
		if !ok || reached[page] {
			t.Errorf("%s: is there: %v, reached before: %v", page, ok, reached[page])
			return
		}
		reached[page] = true
		_, sofar, _ := strings.Cut(text, `class="way-asked"`)
		sofar, _, _ = strings.Cut(sofar, "</section>")
		if got := strings.Count(sofar, "<strong>"); got != len(answers) {
			t.Errorf("%s shows %d of %d answers", page, got, len(answers))
		}
		for _, a := range answers {
			if !strings.Contains(sofar, "<strong>"+a+"</strong>") {
				t.Errorf("%s does not say that “%s” was answered", page, a)
			}
		}
		_, list, _ := strings.Cut(text, `way-items">`)
		list, _, _ = strings.Cut(list, "</ul>")
		for _, m := range items.FindAllStringSubmatch(list, -1) {
			if to := path.Join(path.Dir(page), m[1]); strings.HasPrefix(to, "zhinan/zhilu/") {
				follow(to, append(slices.Clone(answers), m[2]))
			}
		}
	}
	follow("zhinan/zhilu.html", nil)
	for name := range site {
		if strings.HasPrefix(name, "zhinan/zhilu/") && strings.HasSuffix(name, ".html") && !reached[name] && name != "zhinan/zhilu/sheet.html" {
			t.Errorf("no answer leads to %s", name)
		}
	}
	if len(reached) < 16 {
		t.Errorf("%d pages reached", len(reached))
	}
}
