package cite

import (
	"strings"
	"unicode/utf8"
)

// This file reads which edition the words around a name or a provision mean.

// ageEnding reads 旧 or 新 at the end of s, before 法 or 条例, and returns the
// edition that it means; w is "" if there is none.
func ageEnding(s string) (w string, e Edition) {
	for _, w := range [...]string{"旧", "原", "老"} {
		if rest, ok := strings.CutSuffix(s, w); ok && !joined(rest) {
			return w, Edition{Former: true}
		}
	}
	for _, w := range [...]string{"现行", "新"} {
		if strings.HasSuffix(s, w) {
			return w, Edition{}
		}
	}
	return "", Edition{}
}

// happens are words after the name of a statute that make a year before it the
// year of an event: 2026年《信访工作条例》宣传月.
var happens = beginning(strings.Fields(`宣传 宣讲 学习 培训 知识 主题 活动 普法 竞赛 答题 测试 考试 座谈 讲座 颁布 公布 施行 实施 出台 正式 贯彻 执行 落实 解读 进 一周年 两周年 三周年 五周年 十周年 周年`)...)

// isDated reports whether s ends in a bare year, which may name an edition or
// say when something happens.
func isDated(s string) bool {
	p, from := phraseEnding(s)
	p.said[linking] = false
	return from < len(s) && p.said == [roles]bool{}
}

// editionBetween reads the edition that the words between a name and a
// provision in one sentence name last: 《立法法》|于2015年修正后，|第七十三条.
func editionBetween(s string) Edition {
	s = s[max(0, len(s)-longestSentence):]
	end := -1
	for _, w := range [...]string{"修正", "修订", "修改", "文本", "版"} {
		if i := strings.LastIndex(s, w); i >= 0 {
			end = max(end, i+len(w))
		}
	}
	if end < 0 || strings.ContainsAny(s, "。；！？\n") {
		return Edition{}
	}
	p, _ := phraseEnding(s[:end])
	if p.day == (Edition{}) {
		return Edition{}
	}
	p.said[prior] = earlier.begin(s[end:])
	return p.edition(false)
}

// amendedBefore reads the year of the amendment that words before 修正后的第七十三条 tell of:
// 2015年，全国人大修正《立法法》。 The year next before the last 修正 counts. After a
// provision, the words speak of another text: 2015年修正的第七十三条，修正后的第八十二条.
func amendedBefore(s string) Edition {
	s = s[max(0, len(s)-longestSentence):]
	at := lastOf(s, "修正", "修订", "修改")
	if at < 0 || strings.Contains(s[at:], "第") {
		return Edition{}
	}
	for i := at; i > 0; {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if e, end := dayAt(s, i); strings.Contains(s[i:end], "年") && !digitBefore(s, i) {
			return e
		}
	}
	return Edition{}
}

// earlier are words after an amendment that mean the text before it.
var earlier = beginning("前", "以前", "之前")

// nowadays are words before a provision that return from a former edition to
// the present one.
var nowadays = ending(strings.Fields(`现在的 现在是 现为 现是 即现 （现 (现 ，现 现行 现行的 现行法 新法 如今的 如今是 今 新的 改为 改成 变为 变成 调整为 变更为 移到 移至 成为
修正后 修订后 修改后 修正后的 修订后的 修改后的`)...)

// longestSentence is the most bytes of a sentence that are searched: a block of
// many citations without a full stop would be read again for each of them.
const longestSentence = 1500

// renumbered reports whether words after a provision say what it has become, so
// that it belongs to the earlier text: 第七十三条|改为第八十二条,
// 第七十三条|（现第八十二条）. A mere plan does not count.
func renumbered(s string, start, end int) bool {
	i := end
	for _, w := range [...]string{"（", "(", "，", ",", "现已", "已", "被"} {
		i = max(i, word(s, i, w))
	}
	w := becomes.at(s[i:])
	if w == "" {
		return false
	}
	if i += len(w); !at(ordinals, s, i) {
		return false
	}
	sentence := s[max(0, start-longestSentence):start]
	sentence = sentence[strings.LastIndexAny(sentence, "。；！？\n")+1:]
	for _, w := range [...]string{"草案", "拟", "征求意见", "建议", "送审"} {
		if strings.Contains(sentence, w) {
			return false
		}
	}
	return true
}

// becomes are words between the former and the present number of a provision.
var becomes = beginning(strings.Fields(`修改为 改为 改成 变为 变成 调整为 变更为 成为 移至 移到 现在的 现在是 现为 现是 即现 即现在的 现行 现 今`)...)

// onceSaid are words after a provision that tell what it said in an earlier text.
var onceSaid = beginning("原规定", "原来规定", "原来的规定", "原先规定", "原本规定", "曾规定", "曾经规定", "以前规定", "以前的规定", "过去规定", "过去的规定", "当时规定", "当时的规定", "彼时规定")
