package e2e

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/compiler"
	"pufa/internal/testkit"
)

// source tells from which texts of the developers' corpus the pages about a statute
// were written, and the day these took effect, or of their adoption where the
// corpus does not say more.
type source struct {
	files     []string // the parts of one text, in order
	effective string
}

// borneOut names the source for each statute of the site. The texts are no part of
// the repository.
var borneOut = map[string]source{
	"chengshi-dibao-tiaoli":               {[]string{"行政法规/城市居民最低生活保障条例(1999-09-28).md"}, "1999-10-01"},
	"cunmin-weiyuanhui-zuzhi-fa":          {[]string{"宪法相关法/村民委员会组织法(2018-12-29).md"}, "2018-12-29"},
	"daibiao-fa":                          {[]string{"宪法相关法/全国人民代表大会和地方各级人民代表大会代表法(2025-03-11).md"}, "2025-03-11"},
	"daolu-jiaotong-anquan-fa":            {[]string{"行政法/道路交通安全法(2021-04-29).md"}, "2021-04-29"},
	"fagui-guizhang-beian-shencha-tiaoli": {[]string{"行政法规/法规规章备案审查条例(2024-08-30).md"}, "2024-11-01"},
	"falv-yuanzhu-fa":                     {[]string{"行政法/法律援助法(2021-08-20).md"}, "2022-01-01"},
	"fan-jiating-baoli-fa":                {[]string{"社会法/反家庭暴力法(2015-12-27).md"}, "2016-03-01"},
	"fangwu-zhengshou-buchang-tiaoli":     {[]string{"行政法规/国有土地上房屋征收与补偿条例(2011-01-21).md"}, "2011-01-21"},
	"funv-quanyi-baozhang-fa":             {[]string{"社会法/妇女权益保障法(2022-10-30).md"}, "2023-01-01"},
	"gongshang-baoxian-tiaoli":            {[]string{"行政法规/工伤保险条例(2010-12-20).md"}, "2010-12-20"},
	"guojia-peichang-fa":                  {[]string{"宪法相关法/国家赔偿法(2012-10-26).md"}, "2012-10-26"},
	"guoqi-fa":                            {[]string{"宪法相关法/国旗法(2020-10-17).md"}, "2020-10-17"},
	"huanjing-baohu-fa":                   {[]string{"行政法/环境保护法(2014-04-24).md"}, "2015-01-01"},
	"jiancha-fa":                          {[]string{"宪法相关法/监察法(2024-12-25).md"}, "2024-12-25"},
	"jiaotong-shigu-chuli-guiding":        {[]string{"部门规章/公安部/道路交通事故处理程序规定(2018-02-02).md"}, "2018-05-01"},
	"jiaoyu-fa":                           {[]string{"行政法/教育法(2021-04-29).md"}, "2021-04-29"},
	"laodong-zhengyi-jieshi":              {[]string{"司法解释/最高人民法院关于审理劳动争议案件适用法律问题的解释（一）(2020-12-29).md"}, "2021-01-01"},
	"laodong-zhengyi-tiaojie-zhongcai-fa": {[]string{"诉讼与非诉讼程序法/劳动争议调解仲裁法(2007-12-29).md"}, "2008-05-01"},
	"laonianren-quanyi-baozhang-fa":       {[]string{"社会法/老年人权益保障法(2018-12-29).md"}, "2018-12-29"},
	"lifa-fa":                             {[]string{"宪法相关法/立法法(2023-03-13).md"}, "2023-03-13"},
	"minfadian":                           {[]string{"民法典/总则.md", "民法典/物权编.md", "民法典/合同编.md", "民法典/婚姻家庭编.md", "民法典/侵权责任编.md"}, "2021-01-01"},
	"minshi-susong-fa":                    {[]string{"诉讼与非诉讼程序法/民事诉讼法(2023-09-01).md"}, "2023-09-01"},
	"nongcun-jiti-jingji-zuzhi-fa":        {[]string{"社会法/农村集体经济组织法(2024-06-28).md"}, "2025-05-01"},
	"nongcun-tudi-chengbao-fa":            {[]string{"民法商法/农村土地承包法(2018-12-29).md"}, "2018-12-29"},
	"nongmingong-gongzi-tiaoli":           {[]string{"行政法规/保障农民工工资支付条例(2019-12-30).md"}, "2020-05-01"},
	"renmin-jingcha-fa":                   {[]string{"行政法/人民警察法(2012-10-26).md"}, "2012-10-26"},
	"renmin-tiaojie-fa":                   {[]string{"诉讼与非诉讼程序法/人民调解法(2010-08-28).md"}, "2011-01-01"},
	"senlin-fa":                           {[]string{"经济法/森林法(2019-12-28).md"}, "2020-07-01"},
	"shehui-baoxian-fa":                   {[]string{"社会法/社会保险法(2018-12-29).md"}, "2018-12-29"},
	"shehui-jiuzhu-zanxing-banfa":         {[]string{"行政法规/社会救助暂行办法(2019-03-02).md"}, "2019-03-02"},
	"shichang-jianguan-tousu-jubao-banfa": {[]string{"部门规章/市场监督管理总局/市场监督管理投诉举报处理暂行办法(2022-03-24).md"}, "2022-03-24"},
	"tudi-guanli-fa":                      {[]string{"行政法/土地管理法(2019-08-26).md"}, "2019-08-26"},
	"tudi-guanli-fa-shishi-tiaoli":        {[]string{"行政法规/土地管理法实施条例(2021-07-02).md"}, "2021-09-01"},
	"weichengnianren-baohu-fa":            {[]string{"社会法/未成年人保护法(2024-04-26).md"}, "2024-04-26"},
	"wuye-guanli-tiaoli":                  {[]string{"行政法规/物业管理条例(2018-03-19).md"}, "2018-03-19"},
	"xianfa":                              {[]string{"宪法/宪法.md"}, "2018-03-11"},
	"xiaofeizhe-quanyi-baohu-fa":          {[]string{"民法商法/消费者权益保护法(2013-10-25).md"}, "2013-10-25"},
	"xinfang-gongzuo-tiaoli":              {[]string{"行政法规/信访工作条例(2022-02-25).md"}, "2022-05-01"},
	"xinfang-tiaoli-2005":                 {[]string{"行政法规/信访条例(2005-01-10).md"}, "2005-05-01"},
	"xingfa":                              {[]string{"刑法/刑法.md"}, "2023-12-29"},
	"xingshi-susong-fa":                   {[]string{"诉讼与非诉讼程序法/刑事诉讼法(2018-10-26).md"}, "2018-10-26"},
	"xingzheng-chufa-fa":                  {[]string{"行政法/行政处罚法(2021-01-22).md"}, "2021-07-15"},
	"xingzheng-fuyi-fa":                   {[]string{"诉讼与非诉讼程序法/行政复议法(2023-09-01).md"}, "2024-01-01"},
	"xingzheng-fuyi-fa-shishi-tiaoli":     {[]string{"行政法规/行政复议法实施条例(2007-05-29).md"}, "2007-08-01"},
	"xingzheng-susong-fa":                 {[]string{"诉讼与非诉讼程序法/行政诉讼法(2017-06-27).md"}, "2017-06-27"},
	"xingzheng-susong-fa-jieshi":          {[]string{"司法解释/最高人民法院关于适用《行政诉讼法》的解释(2018-02-06).md"}, "2018-02-08"},
	"zhengfu-xinxi-gongkai-tiaoli":        {[]string{"行政法规/政府信息公开条例(2019-04-03).md"}, "2019-05-15"},
}

