package law

import (
	"fmt"
	"strings"
	"time"
)

// Date is a day of the calendar, without time or zone. It is comparable. The
// zero Date is not known.
type Date struct{ Year, Month, Day int }

// DateOf returns the day of t in the zone of t.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// IsZero reports whether no date is known.
func (d Date) IsZero() bool { return d == Date{} }

// String returns 2022-05-01; "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Chinese returns 2022年5月1日; "" for the zero Date.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// Compare returns a negative number when d is earlier than o, 0 when they are
// the same day. The zero Date comes before all others.
func (d Date) Compare(o Date) int {
	if d.Year != o.Year {
		return d.Year - o.Year
	}
	if d.Month != o.Month {
		return d.Month - o.Month
	}
	return d.Day - o.Day
}

// ParseDate reads 2022-05-01, 2022年5月1日 or 二〇二二年五月一日 and reports whether all of
// s is a day that exists.
func ParseDate(s string) (Date, bool) {
	year, rest, ok := strings.Cut(s, "年")
	month, day := "", ""
	if ok {
		month, day, ok = strings.Cut(rest, "月")
		var end bool
		day, end = strings.CutSuffix(day, "日")
		ok = ok && end
	} else {
		parts := strings.Split(s, "-")
		if ok = len(parts) == 3; ok {
			year, month, day = parts[0], parts[1], parts[2]
		}
	}
	if !ok {
		return Date{}, false
	}
	var d Date
	for _, f := range []struct {
		text string
		into *int
	}{{year, &d.Year}, {month, &d.Month}, {day, &d.Day}} {
		if *f.into, ok = ParseCount(f.text); !ok {
			return Date{}, false
		}
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	if d.Year < 1 || d.Year > 9999 || t.Year() != d.Year || int(t.Month()) != d.Month || t.Day() != d.Day {
		return Date{}, false
	}
	return d, true
}

// DaysUntil returns how many days lie between d and o: 1 for the day before it. Both
// are known.
func (d Date) DaysUntil(o Date) int {
	at := func(d Date) time.Time { return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC) }
	return int(at(o).Sub(at(d)).Hours()) / 24
}
