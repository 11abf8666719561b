package importer

import (
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

// facts prints what was read of an edition in one line.
func facts(e Edition) string {
	doubt := [...]string{"", "unsaid", "published", "earlier", "older", "several"}[e.Doubt]
	return strings.Join([]string{e.Rank.String(), e.Issuer, e.Number, e.Adopted.String(), e.Promulgated.String(), e.Effective.String() + doubt}, "|")
}

func TestFrontMatterIsWhatTheTextTells(t *testing.T) {
	for _, c := range []struct{ name, file, title, head, clause, want string }{
		{"a regulation", "a.txt", "河滩条例", "（2005年1月5日国务院第76次常务会议通过　2005年1月10日中华人民共和国国务院令第431号公布　自2005年5月1日起施行）", "本条例自2005年5月1日起施行。", "行政法规|国务院|国务院令第431号|2005-01-05|2005-01-10|2005-05-01"},
		{"a law", "a.txt", "中华人民共和国河滩法", "（2021年8月20日第十三届全国人民代表大会常务委员会第三十次会议通过）", "本法自2022年1月1日起施行。", "法律|全国人民代表大会常务委员会||2021-08-20||2022-01-01"},
		{"an amended law keeps the clause of its first edition", "a.txt", "中华人民共和国河滩法", "（2000年3月15日第九届全国人民代表大会第三次会议通过　根据2015年3月15日第十二届全国人民代表大会第三次会议《关于修改〈中华人民共和国河滩法〉的决定》修正）", "本法自2000年7月1日起施行。", "法律|全国人民代表大会||2000-03-15||earlier"},
		{"a revised law has a new clause", "a.txt", "中华人民共和国河滩法", "（2000年3月15日第九届全国人民代表大会第三次会议通过　2022年10月30日第十三届全国人民代表大会常务委员会第三十七次会议修订）", "本法自2023年1月1日起施行。", "法律|全国人民代表大会||2000-03-15||2023-01-01"},
		{"the amendment is told by the file's name alone", "河滩条例_20190324.docx", "河滩条例", "（2014年11月24日中华人民共和国国务院令第656号公布）", "本条例自2015年3月1日起施行。", "行政法规|国务院|国务院令第656号||2014-11-24|older"},
		{"in force from publication", "a.txt", "河滩办法", "2020年2月1日 公安部令第149号公布", "本办法自公布之日起施行。", "|公安部|公安部令第149号||2020-02-01|2020-02-01"},
		{"in force from a publication that is not told", "a.txt", "中华人民共和国河滩法", "（1985年9月6日第六届全国人民代表大会常务委员会第十二次会议通过）", "本法自公布之日起施行。", "法律|全国人民代表大会常务委员会||1985-09-06||published"},
		{"a step on two days is not plain", "a.txt", "最高人民法院、最高人民检察院关于河滩案件的解释", "（2021年12月13日最高人民法院审判委员会第1856次会议、2021年12月29日最高人民检察院第十三届检察委员会第八十四次会议通过，自2022年1月1日起施行）", "本解释自2022年1月1日起施行。", "司法解释|最高人民法院、最高人民检察院||||2022-01-01"},
		{"party and state", "a.txt", "河滩工作条例", "2022年1月24日 中共中央政治局会议审议批准\n2022年2月25日 中共中央、国务院发布", "本条例自2022年5月1日起施行。", "党内法规|中共中央、国务院||2022-01-24|2022-02-25|2022-05-01"},
		{"a city", "a.txt", "河滩市养犬条例", "（2018年11月22日河滩市第十五届人民代表大会常务委员会第七次会议通过）", "本条例自２０１９年５月１日起施行。", "|河滩市人民代表大会常务委员会||2018-11-22||2019-05-01"},
		{"another text's date", "a.txt", "河滩办法", "", "《旧河滩办法》自2001年1月1日起施行。第二条的规定自2002年1月1日起施行。", "|||||unsaid"},
		{"two days", "a.txt", "河滩办法", "2001年1月1日 施行", "本办法自2002年1月1日起施行。", "|||||several"},
		{"a day that is none", "a.txt", "河滩办法", "（2021年2月30日河滩市第十五届人民代表大会常务委员会第七次会议通过）", "本办法自2022年13月1日起施行。", "|||||unsaid"},
		{"the President's order is no issuer", "a.txt", "河滩法", "2021年8月20日 中华人民共和国主席令第九十号公布", "本法自2022年1月1日起施行。", "||主席令第九十号||2021-08-20|2022-01-01"},
	} {
		e, ok := Read(source.File{Path: "x/" + c.file, Text: c.title + "\n\n" + c.head + "\n\n第一条　为了方便，制定本法。\n\n第二条　" + c.clause + "\n"})
		if !ok || e.Title != c.title || facts(e) != c.want {
			t.Errorf("%s: %q %s, want %s", c.name, e.Title, facts(e), c.want)
		}
		if e.Source != c.file {
			t.Errorf("%s: source %q", c.name, e.Source)
		}
	}
}

func TestTheFileOfAnEdition(t *testing.T) {
	f, _ := Text("河滩\"办法\".txt", []byte("河滩办法\r\n第一章　总　则\r\n第一条　借书。\r\n（一）甲；\r\n第二条　本办法自2020年1月1日起施行。\r\n"))
	e, ok := Read(f)
	if !ok || e.Name(1) != "2020-01-01.md" || e.Provisions != 2 {
		t.Fatalf("%+v", e)
	}
	want := `+++
title = "河滩办法"
type = "law"
# rank = "…"  # 待填：效力级别，如法律、行政法规、地方性法规、部门规章
# issuer = "…"  # 待填：制定机关
# adopted = 年-月-日  # 待填：通过日期；不知道就删掉这一行
# promulgated = 年-月-日  # 待填：公布日期；不知道就删掉这一行
effective = 2020-01-01
source = "河滩\"办法\".txt"
sha256 = "` + e.SHA256 + `"
+++

# 河滩办法

## 第一章 总则

第一条 借书。

（一）甲；

第二条 本办法自2020年1月1日起施行。
`
	if got := e.File(diag.ZH); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := e.File(diag.EN); !strings.Contains(got, "# issuer = \"…\"  # to be filled in: issuing body\n") {
		t.Error(got)
	}
	if got := strings.Join(e.Missing(), " "); got != "rank issuer adopted promulgated" {
		t.Error(got)
	}
	if e.Doubt = Unsaid; e.WithEffective(e.Effective).Doubt != Certain {
		t.Error("a day given by hand is certain")
	}
}

func TestWhatIsNoStatute(t *testing.T) {
	for _, text := range []string{"", "\n\n", "河滩办法\n"} {
		if e, ok := Read(source.File{Path: "a.txt", Text: text}); ok {
			t.Errorf("%q gives %+v", text, e)
		}
	}
	e, ok := Read(source.File{Path: "某某办法.txt", Text: "第一条　借书。\n第二条　还书。\n"})
	var diags diag.List
	e.Report(&diags, "x.md")
	if !ok || e.Title != "某某办法" || !e.Untitled || len(diags) != 2 || diags[0].Code != "import/no-title" {
		t.Errorf("%+v, %v", e, diags)
	}
}

// Nothing is lost: what an edition's file holds reads as the text did.
func FuzzRead(f *testing.F) {
	f.Add("河滩办法\n（2020年1月1日河滩市人民政府令第3号公布　自2020年2月1日起施行）\n第一条　甲《乙》\n（一）丙")
	f.Add("# 甲\n<!-- a -->\n第一条 《《》自二〇二〇年一月一日起施行\n+++\n")
	f.Fuzz(func(t *testing.T, text string) {
		in, _ := source.Decode("a.txt", []byte(text))
		e, ok := Read(in)
		if !ok {
			return
		}
		out, diags := source.Decode("b.md", []byte(e.File(diag.ZH)))
		if len(diags) > 0 {
			t.Fatalf("%v in\n%s", diags, out.Text)
		}
		before, _ := lawtext.Parse(source.File{Text: in.Text[in.BodyStart:]})
		after, _ := lawtext.Parse(out)
		if !alike(before.Statute, after.Statute) {
			t.Errorf("reads differently:\n%s", out.Text)
		}
	})
}