// readElsewhere are the statutes whose texts the corpus lacks; their pages were
// written from another public copy. Their citations are held against the number of
// articles only, which each of them states.
var readElsewhere = []string{
	"feifa-jizi-tiaoli",
	"gongan-xingshi-chengxu-guiding",
	"jiaotong-shigu-peichang-jieshi",
	"laodong-baozhang-jiancha-tiaoli",
	"nongcun-tudi-chengbao-jiufen-tiaojie-zhongcai-fa",
	"susong-feiyong-banfa",
	"yiliao-jiufen-tiaoli",
	"zaosheng-wuran-fangzhi-fa",
	"zhian-guanli-chufa-fa",
}

// withTexts copies the site and gives its statutes the texts that its pages were
// written from. It skips the test where they are not there.
func withTexts(t *testing.T) (dir string) {
	t.Helper()
	laws := filepath.Join(testkit.Corpus(t), "laws")
	dir = copySite(t, nil)
	works, err := filepath.Glob(filepath.Join(dir, "content/fagui/*/_index.md"))
	if err != nil || len(works) == 0 {
		t.Fatal("no statutes", err)
	}
	for _, work := range works {
		folder := filepath.Dir(work)
		name := filepath.Base(folder)
		text, known := borneOut[name]
		if !known {
			if !slices.Contains(readElsewhere, name) {
				t.Errorf("%s: name the text that its pages were written from", name)
			}
			continue
		}
		edition := "+++\neffective = " + text.effective + "\n+++\n"
		for i, file := range text.files {
			words, err := os.ReadFile(filepath.Join(laws, file))
			if err != nil {
				t.Fatal(err)
			}
			if _, body, headed := strings.Cut(string(words), "<!-- INFO END -->"); i > 0 && headed {
				words = []byte(body) // one title is enough
			}
			edition += string(words) + "\n\n"
		}
		if err := os.WriteFile(filepath.Join(folder, text.effective+".md"), []byte(edition), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Every 条, 款 and 项 that a page of the site cites stands in the text it is said
// to stand in. Whether it says what the page says is for readers.
func TestEveryCitationOfTheSiteStandsInTheTexts(t *testing.T) {
	t.Parallel()
	dir := withTexts(t)
	find := func() (found []string) {
		r, err := compiler.Check(context.Background(), compiler.Options{Dir: dir}, today, nil)
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
