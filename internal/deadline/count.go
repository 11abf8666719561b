// Package deadline counts statutory periods and reads the pages that list them (type =
// "deadlines").
//
// Use [Length.Last] for the last day of a period, [Calendar] for days off, [Read] for the
// rules of a page. Where the law is open to more than one reading it takes no side: an
// [End] gives the day by each reading, and a safe day that is in time by all of them.
//
// A page counts in the browser (themes/pufa/assets/deadlines.js). The counting here states
// the rule, and a test in Chromium holds the browser's to it.
package deadline

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"pufa/internal/law"
)

// Unit is what a period counts.
type Unit int

const (
	Days     Unit = iota // 日: calendar days, days off included
	Workdays             // 工作日
	Months
	Years
)

// Length is the length of a period. The zero Length is none.
type Length struct {
	N    int
	Unit Unit
}

var length = regexp.MustCompile(`(?i)^(\d{1,3}|[一二三四五六七八九十百两]{1,6})\s*个?\s*(日|天|工作日|月|年|(?:working )?days?|months?|years?)$`)

// ParseLength reads “60 日”, “5 个工作日”, “6 个月”, “一年”, “60 days”.
func ParseLength(s string) (Length, bool) {
	m := length.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return Length{}, false
	}
	n, ok := law.ParseCount(strings.ReplaceAll(m[1], "两", "二"))
	if !ok || n == 0 {
		return Length{}, false
	}
	l := Length{N: n}
	switch u := strings.TrimSuffix(strings.ToLower(m[2]), "s"); u {
	case "日", "天", "day":
		l.Unit = Days
	case "月", "month":
		l.Unit = Months
	case "年", "year":
		l.Unit = Years
	default:
		l.Unit = Workdays
	}
	return l, true
}

// Year is what is known of the days off of one year.
type Year struct {
	Off map[law.Date]bool // days off by the yearly notice, with or without weekends
	On  map[law.Date]bool // Saturdays and Sundays that are working days
}

// Calendar knows the days off of some years. The zero Calendar knows none.
type Calendar map[int]Year

// longest is the longest run of days on which offices were closed, in the years whose
// notice is known (2026-02-15 to 02-23).
const longest = 9

// off reports whether offices are closed on a day. In a year that is not known it goes by
// the day of the week.
func (c Calendar) off(d law.Date) bool {
	y := c[d.Year]
	if y.Off[d] {
		return true
	}
	return weekend(d) && !y.On[d]
}

func (c Calendar) knows(d law.Date) bool { _, ok := c[d.Year]; return ok }

// End is where a period ends.
type End struct {
	Last  law.Date // as counted; for working days, as far as days off are known
	Moved law.Date // the next working day where Last is a day off (民法典第二百零三条); = Last otherwise
	Safe  law.Date // a working day that is in time by every reading

	// Unknown means that the days off of a year in question are not known. Then Moved
	// goes by the day of the week, and Safe lies before the longest possible break.
	Unknown bool
}

// Last counts a period from the day of an event. That day itself does not count
// (民法典第二百零一条).
func (l Length) Last(from law.Date, c Calendar) End {
	var e End
	switch l.Unit {
	case Days:
		e.Last = add(from, l.N)
	case Workdays:
		e.Last = from
		for left := l.N; left > 0; {
			e.Last = add(e.Last, 1)
			e.Unknown = e.Unknown || !c.knows(e.Last)
			if !c.off(e.Last) {
				left--
			}
		}
	case Months:
		e.Last = addMonths(from, l.N)
	case Years:
		e.Last = addMonths(from, 12*l.N)
	}
	e.Moved = e.Last
	for c.off(e.Moved) {
		e.Moved = add(e.Moved, 1)
	}
	e.Unknown = e.Unknown || !c.knows(e.Last) || !c.knows(e.Moved)
	e.Safe = e.Last
	if e.Unknown {
		e.Safe = add(e.Last, -longest)
		if l.Unit == Workdays { // as if every day were a working day
			e.Safe = add(from, l.N)
		}
	}
	for c.off(e.Safe) {
		e.Safe = add(e.Safe, -1)
	}
	if first := add(from, 1); e.Safe.Compare(first) < 0 {
		e.Safe = first // at once
	}
	return e
}

func day(d law.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func weekend(d law.Date) bool {
	w := day(d).Weekday()
	return w == time.Saturday || w == time.Sunday
}

func add(d law.Date, days int) law.Date {
	return law.DateOf(day(d).AddDate(0, 0, days))
}

// addMonths returns the corresponding day, or the month's last where there is none
// (民法典第二百零二条).
func addMonths(d law.Date, n int) law.Date {
	first := time.Date(d.Year, time.Month(d.Month+n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return law.Date{Year: first.Year(), Month: int(first.Month()), Day: min(d.Day, last)}
}

// String writes a length for programs: "60d", "5w", "6m", "1y".
func (l Length) String() string { return strconv.Itoa(l.N) + "dwmy"[l.Unit:l.Unit+1] }
