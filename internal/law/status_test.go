package law

import "testing"

func day(s string) Date {
	d, ok := ParseDate(s)
	if !ok {
		panic(s)
	}
	return d
}

func TestStatusOnADay(t *testing.T) {
	old := &Statute{Effective: day("2001-01-01")}
	mid := &Statute{Effective: day("2010-06-01")}
	last := &Statute{Effective: day("2020-01-01")}
	editions := []*Statute{last, old, mid}
	undated := &Statute{}
	gone := &Statute{Effective: day("2001-01-01"), Repealed: day("2005-05-01")}
	ended := &Statute{Effective: day("2010-06-01"), Repealed: day("2021-01-01")}
	for _, c := range []struct {
		name     string
		st       *Statute
		day      string
		editions []*Statute
		want     Status
	}{
		{"before it takes effect", old, "2000-12-31", editions, Pending},
		{"on its day", old, "2001-01-01", editions, InForce},
		{"until the next edition", old, "2010-05-31", editions, InForce},
		{"from the next edition on", old, "2010-06-01", editions, Superseded},
		{"a later edition waits", last, "2019-12-31", editions, Pending},
		{"the last edition", last, "2030-01-01", editions, InForce},
		{"without editions", mid, "2030-01-01", nil, InForce},
		{"without dates", undated, "1949-10-01", nil, Unknown},
		{"without dates beside others", undated, "2030-01-01", editions, Unknown},
		{"without dates, of a work that is gone", undated, "2021-01-01", []*Statute{undated, ended}, Repealed},
		{"repealed, and nothing else is known", &Statute{Repealed: day("2005-05-01")}, "2005-05-01", nil, Repealed},
		{"to be repealed, and nothing else is known", &Statute{Repealed: day("2005-05-01")}, "2005-04-30", nil, Unknown},
		{"the day before repeal", gone, "2005-04-30", nil, InForce},
		{"the day of repeal", gone, "2005-05-01", nil, Repealed},
		{"repealed before it took effect", &Statute{Effective: day("2010-01-01"), Repealed: day("2009-01-01")}, "2009-06-01", nil, Repealed},
		{"an edition of a work that is gone", old, "2021-01-01", []*Statute{old, ended}, Repealed},
		{"an edition of a work before it goes", old, "2020-12-31", []*Statute{old, ended}, Superseded},
	} {
		if got := c.st.StatusOn(day(c.day), c.editions...); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	for d, want := range map[string]*Statute{"2000-01-01": nil, "2001-01-01": old, "2019-12-31": mid, "2020-01-01": last} {
		if got := EditionOn(day(d), editions); got != want {
			t.Errorf("the wrong edition on %s: %v", d, got)
		}
	}
	if got := EditionOn(day("2022-01-01"), []*Statute{undated}); got != nil {
		t.Errorf("an edition without a day of effect: %v", got)
	}
	if got := EditionOn(day("2022-01-01"), []*Statute{old, ended}); got != nil {
		t.Errorf("an edition of a repealed work: %v", got)
	}
}

func TestDates(t *testing.T) {
	want := Date{2022, 5, 1}
	for _, s := range []string{"2022-05-01", "2022年5月1日", "2022年05月01日", "二〇二二年五月一日", "２０２２年５月１日"} {
		if got, ok := ParseDate(s); !ok || got != want {
			t.Errorf("ParseDate(%s) = %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "2022", "2022-13-01", "2022-02-30", "2022年5月", "2022年5月1", "五月一日", "2022-5-1-1", "0-1-1", "99999-1-1"} {
		if got, ok := ParseDate(s); ok {
			t.Errorf("ParseDate(%q) = %v, want none", s, got)
		}
	}
	for o, days := range map[string]int{"2022-05-01": 0, "2022-05-02": 1, "2022-04-30": -1, "2023-05-01": 365, "2024-03-01": 670} {
		if got := want.DaysUntil(day(o)); got != days {
			t.Errorf("%d days until %s, want %d", got, o, days)
		}
	}
	if got := want.String() + want.Chinese() + (Date{}).String() + (Date{}).Chinese(); got != "2022-05-012022年5月1日" {
		t.Error(got)
	}
	if want.Compare(Date{2022, 4, 30}) <= 0 || want.Compare(Date{2023, 1, 1}) >= 0 || want.Compare(want) != 0 || (Date{}).Compare(want) >= 0 {
		t.Error("dates are out of order")
	}
}

func TestRanks(t *testing.T) {
	for _, r := range Ranks() {
		if got, ok := ParseRank(r.String()); !ok || got != r || r.String() == "" {
			t.Errorf("ParseRank(%s) = %v, %v", r, got, ok)
		}
		if r.Outranks(r) || r.Outranks(RankUnknown) || RankUnknown.Outranks(r) {
			t.Errorf("%s outranks itself, or what is not known", r)
		}
		for _, o := range Ranks() {
			if r.Outranks(o) && o.Outranks(r) {
				t.Errorf("%s and %s outrank each other", r, o)
			}
		}
	}
	for s, want := range map[string]Rank{"单行条例": AutonomousRegulation, "规章": DepartmentRule, "党规": PartyRegulation} {
		if got, _ := ParseRank(s); got != want {
			t.Errorf("ParseRank(%s) = %s", s, got)
		}
	}
	for _, s := range []string{"", "法", "宪章"} {
		if r, ok := ParseRank(s); ok {
			t.Errorf("ParseRank(%q) = %s", s, r)
		}
	}
	for _, c := range []struct {
		high, low Rank
		want      bool
	}{
		{Constitution, NationalLaw, true},
		{NationalLaw, AdministrativeRegulation, true},
		{AdministrativeRegulation, LocalRegulation, true},
		{LocalRegulation, LocalRule, true},
		{LocalRegulation, DepartmentRule, false},
		{DepartmentRule, LocalRule, false},
		{NationalLaw, PartyRegulation, false},
		{LocalRule, LocalRegulation, false},
	} {
		if got := c.high.Outranks(c.low); got != c.want {
			t.Errorf("%s outranks %s: %v", c.high, c.low, got)
		}
	}
}
