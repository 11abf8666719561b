package cite_test

import (
	"testing"

	"pufa/internal/cite"
)

func TestShelfKnowsNamesHoweverTheyAreWritten(t *testing.T) {
	full := "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释"
	shelf := cite.NewTitles("中华人民共和国刑法", full, "某省消防条例", "甲省人民法院关于乙的规定", "丙省人民法院关于乙的规定", "丁：最高人民法院关于戊的规定", "国务院关于戊的规定")
	shelf.Add("信息条例", "某省消防条例")
	for name, want := range map[string]string{
		"刑法":         "中华人民共和国刑法",
		"中华人民共和国刑法":  "中华人民共和国刑法",
		"中华人民共和国 刑法": "中华人民共和国刑法",
		"最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释": full,
		"最高人民法院关于适用<民事诉讼法>的解释":        full,
		"关于适用《民事诉讼法》的解释":              full,
		"信息条例":   "某省消防条例",
		"消防条例":   "",
		"关于乙的规定": "",
		"关于戊的规定": "", // two statutes share it
		"":       "",
	} {
		if got := shelf.Title(name); got != want {
			t.Errorf("Title(%q) = %q, want %q", name, got, want)
		}
	}
}

// Names that no shelf knows.
func TestStatutesOfTheCongressGetTheirFullTitle(t *testing.T) {
	for name, want := range map[string]string{
		"海商法":         "中华人民共和国海商法",
		"某某法":         "中华人民共和国某某法",
		"宪法":          "中华人民共和国宪法",
		"刑法修正案（八）":    "中华人民共和国刑法修正案（八）",
		"专利法实施细则":     "中华人民共和国专利法实施细则",
		"民法通则":        "中华人民共和国民法通则",
		"诉讼费用交纳办法":    "诉讼费用交纳办法",
		"物业管理条例":      "物业管理条例",
		"某市实施〈消防法〉办法": "某市实施《消防法》办法",
		"民事诉讼法（试行）":   "中华人民共和国民事诉讼法（试行）",
		"重庆市消防条例":     "重庆市消防条例",
		"中华人民共和国某某条例": "中华人民共和国某某条例",
		"民诉法":         "中华人民共和国民事诉讼法",
		"国务院关于甲的若干规定": "国务院关于甲的若干规定",
	} {
		text := "依照《" + name + "》第三条办理。"
		found := cite.ReadProse(cite.Text{}, text, nil)
		if len(found) != 1 || len(found[0].Targets) != 1 || found[0].Targets[0].Law != want {
			t.Errorf("%s: %+v, want %s", text, found, want)
		}
	}
	for _, name := range []string{"营业执照", "义勇军进行曲", "中国工会章程", "儿童权利公约", "五年规划", "处理方法", "药品生产规范", "跟单信用证统一惯例", "法"} {
		if found := cite.ReadProse(cite.Text{}, "见《"+name+"》第三条。", nil); len(found) > 0 {
			t.Errorf("《%s》 names no statute: %+v", name, found)
		}
	}
}

func TestNamesStatute(t *testing.T) {
	for title, want := range map[string]bool{
		"中华人民共和国刑法": true, "信访工作条例": true, "中华人民共和国民法典 合同编": true, "某决定（试行）": true,
		"张某诉李某案": false, "": false, "消费者的权利": false,
	} {
		if got := cite.NamesStatute(title); got != want {
			t.Errorf("NamesStatute(%q) = %v", title, got)
		}
	}
}
