package config

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

const halfFilled = `title = "某网"
base_url = "https://www.example.gov.cn/"
phase = "演示样站"
[organization]
name = "某局"
phone = "【电话：待填】"
hours = "工作日"
[government]
site_name = "某网"
site_domain = "www.example.gov.cn"
site_id_code = "【标识码：待填】"
[params]
seal = "普法"
motto = "【口号：待填】"
[[notices]]
text = "【事由：待填】停止接待。"
[[notices]]
text = "今天停电。"
until = 2026-12-01
link = "guanyu.md"
`

func TestPublishedSettingsHoldNothingThatIsStillToBeFilledIn(t *testing.T) {
	c, diags := Parse(decode("config.toml", halfFilled), pageKeys)
	for _, d := range diags {
		if d.Code != "config/placeholder" {
			t.Errorf("%s %v", d.Code, d.Args)
		}
	}
	if len(diags) != 4 {
		t.Errorf("%d placeholders were told, want 4", len(diags))
	}
	p := c.Published()
	if p.Organization.Phone != "" || p.Organization.Name != "某局" || p.Organization.Hours != "工作日" || p.Government.SiteIDCode != "" || p.Phase != "演示样站" {
		t.Errorf("%+v %+v", p.Organization, p.Government)
	}
	if len(p.Params) != 1 || p.Params[0].Key != "seal" || p.Params[0].Value != "普法" || len(p.Notices) != 1 || p.Notices[0].Text != "今天停电。" {
		t.Errorf("%+v %+v", p.Params, p.Notices)
	}
	if c.Organization.Phone == "" || len(c.Notices) != 2 {
		t.Error("the settings themselves have changed")
	}
	v := reflect.ValueOf(*p)
	for _, part := range []reflect.Value{v.FieldByName("Organization"), v.FieldByName("Government")} {
		for i := range part.NumField() {
			if f := part.Field(i); f.Kind() == reflect.String && strings.Contains(f.String(), "待填") {
				t.Errorf("%s: %s", part.Type().Field(i).Name, f)
			}
		}
	}
}

func TestMistakesInContactsAndNoticesAreTold(t *testing.T) {
	const text = `title = "某网"
base_url = "https://www.example.gov.cn/"
[organization]
email = "某局"
map_url = "地图"
feedback_url = "不是网址"
[[notices]]
link = "a.md"
[[notices]]
text = "甲"
from = 2026-12-05
until = 2026-12-01
link = "../a.md"
`
	c, diags := Parse(decode("config.toml", text), pageKeys)
	var got []string
	for _, d := range diags {
		got = append(got, d.Code)
	}
	slices.Sort(got)
	if want := []string{"config/mail", "config/notice-empty", "config/notice-never", "config/outside", "config/url", "config/url"}; !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
	if o := c.Organization; o.Email != "" || o.MapURL != "" || o.FeedbackURL != "" || len(c.Notices) != 1 || c.Notices[0].Link != "" {
		t.Errorf("%+v %+v", o, c.Notices)
	}
}

func TestATitleThatIsStillToBeFilledInIsTold(t *testing.T) {
	_, diags := Parse(decode("config.toml", "title = \"【单位：待填】普法\"\nbase_url = \"https://www.example.gov.cn/\"\n"), pageKeys)
	if len(diags) != 1 || diags[0].Code != "config/placeholder" || diags[0].Args[0] != "title" {
		t.Errorf("%v", diags)
	}
}
