package slug

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

func TestPropose(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"怎么申请复查", "zenme-shenqing-fucha"},
		{"调解", "tiaojie"},
		{"调查与调解", "diaocha-yu-tiaojie"},
		{"重庆", "chongqing"},
		{"银行", "yinhang"},
		{"行政复议", "xingzheng-fuyi"},
		{"法律", "falv"},
		{"法律援助", "falv-yuanzhu"},
		{"妇女权益", "funv-quanyi"},
		{"长期重大重复信访事项", "changqi-zhongda-chongfu-xinfang-shixiang"},
		{"信访工作条例", "xinfang-gongzuo-tiaoli"},
		{"办理期限与答复", "banli-qixian-yu-dafu"},
		{"2022年信访工作报告", "2022-nian-xinfang-gongzuo-baogao"},
		{"12·4 国家宪法日", "12-4-guojia-xianfari"},
		{"拨打12348热线", "boda-12348-rexian"},
		{"多久能收到答复？", "duojiu-neng-shoudao-dafu"},
		{"《民法典》第一千零七十九条", "minfadian-diyiqianlingqishijiutiao"},
		{"A4宣传单", "a4-xuanchuan-dan"},
		{"Ａ４　ＰＤＦ", "a4-pdf"},
		{"Café", "cafe"},
		{"About us", "about-us"},
		{"con", "con-1"},
		{"NUL", "nul-1"},
		{"com1", "com1-1"},
		{"index", "index-1"},
		{"", ""},
		{"？！……", ""},
		{"👪", ""},
		{"\xff\xfe", ""},
		{"a\x00b", "a-b"},
		{"../x", "x"},
	} {
		if got := Propose(c.title); got != c.want {
			t.Errorf("Propose(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

// A long title is cut where a word ends; a word that is too long alone, between
// syllables.
func TestLongTitlesAreCutBetweenWords(t *testing.T) {
	got := Propose("信访人对信访事项处理意见不服的可以向原办理机关的上一级机关请求复查")
	if len(got) > maxLen || !strings.HasPrefix("xinfangren-dui-xinfang-shixiang-chuli-yijian-bufu-de-keyi-xiang-yuan-banli", got) {
		t.Errorf("got %q", got)
	}
	if got := Propose(strings.Repeat("甲", 50)); got != strings.Repeat("jia", 20) {
		t.Errorf("got %q", got)
	}
	if got := Propose(strings.Repeat("x", 99)); got != strings.Repeat("x", maxLen) {
		t.Errorf("got %q", got)
	}
}

// Each reading in the table is one that the character has: a slip of the finger
// shows here.
func TestPhrasesUseReadingsThatExist(t *testing.T) {
	for p, w := range phrases().syllables {
		if utf8.RuneCountInString(p) != len(w) {
			t.Errorf("%s: %d syllables", p, len(w))
			continue
		}
		for i, r := range []rune(p) {
			all := pinyin.SinglePinyin(r, pinyin.Args{Style: pinyin.Normal, Heteronym: true})
			if !slices.Contains(all, w[i]) {
				t.Errorf("%s: %c is never read %s, but %v", p, r, w[i], all)
			}
		}
	}
}

var form = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)

func FuzzPropose(f *testing.F) {
	f.Add("怎么申请复查")
	f.Add("Ａ４ é ① ㈠ \u0301 \xff")
	f.Fuzz(func(t *testing.T, title string) {
		got := Propose(title)
		if !form.MatchString(got) || len(got) > maxLen {
			t.Errorf("Propose(%q) = %q", title, got)
		}
		if again := Propose(got); again != got && !reserved[strings.TrimSuffix(got, "-1")] {
			t.Errorf("Propose(%q) = %q", got, again)
		}
	})
}
