package chart

import (
	"fmt"
	"strings"
	"testing"
)

// table reads "a|b / c|1": rows apart by " / ", the first of them the head.
func table(text string) Table {
	var t Table
	for i, line := range strings.Split(text, " / ") {
		cells := strings.Split(line, "|")
		if i == 0 {
			t.Head = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

func TestATableThatWouldMisleadIsTold(t *testing.T) {
	rows := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, " / 第 %d 项|%d", i+1, i)
		}
		return b.String()
	}
	for _, c := range []struct {
		kind        Kind
		text, unit  string
		want        string // code, row and column of each fault
		drawn, told string
	}{
		{Bar, "项目|件数（件） / 甲|12 / 乙|1,300", "", "", "bar 件", "12 1,300"},
		{Bar, "项目|件数 / 甲|12 件 / 乙|3件", "", "", "bar 件", "12 3"},
		{Bar, "项目|数值|单位 / 甲|12|件 / 乙|3|件", "", "", "bar 件", "12 3"},
		{Bar, "项目|件数 / 甲|1.2万 / 乙|8000", "件", "", "bar 件", "1.2万 8000"},
		{Bar, "项目|率 / 甲|98.5% / 乙|100％", "", "", "bar %", "98.5% 100％"},
		{Bar, "项目|率（%） / 甲|98.5 / 乙|100", "", "", "bar %", "98.5% 100%"},
		{Bar, "项目|来信（含网信） / 甲|3 / 乙|4", "件", "", "bar 件", "3 4"}, // no unit stands there
		{Bar, "项目|件数|备注 / 甲|3|见附件 / 乙|4|无", "件", "", "bar 件", "3 4"},
		{Bar, "项目|件数 / 甲|3 / 乙|— / 丙|", "件", "", "bar 件", "3  "},
		{Bar, "项目|件数 / 甲|3 / 合计|3", "件", "", "bar 件", "3"},
		{Bar, "项目|件数 / 甲|0 / 乙|0", "件", "", "bar 件", "0 0"},
		{Auto, "年|件 / 2020|1 / 2021|2 / 2022|3", "件", "", "line 件", "1 2 3"},
		{Auto, "年|件 / 2021|2 / 2022|3", "件", "", "bar 件", "2 3"}, // two years are compared, not joined
		{Auto, "镇|件 / 甲|1 / 乙|2 / 丙|3", "件", "", "bar 件", "1 2 3"},
		{Share, "项|占比 / 甲|66.7% / 乙|33.4%", "", "", "share %", "66.7% 33.4%"}, // rounded

		{Bar, "项目|件数 / 甲|约 12 / 乙|3", "件", "chart/not-a-number 0 1", "", ""},
		{Bar, "项目|件数 / 甲|12（含上年）2 / 乙|3", "件", "chart/not-a-number 0 1", "", ""},
		{Bar, "项目|说明 / 甲|有", "", "chart/no-numbers -1 -1", "", ""},
		{Bar, "项目|件数 / 合计|3", "件", "chart/no-rows -1 -1", "", ""},
		{Bar, "项目|数 / 甲|12 批 / 乙|3 人次", "", "chart/mixed-units 1 1", "", ""},
		{Bar, "项目|批（批）|人（人次） / 甲|12|13", "", "chart/mixed-units 0 2", "", ""},
		{Bar, "项目|数 / 甲|12 / 乙|3%", "件", "chart/mixed-units 1 1", "", ""},
		{Bar, "项目|件 / |12 / 乙|3", "件", "chart/row-unnamed 0 0", "", ""},
		{Bar, "项目|| / 甲|1|2", "件", "chart/column-unnamed -1 1 chart/column-unnamed -1 2", "", ""},
		{Bar, "项目|a|b|c|d|e|f / 甲|1|2|3|4|5|6", "件", "chart/too-many-columns -1 6", "", ""},
		{Bar, "项目|件" + rows(40), "件", "", "bar 件", "-"},
		{Bar, "项目|件" + rows(41), "件", "chart/too-many-rows 39 0", "", ""},
		{Stacked, "项目|件" + rows(200), "件", "chart/too-many-rows 39 0", "", ""},
		{Bar, "项目|件 / 甲|99999999999999 / 乙|0.1", "元", "chart/too-many-digits -1 -1", "", ""},
		{Bar, "项目|件 / 甲|1 / 甲|2", "件", "chart/row-twice 1 0", "bar 件", "1 2"},
		{Bar, "项目|件 / 甲|1 / 乙|2 / 合计|4", "件", "chart/sum-differs 2 1", "bar 件", "1 2"},
		{Bar, "项目|率 / 甲|1% / 乙|2% / 合计|2%", "", "", "bar %", "1% 2%"}, // rates are not added
		{Stacked, "项目|来信|来访 / 甲|1|-2", "件", "chart/negative-part 0 2", "", ""},
		{Share, "项目|件" + rows(6), "件", "", "share 件", "-"},
		{Share, "项目|件" + rows(7), "件", "chart/too-many-parts 6 0", "", ""},
		{Share, "项目|件 / 甲|-1 / 乙|2", "件", "chart/negative-part 0 1", "", ""},
		{Share, "项目|件|件 / 甲|1|2", "件", "chart/share-columns -1 2", "", ""},
		{Share, "项目|件 / 甲|0 / 乙|0", "件", "chart/nothing-to-share -1 1", "", ""},
		{Share, "项目|占比 / 甲|70% / 乙|40%", "", "chart/more-than-all -1 1", "", ""},
		{Line, "年|件 / 2022|1", "件", "chart/one-point 0 0", "", ""},
		{Line, "镇|件 / 乡镇协调化解纠纷|1 / 乙|2", "件", "chart/line-label 0 0", "", ""},
		{Line, "年|件 / 2021|1 / 2020|2", "件", "chart/years-order 1 0", "", ""},
		{Line, "年|件 / 2021|1 / 2021 年|2", "件", "chart/years-order 1 0", "", ""},
	} {
		drawn, faults := Read(table(c.text), c.kind, c.unit, ZH)
		var got []string
		for _, f := range faults {
			got = append(got, fmt.Sprint(f.Code, " ", f.Row, " ", f.Column))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: faults %q, want %q", c.text, s, c.want)
		}
		if (drawn != nil) != (c.drawn != "") {
			t.Errorf("%s: drawn = %v", c.text, drawn != nil)
		}
		if drawn == nil {
			continue
		}
		if s := Kinds[drawn.Kind-Bar] + " " + drawn.Unit; s != c.drawn {
			t.Errorf("%s: %q, want %q", c.text, s, c.drawn)
		}
		var told []string
		for _, v := range drawn.Series[0].Values {
			told = append(told, v.Text)
		}
		if s := strings.Join(told, " "); s != c.told && c.told != "-" {
			t.Errorf("%s: figures %q, want %q", c.text, s, c.told)
		}
	}
}

