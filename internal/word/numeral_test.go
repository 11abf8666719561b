package word

import (
	"testing"

	"pufa/internal/law"
)

func TestNumeralsOfWord(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 3, "03"}, {"decimalFullWidth", 12, "１２"}, {"chineseCounting", 10, "十"},
		{"chineseCountingThousand", 110, "一百一十"}, {"japaneseCounting", 21, "二十一"}, {"decimalEnclosedCircleChinese", 3, "③"}, {"decimalEnclosedCircle", 21, "21"},
		{"ideographTraditional", 2, "乙"}, {"lowerLetter", 28, "bb"}, {"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 4, "iv"}, {"none", 4, ""},
		{"lowerLetter", 1, "a"}, {"lowerLetter", 26, "z"}, {"lowerLetter", 27, "aa"}, {"lowerLetter", 0, "0"}, {"upperLetter", 520, "ZZZZZZZZZZZZZZZZZZZZ"}, {"upperLetter", 521, "521"},
		{"upperRoman", 1, "I"}, {"upperRoman", 3999, "MMMCMXCIX"}, {"upperRoman", 0, "0"}, {"upperRoman", 4000, "4000"},
	} {
		if got, ok := written(c.n, c.format, law.FormatNumeral); got != c.want || !ok {
			t.Errorf("%d as %s is %q, want %q", c.n, c.format, got, c.want)
		}
	}
	if got, ok := written(3, "hebrew1", law.FormatNumeral); got != "3" || ok {
		t.Errorf("an unknown format gives %q, %v", got, ok)
	}
}
