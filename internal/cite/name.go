package cite

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// head is what comes before a run of provisions and tells which statute they
// belong to.
type head struct {
	start int        // index where the citation begins
	by    naming     // how the statute is named
	law   string     // canonical title, or Self; "" = not known
	name  string     // as written
	text  Edition    // the edition named
	ref   string     // 文号
	guess bool       // the name is unknown and has no 《》
	book  law.Number // 编 named by its title: 分则, 婚姻家庭编
}

// naming tells how the statute is named. The zero value means that it is not.
type naming int

const (
	byNothing naming = iota
	byName           // 《行政复议法》, 行政复议法
	byThat           // 该法, 同法
	byAge            // 旧法, 新条例: an edition of the statute last referred to
	bySelf           // 本法
	byPaper          // 合同, 公约: not a statute
)

// nameBefore reads the name that ends at end, where a run of provisions begins.
// It does not look at anything before floor.
func (r *Reader) nameBefore(s string, floor, end int) head {
	none := head{start: end}
	text, ref := Edition{}, ""
	j := spaceBefore(s, floor, end)
	if k := bracketsBefore(s, floor, j); k >= 0 {
		text, ref = ParseEdition(s[k:j]), referenceIn(s[k:j])
		if h := r.nameEnding(s, floor, j); h.by == byName && (ofTitle("", s[k:j]) || r.lookup(h.name) != "") { // 刑法修正案（八）
			_, h.text = cutYear(h.name)
			return h
		}
		j = spaceBefore(s, floor, k)
	} else if e, k := editionEnding(s, floor, j); k < j { // 立法法2015年修正本第七十三条
		if h := r.nameEnding(s, floor, spaceBefore(s, floor, k)); h.by == byName {
			h.text = e
			return h
		}
	}
	h := r.nameEnding(s, floor, j)
	if h.by == byNothing {
		if k, n := bookBefore(s, j); k < j && k > floor {
			if h = r.nameEnding(s, floor, k); h.by != byNothing {
				h.book = n
			}
		}
	}
	if h.by == byNothing {
		return none
	}
	h.ref = ref
	switch {
	case text.Named():
		h.text = text
	case h.by == byName:
		ahead := editionBefore(s[floor:h.start])
		if h.text = ahead; !h.text.Named() {
			h.text = r.definedText(h.name)
		}
		if !h.text.Named() {
			h.text = cmp.Or(text, ahead) // an aside, or the zero Edition
		}
	case h.by == byThat && r.spokenOf.law == h.law && r.spokenOf.block == r.block: // 该法第七十三条
		h.text = r.spokenOf.text
	}
	return h
}

// nameEnding reads the name that ends exactly at end.
func (r *Reader) nameEnding(s string, floor, end int) head {
	none := head{start: end}
	if c, _ := utf8.DecodeLastRuneInString(s[floor:end]); !nameEnds.has(c) && !r.oddNames {
		return none
	}
	if k, title := r.known(s, floor, end); title != "" {
		return head{start: k, by: byName, law: title, name: s[k:end]}
	}
	from := max(floor, end-longestName)
	tail := bracketTail(s, from, end)
	w := normWord(strings.TrimRight(s[from:tail], " \u3000"))
	if w == "" {
		if p := papers.end(s[floor:end]); p != "" {
			return head{start: end - len(p), by: byPaper}
		}
		return none
	}
	if k := selfBefore(s, floor, end); k >= 0 {
		return head{start: k, by: bySelf, law: r.own(w), name: s[k:end]}
	}
	for _, pre := range [...]string{"该", "同", "此", "上述", "前述"} {
		if strings.HasSuffix(s[floor:end], pre+w) {
			k := end - len(pre+w)
			return head{start: k, by: byThat, law: r.recent(w), name: s[k:end]}
		}
	}
	if age, text := ageEnding(s[floor : end-len(w)]); age != "" && r.inProse() && r.recent(w) != "" {
		k := end - len(age+w)
		return head{start: k, by: byAge, law: r.only(w), name: s[k:end], text: text}
	}
	return r.unknown(s, from, tail, end, w)
}

// generic reports whether a name is only a kind of statute, such as 条例, used
// as an abbreviation.
func generic(name string) bool { return name != "宪法" && name == normWord(name) }

// titling reports whether s ends in a word that makes 条例 or 办法 part of a
// longer title: 宗教事务|条例.
func titling(s string) bool {
	return titleWords.end(s) != ""
}

var titleWords = ending(strings.Fields(`管理 工作 保护 监督 登记 实施 处罚 服务 保障 安全 事务 促进 征收 补偿 建设 规划 防治 办理 暂行 试行 公开 信访 交通 环境 教育 行政 税 检查
审查 申请 处理 发展 救助 调解 裁判 适用 使用 收费 许可 培训 考核 备案 评估 统计 档案 消防 养犬 物业 市场 资源 卫生 绿化 气象 防御 应急 救援 执行`)...)

