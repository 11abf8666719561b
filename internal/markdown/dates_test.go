package markdown

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// dayForm is what a day in digits looks like.
var dayForm = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]`)

// A day is read by hand, since the pattern takes longer; both find the same.
func TestDaysAreThoseOfThePattern(t *testing.T) {
	parts := []string{"2", "30", "12", "2026", "0226", "5", "年", "月", "日", "号", "农历", "，", "二"}
	for range 20000 {
		var b strings.Builder
		for range 1 + rand.N(12) {
			b.WriteString(parts[rand.N(len(parts))])
		}
		line := b.String()
		want := map[int]dayIn{} // by where 月 stands
		for _, m := range dayForm.FindAllStringSubmatchIndex(line, -1) {
			before := line[:m[0]]
			if digitsBefore([]byte(before)) > 0 || strings.HasSuffix(before, "历") {
				continue
			}
			d := dayIn{start: m[0], end: m[1], year: 2024, month: number(line[m[4]:m[5]]), day: number(line[m[6]:m[7]])}
			if m[2] >= 0 {
				if d.year = number(line[m[2]:m[3]]); d.year < 1000 {
					d.month = 0
				}
			}
			want[m[5]] = d
		}
		for at := range line {
			if !strings.HasPrefix(line[at:], "月") {
				continue
			}
			got, ok := dayAround([]byte(line), at)
			if !ok {
				got = dayIn{}
			}
			if got != want[at] {
				t.Fatalf("%q at %d: %+v, want %+v", line, at, got, want[at])
			}
		}
	}
}
