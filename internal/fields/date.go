package fields

import (
	"regexp"
	"strings"
	"time"
)

var (
	looseHan    = regexp.MustCompile(`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?(.*)$`)
	looseMarks  = regexp.MustCompile(`^(\d{4})\s*[-/.、~—–]+\s*(\d{1,2})\s*[-/.、~—–]+\s*(\d{1,2})(.*)$`)
	looseDigit8 = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(.*)$`)
	looseClock  = regexp.MustCompile(`^[Tt\s]*(\d{1,2})(?::(\d{1,2})|[点时](\d{1,2})?分?)(?::(\d{1,2})(?:\.\d+)?)?\s*([Zz]|[+-]\d{1,2}:?\d{2})?$`)
)

// looseDate reads a date as people write it and returns it in TOML, with the time of day
// if one was given. code is that of the finding for the form it was written in. The date
// need not exist.
func looseDate(s string) (date, code string, ok bool) {
	s = strings.TrimSpace(narrow(s))
	code = "fields/date-digits"
	m := looseMarks.FindStringSubmatch(s)
	if m == nil {
		m = looseHan.FindStringSubmatch(s)
		code = "fields/date-han"
	}
	if m == nil {
		m = looseDigit8.FindStringSubmatch(s)
		code = "fields/date-digits"
	}
	if m == nil {
		return "", "", false
	}
	date = m[1] + "-" + pad(m[2], 2) + "-" + pad(m[3], 2)
	rest := strings.TrimSpace(m[4])
	if rest == "" {
		return date, code, true
	}
	c := looseClock.FindStringSubmatch(rest)
	if c == nil {
		return "", "", false
	}
	date += "T" + pad(c[1], 2) + ":" + pad(c[2]+c[3], 2) + ":" + pad(c[4], 2)
	switch zone := c[5]; {
	case zone == "z" || zone == "Z":
		date += "Z"
	case zone != "":
		digits := strings.ReplaceAll(zone[1:], ":", "")
		digits = pad(digits, 4)
		date += zone[:1] + digits[:2] + ":" + digits[2:]
	}
	return date, code, true
}

// realDate reports whether a date in the form of TOML exists, including its time of day.
func realDate(s string) bool {
	if _, err := parse("v = " + s); err != nil {
		return false
	}
	_, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	return err == nil
}