func TestADescriptionTellsWhatADrawingShows(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		text string
		want string
	}{
		{Bar, "项目|件 / 甲|12 / 乙|—", "条形图，单位：件。甲 12；乙 没有数据。"},
		{Bar, "渠道|2021 年|2022 年 / 来信|3|4", "分组条形图，单位：件。来信，2021 年 3；来信，2022 年 4。"},
		{Line, "年|件 / 2011|1 / 2012|2 / 2013|3 / 2014|4 / 2015|5 / 2016|9 / 2017|8 / 2018|7 / 2019|6 / 2020|5 / 2021|4", "折线图，单位：件。共 11 个数，最大：2016 9；最小：2011 1。数据见图后的表。"},
	} {
		drawn, faults := Read(table(c.text), c.kind, "件", ZH)
		if drawn == nil {
			t.Fatal(faults)
		}
		if got := drawn.Describe(); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTicksAreRound(t *testing.T) {
	for _, c := range []struct {
		lo, hi int64
		want   string
	}{
		{0, 1, "[0 1]"},
		{0, 0, "[0 1]"},
		{0, 7, "[0 2 4 6 8]"},
		{0, 52, "[0 20 40 60]"},
		{0, 1700, "[0 500 1000 1500 2000]"},
		{-42, 12, "[-60 -40 -20 0 20]"},
		{0, 99999999999999, "[0 50000000000000 100000000000000]"},
	} {
		if got := fmt.Sprint(niceTicks(c.lo, c.hi)); got != c.want {
			t.Errorf("from %d to %d: %s, want %s", c.lo, c.hi, got, c.want)
		}
	}
}

func TestThousandsAreSeparatedIfTheAuthorDoes(t *testing.T) {
	with := &Chart{Series: []Series{{Values: []Value{{Text: "12"}, {Text: "1,192"}}}}}
	for s, want := range map[string]string{"999": "999", "1000": "1,000", "-999": "-999", "-1000": "-1,000", "1234567.5": "1,234,567.5", "100000": "100,000"} {
		if got := with.grouped(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
		if got := new(Chart).grouped(s); got != s {
			t.Errorf("%s became %s without commas in the table", s, got)
		}
	}
}

// Whatever stands in a table: it is told or drawn, and no drawing overlaps itself.
func FuzzRead(f *testing.F) {
	f.Add("项目|件 / 甲|12 / 乙|1.2万", uint8(1))
	f.Add("年|a|b / 2020|−3|4 / 2021|—|5%", uint8(3))
	f.Add("a|b / x|1 / y|2 / 合计|3", uint8(4))
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		c, faults := Read(table(text), Kind(kind%5), "", Lang(kind/5%2))
		if c == nil {
			if len(faults) == 0 {
				t.Error("neither a chart nor a fault")
			}
			return
		}
		c.SVG("c", "x")
		for _, r := range rooms {
			if problem := overlap(c.draw(r.room), r.room); problem != "" {
				t.Error(problem)
			}
		}
	})
}
