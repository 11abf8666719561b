package law

import (
	"strconv"
	"strings"
)

// Number is the number of an article, or of a division: 第一百三十三条之一 is
// {133, 1}. Articles that were inserted later take the number before them with
// 之一, 之二 …, so that no other article changes its number. The zero Number is
// no number.
type Number struct {
	Main int // from 1
	Sub  int // the n of 之n; 0 = none
}

// IsZero reports whether there is no number.
func (n Number) IsZero() bool { return n == Number{} }

// String returns the number in Arabic digits: "133", "133-1"; "" for the zero
// Number. It is the form of addresses and of JSON.
func (n Number) String() string {
	switch {
	case n.IsZero():
		return ""
	case n.Sub == 0:
		return strconv.Itoa(n.Main)
	}
	return strconv.Itoa(n.Main) + "-" + strconv.Itoa(n.Sub)
}

// Label returns the number as statutes print it before a unit: Label("条") of
// {133, 1} is 第一百三十三条之一.
func (n Number) Label(unit string) string {
	s := "第" + FormatNumeral(n.Main) + unit
	if n.Sub > 0 {
		s += "之" + FormatNumeral(n.Sub)
	}
	return s
}

// Compare orders numbers as in a statute: 133, 133-1, 133-2, 134.
func (n Number) Compare(o Number) int {
	if n.Main != o.Main {
		return n.Main - o.Main
	}
	return n.Sub - o.Sub
}

// Follows reports whether n may come right after o when nothing is missing: 134
// and 133-1 follow 133; 134 and 133-2 follow 133-1.
func (n Number) Follows(o Number) bool {
	return n == Number{o.Main + 1, 0} || n == Number{o.Main, o.Sub + 1}
}

// ParseNumber reads a number in any of the forms that people write: "133-1",
// "133", 一百三十三, 第一百三十三条, 第一百三十三条之一, 一百三十三之一, 第133条之1, also with
// full-width digits. It reports whether all of s is one; numbers begin at 1.
func ParseNumber(s string) (Number, bool) {
	s = strings.TrimPrefix(s, "第")
	main, sub, has := strings.Cut(s, "之")
	if !has {
		main, sub, has = strings.Cut(s, "-")
	}
	for _, unit := range units {
		if cut, ok := strings.CutSuffix(main, unit); ok {
			main = cut
			break
		}
	}
	n := Number{}
	var ok bool
	if n.Main, ok = ParseCount(main); !ok || n.Main == 0 {
		return Number{}, false
	}
	if !has {
		return n, true
	}
	if n.Sub, ok = ParseCount(sub); !ok || n.Sub == 0 {
		return Number{}, false
	}
	return n, true
}

// units are the words that follow a number: 条 first, then the levels.
var units = []string{"条", "分编", "编", "章", "节"}

// ParseCount reads a count from 0 to 99,999,999 in Chinese numerals
// (一百零五), in Chinese digits as they are read out (一〇五), or in Arabic digits
// of either width (105, １０５).
func ParseCount(s string) (int, bool) {
	if n, ok := ParseNumeral(s); ok {
		return n, true
	}
	n, places := 0, 0
	arabic := false
	for i, r := range s {
		d := -1
		narrow := r >= '0' && r <= '9' || r >= '０' && r <= '９'
		if i > 0 && narrow != arabic {
			return 0, false
		}
		arabic = narrow
		switch {
		case r >= '0' && r <= '9':
			d = int(r - '0')
		case r >= '０' && r <= '９':
			d = int(r - '０')
		case r == '○':
			d = 0
		case r != '两': // numbers read digit by digit never contain it
			d = digitOf(r)
		}
		if places++; d < 0 || places > 8 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, places > 0
}
