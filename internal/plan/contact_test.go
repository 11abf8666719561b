package plan

import (
	"strings"
	"testing"

	"pufa/internal/site"
	"pufa/internal/view"
)

func TestContactsCanBeActedOn(t *testing.T) {
	for text, want := range map[string]string{
		"0746-2213456":              "[0746-2213456 tel:07462213456]",
		"0746-2213456、12345（24 小时）": "[0746-2213456 tel:07462213456]、[12345 tel:12345]（24 小时）",
		"（0746）2213456 转 8":         "（0746）[2213456 tel:2213456] 转 8",
		"010-12345678-802":          "[010-12345678-802 tel:01012345678;ext=802]",
		"13800001234 王某":            "[13800001234 tel:13800001234] 王某",
		"400-123-4567":              "[400-123-4567 tel:4001234567]",
		"编号 123456789012345":        "编号 123456789012345",
		"湖南网上信访 https://a.gov.cn/xf/（全天）":          "湖南网上信访 [a.gov.cn/xf https://a.gov.cn/xf/]（全天）",
		"发到 a.b@c.gov.cn。":                         "发到 [a.b@c.gov.cn mailto:a.b@c.gov.cn]。",
		"拨打 12345，或者看 http://b.cn，问 0746-2213456。": "拨打 [12345 tel:12345]，或者看 [b.cn http://b.cn]，问 [0746-2213456 tel:07462213456]。",
		"【电话：待填】":                                  "【电话：待填】",
	} {
		var b strings.Builder
		for _, p := range parts(text, true) {
			if p.URL == "" {
				b.WriteString(p.Title)
			} else {
				b.WriteString("[" + p.Title + " " + string(p.URL) + "]")
			}
		}
		if b.String() != want {
			t.Errorf("%s\n got %s\nwant %s", text, b.String(), want)
		}
	}
}

func TestTheWaysToReachAnOrganizationAreInTheOrderInWhichPeopleTry(t *testing.T) {
	m := &Planner{common: &common{site: &site.Site{Settings: site.Settings{Language: "zh-CN"}}, options: Options{Organization: Organization{
		Address: "某路 425300 号", MapURL: "https://map.test/1", Phone: "0746-2213456", Online: "https://a.gov.cn", Email: "a@b.cn",
	}}}}
	var got []string
	for _, c := range m.organization().Contacts {
		got = append(got, c.Kind+" "+c.Action.Title+" "+string(c.Action.URL))
	}
	want := "online 网上提交 https://a.gov.cn|phone 打电话 tel:07462213456|email 写邮件 mailto:a@b.cn|address 看地图 https://map.test/1"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
	if address := m.organization().Contacts[3]; len(address.Parts) != 1 || address.Parts[0].URL != "" {
		t.Errorf("a postcode was taken for a number to dial: %+v", address.Parts)
	}
}

func TestFeedbackByMailNamesThePage(t *testing.T) {
	m := &Planner{common: &common{site: &site.Site{Settings: site.Settings{Language: "zh-CN"}}}}
	for to, want := range map[string]string{
		"":                  "",
		"https://a.test/b?": "https://a.test/b?",
		"mailto:a@b.cn":     "mailto:a@b.cn?subject=%E5%AF%B9%E7%BD%91%E9%A1%B5%E7%9A%84%E6%84%8F%E8%A7%81%EF%BC%9Aa%20b&body=%0A%0Ahttps%3A%2F%2Fa.test%2F",
	} {
		m.options.Organization.FeedbackURL = to
		if got := m.feedback("a b", "https://a.test/"); got != want {
			t.Errorf("%s: %s", to, got)
		}
	}
}

func TestThePhaseOfASiteHasATag(t *testing.T) {
	for text, want := range map[string]view.Phase{
		"":          {},
		"演示样站":      {Tag: "演示样站"},
		"演示样站：不办业务": {Tag: "演示样站", Text: "不办业务"},
		"Beta: new": {Tag: "Beta", Text: "new"},
	} {
		m := &Planner{common: &common{site: &site.Site{}, options: Options{Phase: text}}}
		if got := m.phase(fragmentKey{}); got != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
