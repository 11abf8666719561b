package main

import (
	"fmt"
	"strings"
)

// The texts below are made for measuring and have no meaning. They have the shape of
// official prose: chapters, articles, paragraphs and items of the usual lengths, the
// usual characters, a citation here and there.

var (
	subjects = []string{
		"来访接待", "窗口服务", "便民热线", "社区调解", "档案借阅", "公共阅览", "校园安全", "公园管理", "市集秩序", "停车服务", "志愿服务", "养老照料",
		"河道养护", "道路清扫", "房屋修缮", "物业交接", "灯光照明", "公厕开放", "体育场地", "食堂管理", "班车运行", "会议组织", "证件办理", "信息公告",
	}
	forms  = []string{"办法", "规定", "规则", "细则", "条例", "守则"}
	topics = []string{"婚姻家庭", "劳动人事", "消费维权", "房屋租赁", "交通事故", "民间借贷", "未成年人保护", "反诈防骗", "知识产权", "行政复议", "社会保险", "环境保护"}

	who  = []string{"承办单位", "受理窗口的工作人员", "申请人", "前来咨询的居民", "主管部门和有关单位", "村民委员会、居民委员会", "用人单位", "服务机构及其负责人", "设立单位", "参加活动的人员", "经办人员", "接到材料的单位"}
	must = []string{"应当", "可以", "不得", "有权", "一般要", "必须"}
	when = []string{
		"在收到材料之后的五日以内", "自登记之日起十五日以内", "在每年第一季度结束以前", "遇到特殊情况的时候", "在工作时间和公示的时间以内", "经过当面核对以后", "按照事先公布的顺序",
		"根据实际需要和现有条件", "在不影响他人的前提下", "每满六个月",
	}
	what = []string{
		"把办理的经过写进登记簿，并请当事人当面核对", "向来人说明理由，告诉他下一步可以找哪一个单位", "公布地址、电话、接待时间和需要带的材料", "整理全部材料，编好页码，交给保管档案的人",
		"拒绝与本事项没有关系的要求，也不得借故拖延", "请另一个单位派人一起核对，核对的结果由双方签字", "提供纸质的和可以下载的表格，供人选用", "听取住户和附近商户的意见，并把采纳的情况写清楚",
		"为行动不便的老年人和残疾人上门办理", "检查灯具、栏杆、地面和消防器材，发现损坏的及时报修", "用通俗的话把结果讲明白，需要书面的出具书面答复", "对收到的意见逐件编号，统一管理，到期提醒",
	}
	tail = []string{"", "", "", "；情况复杂的，可以延长一次，但是要把理由告诉对方", "；需要保密的内容除外", "，并在一个月以后回访", "；没有能力办理的，转给有能力的单位，同时告诉来人", "，费用从年度预算里列支"}

	chapters = []string{"总则", "登记和受理", "办理的步骤", "公开和查询", "设施和人员", "经费和物资", "检查和改进", "争议的处理", "附则"}
)

// dice gives the same numbers for the same seed on every machine and with every version
// of Go (SplitMix64).
type dice uint64

func newDice(kind string, n int) *dice {
	d := dice(n)*0x9e3779b97f4a7c15 + 1
	for _, c := range []byte(kind) {
		d = d*1099511628211 + dice(c)
	}
	return &d
}

// below returns a number from 0 to n-1.
func (d *dice) below(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) >> 33 % uint64(n))
}

func (d *dice) pick(from []string) string { return from[d.below(len(from))] }

func (d *dice) sentence() string {
	return d.pick(who) + d.pick(must) + d.pick(when) + d.pick(what) + d.pick(tail) + "。"
}

// law writes chapters with articles until the page is long enough.
func (d *dice) law(w *strings.Builder, p page) {
	begun := w.Len()
	w.WriteString("这一页是为测量速度编写的样本，没有法律上的意义。\n")
	if p.number%40 == 7 { // a book of a code; no table of contents lists it
		fmt.Fprintf(w, "\n# 第一编 %s\n", d.pick(subjects))
	}
	article := 0
	for chapter := 1; w.Len()-begun < p.size; chapter++ {
		fmt.Fprintf(w, "\n## 第%s章 %s\n", numeral(chapter), chapters[(chapter-1)%len(chapters)])
		parts := 1
		if d.below(4) == 0 {
			parts = 2 + d.below(2)
		}
		for part := 1; part <= parts && w.Len()-begun < p.size; part++ {
			if parts > 1 {
				fmt.Fprintf(w, "\n### 第%s节 %s\n", numeral(part), d.pick(subjects))
			}
			for range (8 + d.below(8)) / parts {
				if article++; w.Len()-begun < p.size {
					d.article(w, p, article)
				}
			}
		}
	}
}

func (d *dice) article(w *strings.Builder, p page, number int) {
	fmt.Fprintf(w, "\n第%s条 %s\n", numeral(number), d.sentence())
	switch d.below(12) {
	case 0:
		fmt.Fprintf(w, "\n前款所说的期限，按照《%s%s》第%s条计算。\n", d.pick(subjects), d.pick(forms), numeral(1+d.below(40)))
	case 1, 2, 3, 4:
		fmt.Fprintf(w, "\n%s%s办理下列事项：\n", d.pick(who), d.pick(must))
		last := 4 + d.below(4)
		for item := 1; item < last; item++ {
			fmt.Fprintf(w, "\n（%s）%s；\n", numeral(item), d.pick(what))
		}
		fmt.Fprintf(w, "\n（%s）其他需要办理的事项。\n", numeral(last))
	}
	for range d.below(3) {
		fmt.Fprintf(w, "\n%s\n", d.sentence())
	}
}

// short writes a page of a screen or two.
func (d *dice) short(w *strings.Builder, p page) {
	begun := w.Len()
	for i := 0; w.Len()-begun < p.size; i++ {
		if i%2 == 0 {
			fmt.Fprintf(w, "## %s\n\n", []string{"基本情况", "有什么规定", "怎么办理", "找谁"}[i/2%4])
		}
		fmt.Fprintf(w, "%s%s\n\n", d.sentence(), d.sentence())
	}
}

// numeral writes a number below 10,000 in Chinese.
func numeral(n int) string {
	digits, units := []rune("零一二三四五六七八九"), []string{"千", "百", "十", ""}
	var b strings.Builder
	gap := false
	for i, u := range []int{1000, 100, 10, 1} {
		switch d := n / u % 10; {
		case d == 0:
			gap = b.Len() > 0
		case d == 1 && u == 10 && b.Len() == 0:
			b.WriteString("十")
		default:
			if gap {
				b.WriteRune(digits[0])
			}
			gap = false
			b.WriteRune(digits[d])
			b.WriteString(units[i])
		}
	}
	return b.String()
}
