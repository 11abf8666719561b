package cite

import "strings"

// yearIn returns the year of the edition that brackets behind a name say is
// meant: （2015年修正）, （2018修订）, （2005年）; 0 = none. When a statute was made
// and since when it applies says nothing of the edition.
func yearIn(brackets string) int {
	for _, w := range [...]string{"施行", "实施", "通过", "公布", "生效", "号"} {
		if strings.Contains(brackets, w) {
			return 0
		}
	}
	for i := range brackets {
		n, end, ok := numeral(brackets, i)
		if ok && plausibleYear(brackets[i:end], n) && editionWords.begin(brackets[end:]) {
			return n
		}
	}
	return 0
}

// referenceIn returns the document number that brackets behind a name hold:
// （国务院令第431号）, （2005年1月10日国务院令第431号公布）, （法释〔2020〕26号）; "" = none.
func referenceIn(brackets string) string {
	for _, part := range strings.FieldsFunc(brackets, func(c rune) bool { return strings.ContainsRune("（）()，,；;、", c) }) {
		i := strings.LastIndex(part, "号")
		if i < 0 || !strings.ContainsAny(part[:i], "0123456789一二三四五六七八九十") {
			continue
		}
		part = part[:i+len("号")]
		if day := strings.LastIndex(part, "日"); day >= 0 {
			part = part[day+len("日"):]
		}
		return strings.TrimSpace(part)
	}
	return ""
}

// yearBefore returns the year of the edition that is named before a title: 2015年
// 修正的《立法法》, 2015年版《立法法》.
func yearBefore(s string) int {
	for _, w := range [...]string{"的", "版", "修正", "修订", "修改"} {
		s = strings.TrimSuffix(s, w)
	}
	s, ok := strings.CutSuffix(s, "年")
	if !ok || len(s) < 4 {
		return 0
	}
	n, end, ok := numeral(s, len(s)-4)
	if !ok || end != len(s) || !plausibleYear(s[len(s)-4:], n) || len(s) > 4 && s[len(s)-5] >= '0' && s[len(s)-5] <= '9' {
		return 0
	}
	return n
}

// Undated returns the name of a statute without the year of an edition behind it:
// 立法法 for 立法法（2015年修正）.
func Undated(name string) string {
	stem, _ := cutYear(name)
	return stem
}

// cutYear cuts brackets that name an edition off the end of a title: 刑法（2020年修正）.
func cutYear(title string) (stem string, year int) {
	stem, brackets := cutEdition(title)
	if year = yearIn(brackets); year == 0 || strings.HasSuffix(stem, "修正案") { // 宪法修正案（2018年）
		return title, 0
	}
	return stem, year
}

func plausibleYear(written string, n int) bool { return len(written) == 4 && n >= 1949 && n < 2100 }

// editionWords follow the year of an edition.
var editionWords = beginning("年）", "年)", "年修", "修", "年版", "版", "年文本", "年1", "年2", "年3", "年4", "年5", "年6", "年7", "年8", "年9")

// nowadays are words before a provision that end the talk of a former edition.
var nowadays = ending("现在的", "现在是", "现为", "现行", "现行的", "如今的", "如今是", "今", "新的", "改为", "改成", "变为", "变成")
