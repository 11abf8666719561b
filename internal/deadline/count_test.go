package deadline

import (
	"os"
	"testing"

	"pufa/internal/config"
	"pufa/internal/law"
	"pufa/internal/source"
)

func date(t *testing.T, s string) law.Date {
	t.Helper()
	d, ok := law.ParseDate(s)
	if !ok {
		t.Fatalf("no date: %s", s)
	}
	return d
}

// known holds the days off that the default theme knows.
func known(t *testing.T) Calendar {
	t.Helper()
	raw, err := os.ReadFile("../../themes/pufa/holidays.toml")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := source.Decode("holidays.toml", raw)
	list, diags := config.ParseHolidays(f)
	if diags = append(diags, CheckHolidays(list, f.Path)...); len(diags) > 0 || len(list) < 2 {
		t.Fatal(diags)
	}
	c := Calendar{}
	for _, h := range list {
		y := Year{Off: map[law.Date]bool{}, On: map[law.Date]bool{}}
		for _, s := range h.Off {
			days, _ := parseDays(s)
			for _, d := range days {
				y.Off[d] = true
			}
		}
		for _, s := range h.Work {
			days, _ := parseDays(s)
			y.On[days[0]] = true
		}
		c[h.Year] = y
	}
	return c
}

func TestPeriodsEnd(t *testing.T) {
	c := known(t)
	for _, x := range []struct{ from, length, last, moved, safe string }{
		// The day itself does not count; an ordinary end in the week.
		{"2026-03-02", "30 日", "2026-04-01", "2026-04-01", "2026-04-01"},
		{"2026-03-02", "15 日", "2026-03-17", "2026-03-17", "2026-03-17"},
		{"2026-03-02", "1 日", "2026-03-03", "2026-03-03", "2026-03-03"},
		// An end at the weekend: Saturday 2026-03-14.
		{"2026-02-27", "15 日", "2026-03-14", "2026-03-16", "2026-03-13"},
		// Over the end of the year, onto New Year's days; 4 January is a Sunday that is worked.
		{"2025-12-04", "30 日", "2026-01-03", "2026-01-04", "2025-12-31"},
		// Into the Spring Festival: 15 to 23 February; Saturday the 14th is worked.
		{"2026-01-19", "30 日", "2026-02-18", "2026-02-24", "2026-02-14"},
		{"2025-01-02", "30 日", "2025-02-01", "2025-02-05", "2025-01-27"},
		// Onto a Saturday that is worked.
		{"2026-01-29", "30 日", "2026-02-28", "2026-02-28", "2026-02-28"},
		// Months: the corresponding day, or the last.
		{"2025-08-31", "6 个月", "2026-02-28", "2026-02-28", "2026-02-28"},
		{"2025-08-29", "六个月", "2026-02-28", "2026-02-28", "2026-02-28"},
		{"2025-11-30", "1 个月", "2025-12-30", "2025-12-30", "2025-12-30"},
		{"2025-09-30", "6 个月", "2026-03-30", "2026-03-30", "2026-03-30"},
		{"2025-03-03", "1 年", "2026-03-03", "2026-03-03", "2026-03-03"},
		// From a leap day, and onto one.
		{"2024-02-29", "1 年", "2025-02-28", "2025-02-28", "2025-02-28"},
		{"2024-02-29", "二年", "2026-02-28", "2026-02-28", "2026-02-28"},
		// Working days, over the National Day and past the Saturday that is worked.
		{"2026-09-29", "5 个工作日", "2026-10-12", "2026-10-12", "2026-10-12"},
		{"2026-09-30", "1 个工作日", "2026-10-08", "2026-10-08", "2026-10-08"},
		{"2026-03-06", "5 个工作日", "2026-03-13", "2026-03-13", "2026-03-13"},
	} {
		l, ok := ParseLength(x.length)
		if !ok {
			t.Errorf("no length: %s", x.length)
			continue
		}
		e := l.Last(date(t, x.from), c)
		if e.Unknown || e.Last.String() != x.last || e.Moved.String() != x.moved || e.Safe.String() != x.safe {
			t.Errorf("%s from %s: %+v, want %s, %s, %s", x.length, x.from, e, x.last, x.moved, x.safe)
		}
	}
}

// Two pages that the research found count wrongly. 60 days from 1 October 2023 end on
// 30 November, not on 1 December; and 15, 60 and 30 days are no 90, but up to 105.
func TestTheWrongExamplesOfOthersAreCountedRightly(t *testing.T) {
	e := Length{60, Days}.Last(date(t, "2023-10-01"), nil)
	if e.Last.String() != "2023-11-30" || !e.Unknown {
		t.Errorf("60 days from 2023-10-01: %+v", e)
	}
	at := date(t, "2026-03-02")
	from := at
	for _, n := range []int{15, 60, 30} {
		from = Length{n, Days}.Last(from, nil).Last
	}
	if n := at.DaysUntil(from); n != 105 {
		t.Errorf("15, 60 and 30 days are %d", n)
	}
}

// Leap years whose days off nobody gave: the count holds, the safe day lies before any
// break there was, and never before the day after the first.
func TestAYearThatIsNotKnownGivesTheSafeDay(t *testing.T) {
	c := known(t)
	for _, x := range []struct{ from, length, last, safe string }{
		{"2027-01-08", "30 日", "2027-02-07", "2027-01-29"},
		{"2026-12-20", "15 日", "2027-01-04", "2026-12-25"},   // Sunday 27 and Saturday 26 are off
		{"2027-03-01", "5 日", "2027-03-06", "2027-03-02"},    // at once
		{"2028-01-31", "1 个月", "2028-02-29", "2028-02-18"},   // Sunday 20
		{"2027-02-28", "1 年", "2028-02-28", "2028-02-18"},    // Saturday 19
		{"2027-03-01", "5 个工作日", "2027-03-08", "2027-03-05"}, // as if 6 March were worked
	} {
		l, _ := ParseLength(x.length)
		e := l.Last(date(t, x.from), c)
		if !e.Unknown || e.Last.String() != x.last || e.Safe.String() != x.safe {
			t.Errorf("%s from %s: %+v, want %s, safe %s", x.length, x.from, e, x.last, x.safe)
		}
	}
}

func TestLengths(t *testing.T) {
	for text, want := range map[string]string{
		"60 日": "60d", "60日": "60d", "三十日": "30d", "5 个工作日": "5w", "5工作日": "5w", "6 个月": "6m", "六个月": "6m", "两年": "2y", "1 年": "1y",
		"30 days": "30d", "1 day": "1d", "5 working days": "5w", "6 months": "6m", "2 years": "2y",
		"": "", "日": "", "0 日": "", "60": "", "60 日内": "", "1000 日": "", "半年": "", "60 小时": "",
	} {
		got := ""
		if l, ok := ParseLength(text); ok {
			got = l.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A year in between whose days off are not known makes the end of working days unsure,
// although the year of the end is known.
func TestWorkdaysOverAnUnknownYear(t *testing.T) {
	c := Calendar{2025: {}, 2027: {}}
	if e := (Length{300, Workdays}).Last(date(t, "2025-12-01"), c); !e.Unknown || e.Last.Year != 2027 {
		t.Errorf("%+v", e)
	}
	c[2026] = Year{}
	if e := (Length{300, Workdays}).Last(date(t, "2025-12-01"), c); e.Unknown {
		t.Errorf("%+v", e)
	}
}
