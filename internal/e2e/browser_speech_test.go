package e2e

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// stubSpeech stands for the device's voice: it notes what it is told and, when
// quick, has finished at once.
const stubSpeech = `window.said = []; window.quick = false; window.cancelled = 0;
Object.defineProperty(window, "speechSynthesis", { configurable: true, value: {
	current: null,
	speak(u) { this.current = u; said.push({ text: u.text, lang: u.lang, rate: u.rate });
		queueMicrotask(() => { if (u.onstart) u.onstart({}); if (quick) queueMicrotask(() => this.done()); }); },
	done() { const u = this.current; this.current = null; if (u && u.onend) u.onend({}); },
	cancel() { cancelled++; this.current = null; }, pause() {}, resume() {}, getVoices() { return []; },
	addEventListener() {},
} });
Object.defineProperty(window, "SpeechSynthesisUtterance", { configurable: true, value: function (text) { this.text = text; } });`

const speechButton = `[data-tool="speech"]`

func (b *tab) listenToPage() {
	b.t.Helper()
	b.click(speechButton)
	b.until("said.length > 0")
}

func TestReadAloudIsHiddenWhereThereIsNoVoice(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	for _, missing := range []string{"speechSynthesis", "SpeechSynthesisUtterance"} {
		b := c.tab(t)
		b.before(`delete window.` + missing + `; Object.defineProperty(window, "` + missing + `", { configurable: true, value: undefined })`)
		b.open(site.url("zhinan/qixian.html"))
		if !ask[bool](b, `!document.querySelector('`+speechButton+`').checkVisibility()`) {
			t.Errorf("without %s the button is shown", missing)
		}
		if ask[bool](b, `!document.querySelector('[data-tool="size"]').checkVisibility()`) {
			t.Errorf("without %s the other buttons are hidden, too", missing)
		}
		report(t, "without "+missing, desktop, b.findings())
	}
	b := c.tab(t)
	b.before(stubSpeech)
	b.open(site.url("zhinan/qixian.html"))
	if ask[bool](b, `!document.querySelector('`+speechButton+`').checkVisibility()`) {
		t.Error("with a voice the button is hidden")
	}
}

// Pause keeps the place, speed is handed on, the sentence is marked in the page, stop
// gives the focus back.
func TestReadAloudIsUnderTheListenersControl(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.before(stubSpeech)
	b.as(phone)
	b.open(site.url("zhinan/fucha-fuhe.html"))
	control := func(label string) {
		t.Helper()
		if !ask[bool](b, `(() => { const c = Array.from(document.querySelectorAll(".reader button")).find((e) => e.textContent === "`+label+`"); if (c) { c.focus(); c.click(); } return !!c; })()`) {
			t.Fatalf("no control %s", label)
		}
	}
	last := func() string { return ask[string](b, "said.at(-1).text") }
	count := func() int { return ask[int](b, "said.length") }
	marked := func() string {
		return ask[string](b, `Array.from(CSS.highlights.get("speaking") || []).map(String).join("")`)
	}

	b.listenToPage()
	if got := last(); got != "不服处理意见：怎样申请复查和复核" {
		t.Errorf("begins with %q", got)
	}
	if lang := ask[string](b, "said[0].lang"); lang != "zh-CN" {
		t.Errorf("speaks %q", lang)
	}
	b.do("speechSynthesis.done()")
	second := last()
	if second == "" || count() != 2 {
		t.Fatalf("after the first sentence: %d sentences, last %q", count(), second)
	}
	if m := marked(); !strings.Contains(m, "处理意见不满意") {
		t.Errorf("marks %q while saying %q", m, second)
	}
	control("暂停")
	if n := count(); n != 2 || !ask[bool](b, "speechSynthesis.current === null") {
		t.Errorf("pause does not stop the voice (%d sentences)", n)
	}
	control("继续")
	if got := last(); got != second || count() != 3 {
		t.Errorf("goes on with %q, not with the sentence at which it stopped, %q", got, second)
	}
	control("慢些")
	if rate := ask[float64](b, "said.at(-1).rate"); rate != 0.8 || last() != second {
		t.Errorf("slower: rate %v, %q", rate, last())
	}
	control("下一句")
	if last() == second {
		t.Error("next says the same sentence")
	}
	control("上一句")
	if last() != second {
		t.Errorf("back says %q", last())
	}
	report(t, "controls", phone, ask[[]string](b, "probe.targets(44)"))
	report(t, "controls", phone, ask[[]string](b, "probe.sideways()"))
	control("停止")
	if ask[bool](b, `!!document.querySelector(".reader") || !document.activeElement.matches('`+speechButton+`') || CSS.highlights.get("speaking").size > 0`) {
		t.Error("stop leaves controls or marks, or loses the focus")
	}
	report(t, "reading", phone, b.findings())
}

