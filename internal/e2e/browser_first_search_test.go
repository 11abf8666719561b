package e2e

import (
	"compress/gzip"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
)

var searchedSite = flag.String("searched-site", "", "folder of a built site whose first searches are measured on a slow phone, too")

// A first search loads little: on the sample site at most six files and 50 KB, engine included.
// With a site of your own the figures are printed, with those of an old phone far from any tower:
// when it answers, and how long the page stands still.
//
//	go test ./internal/e2e -run WhatAFirstSearchCosts -v -searched-site public
func TestWhatAFirstSearchCosts(t *testing.T) {
	c := openChromium(t)
	dir := *searchedSite
	if dir == "" {
		dir = buildSite(t, root)
	}
	site := serve(t, dir, func(w http.ResponseWriter, r *http.Request) bool { return compressed(w, r, dir) })
	var files, bytes, answer, slow, still middle
	for _, query := range []string{"信访多久给答复", "离婚冷静期多少天", "老板拖欠工钱怎么办", "被狗咬了谁赔", "行政复议要交钱吗", "罚款太重没钱能分期吗", "承包地能不能转给别人种", "身份证丢了几天补", "条例 34"} {
		m := firstSearch(t, c, site, query, 1)
		files, bytes, answer = append(files, m.Files), append(bytes, m.Bytes), append(answer, m.Answer)
		t.Logf("%s: %d results after %d ms, %d files, %d bytes", query, m.Results, m.Answer, m.Files, m.Bytes)
		if m.Results == 0 || m.Files == 0 || m.Bytes == 0 {
			t.Errorf("%s: %+v", query, m)
		}
		if *searchedSite != "" {
			m = firstSearch(t, c, site, query, 6)
			slow, still = append(slow, m.Answer), append(still, m.Still)
			t.Logf("%s: on a processor six times slower after %d ms, longest task %d ms", query, m.Answer, m.Still)
		}
	}
	t.Logf("median (most): %v files, %v bytes, %v ms; slow processor %v ms, longest task %v ms (0 = none above 50)", files, bytes, answer, slow, still)
	if *searchedSite == "" && (files.median() > 6 || bytes.median() > 50<<10) {
		t.Errorf("a first search takes %v files and %v bytes; want 6 and %d", files, bytes, 50<<10)
	}
}

// middle is a list of figures, printed as its median and its greatest.
type middle []int

func (m middle) median() int {
	if len(m) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(m))[len(m)/2]
}

func (m middle) String() string {
	if len(m) == 0 {
		return "?"
	}
	return fmt.Sprintf("%d (%d)", m.median(), slices.Max(m))
}

// costs of a first search: results, milliseconds until they are there and of the longest task, files and bytes loaded.
type costs struct{ Results, Answer, Still, Files, Bytes int }

// firstSearch asks in a tab of its own, over 150 ms and 1.6 Mbit/s, on a processor so many times slower.
// The tab is closed before the next: tabs share a process, and each slows the others down.
func firstSearch(t *testing.T, c *chromium, site served, query string, slower float64) (m costs) {
	t.Run(query, func(t *testing.T) {
		b := c.tab(t)
		b.open(site.url("index.html"))
		call(b, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
		call(b, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{{
			Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 750e3 / 8,
		}}})
		call(b, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
		m = ask[costs](b, fmt.Sprintf(`(async () => {
			let longest = 0;
			const watch = (list) => { for (const e of list.getEntries()) longest = Math.max(longest, e.duration); };
			const observer = new PerformanceObserver(watch);
			observer.observe({ entryTypes: ["longtask"] });
			performance.clearResourceTimings();
			const begun = performance.now(), results = await pufa.search(%q), answered = performance.now() - begun;
			await new Promise((done) => setTimeout(done, 300));
			watch({ getEntries: () => observer.takeRecords() });
			const loaded = performance.getEntriesByType("resource").filter((e) => e.name.includes("/search/") && e.name.includes(".js"));
			return { Results: results.length, Answer: Math.round(answered), Still: Math.round(longest), Files: loaded.length, Bytes: loaded.reduce((n, e) => n + e.encodedBodySize, 0) };
		})()`, query))
	})
	return m
}

// compressed answers for a script as servers do; false = it is none of ours.
func compressed(w http.ResponseWriter, r *http.Request, dir string) bool {
	name, ours := strings.CutPrefix(r.URL.Path, subPath)
	if !ours || !strings.HasSuffix(name, ".js") || !filepath.IsLocal(name) {
		return false
	}
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	_, _ = z.Write(text)
	_ = z.Close()
	return true
}
