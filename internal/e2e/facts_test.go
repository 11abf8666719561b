package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/build"
)

// borneOut names, for each statute of the site, the text in the developers'
// corpus that its pages were written from, and the day it took effect, or of its
// adoption where the corpus does not say more. The texts are no part of the
// repository.
var borneOut = map[string][2]string{
	"fangwu-zhengshou-buchang-tiaoli":     {"行政法规/国有土地上房屋征收与补偿条例(2011-01-21).md", "2011-01-21"},
	"gongshang-baoxian-tiaoli":            {"行政法规/工伤保险条例(2010-12-20).md", "2010-12-20"},
	"guojia-peichang-fa":                  {"宪法相关法/国家赔偿法(2012-10-26).md", "2012-10-26"},
	"laodong-zhengyi-jieshi":              {"司法解释/最高人民法院关于审理劳动争议案件适用法律问题的解释（一）(2020-12-29).md", "2021-01-01"},
	"lifa-fa":                             {"宪法相关法/立法法(2023-03-13).md", "2023-03-13"},
	"nongmingong-gongzi-tiaoli":           {"行政法规/保障农民工工资支付条例(2019-12-30).md", "2020-05-01"},
	"senlin-fa":                           {"经济法/森林法(2019-12-28).md", "2020-07-01"},
	"shehui-baoxian-fa":                   {"社会法/社会保险法(2018-12-29).md", "2018-12-29"},
	"shehui-jiuzhu-zanxing-banfa":         {"行政法规/社会救助暂行办法(2019-03-02).md", "2019-03-02"},
	"tudi-guanli-fa":                      {"行政法/土地管理法(2019-08-26).md", "2019-08-26"},
	"xingfa":                              {"刑法/刑法.md", "2023-12-29"},
	"xingzheng-susong-fa-jieshi":          {"司法解释/最高人民法院关于适用《行政诉讼法》的解释(2018-02-06).md", "2018-02-08"},
	"falv-yuanzhu-fa":                     {"行政法/法律援助法(2021-08-20).md", "2022-01-01"},
	"guoqi-fa":                            {"宪法相关法/国旗法(2020-10-17).md", "2020-10-17"},
	"jiancha-fa":                          {"宪法相关法/监察法(2024-12-25).md", "2024-12-25"},
	"laodong-zhengyi-tiaojie-zhongcai-fa": {"诉讼与非诉讼程序法/劳动争议调解仲裁法(2007-12-29).md", "2008-05-01"},
	"minfadian":                           {"民法典/总则.md", "2021-01-01"},
	"minshi-susong-fa":                    {"诉讼与非诉讼程序法/民事诉讼法(2023-09-01).md", "2023-09-01"},
	"renmin-tiaojie-fa":                   {"诉讼与非诉讼程序法/人民调解法(2010-08-28).md", "2011-01-01"},
	"xianfa":                              {"宪法/宪法.md", "2018-03-11"},
	"xinfang-gongzuo-tiaoli":              {"行政法规/信访工作条例(2022-02-25).md", "2022-05-01"},
	"xinfang-tiaoli-2005":                 {"行政法规/信访条例(2005-01-10).md", "2005-05-01"},
	"xingshi-susong-fa":                   {"诉讼与非诉讼程序法/刑事诉讼法(2018-10-26).md", "2018-10-26"},
	"xingzheng-fuyi-fa":                   {"诉讼与非诉讼程序法/行政复议法(2023-09-01).md", "2024-01-01"},
	"xingzheng-susong-fa":                 {"诉讼与非诉讼程序法/行政诉讼法(2017-06-27).md", "2017-06-27"},
	"zhengfu-xinxi-gongkai-tiaoli":        {"行政法规/政府信息公开条例(2019-04-03).md", "2019-05-15"},
}

// Every 条, 款 and 项 that a page of the site cites stands in the text it is said
// to stand in. Whether it says what the page says is for readers.
func TestEveryCitationOfTheSiteStandsInTheTexts(t *testing.T) {
	laws, err := filepath.Abs(root + "/../shared/corpus/laws")
	if err == nil {
		_, err = os.Stat(laws)
	}
	if err != nil {
		if strings.Contains(os.Getenv("PUFA_REQUIRE"), "corpus") {
			t.Fatalf("PUFA_REQUIRE names the corpus, but it is not there: %v", err)
		}
		t.Skip("the corpus is not here: the texts that the site's pages were written from are no part of the repository")
	}
	dir := copySite(t, nil)
	works, err := filepath.Glob(filepath.Join(dir, "content/fagui/*/_index.md"))
	if err != nil || len(works) == 0 {
		t.Fatal("no statutes", err)
	}
	for _, work := range works {
		folder := filepath.Dir(work)
		text, known := borneOut[filepath.Base(folder)]
		if !known {
			t.Errorf("%s: name the text that its pages were written from", filepath.Base(folder))
			continue
		}
		words, err := os.ReadFile(filepath.Join(laws, text[0]))
		if err != nil {
			t.Fatal(err)
		}
		edition := "+++\neffective = " + text[1] + "\n+++\n" + string(words)
		if err := os.WriteFile(filepath.Join(folder, text[1]+".md"), []byte(edition), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	find := func() (found []string) {
		r, err := build.Check(context.Background(), build.Options{Dir: dir, Now: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Diagnostics {
			if strings.HasPrefix(d.Code, "cite/") {
				found = append(found, d.Code+" "+d.Span.File)
			}
		}
		return found
	}
	if found := find(); len(found) > 0 {
		t.Errorf("%d findings:\n%s", len(found), strings.Join(found, "\n"))
	}
	// And it can fail.
	page := filepath.Join(dir, "content/zhinan/qixian.md")
	wrong, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, append(wrong, "\n《信访工作条例》第三十四条第二款。\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if found := find(); len(found) != 1 || !strings.HasPrefix(found[0], "cite/no-paragraph") {
		t.Errorf("after a wrong citation: %q", found)
	}
}
