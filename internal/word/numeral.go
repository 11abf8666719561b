package word

import (
	"strconv"
	"strings"
)

// written prints a number in one of Word's formats (w:numFmt). ok is false for an unknown
// format; then it uses digits. numeral writes a number in Chinese.
func written(n int, format string, numeral func(int) string) (text string, ok bool) {
	if n < 0 || n > 1_000_000 {
		return strconv.Itoa(n), false
	}
	switch format {
	case "decimal", "":
		return strconv.Itoa(n), true
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n), true
		}
		return strconv.Itoa(n), true
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n)), true
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
		"japaneseCounting", "koreanCounting", "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		// These formats differ from ten or a hundred on (十, 一十, 一〇); statutes use one way
		// only.
		if n == 0 {
			return "〇", true
		}
		return numeral(n), true
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed(n, '①', 20)
	case "decimalEnclosedParen":
		return enclosed(n, '⑴', 20)
	case "decimalEnclosedFullstop":
		return enclosed(n, '⒈', 20)
	case "ideographEnclosedCircle":
		return enclosed(n, '㊀', 10)
	case "ideographTraditional":
		return oneOf(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return oneOf(n, "子丑寅卯辰巳午未申酉戌亥")
	case "lowerLetter":
		return letters(n, 'a'), true
	case "upperLetter":
		return letters(n, 'A'), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	case "upperRoman":
		return roman(n), true
	case "none":
		return "", true
	}
	return strconv.Itoa(n), false
}

// enclosed returns the nth of many characters that begin with first.
func enclosed(n int, first rune, many int) (string, bool) {
	if n < 1 || n > many {
		return strconv.Itoa(n), true
	}
	return string(first + rune(n-1)), true
}

func oneOf(n int, signs string) (string, bool) {
	list := []rune(signs)
	if n < 1 || n > len(list) {
		return strconv.Itoa(n), true
	}
	return string(list[n-1]), true
}

// letters counts a … z, aa, bb … as Word does.
func letters(n int, first byte) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+byte((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range [...]struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}
