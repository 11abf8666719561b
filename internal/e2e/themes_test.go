package e2e

import (
	"strings"
	"testing"
)

// The second built-in theme has a template for every kind of page of the sample site,
// and their links lead somewhere.
func TestThePlainThemeMakesTheWholeSite(t *testing.T) {
	t.Parallel()
	site := files(t, buildSite(t, copySite(t, func(config string) string {
		return strings.Replace(config, `theme = "pufa"`, `theme = "plain"`, 1)
	})))
	for name, want := range map[string]string{
		"index.html": "多久会有结果？", "zhinan/liucheng.html": "登记（15 日内转送）", "zhinan/zhilu.html": "解决我自己的事", "zhinan/suan-qixian.html": "请求复查",
		"xianfa/wenti.html": "看答案", "fagui/xinfang-gongzuo-tiaoli/35.html": "请原办理单位的上一级再看一遍",
	} {
		if !strings.Contains(site[name], want) {
			t.Errorf("%s does not say %s", name, want)
		}
	}
	checkDisk(t, site)
}