// What is set as a short answer is said as one sentence, whatever line breaks it
// may have, and not run together with what follows.
func TestKeyFactsAreSentencesOfTheirOwn(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.before(stubSpeech)
	b.open(site.url("zhinan/fucha-fuhe.html"))
	b.do("window.quick = true")
	b.listenToPage()
	b.until(`!document.querySelector(".reader")`)
	said := ask[[]string](b, "said.map((s) => s.text)")
	for _, want := range []string{"30日内提出", "信访工作条例第三十五条、第三十六条", "收好书面答复。"} {
		if !slices.Contains(said, want) {
			t.Errorf("%q is no sentence of its own in %q", want, said[:min(len(said), 20)])
		}
	}
}

// unspoken is print that a voice would read wrongly or not at all.
var unspoken = []*regexp.Regexp{
	regexp.MustCompile(`[《》〈〉〔〕【】（）()「」“”＋－→]`),
	regexp.MustCompile(`\d{4}年`),                            // said digit by digit
	regexp.MustCompile(`\d{4}[-/.]\d{1,2}`),                 // dates
	regexp.MustCompile(`(^|\D)(12345|1[12]\d)号?(热线|电话|报警)`), // dialled
	regexp.MustCompile(`https?:|www\.`),
	regexp.MustCompile(`[%％]`),
	regexp.MustCompile(`，，|，。|^，|  `),
	regexp.MustCompile(`\d[—–~～]\d`),
}

// Every page is read to its end, in words that a voice can say; the menu, buttons and
// what stands beside the text are left out, folded answers are not.
func TestEveryPageIsReadAloudInSpokenWords(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	c.eachPage(t, site.sample(), func(b *tab) { b.before(stubSpeech) }, func(b *tab, name string) {
		b.as(desktop)
		b.open(site.url(name))
		report(t, name, desktop, readAloud(b))
		report(t, name, desktop, b.findings())
	})
}

// readAloud listens to the page that is open, with stubSpeech, to its end.
func readAloud(b *tab) (found []string) {
	b.do("quick = true")
	b.listenToPage()
	b.until(`!document.querySelector(".reader")`)
	said := ask[[]string](b, "said.map((s) => s.text)")
	for _, sentence := range said {
		for _, bad := range unspoken {
			if m := bad.FindString(sentence); m != "" {
				found = append(found, fmt.Sprintf("%q would be read as printed in %q", m, sentence))
			}
		}
	}
	all := strings.Join(said, "\n")
	for _, not := range []string{"上一篇", "打印这一页", "跳到正文"} {
		if strings.Contains(all, not) {
			found = append(found, "reads "+not)
		}
	}
	// All that the text says is said: its Han characters, in order.
	want := ask[string](b, `(() => { const m = document.querySelector("main").cloneNode(true);
		for (const e of m.querySelectorAll(".toc,.side,.page-end,.batches,.vh,nav,svg,script,button,input,select,sup,[hidden],[aria-hidden=true],.byline")) e.remove();
		return (m.textContent.match(/[\u4e00-\u9fff]/g) || []).join(""); })()`)
	if missing := firstUnsaid(want, all); missing != "" {
		found = append(found, "leaves out …"+missing+"…")
	}
	return found
}

// firstUnsaid walks through the text's Han characters and tells where what is said
// leaves one out. What is said may have more: numbers in words, "到", "图".
func firstUnsaid(text, said string) string {
	rest := []rune(said)
	runes := []rune(text)
	for i, r := range runes {
		at := 0
		for at < len(rest) && rest[at] != r {
			at++
		}
		if at == len(rest) {
			return string(runes[max(0, i-8):min(len(runes), i+8)])
		}
		rest = rest[at+1:]
	}
	return ""
}
