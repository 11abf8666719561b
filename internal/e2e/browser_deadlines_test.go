package e2e

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"

	"pufa/internal/deadline"
	"pufa/internal/law"
)

// count fills in the calculator as a reader does.
func (b *tab) count(what, from string) {
	b.t.Helper()
	b.do(fmt.Sprintf(`{
		const w = document.getElementById("count-what"), f = document.getElementById("count-from");
		w.selectedIndex = Array.from(w.options).findIndex((o) => o.text === %q);
		f.value = %q;
		f.dispatchEvent(new Event("input")) }`, what, from))
}

// The page counts as package deadline does; its tests hold the same days.
func TestTheCalculatorCounts(t *testing.T) {
	site := serveSite(t, nil)
	b := openChromium(t).tab(t)
	b.as(phone)
	b.open(site.url("zhinan/suan-qixian.html"))
	for _, c := range []struct{ what, from, want string }{
		{"请求复查", "2026-03-02", "最后一天是：|2026 年 4 月 1 日（星期三）|!稳妥"},
		{"请求复查", "2026-01-19", "2026 年 2 月 18 日（星期三）|没有写能不能往后推|稳妥的一天：2026 年 2 月 14 日（星期六）"},
		{"请求复查", "2025-12-04", "2026 年 1 月 3 日（星期六）|稳妥的一天：2025 年 12 月 31 日"},
		{"请求复查", "2027-01-08", "2027 年 2 月 7 日|2027 年的放假安排，这里没有|稳妥的一天：2027 年 1 月 29 日"},
		{"办结", "2023-10-01", "最后一天是：|2023 年 11 月 30 日（星期四）"},
		{"民事判决上诉", "2026-02-27", "2026 年 3 月 16 日（星期一）|往后推|稳妥的一天：2026 年 3 月 13 日"},
		{"直接提起行政诉讼", "2025-08-31", "2026 年 2 月 28 日（星期六）|!稳妥"},
		{"申请劳动仲裁", "2024-02-29", "2025 年 2 月 28 日（星期五）"},
		{"不归它管的机关提出异议", "2026-09-29", "2026 年 10 月 12 日（星期一）|《信访工作条例》第二十三条"},
	} {
		b.count(c.what, c.from)
		got := ask[string](b, `document.querySelector(".counted").innerText`)
		for _, want := range strings.Split(c.want, "|") {
			if without, not := strings.CutPrefix(want, "!"); not == strings.Contains(got, strings.TrimPrefix(want, "!")) {
				t.Errorf("%s from %s: %q (%v) in %q", c.what, c.from, without, !not, got)
			}
		}
	}
}

