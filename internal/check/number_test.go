package check

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatATextStatesInNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"受理之日起 60 日内办结，最多再延三十日", "60日 30日"},
		{"5 个工作日内提出异议，过了五个工作日", "5工作日 5工作日"},
		{"一年，两年，十五天，六个月，一百二十日", "1年 2年 15日 6个月 120日"},
		{"年满十八周岁；18 岁", "18岁 18岁"},
		{"代表不超过5人；一人、一天是口头的话", "5人"},
		{"2022 年 5 月 1 日起施行；5 月 1 日；2022 年；一九八二年", ""},
		{"第二日、第三年是数到的，不是多久", ""},
		{"这一年、下一年；每 2 年；前三年", "2年 3年"},
		{"第三十五条第二款、三种、四次", ""},
	} {
		var got []string
		for _, n := range numbers(c.text) {
			got = append(got, fmt.Sprint(n.value, n.unit))
		}
		if g := strings.ReplaceAll(strings.Join(got, "|"), " ", ""); strings.ReplaceAll(g, "|", " ") != c.want {
			t.Errorf("%s: %q, want %q", c.text, g, c.want)
		}
	}
}

func TestANumberStandsInTheProvisionHoweverItIsWritten(t *testing.T) {
	for _, c := range []struct {
		said, provision string
		want            bool
	}{
		{"60 日", "应当自受理之日起六十日内办结", true},
		{"六十天", "60日内", true},
		{"60 日", "三十日内", false},
		{"60 日", "六十个工作日内", false},
		{"5 个工作日", "五日内进行审查", false},
		{"5 个工作日", "五日内进行审查\n“五日”是指工作日，不含法定休假日", true},
		{"1 年", "一年内", true},
		{"12 个月", "一年内", false},
	} {
		if got := numbers(c.said)[0].standsIn(c.provision); got != c.want {
			t.Errorf("%s in %q: %v", c.said, c.provision, got)
		}
	}
}
