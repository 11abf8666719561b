package compare

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// shown writes marks as [removed→inserted], [removed→] and [→inserted].
func shown(marks []Mark) string {
	var b strings.Builder
	for i, m := range marks {
		switch m.Change {
		case Kept:
			b.WriteString(m.New)
		case Removed:
			b.WriteString("[" + m.Old + "→")
			if i+1 == len(marks) || marks[i+1].Change != Inserted {
				b.WriteString("]")
			}
		case Inserted:
			if i == 0 || marks[i-1].Change != Removed {
				b.WriteString("[→")
			}
			b.WriteString(m.New + "]")
		}
	}
	return b.String()
}

func TestWordsAreMarked(t *testing.T) {
	for _, c := range []struct{ rule, old, new, want string }{
		{"both empty", "", "", ""},
		{"all new", "", "应当登记。", "[→应当登记。]"},
		{"all gone", "应当登记。", "", "[应当登记。→]"},
		{"nothing changed", "应当登记。", "应当登记。", "应当登记。"},
		{"width of punctuation and white space are not wording", "应当登记,公示; 并答复.", "应当登记，公示；　并答复。", "应当登记，公示；　并答复。"},
		{"space around digits is none either", "自2024年5月1日起", "自 2024 年 5 月 1 日起", "自 2024 年 5 月 1 日起"},
		{"、 and ， are different marks", "登记、公示", "登记，公示", "登记[、→，]公示"},

		{"a numeral with its unit", "应当在三十日内答复", "应当在十五日内答复", "应当在[三十日→十五日]内答复"},
		{"Arabic digits", "处500元罚款", "处5000元罚款", "处[500元→5000元]罚款"},
		{"digits and 万", "处5万元以下罚款", "处5元以下罚款", "处[5万元→5元]以下罚款"},
		{"a percentage in words", "按百分之五缴纳", "按百分之六缴纳", "按[百分之五→百分之六]缴纳"},
		{"decimals", "按1.5%缴纳", "按1.8%缴纳", "按[1.5%→1.8%]缴纳"},
		{"a full stop is not the number's", "收费30.另有规定的除外", "收费40.另有规定的除外", "收费[30→40].另有规定的除外"},
		{"percentages", "不得低于百分之二十", "不得低于百分之二十五", "不得低于[百分之二十→百分之二十五]"},
		{"fractions", "三分之一以上成员", "三分之二以上成员", "[三分之一→三分之二]以上成员"},
		{"references", "依照本办法第二十条第二款", "依照本办法第二十二条第二款", "依照本办法[第二十条→第二十二条]第二款"},
		{"inserted articles", "依照第三条之一办理", "依照第三条之二办理", "依照[第三条之一→第三条之二]办理"},
		{"labels of items", "（二）遗失证件的", "（三）遗失证件的", "[（二）→（三）]遗失证件的"},
		{"dates by their parts", "自2023年5月1日起", "自2023年7月1日起", "自2023年[5月→7月]1日起"},
		{"一 of a word is no numeral", "统一管理", "统筹管理", "[统一→统筹]管理"},
		{"letters", "登录App办理", "登录APP办理", "登录[App→APP]办理"},

		{"the first half of a word", "作出决定", "做出决定", "[作出→做出]决定"},
		{"the second half of a word", "为了制订本办法", "为了制定本办法", "为了[制订→制定]本办法"},
		{"a word in a row of words", "国家机构改革", "国家机关改革", "国家[机构→机关]改革"},
		{"one character against more", "提交人民法院审理", "提交人民检察院审理", "提交人民[法院→检察院]审理"},
		{"not across a character that joins", "村的路和桥", "村的路或桥", "村的路[和→或]桥"},
		{"no island of one character", "县级以上部门", "各级部门", "[县级以上→各级]部门"},
		{"no lone comma between changes", "甲乙丙丁，戊己庚辛", "子丑寅卯，辰巳午未", "[甲乙丙丁，戊己庚辛→子丑寅卯，辰巳午未]"},
		{"an island of two characters beside insertions", "应当告知读者", "应当书面告知所有读者", "应当[→书面]告知[→所有]读者"},

		{"an inserted sentence begins where sentences begin", "应当登记。", "应当登记。应当公告。", "应当登记。[→应当公告。]"},
		{"an inserted line", "（一）登记；\n（二）公示。", "（一）登记；\n（二）答复；\n（三）公示。", "（一）登记；\n[→（二）答复；\n][（二）→（三）]公示。"},
		{"a removed line", "（一）登记；\n（二）答复；\n（三）公示。", "（一）登记；\n（二）公示。", "（一）登记；\n[（二）答复；\n（三）→（二）]公示。"},
		{"an inserted clause", "发现损坏的，应当赔偿。", "发现损坏的，应当告知，应当赔偿。", "发现损坏的，[→应当告知，]应当赔偿。"},
		{"a removed clause", "应当核对，应当登记，应当公示。", "应当核对，应当公示。", "应当核对，[应当登记，→]应当公示。"},
	} {
		if got := shown(Marks(c.old, c.new)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.rule, got, c.want)
		}
	}
}

