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

var searchedSite = flag.String("searched-site", "", "folder of a built site whose first searches are measured, in the place of the sample site")

// A first search on an old phone far from any tower: what it loads, when it answers, and how
// long the page stands still. The figures are printed; nothing depends on them.
//
//	go test ./internal/e2e -run WhatAFirstSearchCosts -v -searched-site public
func TestWhatAFirstSearchCosts(t *testing.T) {
	c := openChromium(t)
	dir := *searchedSite
	if dir == "" {
		dir = buildSite(t, root)
	}
	site := serve(t, dir, func(w http.ResponseWriter, r *http.Request) bool { return compressed(w, r, dir) })
	var files, bytes, answer, still []int
	for _, query := range []string{"信访多久给答复", "离婚冷静期多少天", "老板拖欠工钱怎么办", "被狗咬了谁赔", "行政复议要交钱吗", "罚款太重没钱能分期吗", "承包地能不能转给别人种", "身份证丢了几天补", "条例 34"} {
		b := c.tab(t)
		b.open(site.url("index.html"))
		call(b, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
		call(b, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{{
			Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 750e3 / 8,
		}}})
		call(b, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 6})
		m := ask[struct{ Results, Answer, Still, Files, Bytes int }](b, fmt.Sprintf(`(async () => {
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
		t.Logf("%s: %d results after %d ms, %d files, %.1f KB, longest task %d ms", query, m.Results, m.Answer, m.Files, float64(m.Bytes)/1024, m.Still)
		files, bytes, answer, still = append(files, m.Files), append(bytes, m.Bytes), append(answer, m.Answer), append(still, m.Still)
		if m.Results == 0 || m.Files == 0 || m.Bytes == 0 {
			t.Errorf("%s: %+v", query, m)
		}
	}
	for _, list := range [][]int{files, bytes, answer, still} {
		slices.Sort(list)
	}
	half := len(files) / 2
	t.Logf("median: %d files, %.1f KB, %d ms; most: %d ms, longest task %d ms (median %d; 0 = none above 50)", files[half], float64(bytes[half])/1024, answer[half], answer[len(answer)-1], still[len(still)-1], still[half])
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