// Every period of the page, from days at random in all years that it knows and beside
// them: the browser tells the same last day and the same safe day as package deadline.
func TestTheCalculatorCountsAsPackageDeadline(t *testing.T) {
	site := serveSite(t, nil)
	b := openChromium(t).tab(t)
	b.as(phone)
	b.open(site.url("zhinan/suan-qixian.html"))
	type days struct{ Year, Off, Work string }
	calendar := deadline.Calendar{}
	for _, d := range ask[[]days](b, `Array.from(document.querySelectorAll(".count data"), (e) => ({Year: e.value, Off: e.dataset.off, Work: e.dataset.work}))`) {
		year, err := strconv.Atoi(d.Year)
		if err != nil {
			t.Fatal(err)
		}
		calendar[year] = deadline.Year{Off: daysOf(t, d.Off), On: daysOf(t, d.Work)}
	}
	if len(calendar) == 0 {
		t.Fatal("the page knows no days off")
	}
	known := slices.Sorted(maps.Keys(calendar))
	from, to := time.Date(known[0]-1, 7, 1, 0, 0, 0, 0, time.UTC), time.Date(known[len(known)-1]+1, 7, 1, 0, 0, 0, 0, time.UTC)
	starts := []string{"2024-02-29", "2024-12-31", "2025-01-31", "2025-08-31"}
	for range 60 {
		starts = append(starts, from.AddDate(0, 0, rand.IntN(int(to.Sub(from).Hours()/24))).Format(time.DateOnly))
	}
	type counted struct {
		What, Length, From, Last, Safe string
		Moves                          bool
	}
	all := ask[[]counted](b, fmt.Sprintf(`(() => {
		const what = document.getElementById("count-what"), from = document.getElementById("count-from"), all = [];
		for (const start of %q.split(" ")) for (let i = 0; i < what.options.length; i++) {
			what.selectedIndex = i;
			from.value = start;
			from.dispatchEvent(new Event("input"));
			const rule = what.options[i], text = (c) => (document.querySelector(".counted ." + c) || {textContent: ""}).textContent;
			all.push({What: rule.text, Length: rule.dataset.length, Moves: "moves" in rule.dataset, From: start, Last: text("last"), Safe: text("safe")});
		}
		return all;
	})()`, strings.Join(starts, " ")))
	if len(all) < 10*len(starts) {
		t.Fatalf("%d periods were counted", len(all))
	}
	units := map[byte]deadline.Unit{'d': deadline.Days, 'w': deadline.Workdays, 'm': deadline.Months, 'y': deadline.Years}
	for _, c := range all {
		n, err := strconv.Atoi(c.Length[:len(c.Length)-1])
		start, ok := law.ParseDate(c.From)
		if err != nil || !ok {
			t.Fatal(c, err)
		}
		end := deadline.Length{N: n, Unit: units[c.Length[len(c.Length)-1]]}.Last(start, calendar)
		last := end.Last
		if c.Moves {
			last = end.Moved
		}
		safe := ""
		if end.Unknown || end.Safe != last {
			safe = "稳妥的一天：" + inFull(end.Safe)
		}
		if c.Last != inFull(last) || !strings.HasPrefix(c.Safe, safe) || (safe == "") != (c.Safe == "") {
			t.Errorf("%s (%s) from %s: the page tells %s, %s; want %s, %s", c.What, c.Length, c.From, c.Last, c.Safe, inFull(last), safe)
		}
	}
}

// daysOf reads the lists of days of a page: 2026-01-01/2026-01-03 2026-02-15.
func daysOf(t *testing.T, list string) map[law.Date]bool {
	out := map[law.Date]bool{}
	for _, span := range strings.Fields(list) {
		first, last, _ := strings.Cut(span, "/")
		begin, err := time.Parse(time.DateOnly, first)
		end, errEnd := time.Parse(time.DateOnly, cmp.Or(last, first))
		if err != nil || errEnd != nil {
			t.Fatal(list, err, errEnd)
		}
		for d := begin; !d.After(end); d = d.AddDate(0, 0, 1) {
			out[law.DateOf(d)] = true
		}
	}
	return out
}

// inFull writes a day as the page does.
func inFull(d law.Date) string {
	weekday := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday()
	return fmt.Sprintf("%d 年 %d 月 %d 日（星期%c）", d.Year, d.Month, d.Day, []rune("日一二三四五六")[weekday])
}

