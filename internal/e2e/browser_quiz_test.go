package e2e

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// A class that opens one address gets the same 20 questions; another number gives others.
func TestAQuizDrawsTheSameSheetForEverybody(t *testing.T) {
	site := serveSite(t, nil)
	b := openChromium(t).tab(t)
	b.as(phone)
	sheet := func(number int) []string {
		b.open("about:blank")
		b.open(site.url("xianfa/wenti.html") + fmt.Sprintf("#sheet-%d", number))
		return ask[[]string](b, `Array.from(document.querySelectorAll(".q")).filter((q) => q.checkVisibility()).map((q) => q.querySelector("h3").id)`)
	}
	first := sheet(4711)
	if len(first) != 20 || !slices.Equal(first, sheet(4711)) {
		t.Errorf("sheet 4711 has %d questions, or others when it is opened again", len(first))
	}
	near := sheet(4712)
	if len(near) != 20 || slices.Equal(first, near) {
		t.Errorf("sheet 4712 has %d questions, or those of 4711", len(near))
	}
	// The sheet of answers has these and no others.
	if n := ask[int](b, `document.querySelectorAll(".quiz-sheet li:not([hidden])").length`); n != 20 {
		t.Errorf("%d answers on paper", n)
	}
	b.do(`Array.from(document.querySelectorAll(".quiz-tools button")).find((e) => e.textContent === "全部题目").click()`)
	if n := ask[int](b, `Array.from(document.querySelectorAll(".q")).filter((q) => q.checkVisibility()).length`); n != 30 {
		t.Errorf("%d of all questions", n)
	}
	if h := ask[string](b, "location.hash"); h != "" {
		t.Errorf("the address still names a sheet: %s", h)
	}
}

// Right is who ticks all right answers and no other; what was wrong is shown with its
// answer, and nothing leaves the device or stays on it.
func TestAQuizIsMarked(t *testing.T) {
	var mu sync.Mutex
	var told []string
	site := serveSite(t, func(_ http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodGet || r.URL.RawQuery != "" {
			mu.Lock()
			told = append(told, r.Method+" "+r.URL.String())
			mu.Unlock()
		}
		return false
	})
	b := openChromium(t).tab(t)
	b.as(desktop)
	b.open(site.url("xianfa/wenti.html"))
	press := func(text string) {
		t.Helper()
		b.do(fmt.Sprintf(`Array.from(document.querySelectorAll(".quiz button")).find((e) => e.textContent === %q && e.checkVisibility()).click()`, text))
	}
	b.do(`
		document.querySelectorAll(".q").forEach((q, n) => {
			q.querySelectorAll("input").forEach((i, k) => {
				if (n === 0 ? k === 0 : n > 1 && q.dataset.right[k] === "1") i.click(); // the first wrong, the second left out
			});
		});
		const many = document.querySelectorAll("input[type=checkbox]:not(:checked)")[0];
		many.click(); // one too many`)
	press("交卷")
	if s := ask[string](b, `document.querySelector(".quiz-end p").textContent`); !strings.Contains(s, "还有 1 题没答") {
		t.Errorf("one question is open: %q", s)
	}
	press("交卷")
	if s := ask[string](b, `document.activeElement.textContent`); !strings.HasPrefix(s, "30 题，答对 27 题") {
		t.Errorf("the score: %q", s)
	}
	press("只看错题")
	got := ask[[]string](b, `Array.from(document.querySelectorAll(".q")).filter((q) => q.checkVisibility()).map((q) => q.dataset.result + " " + q.querySelector(".key").open)`)
	if want := []string{"wrong true", "none true", "wrong true"}; !slices.Equal(got, want) {
		t.Errorf("the review shows %q", got)
	}
	press("再做一遍")
	if n := ask[int](b, `document.querySelectorAll(".q:not([hidden]) input:not(:checked):enabled").length`); n != ask[int](b, `document.querySelectorAll(".q input").length`) {
		t.Errorf("%d answers can be chosen again", n)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(told) > 0 {
		t.Errorf("the server was told: %q", told)
	}
	if s := ask[string](b, `JSON.stringify(localStorage) + document.cookie`); strings.Contains(s, "q1") || strings.Contains(s, "sheet") {
		t.Errorf("kept: %s", s)
	}
}

// Without a script answers can be chosen and are folded; no right answer shows.
func TestAQuizWorksWithoutAScript(t *testing.T) {
	site := serveSite(t, nil)
	b := openChromium(t).tab(t)
	b.as(phone)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.open(site.url("zhinan/wenti.html"))
	if n := ask[int](b, `document.querySelectorAll(".q input:enabled:not(:checked)").length`); n != ask[int](b, `document.querySelectorAll(".q input").length`) || n < 60 {
		t.Errorf("%d answers can be chosen", n)
	}
	if s := ask[string](b, `document.querySelector("article").innerText`); strings.Contains(s, "答案：") || strings.Contains(s, "依据：") {
		t.Error("an answer shows before it is asked for")
	}
	b.do(`document.querySelector(".key summary").click()`)
	if s := ask[string](b, `document.querySelector(".q").innerText`); !strings.Contains(s, "答案：A、B、C、E") || !strings.Contains(s, "第十七条") {
		t.Errorf("the answer, unfolded: %s", s)
	}
	b.as(onPaper)
	if s := ask[string](b, `Array.from(document.querySelectorAll(".q, .quiz-sheet li")).map((e) => e.innerText).join("\n")`); strings.Contains(s, "依据：") || !strings.Contains(s, "B 《信访工作条例》第十七条") {
		t.Errorf("on paper: %s", s)
	}
}
