package e2e

import (
	"fmt"
	"strings"
	"testing"
)

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
		b.do(fmt.Sprintf(`{
			const w = document.getElementById("count-what"), f = document.getElementById("count-from");
			w.selectedIndex = Array.from(w.options).findIndex((o) => o.text === %q);
			f.value = %q;
			f.dispatchEvent(new Event("input")) }`, c.what, c.from))
		got := ask[string](b, `document.querySelector(".counted").innerText`)
		for _, want := range strings.Split(c.want, "|") {
			if without, not := strings.CutPrefix(want, "!"); not == strings.Contains(got, strings.TrimPrefix(want, "!")) {
				t.Errorf("%s from %s: %q (%v) in %q", c.what, c.from, without, !not, got)
			}
		}
	}
}