// Without a script the page is its tables; it says which days off it knows, from where,
// and that next year's are not out.
func TestPeriodsAreReadWithoutAScript(t *testing.T) {
	site := serveSite(t, nil)
	b := openChromium(t).tab(t)
	b.as(phone)
	b.scripts(false)
	b.open(site.url("zhinan/suan-qixian.html"))
	text := ask[string](b, `document.querySelector("article").innerText`)
	for _, want := range []string{"请求复查", "30 日", "《国务院办公厅关于2026年部分节假日安排的通知》", "2027 年的安排还没有收录"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if ask[bool](b, `document.querySelector(".count").checkVisibility()`) {
		t.Error("what needs a script shows without one")
	}
}

// What goes into a calendar is a file by RFC 5545: an entry for the whole of the safe day,
// that says how it was counted, with an alarm three days before.
func TestTheCalendarGetsTheSafeDay(t *testing.T) {
	site := serveSite(t, nil)
	b := openChromium(t).tab(t)
	b.as(desktop)
	dir := t.TempDir()
	call(b, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
	b.open(site.url("zhinan/suan-qixian.html"))
	b.count("请求复查", "2026-01-19") // ends in the Spring Festival
	b.do(`Array.from(document.querySelectorAll(".count-tools button")).find((e) => e.textContent.includes(".ics")).click()`)
	file := filepath.Join(dir, "20260214.ics")
	var raw []byte
	for begun := time.Now(); !strings.HasSuffix(string(raw), "END:VCALENDAR\r\n"); time.Sleep(5 * time.Millisecond) {
		raw, _ = os.ReadFile(file)
		if time.Since(begun) > time.Minute {
			t.Fatalf("no file came, or half of one: %q", raw)
		}
	}
	text := string(raw)
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("a line does not end with CRLF")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d bytes: %s", len(line), line)
		}
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2\\.0", "PRODID:.+", "BEGIN:VEVENT", "UID:.+@pufa", `DTSTAMP:20261123T\d{6}Z`,
		"DTSTART;VALUE=DATE:20260214", "DTEND;VALUE=DATE:20260215", "SUMMARY:请求复查：最稳妥在这天办",
		`DESCRIPTION:请求复查，最后一天是：\\n.*2026 年 2 月 18 日（星期三）.*稳妥的一天：2026 年 2 月 14 日（星期六）.*依据：《信访工作条例》第三十五条。`,
		"BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:请求复查", "TRIGGER:-P3D", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
	}
	for i, line := range lines {
		if i >= len(want) || !regexp.MustCompile("^(?:"+want[i]+")$").MatchString(line) {
			t.Errorf("line %d: %s", i+1, line)
		}
	}
	if len(lines) != len(want) {
		t.Errorf("%d lines, want %d", len(lines), len(want))
	}
}

// The slip is what was counted, on one page and alone; without a slip the page prints whole.
func TestTheSlipIsPrintedAlone(t *testing.T) {
	site := serveSite(t, nil)
	b := openChromium(t).tab(t)
	b.as(onPaper)
	b.open(site.url("zhinan/suan-qixian.html"))
	if whole := b.pages(); whole < 2 || ask[bool](b, `document.querySelector(".count").checkVisibility()`) {
		t.Errorf("before anything is counted: %d pages, or an empty slip", whole)
	}
	b.count("请求复查", "2026-03-02")
	b.do(`window.print = () => {}; Array.from(document.querySelectorAll(".count-tools button")).find((e) => e.textContent.includes("打印")).click()`)
	shown := ask[string](b, `Array.from(document.querySelectorAll("main *")).filter((e) => e.childElementCount === 0 && e.checkVisibility() && e.innerText).map((e) => e.innerText).join("\n")`)
	for _, want := range []string{"请求复查", "2026 年 4 月 1 日（星期三）", "怎么数的", "依据：《信访工作条例》第三十五条"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the slip lacks %s:\n%s", want, shown)
		}
	}
	if strings.Contains(shown, "申请执行") || strings.Contains(shown, "打印这一条") || b.pages() != 1 {
		t.Errorf("the slip is more than that, on %d pages:\n%s", b.pages(), shown)
	}
	b.do(`dispatchEvent(new Event("afterprint"))`)
	if ask[bool](b, `document.documentElement.hasAttribute("data-slip")`) {
		t.Error("after printing the page stays a slip")
	}
}

var pdfPage = regexp.MustCompile(`/Type ?/Page\b`)

// pages is how many sheets the page takes on paper.
func (b *tab) pages() int {
	b.t.Helper()
	yes := true
	pdf := call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
	return len(pdfPage.FindAll(pdf.Data, -1))
}
