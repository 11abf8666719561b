package cite

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Titles is what finding citations needs to know about the statutes known:
// their titles by the names that people use. It also holds the ends of the
// names, 任法 and 责任法, so that a name can be read backwards from its end,
// and reading stops where no name continues. A nil Titles knows no statute.
type Titles map[string]title // by Fold of a name, or of an end of one

type title struct {
	full  string // canonical title; "" = shared by two statutes, or not a name
	whole bool   // a name, not only the end of one
}

// NewTitles returns Titles that know each statute by its title, also without
// 中华人民共和国 and without the court or office before 关于.
func NewTitles(titles ...string) Titles {
	t := Titles{}
	for _, title := range titles {
		t.Add(title, title)
	}
	for _, full := range titles { // a full name takes precedence over a short one
		if i := strings.Index(full, "关于"); i > 0 && issuerEnds(full[:i]) {
			if key := Fold(full[i:]); t[key].full != Fold(full) {
				t.Add(full[i:], full)
			}
		}
	}
	return t
}

// Add makes name a name of the statute titled full.
func (t Titles) Add(name, full string) {
	key := Fold(name)
	if old := t[key]; old.whole && old.full != full {
		full = ""
	}
	t.put(key, full)
}

// put makes key a name of this statute only, whatever it was before.
func (t Titles) put(key, full string) {
	t[key] = title{full, true}
	for key != "" {
		_, size := utf8.DecodeRuneInString(key)
		key = key[size:]
		if _, ok := t[key]; !ok {
			t[key] = title{}
		}
	}
}

// ends reports whether a name ends in key.
func (t Titles) ends(key string) bool {
	_, ok := t[key]
	return ok
}

// Title returns the canonical title of the statute called name: in full,
// without 中华人民共和国, or by an established short name. It returns "" for an
// unknown name and for one that two statutes share. name is as written, without
// the outer 《》; [Fold] makes spellings equal.
func (t Titles) Title(name string) string { return t[Fold(name)].full }

// Fold makes different spellings of a statute's name equal: it drops spaces and
// 中华人民共和国, and writes inner brackets as 《》 and round ones as （）.
func Fold(name string) string {
	if short := strings.TrimPrefix(name, republic); isFolded(short) {
		return short // most names
	}
	return strings.ReplaceAll(folder.Replace(name), republic, "")
}

// isFolded reports whether Fold would leave a name as it is.
func isFolded(name string) bool {
	for i := 0; i < len(name); {
		if name[i] < 0x80 {
			if name[i] <= '>' {
				return false
			}
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(name[i:])
		if oddLetters.has(c) || c == '中' && strings.HasPrefix(name[i:], republic) {
			return false
		}
		i += size
	}
	return true
}

const republic = "中华人民共和国"

// oddLetters are the characters that Fold drops or changes.
var oddLetters = lettersOf("〈〉<>() \t\n\u3000\u00a0\u2002\u200b“”")

var folder = strings.NewReplacer("〈", "《", "〉", "》", "<", "《", ">", "》", "(", "（", ")", "）",
	" ", "", "\t", "", "\n", "", "\u3000", "", "\u00a0", "", "\u2002", "", "\u200b", "", "“", "", "”", "")

// canonical returns the title of an unknown statute. What the National People's
// Congress calls 法, and what implements such a law, has 中华人民共和国 in its
// title; anything else is titled as written.
func canonical(name string) string {
	name = raised.Replace(strings.TrimSpace(name))
	bare := strings.TrimPrefix(name, republic)
	if stateTitles[bare] {
		return republic + bare
	}
	if bare != name || name == bareTitle || strings.ContainsAny(name, "《省市州县") || strings.Contains(name, "关于") {
		return name
	}
	stem, _ := cutEdition(bare)
	switch {
	case normWord(stem) == "法", stem == "宪法", strings.HasSuffix(stem, "法典"), strings.HasSuffix(stem, "法修正案"),
		strings.HasSuffix(stem, "法实施条例"), strings.HasSuffix(stem, "法实施细则"), strings.HasSuffix(stem, "法实施办法"),
		stem == "民法通则", stem == "民法总则":
		return republic + bare
	}
	return name
}

// raised turns the brackets of a title inside 《》 into those it has when it
// stands alone.
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

// norms are the last words of the names of statutes. A word that ends in
// another one comes before it.
var norms = ending("法典", "宪法", "办法", "法", "条例", "规定", "细则", "规则", "解释", "决定", "决议", "批复", "规程", "修正案",
	"通则", "总则", "解答", "答复", "规范", "准则", "安排", "意见", "通知", "标准")

// doubtful are words that end the names of non-binding papers as often as those
// of statutes; such a title counts if it is known or a high court wrote it.
var doubtful = []string{"规范", "准则", "安排", "意见", "通知", "标准", "总则", "通则", "答复", "解答"}

// normWord returns the word of norms at the end of a name, or "".
func normWord(name string) string { return norms.end(name) }

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
	return notLaw.end(stem) == "" && !aboutLaw.begin(stem)
}

