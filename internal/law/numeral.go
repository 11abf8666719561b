package law

import "strings"

const digits = "零一二三四五六七八九"

// ParseNumeral reads a Chinese numeral from 0 to 99,999,999 as statutes write it
// (一千零七十九, 十二, 二百, also 〇 and 两) and reports whether all of s is one.
func ParseNumeral(s string) (int, bool) {
	total, part, digit := 0, 0, -1
	if s == "" {
		return 0, false
	}
	for _, r := range s {
		if d := digitOf(r); d >= 0 {
			if digit > 0 { // two adjacent digits are a year, not a number
				return 0, false
			}
			digit = d
			continue
		}
		unit := 0
		switch r {
		case '十':
			unit = 10
		case '百':
			unit = 100
		case '千':
			unit = 1000
		case '万':
			total += (part + max(digit, 0)) * 10000
			part, digit = 0, -1
			continue
		default:
			return 0, false
		}
		if digit < 0 {
			digit = 1
		}
		part, digit = part+digit*unit, -1
	}
	n := total + part + max(digit, 0)
	return n, n < 100_000_000
}

// digitOf returns the value of a Chinese digit, or -1.
func digitOf(r rune) int {
	switch r {
	case '零', '〇':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// FormatNumeral writes n, from 0 to 99,999,999, as statutes do: 12 is 十二, 1079
// is 一千零七十九, 110 is 一百一十.
func FormatNumeral(n int) string {
	if n >= 10000 {
		s := FormatNumeral(n/10000) + "万"
		if rest := n % 10000; rest > 0 {
			if rest < 1000 {
				s += "零"
			}
			s += formatBelowTenThousand(rest)
		}
		return s
	}
	if n >= 10 && n < 20 {
		return strings.TrimPrefix(formatBelowTenThousand(n), "一")
	}
	return formatBelowTenThousand(n)
}

func formatBelowTenThousand(n int) string {
	if n == 0 {
		return "零"
	}
	var b strings.Builder
	gap := false
	for _, u := range []struct {
		size int
		name string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / u.size % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
			gap = false
		}
		b.WriteString(string([]rune(digits)[d]) + u.name)
	}
	return b.String()
}