// local reports whether the words before a name end in a place name, so that
// the name is that of a local regulation: 上海市|消防条例.
func local(before string) bool {
	return places.end(before) != ""
}

var places = ending("省", "市", "自治区", "自治州", "自治县", "特区")

// unknown finds where an unlisted name begins: after the words that introduce a
// citation.
func (r *Reader) unknown(s string, from, tail, end int, w string) head {
	none := head{start: end}
	begin := tail
	for n := 0; begin > from && n < 48; n++ {
		c, size := utf8.DecodeLastRuneInString(s[from:begin])
		if nameBreaks.has(c) || strings.ContainsRune("（）()", c) {
			break
		}
		begin -= size
		if provinces.begin(s[begin:end]) {
			break
		}
		if end-begin >= len(w) && begin > from && introduced(s[from:begin]) {
			break
		}
	}
	if begin == tail || notLaw.end(s[from:end]) != "" {
		return none
	}
	name := s[begin:end]
	runes := utf8.RuneCountInString(name)
	switch {
	case generic(name): // 条例第三条: the one last referred to
		if !r.text.statute() {
			if title := r.recent(w); title != "" {
				return head{start: begin, by: byName, law: title, name: name}
			}
		}
		return none
	case runes > 24 || runes < utf8.RuneCountInString(w)+1:
		return none
	}
	for _, d := range doubtful {
		if w == d {
			return none
		}
	}
	if w == "决定" || w == "规定" || w == "解释" || w == "办法" || w == "细则" || w == "规则" || w == "批复" || w == "决议" {
		if !strings.Contains(name, "关于") && runes < 6 { // 有关规定, 另行规定
			return none
		}
	}
	return head{start: begin, by: byName, law: canonical(name), name: name, guess: true}
}

// provinces begin the names of local regulations.
var provinces = beginning(strings.Fields(`北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省
海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区 深圳经济特区 珠海经济特区 汕头经济特区 厦门经济特区`)...)

// introduced reports whether s ends in a word that the name of a statute may
// follow.
func introduced(s string) bool {
	return introductions.end(s) != ""
}

var introductions = ending(strings.Fields(`有关 相关 上述 前述 依照 根据 按照 依据 违反 适用 符合 参照 比照 援引 遵守 执行 触犯 属于 所称 对于 因为 以及 或者 具有 除 现行 我国 应当 认为 实施 单位 查阅 查看 翻看 对照 结合
构成 引用 违背 涉及 参见 详见 可见 依 按 和 与 及 或 对 将 在 由 是 据 见 即 的 了 因 以 经 从 犯 把 看 查 读 学 指 （ (`)...)

// nameEnds are the last characters of the names of statutes, and of papers.
var nameEnds = func() *letters {
	l := lettersOf("）)")
	for _, w := range [...]words{norms, papers} {
		for c := range w {
			l.add(c)
		}
	}
	return l
}()

// papers are other things divided into 条, which are not statutes.
var papers = ending(strings.Fields(`书 本文 合同 协议 协议书 协定 公约 条约 章程 附件 附录 附表 议定书 声明 方案 课本 教材 一书 计划 规划 指南 清单 目录 手册 公告 合约 契约 规约 说明书 保单 制度 守则`)...)

// selfWords come between 本 and the kind of statute in 本法, 本实施细则.
var selfWords = [...]string{"", "实施", "暂行", "试行", "施行", "若干", "议事", "基本"}

// selfBefore returns where the 本法, 本条例 or 本实施细则 that ends at end
// begins, or -1.
func selfBefore(s string, floor, end int) int {
	w := normWord(s[floor:end])
	for _, mid := range selfWords {
		if strings.HasSuffix(s[floor:end], "本"+mid+w) {
			return end - len("本"+mid+w)
		}
	}
	return -1
}

// bookBefore reads the title of a 编 that ends at end: 总则, 分则, 婚姻家庭编.
func bookBefore(s string, end int) (int, law.Number) {
	for i, w := range books {
		if strings.HasSuffix(s[:end], w) {
			return end - len(w), law.Number{Main: bookNumbers[i]}
		}
	}
	return end, law.Number{}
}

// bookAfter reads the title of a 编 at s[i:].
func bookAfter(s string, i int) (int, law.Number) {
	for k, w := range books {
		if e := word(s, i, w); e > 0 {
			return e, law.Number{Main: bookNumbers[k]}
		}
	}
	return i, law.Number{}
}

// books are the 编 that are cited by their titles: the two of 刑法 and the
// seven of 民法典.
var books = [...]string{"总则编", "物权编", "合同编", "人格权编", "婚姻家庭编", "继承编", "侵权责任编", "总则", "分则"}

var bookNumbers = [...]int{1, 2, 3, 4, 5, 6, 7, 1, 2}
