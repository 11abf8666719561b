package chart

import (
	"slices"
	"strings"

	"pufa/internal/amount"
)

// niceTicks returns at most five round values that cover lo to hi.
func niceTicks(lo, hi int64) []int64 {
	if hi == lo {
		hi = lo + 1
	}
	step := int64(1)
	for i := 0; ; i++ {
		from, to := floorTo(lo, step), -floorTo(-hi, step)
		if (to-from)/step <= 4 {
			var out []int64
			for t := from; t <= to; t += step {
				out = append(out, t)
			}
			return out
		}
		if i%3 == 1 { // 1, 2, 5, 10 …
			step = step / 2 * 5
		} else {
			step *= 2
		}
	}
}

func floorTo(n, step int64) int64 {
	if n < 0 {
		return -((-n + step - 1) / step * step)
	}
	return n / step * step
}

// tick writes a value of the axis, on the scale of the chart's figures.
func (c *Chart) tick(n int64) string {
	places := 0
	for _, s := range c.Series {
		for _, v := range s.Values {
			places = max(places, v.Amount.Places)
		}
	}
	return c.number(amount.New(n, places, ""))
}

// number writes a figure that is not in the table: 12000 is 1.2万.
func (c *Chart) number(a amount.Amount) string {
	s, suffix := c.grouped(a.String()), ""
	if c.Unit == "%" || c.Unit == "‰" {
		suffix = c.Unit
	}
	if c.lang == ZH && a.Places == 0 {
		for _, m := range []struct {
			word string
			unit int64
		}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
			if a.Digits%(m.unit/10) == 0 && (a.Digits >= m.unit || a.Digits <= -m.unit) {
				return c.grouped(amount.New(a.Digits/(m.unit/10), 1, "").String()) + m.word + suffix
			}
		}
	}
	return s + suffix
}

// grouped separates thousands with commas if the author does.
func (c *Chart) grouped(s string) string {
	commas := false
	for _, v := range c.Series {
		commas = commas || slices.ContainsFunc(v.Values, func(v Value) bool { return strings.ContainsAny(v.Text, ",，") })
	}
	digits, rest, _ := strings.Cut(s, ".")
	if rest != "" {
		rest = "." + rest
	}
	for at := len(digits) - 3; commas && at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits + rest
}
