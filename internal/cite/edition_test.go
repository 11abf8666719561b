package cite_test

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/cite"
)

// The edition is named in brackets, before the title or behind it; the year in
// which a statute was made, or since when it applies, is none.
func TestEditions(t *testing.T) {
	year := func(y int) cite.Edition { return cite.Edition{Year: y} }
	day := cite.Edition{Year: 2015, Month: 3, Day: 15}
	former, none := cite.Edition{Former: true}, cite.Edition{}
	for text, want := range map[string]cite.Edition{
		"《立法法》（2015年修正）第七十三条":              year(2015),
		"《中华人民共和国立法法》(2015修正)第七十三条":        year(2015),
		"《立法法》（2015）第七十三条":                 year(2015),
		"《立法法》(2015)第七十三条":                 year(2015),
		"《立法法》（2015年版）第七十三条":               year(2015),
		"《立法法》（2015年修正本）第七十三条":             year(2015),
		"《立法法》（2015年修正文本）第七十三条":            year(2015),
		"《立法法》（2015年第一次修正）第七十三条":           year(2015),
		"《立法法》（二〇一五年修正）第七十三条":              year(2015),
		"《立法法》（2015年3月15日修正）第七十三条":         day,
		"《立法法》（2015年3月15日）第七十三条":           day,
		"《立法法》（2015-03-15修正）第七十三条":         day,
		"《立法法》（2015年3月修正）第七十三条":            {Year: 2015, Month: 3},
		"《立法法》（2015年3月15日修订通过）第七十三条":       day,
		"《立法法》（2000年通过，2015年修正）第七十三条":      year(2015),
		"《立法法》（2015年修正，2016年1月1日起施行）第七十三条": year(2015),
		"《立法法》（2015年修正，以下简称《立法法》）第七十三条":    year(2015),
		"《信访条例》（2005年）":                    year(2005),
		"《信访条例》（2005年）第三十四条":               year(2005),
		"2015年修正的《立法法》第七十三条":               year(2015),
		"2015年3月15日修正的《立法法》第七十三条":          day,
		"2015年新修正的《立法法》第七十三条":              year(2015),
		"2015年修订通过的《立法法》第七十三条":             year(2015),
		"2015年版《立法法》第七十三条":                 year(2015),
		"2015版《立法法》第七十三条":                  year(2015),
		"2015年修正本《立法法》第七十三条":               year(2015),
		"《立法法》2015年修正本第七十三条":               year(2015),
		"《立法法》2015年版第七十三条":                 year(2015),
		"立法法2015年修正本第七十三条":                 year(2015),
		"立法法（2015年修正）第七十三条":                year(2015),
		"2012年修正的民事诉讼法第五十五条":               year(2012),
		"民事诉讼法（2012年修正）第五十五条":              year(2012),
		"《中华人民共和国刑法（2020年修正）》第十七条":         year(2020),
		"《信访条例（2005年）》第三十四条":               year(2005),
		"1第2015年《立法法》第七十三条":                year(2015),
		"《立法法》（2015年修正）第七十三条第二款，第三款也是":     year(2015),
		"旧《立法法》第七十三条":                      former,
		"原《立法法》第七十三条":                      former,
		"修正前的《立法法》第七十三条":                   former,
		"《立法法》（旧）第七十三条":                    former,
		"《立法法》（修正前）第七十三条":                  former,
		"《旧行政复议法》第九条":                      former,
		"旧行政复议法第九条":                        former,
		"2023年修正前的《立法法》第七十三条":              {Year: 2023, Former: true},
		"《立法法》（2023年修正前）第七十三条":             {Year: 2023, Former: true},

		"《立法法》（2015年修订版）第七十三条":                      year(2015),
		"《立法法》（2015年修改后）第七十三条":                      year(2015),
		"《立法法》（２０１５年修正）第七十三条":                       year(2015),
		"《立法法》（18修正）第七十三条":                          year(2018),
		"《立法法》（2015年修订版，国务院令第1号）第七十三条":              year(2015),
		"《立法法》【2015年修正】第七十三条":                       year(2015),
		"立法法〔2015年修正〕第七十三条":                         year(2015),
		"《立法法》第七十三条（2015 年修正本）":                     year(2015),
		"《立法法》第七十三条（2015年修正前）":                      {Year: 2015, Former: true},
		"《立法法》第七十三条（修正前）":                           former,
		"《立法法》第七十三条（旧）":                             former,
		"《立法法》2015年第七十三条":                           year(2015),
		"《立法法》修正前第七十三条":                             former,
		"立法法原第七十三条":                                 former,
		"《立法法2015年版》第七十三条":                          year(2015),
		"《2015年立法法》第七十三条":                           year(2015),
		"《2015立法法》第七十三条":                            year(2015),
		"2015 年修正的《立法法》第七十三条":                       year(2015),
		"２０１５年版《立法法》第七十三条":                          year(2015),
		"2015年修改后的《立法法》第七十三条":                       year(2015),
		"2015年那一版《立法法》第七十三条":                        year(2015),
		"2015年的旧《立法法》第七十三条":                         year(2015),
		"99年版《合同法》第五十二条":                            year(1999),
		"1999年《合同法》第五十二条":                           year(1999),
		"1999年合同法第五十二条":                             year(1999),
		"五四宪法第一条":                                   year(1954),
		"2015年全国人大修正的《立法法》第七十三条":                    year(2015),
		"经2015年3月15日第十二届全国人民代表大会第三次会议修正的《立法法》第七十三条": day,
		"《立法法》（第一次修正）第七十三条":                         {Amendment: 1},
		"第二次修正后的《立法法》第七十三条":                         {Amendment: 2},
		"第二次修正前的《立法法》第七十三条":                         {Amendment: 2, Former: true},
		"原来的《立法法》第七十三条":                             former,
		"以前的《立法法》第七十三条":                             former,
		"此前的《立法法》第七十三条":                             former,
		"此前《立法法》第七十三条":                              {},
		"当时的《立法法》第七十三条":                             former,
		"老版《立法法》第七十三条":                              former,
		"修正以前的《立法法》第七十三条":                           former,
		"《立法法》（已失效）第七十三条":                           former,
		"2023年以前的《立法法》第七十三条":                        {Year: 2023, Former: true},
		"2023年修正之前的《立法法》第七十三条":                      {Year: 2023, Former: true},
		"《立法法》（2023年修正以前）第七十三条":                     {Year: 2023, Former: true},

		"《立法法》（15年）第七十三条":      year(2015),
		"《立法法》（’15）第七十三条":      year(2015),
		"《立法法》('15)第七十三条":      year(2015),
		"《立法法》（’15年修正）第七十三条":   year(2015),
		"《立法法》（一五年）第七十三条":      year(2015),
		"15年《立法法》第七十三条":        year(2015),
		"１５年《立法法》第七十三条":        year(2015),
		"’15年《立法法》第七十三条":       year(2015),
		"依照一五年《立法法》第七十三条":      year(2015),
		"一五年版《立法法》第七十三条":       year(2015),
		"零零年《立法法》第七十三条":        year(2000),
		"99年合同法第五十二条":          year(1999),
		"《立法法》第七十三条（15年）":      year(2015),
		"工作满10年《劳动合同法》第十四条怎么说": none,
		"满十年劳动合同法第十四条有规定":      none,
		"连续15年《立法法》第七十三条没有变":   none,
		"《立法法》（15）第七十三条":       none, // a footnote
		"2115年《立法法》第七十三条":      none,

		"《立法法》第七十三条":                    none,
		"目前的《立法法》第七十三条":                 none,
		"《立法法》（现行）第七十三条":                none,
		"《立法法》（修正后）第七十三条":               none,
		"内蒙古草原《畜牧法》第一条":                 none,
		"谈养老《社会保险法》第一条":                 none,
		"新旧《立法法》对照":                     none,
		"2026年6月学习新修订的《立法法》第七十三条":       none,
		"2026年《信访工作条例》宣传月":              none,
		"2027年《信访工作条例》施行五周年":            none,
		"现行《立法法》第七十三条":                  none,
		"新修订的《立法法》第七十三条":                none,
		"《信访条例》（国务院令第431号）第三十四条":        none,
		"《信访条例》（2005年1月10日国务院令第431号公布）": {Year: 2005, Month: 1, Day: 10, Aside: true},
		"《劳动合同法》（2008年1月1日起施行）第四条":      {Year: 2008, Month: 1, Day: 1, Aside: true},
		"《立法法》（2015年主席令第二十号）第七十三条":      {Year: 2015, Aside: true},
		"《立法法》（主席令第二十号）第七十三条":           {},
		"2007年通过的《劳动合同法》第四条":            {Year: 2007, Aside: true},
		"2008年施行的《劳动合同法》第四条":            {Year: 2008, Aside: true},
		"自2008年1月1日起施行的《劳动合同法》第四条":      {Year: 2008, Month: 1, Day: 1, Aside: true},
		"《劳动合同法》（2008年施行）第四条":           {Year: 2008, Aside: true},
		"2015年3月《立法法》修改时，第七十三条也改了":      none,
		"2015年，《立法法》第七十三条改了":            none,
		"《某规定》（法释〔2020〕26号）第一条":         none,
		"《信访工作条例》（以下简称《条例》）第三十四条":       none,
		"编号92015年《立法法》第七十三条":            none,
		"共92015版《立法法》第七十三条":             none,
	} {
		found := cite.ReadProse(cite.Text{}, text, nil)
		if len(found) == 0 {
			t.Errorf("%s: nothing found", text)
		}
		for _, c := range found {
			if strings.ContainsAny(c.Targets[0].Law, "（(旧原") {
				t.Errorf("%s: %s", text, c.Targets[0].Law)
			}
			if got := c.Targets[0].Edition; got != want {
				t.Errorf("%s: %+v in %s, want %+v", text, got, text[c.Start:c.End], want)
			}
		}
	}
}

