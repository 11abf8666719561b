package cite_test

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/cite"
)

// The year of an edition is named in brackets or before the title; the year in
// which a statute was made is none.
func TestEditions(t *testing.T) {
	for text, want := range map[string]int{
		"《立法法》（2015年修正）第七十三条":          2015,
		"《中华人民共和国立法法》(2015修正)第七十三条":    2015,
		"《立法法》（2015年3月15日修正）第七十三条":     2015,
		"《信访条例》（2005年）":                2005,
		"《信访条例》（2005年）第三十四条":           2005,
		"2015年修正的《立法法》第七十三条":           2015,
		"2015年版《立法法》第七十三条":             2015,
		"2012年修正的民事诉讼法第五十五条":           2012,
		"民事诉讼法（2012年修正）第五十五条":          2012,
		"《中华人民共和国刑法（2020年修正）》第十七条":     2020,
		"《信访条例（2005年）》第三十四条":           2005,
		"《立法法》第七十三条":                   0,
		"《信访条例》（国务院令第431号）第三十四条":       0,
		"《劳动合同法》（2008年1月1日起施行）第四条":     0,
		"《某规定》（法释〔2020〕26号）第一条":        0,
		"《信访工作条例》（以下简称《条例》）第三十四条":      0,
		"1第2015年《立法法》第七十三条":            2015,
		"编号92015年《立法法》第七十三条":           0,
		"《立法法》（2015年修正）第七十三条第二款，第三款也是": 2015,
	} {
		found := cite.ReadProse(cite.Text{}, text, nil)
		if len(found) == 0 {
			t.Errorf("%s: nothing found", text)
		}
		for _, c := range found {
			if strings.ContainsAny(c.Targets[0].Law, "（(") {
				t.Errorf("%s: %s", text, c.Targets[0].Law)
			}
			if got := c.Targets[0].Year; got != want {
				t.Errorf("%s: %d in %s, want %d", text, got, text[c.Start:c.End], want)
			}
		}
	}
}

// A bare article goes on with the edition just named, unless the words say that
// the talk is of today.
func TestTheEditionGoesOn(t *testing.T) {
	for text, want := range map[string][]int{
		"《立法法》（2015年修正）第七十二条写了主体，第七十三条写了事项": {2015, 2015},
		"《立法法》（2015年修正）第七十三条，现在的第八十二条":      {2015, 0},
		"《立法法》（2015年修正）第七十三条改为第八十二条":        {2015, 0},
		"《立法法》（2015年修正）第七十三条。\n第八十二条规定了权限":  {2015, 0},
	} {
		var got []int
		for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
			got = append(got, c.Targets[0].Year)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
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
