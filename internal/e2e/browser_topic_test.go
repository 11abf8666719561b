package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// A page that was built some days ago counts from the reader's day; without a script it
// says of which day its words are true. A strip that is over goes.
func TestATopicCountsFromTheReadersDay(t *testing.T) {
	site := serveSite(t, nil) // of 23 November
	b := openChromium(t).tab(t)
	b.as(phone)
	const words = `document.querySelector(".countdown").innerText.replace(/\s+/g, " ")`
	for _, c := range []struct {
		day, want string
		strip     bool
	}{
		{"2026-11-23", "还有 11 天 截至 11 月 23 日", true},
		{"2026-12-02", "还有 2 天", true},
		{"2026-12-03", "就在明天", true},
		{"2026-12-04", "就是今天", true},
		{"2026-12-05", "已经结束", false},
	} {
		at, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		b.on(at.Add(12 * time.Hour))
		b.open(site.url("xianfa/2026.html"))
		if got, want := ask[string](b, words), "2026 年 12 月 4 日，星期五 "+c.want; got != want {
			t.Errorf("%s: %q, want %q", c.day, got, want)
		}
		b.open(site.url("index.html"))
		if got := ask[bool](b, `document.querySelector(".topic-strip").checkVisibility()`); got != c.strip {
			t.Errorf("%s: the strip shows: %v", c.day, got)
		}
		report(t, "index.html", phone, b.findings())
	}
	b.scripts(false)
	b.open(site.url("xianfa/2026.html"))
	if got := ask[string](b, words); !strings.Contains(got, "还有 11 天 截至 11 月 23 日") {
		t.Errorf("without a script: %q", got)
	}
}

// What belongs to a phase shows in it, and the lists lead somewhere.
func TestATopicShowsWhatItsPhaseIsAbout(t *testing.T) {
	dir := copySite(t, nil)
	for day, want := range map[string]string{"2026-12-03": "before", "2026-12-04": "during", "2026-12-05": "after"} {
		at, _ := time.ParseInLocation(time.DateOnly, day, today.Location())
		site := serve(t, buildSiteOn(t, dir, at), nil)
		b := openChromium(t).tab(t)
		b.on(at)
		b.as(desktop)
		b.open(site.url("xianfa/2026.html"))
		got := ask[[]string](b, `Array.from(document.querySelectorAll("#before, #during, #after"), (e) => e.id)`)
		if fmt.Sprint(got) != "["+want+"]" {
			t.Errorf("%s: %q", day, got)
		}
		if lists := ask[[]int](b, `Array.from(document.querySelectorAll("article .cards"), (e) => e.children.length)`); fmt.Sprint(lists) != "[3 2 2 1]" {
			t.Errorf("%s: lists of %v", day, lists)
		}
	}
}