// aboutLaw are the first words of books, films and campaigns whose titles end
// like those of statutes: 《我与宪法》.
var aboutLaw = beginning(strings.Fields(`一图 图解 图说 漫画 漫说 漫话 话说 说说 聊聊 解读 读懂 学习 学法 学宪法 讲宪法 走近 走进 我与 我和 我学 我讲 你我 认识 带你 一起 一文 一看 弘扬 尊崇 遵守 维护 宣传 与你`)...)

// notLaw are words that end in 法 but name no law.
var notLaw = ending("方法", "做法", "书法", "用法", "写法", "说法", "看法", "想法", "手法", "语法", "兵法", "疗法", "算法", "魔法", "违法", "守法", "普法", "依法", "合法", "非法", "无法", "执法", "枉法", "不法", "统一规则", "统一惯例")

// issuerEnds reports whether s ends in the name of a body that makes statutes.
func issuerEnds(s string) bool { return issuer(s) != "" }

// issuer returns the name of such a body at the end of s, or "".
func issuer(s string) string { return issuers.end(s) }

var issuers = ending("最高人民法院、最高人民检察院", "最高人民法院和最高人民检察院", "最高人民法院", "最高人民检察院", "国务院", "全国人民代表大会常务委员会", "全国人民代表大会", "全国人大常委会", "公安部", "司法部", "“两高”", "两高", "最高法", "最高检")

// issuerBefore returns the name of the body that s ends in before a title:
// 最高人民法院, 最高人民法院于1992年7月14日发布的, 两高.
func issuerBefore(s string) string {
	s = strings.TrimRight(s, " \u3000")
	if w := issuers.end(s); w != "" {
		return cmp.Or(together[w], w)
	}
	s = strings.TrimSuffix(s, "的")
	verb := issuing.end(s)
	if verb == "" {
		return ""
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, verb), "联合")
	if strings.HasSuffix(s, "日") || strings.HasSuffix(s, "月") || strings.HasSuffix(s, "年") {
		from := max(0, len(s)-45)
		if i := strings.LastIndex(s[from:], "于"); i >= 0 {
			s = s[:from+i]
		} else {
			s = strings.TrimRight(s, "0123456789年月日 ")
		}
	}
	w := issuers.end(s)
	return cmp.Or(together[w], w)
}

// issuing are verbs for what a body does with a statute.
var issuing = ending("发布", "公布", "印发", "颁布", "制定", "作出", "通过", "出台", "施行", "实施")

// together are names for two bodies.
var together = map[string]string{"两高": "最高人民法院、最高人民检察院", "最高法": "最高人民法院", "最高检": "最高人民检察院",
	"最高人民法院和最高人民检察院": "最高人民法院、最高人民检察院", "“两高”": "最高人民法院、最高人民检察院", "全国人大常委会": "全国人民代表大会常务委员会"}
