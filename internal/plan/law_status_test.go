package plan

import (
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/site"
)

// Nothing says that a text is in force, neither to readers nor to programs, unless
// somebody has checked it; what is known of others is said.
func TestInForceIsSaidOnlyOfWhatWasChecked(t *testing.T) {
	m := &Planner{common: &common{site: &site.Site{}}}
	m.site.Language = "zh-CN"
	checked := law.Date{Year: 2026, Month: 11, Day: 18}
	for _, c := range []struct {
		state              site.Standing
		class, text, force string
	}{
		{site.Standing{Status: law.InForce, Checked: checked, Text: true}, "in-force", "现行有效", "InForce"},
		{site.Standing{Status: law.InForce, Checked: checked, Text: false}, "in-force", "现行有效", "InForce"},
		{site.Standing{Status: law.InForce, Checked: law.Date{}, Text: true}, "unchecked", "效力未核对", ""},
		{site.Standing{Status: law.Unknown, Checked: law.Date{}, Text: true}, "unknown", "施行日期不详", ""},
		{site.Standing{Status: law.Unknown, Checked: law.Date{}, Text: false}, "unchecked", "效力未核对", ""},
		{site.Standing{Status: law.Pending, Checked: law.Date{}, Text: true}, "pending", "尚未生效", "NotInForce"},
		{site.Standing{Status: law.Superseded, Checked: law.Date{}, Text: true}, "superseded", "已修改", "NotInForce"},
		{site.Standing{Status: law.Repealed, Checked: law.Date{}, Text: false}, "repealed", "已废止", "NotInForce"},
	} {
		if got := c.state.Word(); got != c.class {
			t.Errorf("%+v: class %s, want %s", c.state, got, c.class)
		}
		if got := m.standingText(c.state); got != c.text {
			t.Errorf("%+v: %s, want %s", c.state, got, c.text)
		}
		if got := strings.TrimPrefix(force(c.state), schema+"/"); got != c.force {
			t.Errorf("%+v: legal force %q, want %q", c.state, got, c.force)
		}
	}
}

// Steps are called as the issuer calls them: by 题注, else by the usage of its kind.
func TestStepsAreCalledAsTheIssuerCallsThem(t *testing.T) {
	m := &Planner{common: &common{site: &site.Site{}}}
	m.site.Language = "zh-CN"
	first, second := law.Date{Year: 2022, Month: 1, Day: 24}, law.Date{Year: 2022, Month: 2, Day: 25}
	for _, c := range []struct{ issuer, enacted, want string }{
		{"全国人民代表大会", "", "通过 公布"},
		{"中共中央、国务院", "", "审议批准 发布"},
		{"中共中央", "（2022年1月24日中共中央政治局会议审议批准　2022年2月25日中共中央发布）", "审议批准 发布"},
		{"公安部", "（2022年1月24日公安部部务会议审议通过　2022年2月25日公安部令第1号发布）", "审议通过 发布"},
		{"国务院", "（2022年1月24日国务院常务会议通过　2022年2月25日国务院令第1号公布）", "通过 公布"},
		{"某市人民代表大会常务委员会", "（2021年1月1日通过　2022年1月24日批准）", "批准 公布"},
		{"某部", "（2021年1月24日发布）", "通过 公布"}, // the day of another step
	} {
		st := &law.Statute{Issuer: c.issuer, Adopted: first, Promulgated: second}
		if c.enacted != "" {
			st.Enactment = []law.Line{{Text: c.enacted}}
		}
		adopted, promulgated, _ := m.stepWords(st, site.Amendment{})
		if got := adopted + " " + promulgated; got != c.want {
			t.Errorf("%s %s: %s, want %s", c.issuer, c.enacted, got, c.want)
		}
	}
	for a, want := range map[site.Amendment]string{{Date: first}: "最近修正", {Date: first, Revised: true}: "最近修订"} {
		if _, _, got := m.stepWords(&law.Statute{}, a); got != want {
			t.Errorf("%+v: %s", a, got)
		}
	}
}

// That a statute has been repealed is said as it is known: by a day, by the statute
// that replaces it, or by a word of front matter alone.
func TestARepealWithoutADayIsCalledAMark(t *testing.T) {
	m := &Planner{common: &common{site: &site.Site{}}}
	m.site.Language = "zh-CN"
	day := law.Date{Year: 2022, Month: 5, Day: 1}
	for _, c := range []struct {
		repealed law.Date
		instead  *site.Work
		want     string
	}{
		{day, nil, "已经废止"},
		{law.Date{}, &site.Work{Page: &site.Page{}}, "已经废止"},
		{law.Date{}, nil, "标为已废止"},
	} {
		w := &site.Work{Page: &site.Page{}, About: &law.Statute{Repealed: c.repealed}, Status: law.Repealed, Instead: c.instead}
		if got := m.notice(w, nil, "").Text; !strings.Contains(got, c.want) {
			t.Errorf("%v, replaced %v: %s", c.repealed, c.instead != nil, got)
		}
	}
}
