// Package amount reads figures as people write them into texts and tables: 1192, 1,192 件,
// １１９２, 1.2 万元, 8.5%, −3. Use [Parse] for a text that is one figure and [Find] for
// figures in prose.
//
// Amounts are exact decimals: whether a sum is right must not depend on rounding.
// Approximations (约三百, 近 300) are not amounts.
package amount

import (
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/law"
)

// Amount is a number with a unit. Two with equal fields are the same number.
type Amount struct {
	Digits int64  // the number without its point
	Places int    // how many of them follow it; the last is not 0
	Unit   string // 件, %, 元; "" = none was written
}

// most is the largest number of digits: shares in hundredths of a percent must fit into
// 64 bits.
const most = 14

const number = `[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?`

var (
	whole  = regexp.MustCompile(`^([-+]?)(` + number + `)\s*(万亿|万|亿)?\s*([^0-9,.+/-]{0,18})$`)
	some   = regexp.MustCompile(`(?:` + number + `)[ \t]*(?:万亿|万|亿)?[ \t]*[%‰]?(?:\p{Han}{1,6}|[A-Za-z][A-Za-z ]{0,17})?`)
	spoken = regexp.MustCompile(`([零〇一二两三四五六七八九十百千万]+)(\p{Han}{0,6})`)
)

// multipliers gives the number of zeros that a word stands for.
var multipliers = map[string]int{"万": 4, "亿": 8, "万亿": 12}

// Full-width characters that input methods leave behind: digits are replaced anywhere,
// marks only in a text that is nothing but an amount.
var (
	digitForms = []string{"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "％", "%"}
	inText     = strings.NewReplacer(digitForms...)
	alone      = strings.NewReplacer(append(digitForms, "，", ",", "．", ".", "－", "-", "−", "-", "–", "-", "＋", "+", "\u00a0", " ", "\u2009", " ", "\u3000", " ")...)
)

// Parse reads a text that is one amount and nothing else.
func Parse(text string) (a Amount, ok bool) {
	m := whole.FindStringSubmatch(strings.TrimSpace(alone.Replace(text)))
	if m == nil {
		return Amount{}, false
	}
	before, after, _ := strings.Cut(strings.ReplaceAll(m[2], ",", ""), ".")
	after = strings.TrimRight(after, "0")
	digits, places := before+after, len(after)
	if zeros := multipliers[m[3]]; zeros > places {
		digits, places = digits+strings.Repeat("0", zeros-places), 0
	} else {
		places -= zeros
	}
	if digits = strings.TrimLeft(digits, "0"); len(digits) > most || places > most {
		return Amount{}, false
	}
	if digits == "" {
		return Amount{Unit: m[4]}, true
	}
	n, err := strconv.ParseInt(m[1]+digits, 10, 64)
	return Amount{n, places, strings.TrimSpace(m[4])}, err == nil
}

// Stated is an amount in a text. What follows a number may be more than its unit: 件积案.
type Stated struct {
	Amount
	Start int    // in bytes
	Text  string // the number and what follows it
}

// Find lists the amounts in a text, also those in Chinese numerals: 十四个.
func Find(text string) []Stated {
	var out []Stated
	text = InText(text)
	for _, m := range some.FindAllStringIndex(text, -1) {
		s := strings.TrimRight(text[m[0]:m[1]], " \t")
		if a, ok := Parse(s); ok {
			out = append(out, Stated{a, m[0], s})
		}
	}
	for _, m := range spoken.FindAllStringSubmatchIndex(text, -1) {
		if n, ok := law.ParseNumeral(text[m[2]:m[3]]); ok {
			out = append(out, Stated{Amount{Digits: int64(n), Unit: text[m[4]:m[5]]}, m[0], text[m[0]:m[1]]})
		}
	}
	return out
}

// InText writes full-width digits as ASCII. The offsets that [Find] returns refer to the
// text that InText returns.
func InText(text string) string { return inText.Replace(text) }

// Scale returns amounts as whole numbers, all in units of the smallest decimal place
// among them. ok is false if one gets too long.
func Scale(all []Amount) (scaled []int64, places int, ok bool) {
	for _, a := range all {
		places = max(places, a.Places)
	}
	for _, a := range all {
		n := a.Digits
		for range places - a.Places {
			n *= 10
			if n > tooMuch || n < -tooMuch {
				return nil, 0, false
			}
		}
		scaled = append(scaled, n)
	}
	return scaled, places, true
}

const tooMuch = 1e14 // 10 to the power of most

// Sum adds amounts; the unit is that of the first. ok is false if one is too long.
func Sum(all []Amount) (sum Amount, ok bool) {
	scaled, places, ok := Scale(all)
	if !ok || len(all) == 0 {
		return Amount{}, ok
	}
	var n int64
	for _, s := range scaled {
		if n += s; n > tooMuch || n < -tooMuch {
			return Amount{}, false
		}
	}
	return New(n, places, all[0].Unit), true
}

// New returns the amount with these digits, of which the last places are decimals.
func New(digits int64, places int, unit string) Amount {
	for places > 0 && digits%10 == 0 {
		digits, places = digits/10, places-1
	}
	return Amount{digits, places, unit}
}

// Same reports whether two amounts are the same number, whatever their units.
func (a Amount) Same(b Amount) bool { return a.Digits == b.Digits && a.Places == b.Places }

// String writes the number, without its unit: -1234.5.
func (a Amount) String() string {
	digits, sign := strconv.FormatInt(a.Digits, 10), ""
	if digits[0] == '-' {
		digits, sign = digits[1:], "-"
	}
	if a.Places == 0 {
		return sign + digits
	}
	for len(digits) <= a.Places {
		digits = "0" + digits
	}
	at := len(digits) - a.Places
	return sign + digits[:at] + "." + digits[at:]
}
