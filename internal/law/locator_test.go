package law

import (
	"slices"
	"testing"
)

func TestNumbersBothWays(t *testing.T) {
	for _, c := range []struct {
		n     Number
		short string
		label string
	}{
		{Number{1, 0}, "1", "第一条"},
		{Number{133, 1}, "133-1", "第一百三十三条之一"},
		{Number{120, 6}, "120-6", "第一百二十条之六"},
		{Number{1079, 0}, "1079", "第一千零七十九条"},
		{Number{10, 12}, "10-12", "第十条之十二"},
	} {
		if got := c.n.String(); got != c.short {
			t.Errorf("String of %v is %s, want %s", c.n, got, c.short)
		}
		if got := c.n.Label("条"); got != c.label {
			t.Errorf("Label of %v is %s, want %s", c.n, got, c.label)
		}
		for _, s := range []string{c.short, c.label} {
			if got, ok := ParseNumber(s); !ok || got != c.n {
				t.Errorf("ParseNumber(%s) = %v, %v, want %v", s, got, ok, c.n)
			}
		}
	}
}

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for s, want := range map[string]Number{
		"一百三十三": {133, 0}, "第133条之1": {133, 1}, "第１３３条": {133, 0}, "一〇五": {105, 0}, "第一○五条": {105, 0},
		"第三章": {3, 0}, "第二分编": {2, 0}, "第二编": {2, 0}, "一百三十三之一": {133, 1},
	} {
		if got, ok := ParseNumber(s); !ok || got != want {
			t.Errorf("ParseNumber(%s) = %v, %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "第", "第条", "零", "0", "第零条", "三-", "三-零", "3条条", "1二", "第一条之", "条", "-1", "999999999"} {
		if got, ok := ParseNumber(s); ok {
			t.Errorf("ParseNumber(%q) = %v, want none", s, got)
		}
	}
}

func TestNumbersStandInOrder(t *testing.T) {
	row := []Number{{132, 0}, {133, 0}, {133, 1}, {133, 2}, {134, 0}}
	for i := range row[1:] {
		if row[i].Compare(row[i+1]) >= 0 || !row[i+1].Follows(row[i]) {
			t.Errorf("%v comes before %v and is followed by it", row[i], row[i+1])
		}
	}
	for _, pair := range [][2]Number{{{135, 0}, {133, 0}}, {{133, 2}, {133, 0}}, {{133, 0}, {133, 0}}, {{133, 1}, {134, 0}}} {
		if pair[0].Follows(pair[1]) {
			t.Errorf("%v doesn't follow %v", pair[0], pair[1])
		}
	}
}

func TestLocatorsBothWays(t *testing.T) {
	for _, c := range []struct {
		l    Locator
		text string
		eid  string
	}{
		{Locator{}, "", ""},
		{Locator{Article: Number{35, 0}}, "第三十五条", "art_35"},
		{Locator{Article: Number{133, 1}}, "第一百三十三条之一", "art_133-1"},
		{Locator{Number{35, 0}, 2, 1, 0}, "第三十五条第二款第（一）项", "art_35__para_2__point_1"},
		{Locator{Number{31, 0}, 0, 6, 0}, "第三十一条第（六）项", "art_31__point_6"},
		{Locator{Number{2, 0}, 1, 12, 3}, "第二条第一款第（十二）项第3目", "art_2__para_1__point_12__indent_3"},
	} {
		if got := c.l.String(); got != c.text {
			t.Errorf("String of %+v is %s, want %s", c.l, got, c.text)
		}
		if got := c.l.EID(); got != c.eid {
			t.Errorf("EID of %s is %s, want %s", c.l, got, c.eid)
		}
		if got, ok := ParseEID(c.eid); c.eid != "" && (!ok || got != c.l) {
			t.Errorf("ParseEID(%s) = %+v, %v, want %+v", c.eid, got, ok, c.l)
		}
	}
	for _, s := range []string{"", "art", "art_", "art_0", "art_35_", "art_35__para_0", "art_35__point_1__para_1", "chp_1", "art_35__para_+1", "art_35__para_01", "art_35__x_1"} {
		if got, ok := ParseEID(s); ok {
			t.Errorf("ParseEID(%q) = %+v, want none", s, got)
		}
	}
}

func TestLocatorsSortWholesFirst(t *testing.T) {
	row := []Locator{
		{}, {Article: Number{2, 0}}, {Number{2, 0}, 1, 0, 0}, {Number{2, 0}, 1, 1, 0}, {Number{2, 0}, 1, 1, 1}, {Number{2, 0}, 1, 2, 0},
		{Number{2, 0}, 2, 0, 0}, {Article: Number{2, 1}}, {Article: Number{3, 0}},
	}
	if !slices.IsSortedFunc(row, Locator.Compare) {
		t.Error("not sorted")
	}
	for _, c := range []struct {
		whole, part int
		want        bool
	}{{0, 4, true}, {1, 3, true}, {2, 3, true}, {3, 4, true}, {3, 5, false}, {4, 3, false}, {1, 7, false}, {1, 1, true}} {
		if got := row[c.whole].Contains(row[c.part]); got != c.want {
			t.Errorf("%q contains %q: %v", row[c.whole], row[c.part], got)
		}
	}
}
