package cite

import (
	"strings"
	"unicode/utf8"
)

// plausible reports whether a run without a name, s[i:end], is a citation. In
// prose 第二条 may count messages, 第一项 tasks, and 第三章 may be in a novel.
func (r *Reader) plausible(s string, i, end int, run []provision) bool {
	first := run[0].at[0]
	last := run[len(run)-1].steps()
	u := last[len(last)-1].unit
	before, after := s[:i], s[end:]
	if first.rel != byNumber {
		return r.plausibleRelative(first, len(run) == 1 && run[0].n == 1, after)
	}
	if papers.end(before) != "" {
		return false
	}
	switch {
	case r.text.statute():
		if first.unit > article && r.here().Article.IsZero() && r.lastAt != r.block {
			return false // an annex has a numbering of its own
		}
		behind := first.unit == item && first.number.Main < r.origin.Item // 采取第一项措施, in a later item
		return u < item || run[0].n > 1 || behind || !counted.begin(after)
	case r.bare() == "":
		return false
	case r.subject != "" && (r.amending || u == article):
		return true
	case first.unit <= section:
		return (r.cited.law != "" && r.cited.block == r.block || r.named.block == r.block) && !counted.begin(after)
	case first.unit == article:
		return u > article || len(run) > 1 && !counted.begin(after) || r.article(first.number.Main, before, after)
	case r.last.Article.IsZero() || first.unit == subitem && r.last.Item == 0:
		return false
	case strings.HasSuffix(before, "其中") || speaking.begin(after):
		return true
	case first.unit == paragraph && r.lastAt == r.block:
		return !counted.begin(after)
	}
	// 第一款是……；第二款是…… continues what was begun.
	same := r.lastAt == r.block && r.last.has(first.unit)
	return same && !counted.begin(after) || len(run) > 1 && r.lastAt == r.block
}

// plausibleRelative is plausible for 本条, 前款, 该条; alone says that no
// narrower step follows.
func (r *Reader) plausibleRelative(st step, alone bool, after string) bool {
	switch {
	case st.rel == before && st.unit == item && st.count > 1 && r.here().Item <= st.count:
		return r.here().Item > 0 && speaking.begin(after) // else 按照前三项征收: the first three
	case alone && st.rel == this && st.unit <= section && r.text.Title == "" && !r.last.has(st.unit):
		return false // 本章小结 of a book
	case st.rel == that && (r.last == Target{} || st.unit >= item):
		return false
	case !alone, st.rel == before && r.text.statute() && (st.unit <= paragraph || r.here().Item > st.count):
		return true // 前款内容, 前两款通知, in （三） 前两项费用
	case st.rel == before:
		return !counted.begin(after)
	case st.unit == item:
		c, _ := utf8.DecodeRuneInString(after)
		return speaking.begin(after) || strings.ContainsRune("第中前、，。和或", c)
	}
	return !counted.begin(after)
}

// article reports whether a bare 第三条 in prose belongs to the statute last
// referred to. Small numbers count other things as often as articles.
func (r *Reader) article(n int, before, after string) bool {
	switch {
	case counted.begin(after):
		return false
	case n > 12:
		return true
	case introduced(before) || strings.HasSuffix(before, "其") || strings.HasSuffix(before, "上述"):
		return true
	}
	c, _ := utf8.DecodeLastRuneInString(before)
	if before != "" && !strings.ContainsRune("，。；：、（(“”？！ 　", c) {
		return speaking.begin(after)
	}
	next, _ := utf8.DecodeRuneInString(after)
	here := r.cited.block == r.block || r.named.block == r.block
	return speaking.begin(after) || here && !strings.ContainsRune("，：:,", next) // 第一条，多走访
}

// speaking are words after a provision that say what it contains.
var speaking = beginning(strings.Fields(`规定 的规定 之规定 所 列 的情形 情形 明确 写 要求 说 讲 指出 告诉 提到 第 也规定 还规定 则规定 就规定 中规定 关于 之一`)...)

// counted are words for other things that are counted in 条, 款, 项, 章.
var counted = beginning(strings.Fields(`线 道路 路 河 街 船 鱼 渠 沟 裤 裙 航 高速 铁路 地铁 公交 生产 防线 战线 经验 理由 建议 意见 措施 办法 消息 信息 短信 微信 微博 新闻 评论 留言
弹幕 标语 横幅 宣传 推送 公告 通知 提示 记录 热线 渠道 途径 举措 制度 新规 生命 产品 手机 软件 车 汽车 游戏 理财 贷款 机型 应用 工作 任务 内容 活动 议程 议题 服务 工程 改革 职责 业务 技能
比赛 国道 省道 县道 整改 高铁 巷 隧道 通道 跑道 线索 线 投诉 举报 提案 议案 诉求 承诺 权利 义务 费用 收入 支出 指标 原则 课 故事 小说 的标题 讲述`)...)
