package cite

import "strings"

// Titles is a [Shelf] made from the titles of a few statutes.
type Titles map[string]string // Fold of a name → canonical title; "" = shared

// NewTitles makes a shelf that knows each statute by its title, without
// 中华人民共和国, and without the court or office in front of 关于.
func NewTitles(titles ...string) Titles {
	t := Titles{}
	for _, title := range titles {
		t.Add(title, title)
	}
	for _, title := range titles { // a full name is stronger than another's short one
		if i := strings.Index(title, "关于"); i > 0 && issuerEnds(title[:i]) {
			if key := Fold(title[i:]); t[key] != Fold(title) {
				t.Add(title[i:], title)
			}
		}
	}
	return t
}

// Add makes name a name of the statute with this title.
func (t Titles) Add(name, title string) {
	key := Fold(name)
	if old, ok := t[key]; ok && old != title {
		title = ""
	}
	t[key] = title
}

// Title implements [Shelf].
func (t Titles) Title(name string) string { return t[Fold(name)] }

// Fold returns what is left of a statute's name when spellings are made equal:
// without spaces and without 中华人民共和国, with 《》 for any inner brackets and
// （） for round ones.
func Fold(name string) string {
	plain := true
	for i := 0; i < len(name) && plain; i++ {
		plain = name[i] > '>'
	}
	if plain && !strings.Contains(name, "中华") && !strings.ContainsAny(name, "〈〉\u3000\u200b“”") {
		return name
	}
	return strings.ReplaceAll(folder.Replace(name), "中华人民共和国", "")
}

var folder = strings.NewReplacer("〈", "《", "〉", "》", "<", "《", ">", "》", "(", "（", ")", "）",
	" ", "", "\t", "", "\n", "", "\u3000", "", "\u00a0", "", "\u2002", "", "\u200b", "", "“", "", "”", "")

// canonical returns the title of a statute that is not on the shelf. What the
// National People's Congress names 法, and what carries such a law out, bears
// 中华人民共和国 in its title; anything else is called as it is written.
func canonical(name string) string {
	name = raised.Replace(strings.TrimSpace(name))
	bare := strings.TrimPrefix(name, "中华人民共和国")
	if bare != name || strings.ContainsAny(name, "《省市州县") || strings.Contains(name, "关于") {
		return name
	}
	stem, _ := cutEdition(bare)
	switch {
	case normWord(stem) == "法", stem == "宪法", strings.HasSuffix(stem, "法典"), strings.HasSuffix(stem, "法修正案"),
		strings.HasSuffix(stem, "法实施条例"), strings.HasSuffix(stem, "法实施细则"), strings.HasSuffix(stem, "法实施办法"),
		stem == "民法通则", stem == "民法总则":
		return "中华人民共和国" + bare
	}
	return name
}

// raised turns the brackets of a title that stood in 《》 into those it has when
// it stands alone.
var raised = strings.NewReplacer("〈", "《", "〉", "》", "《", "〈", "》", "〉")

// cutEdition cuts the brackets off the end of a title: （试行）, （一）, (2018修正).
func cutEdition(title string) (stem, brackets string) {
	stem = strings.TrimRight(title, " \u3000")
	for strings.HasSuffix(stem, "）") || strings.HasSuffix(stem, ")") {
		i := strings.LastIndexAny(stem, "（(")
		if i <= 0 {
			break
		}
		stem = stem[:i]
	}
	return stem, title[len(stem):]
}

// norms are the words in which the names of statutes end, longest first where
// one ends in the other.
var norms = []string{"法典", "宪法", "办法", "法", "条例", "规定", "细则", "规则", "解释", "决定", "决议", "批复", "规程", "修正案",
	"通则", "总则", "解答", "答复", "规范", "准则", "安排", "意见", "通知", "标准"}

// doubtful are those of them that name papers without force as often as
// statutes; such a title counts if the shelf knows it or a high court wrote it.
var doubtful = []string{"规范", "准则", "安排", "意见", "通知", "标准", "总则", "通则", "答复", "解答"}

// normWord returns the word of norms in which a name ends, or "".
func normWord(name string) string {
	for _, w := range norms {
		if strings.HasSuffix(name, w) {
			return w
		}
	}
	return ""
}

// isNorm reports whether a title in 《》 names a law, a regulation, a rule or a
// judicial interpretation.
func isNorm(title string) bool {
	stem, _ := cutEdition(title)
	w := normWord(stem)
	if w == "" || stem == w {
		return false
	}
	for _, d := range doubtful {
		if w == d {
			return strings.Contains(title, "最高人民") || strings.HasSuffix(stem, "民法通则") || strings.HasSuffix(stem, "民法总则")
		}
	}
	for _, no := range notLaw {
		if strings.HasSuffix(stem, no) {
			return false
		}
	}
	return true
}

// notLaw are words that end in 法 and name no law.
var notLaw = []string{"方法", "做法", "书法", "用法", "写法", "说法", "看法", "想法", "手法", "语法", "兵法", "疗法", "算法", "魔法", "违法", "守法", "普法", "依法", "合法", "非法", "无法", "执法", "枉法", "不法", "统一规则", "统一惯例"}

// issuerEnds reports whether s ends in the name of somebody who makes statutes.
func issuerEnds(s string) bool { return issuer(s) != "" }

// issuer returns the name of the maker of statutes in which s ends, or "".
func issuer(s string) string {
	for _, w := range [...]string{"最高人民法院、最高人民检察院", "最高人民法院", "最高人民检察院", "国务院", "全国人民代表大会常务委员会", "全国人民代表大会", "全国人大常委会", "公安部", "司法部"} {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}