// checkMarks tells what every answer owes, whatever the texts.
func checkMarks(t *testing.T, old, new string) {
	marks := Marks(old, new)
	var o, n strings.Builder
	for i, m := range marks {
		o.WriteString(m.Old)
		n.WriteString(m.New)
		switch {
		case m.Old == "" && m.New == "":
			t.Errorf("%q → %q: an empty mark", old, new)
		case m.Change == Removed && m.New != "" || m.Change == Inserted && m.Old != "":
			t.Errorf("%q → %q: mark %+v has two sides", old, new, m)
		case m.Change == Kept && folded(m.Old) != folded(m.New):
			t.Errorf("%q → %q: kept %q is not %q", old, new, m.Old, m.New)
		case m.Change == Kept && i > 0 && i+1 < len(marks) && utf8.RuneCountInString(folded(m.New)) == 1:
			t.Errorf("%q → %q: %q stands alone between changes", old, new, m.New)
		}
		if i > 0 && m.Change == marks[i-1].Change {
			t.Errorf("%q → %q: two marks of one kind side by side", old, new)
		}
	}
	for i := 1; i < len(marks); i++ {
		for _, side := range [][2]string{{marks[i-1].Old, marks[i].Old}, {marks[i-1].New, marks[i].New}} {
			if digit(side[0], len(side[0])-1) && digit(side[1], 0) {
				t.Errorf("%q → %q: a numeral is cut between %q and %q", old, new, side[0], side[1])
			}
		}
	}
	if o.String() != old || n.String() != new {
		t.Errorf("marks spell %q → %q, want %q → %q", o.String(), n.String(), old, new)
	}
	if same := len(marks) == 0 || len(marks) == 1 && marks[0].Change == Kept; same != (folded(old) == folded(new)) {
		t.Errorf("%q → %q: same = %v", old, new, same)
	}
}

func digit(s string, at int) bool {
	return at >= 0 && at < len(s) && s[at] >= '0' && s[at] <= '9'
}

func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if r = fold(r); r == 0 {
			return -1
		}
		return r
	}, s)
}

func FuzzMarks(f *testing.F) {
	f.Add("应当在三十日内答复。", "应当在十五日内书面答复。")
	f.Add("（一）登记；\n（二）公示。", "（一）登记；　\n（二）答复；\n（三）公示。")
	f.Add(" \n", "第一百三十三条之一")
	f.Add("a\xffb", "a b")
	f.Add("ab", "a\nb")
	f.Add("三十日 12", "三十\n日 1\n2")
	f.Fuzz(checkMarks)
}

func TestMarksOfRandomTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 4))
	words := strings.Fields("应当 登记 公示 ， 。 ； 三十日 第二十条 的 和 读者 图书 馆 ( 一 ) （二） 2024 年 个 月 App 万 之 百分之 \u3000")
	for range 20_000 {
		text := func() string {
			var b strings.Builder
			for range random.IntN(12) {
				b.WriteString(words[random.IntN(len(words))])
				if random.IntN(8) == 0 {
					b.WriteString(" \n"[random.IntN(2):][:1])
				}
			}
			return b.String()
		}
		checkMarks(t, text(), text())
	}
}

func TestLongTextsAreComparedBySentence(t *testing.T) {
	var old, new strings.Builder
	for i := range 3000 {
		s := "第" + strings.Repeat("甲", i%7+1) + string(rune(0x4e00+i)) + "号书架应当每年清点一次，缺损的补足；"
		old.WriteString(s)
		if i%500 == 250 {
			s = strings.Replace(s, "每年清点一次", "每月清点两次", 1)
		}
		new.WriteString(s)
	}
	checkMarks(t, old.String(), new.String())
	changes := 0
	for _, m := range Marks(old.String(), new.String()) {
		if m.Change == Inserted {
			changes++
			if size := utf8.RuneCountInString(m.New); size > 10 {
				t.Errorf("a change of two words is marked as %d characters: %s", size, m.New)
			}
		}
	}
	if changes < 6 {
		t.Errorf("%d insertions found, want 6 or more", changes)
	}
	checkMarks(t, strings.Repeat("甲", 9000), strings.Repeat("乙", 9000)) // nothing to hold on to
}

// String returns kept, removed or inserted.
func (c Change) String() string { return [...]string{"kept", "removed", "inserted"}[c] }