// A bare article goes on with the edition just named, and so does one of 该法; a
// name that stands alone, and words of today, do not.
func TestTheEditionGoesOn(t *testing.T) {
	for text, want := range map[string][]int{
		"《立法法》（2015年修正）第七十二条写了主体，第七十三条写了事项":   {2015, 2015},
		"《立法法》（2015年修正）第七十二条写了主体，该法第七十三条写了事项": {2015, 2015},
		"《立法法》（2015年修正）写得很清楚，第七十三条写了事项":       {2015, 2015},
		"2012年修正的民事诉讼法也改了，第五十五条写了公益诉讼":        {2012},
		"《立法法》（2015年修正）第七十三条，《立法法》第八十二条":      {2015, 0},
		"《立法法》（2015年修正）第七十三条，现在的第八十二条":        {2015, 0},
		"《立法法》（2015年修正）第七十三条改为第八十二条":          {2015, 0},
		"《立法法》（2015年修正）第七十三条。\n第八十二条规定了权限":    {2015, 0},
		"《立法法》（2015年修正）第七十三条（现第八十二条）":         {2015, 0},
		"《立法法》（2015年修正）第七十三条；修正后的第八十二条":       {2015, 0},
		"《立法法》第八十二条（2015年版第七十三条）":             {0, 2015},
		"《立法法》第八十二条（2015年修正时为第七十三条）":          {0, 2015},
		"《立法法》2015年修正后，第七十三条写了事项":             {0, 2015},
		"《立法法》于2015年修正。第七十三条写了事项":             {0, 0},
		"《立法法》【2015年修正】写得清楚，第七十三条":            {2015, 2015},

		"《立法法》（2015年修正，以下简称《立法法》）第七十三条。\n《立法法》第八十二条。": {2015, 2015},
		"《立法法》（2015年修正，以下简称旧法）。\n旧法第七十三条，《立法法》第八十二条":  {2015, 2015, 0},
		"《立法法》（2015年修正）（以下简称《旧法》）。\n《旧法》第七十三条":        {2015, 2015, 2015},
	} {
		var got []int
		for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
			got = append(got, c.Targets[0].Edition.Year)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// What a provision has become is said of the one before; what it was, too.
func TestNumbersOfTheFormerText(t *testing.T) {
	for text, want := range map[string][]bool{ // former?
		"《立法法》第七十三条改为第八十二条，第七十二条改为第八十一条": {true, false, true, false},
		"《立法法》第七十三条（现第八十二条）":             {true, false},
		"《立法法》第七十三条，现在是第八十二条":            {true, false},
		"草案拟将《立法法》第七十三条改为第八十二条":          {false, false},
		"《立法法》第七十三条修改为：“略”":              {false},
		"《立法法》第八十二条（原第七十三条）":             {false, true},
		"《立法法》第八十二条（原为第七十三条）":            {false, true},
		"《立法法》第八十二条，以前是第七十三条":            {false, true},
		"《立法法》第八十二条（旧法第七十三条）":            {false, true},
		"《立法法》写得清楚。旧法第七十三条，新法第八十二条":      {false, true, false},
		"新的《立法法》第七十三条和旧的第七十二条":           {false, true},
	} {
		var got []bool
		for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
			got = append(got, c.Targets[0].Edition.Former)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	// Which of two is 旧条例 nobody can tell.
	found := cite.ReadProse(cite.Text{}, "《信访条例》和《信访工作条例》，旧条例第三十四条", nil)
	if n := len(found); n != 3 || found[2].Reason != cite.NoLaw {
		t.Errorf("%+v", found)
	}
	// In a statute 第三条 is always its own.
	if found := cite.ReadProse(cite.Text{Title: "示范法", Articles: true}, "第七十三条改为第八十二条，原第七十二条", nil); found[0].Targets[0].Edition.Named() {
		t.Errorf("%+v", found)
	}
}

func TestDocumentNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"《信访条例》（国务院令第431号）第三十四条":        "国务院令第431号",
		"《信访条例》（2005年1月10日国务院令第431号公布）": "国务院令第431号",
		"《信访条例》（国务院令第431号，以下简称《条例》）第一条": "国务院令第431号",
		"《某解释》（法释〔2020〕26号）第一条":         "法释〔2020〕26号",
		"劳动合同法（主席令第六十五号）第四条":            "主席令第六十五号",
		"《信访条例》（2005年）第三十四条":            "",
		"《信访条例》第三十四条（国务院令第431号）":        "",
		"《信访条例》（以下简称信号条例）第三十四条":         "",
	} {
		found := cite.ReadProse(cite.Text{}, text, nil)
		if len(found) == 0 || found[0].Targets[0].Reference != want {
			t.Errorf("%s: %+v, want %q", text, found, want)
		}
	}
}
