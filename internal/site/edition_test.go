package site

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// 题注 as the national database prints them: in one paragraph, or a line for each
// step.
const (
	made2000  = "2000年3月15日第九届全国人民代表大会第三次会议通过"
	amended15 = "根据2015年3月15日第十二届全国人民代表大会第三次会议《关于修改〈示范法〉的决定》第一次修正"
	amended23 = "根据2023年3月13日第十四届全国人民代表大会第一次会议《关于修改〈示范法〉的决定》第二次修正"
	oneLine15 = "（" + made2000 + "　" + amended15 + "）"
	oneLine23 = "（" + made2000 + "　" + amended15 + "　" + amended23 + "）"
	lines15   = made2000 + "\n" + amended15
	lines23   = made2000 + "\n" + amended15 + "\n" + amended23
	revised22 = "（2005年1月5日通过　2022年2月25日修订）"
	published = "（2022年1月24日审议批准　2022年2月25日发布）"
)

// text makes an edition; each of words is an article.
func text(date, enacted string, words ...string) *doc.Document {
	st := &law.Statute{Title: "示范法"}
	for line := range strings.Lines(enacted) {
		st.Enactment = append(st.Enactment, law.Line{Text: strings.TrimSpace(line)})
	}
	if len(words) == 0 {
		words = []string{date + "的第一条。", date + "的第二条。"}
	}
	for i, w := range words {
		n := law.Number{Main: i + 1}
		st.Articles = append(st.Articles, law.Article{Number: n, Label: n.Label("条"), Division: -1, Paragraphs: []law.Paragraph{{Text: w}}})
	}
	return page("f/"+date+".md", "", func(d *doc.Document) { d.Statute = &doc.Statute{Statute: st} })
}

// as gives an edition front matter, as import writes it into each: the days on
// which the statute was first made.
func as(d *doc.Document, adopted, promulgated string) *doc.Document {
	if adopted != "" {
		d.Meta.Adopted = when(adopted)
	}
	if promulgated != "" {
		d.Meta.Promulgated = when(promulgated)
	}
	return d
}

func work(edit func(*doc.Meta)) *doc.Document {
	return page("f/_index.md", "示范法", func(d *doc.Document) {
		d.Meta.Type = "law"
		if edit != nil {
			edit(&d.Meta)
		}
	})
}

// 当时《立法法》第七十三条 is of the text before, if the site has one.
func TestWordsOfThePastMeanTheTextBefore(t *testing.T) {
	past := cite.Target{Edition: cite.Edition{Former: true, Aside: true}}
	for _, c := range []struct {
		editions []*doc.Document
		want     string // "" = none that is known
	}{
		{[]*doc.Document{text("2023-03-15", lines23)}, "2023-03-15"},
		{[]*doc.Document{text("2015-03-15", lines15), text("2023-03-15", lines23)}, "2015-03-15"},
		{[]*doc.Document{text("2000-07-01", made2000), text("2023-03-15", lines23)}, ""},
	} {
		s, _ := resolve(t, Input{Documents: append([]*doc.Document{work(nil)}, c.editions...)})
		got := ""
		if e := s.Works[0].Meant(past); e != nil {
			got = e.Date.String()
		}
		if got != c.want {
			t.Errorf("of %d texts: %q, want %q", len(c.editions), got, c.want)
		}
	}
}

func TestNoTextIsInForceAfterItsRepeal(t *testing.T) {
	repealed := work(func(m *doc.Meta) { m.Repealed = when("2022-05-01") })
	s, _ := resolve(t, Input{Documents: []*doc.Document{repealed, text("2005-05-01", "2005年1月5日通过")}})
	for said, want := range map[string]bool{"2010年有效": true, "2022年4月30日有效": true, "2022年4月有效": true, "2022年5月1日有效": false, "2022年有效": false, "2005年4月有效": false} {
		if got := s.Works[0].Named(cite.ParseEdition(said)) != nil; got != want {
			t.Errorf("%s: %v", said, got)
		}
	}
}

// An edition is known by its own day of effect, promulgation or last amendment and
// by nothing else: not by what 题注 or front matter tell of the others.
func TestAnEditionIsKnownByItsOwnDays(t *testing.T) {
	for _, c := range []struct {
		name     string
		editions []*doc.Document
		means    map[string]string // what brackets say → the edition's date; "" = none
	}{
		{"题注 in one paragraph", []*doc.Document{as(text("2015-03-15", oneLine15), "2000-03-15", ""), as(text("2023-03-15", oneLine23), "2000-03-15", "")}, map[string]string{
			"2015年修正": "2015-03-15", "2015": "2015-03-15", "2015年3月15日修正": "2015-03-15", "2023年修正": "2023-03-15", "2023年3月13日修正": "2023-03-15",
			"2023年3月15日": "2023-03-15", "2015年3月14日修正": "", "2000年": "", "2010年修正": "", "旧": "2015-03-15", "2023年修正前": "2015-03-15", "2015年修正前": "",
		}},
		{"题注 in lines", []*doc.Document{text("2015-03-15", lines15), text("2023-03-15", lines23)}, map[string]string{
			"2015年修正": "2015-03-15", "2023年修正": "2023-03-15", "2000年": "",
		}},
		{"only the newest is there", []*doc.Document{as(text("2023-03-15", oneLine23), "2000-03-15", "")}, map[string]string{
			"2023年修正": "2023-03-15", "2015年修正": "", "2000年": "", "旧": "", "最初": "", "2016年有效": "",
		}},
		{"the newest tells nothing", []*doc.Document{text("2015-03-15", oneLine15), as(text("2023-03-15", ""), "2000-03-15", "")}, map[string]string{
			"2015年修正": "2015-03-15", "2023年": "2023-03-15", "2000年": "",
		}},
		{"the newest was left with the 题注 of the one before", []*doc.Document{text("2022-05-01", published), text("2027-03-01", published)}, map[string]string{
			"2022年": "2022-05-01", "2027年": "2027-03-01", "2022年2月25日": "2022-05-01", "旧": "",
		}},
		{"nothing but front matter", []*doc.Document{as(text("2008-01-01", ""), "2007-06-29", "2007-06-29")}, map[string]string{
			"2007年": "2008-01-01", "2008年": "2008-01-01", "2012年": "",
		}},
		{"front matter of a text amended since", []*doc.Document{as(text("2013-07-01", ""), "2007-06-29", "2007-06-29")}, map[string]string{
			"2007年": "", "2013年": "2013-07-01",
		}},
		{"made in the year in which the one before took effect", []*doc.Document{text("2008-04-01", "2007年10月28日通过"), text("2009-01-01", "2007年10月28日通过\n2008年8月31日修正")}, map[string]string{
			"2007年": "2008-04-01", "2008年修正": "2009-01-01", "2008年": "2009-01-01", "2008年4月1日": "2008-04-01", "2009年": "2009-01-01",
		}},
		{"two amendments in a year", []*doc.Document{text("2009-02-28", "1997年3月14日修订\n2009年2月28日修正"), text("2009-08-27", "1997年3月14日修订\n2009年2月28日修正\n2009年8月27日修正")}, map[string]string{
			"2009年修正": "", "2009年2月修正": "2009-02-28", "2009年8月27日修正": "2009-08-27",
		}},
		{"an amendment and its publication", []*doc.Document{text("2019-05-15", "2007年1月17日通过\n2007年4月5日公布\n2019年4月3日修订")}, map[string]string{
			"2019年修订": "2019-05-15", "2007年": "",
		}},
		{"a revision", []*doc.Document{text("2022-05-01", revised22)}, map[string]string{"2022年修订": "2022-05-01", "2005年": ""}},
		{"the first text's day of effect left standing", []*doc.Document{text("2000-07-01", oneLine23)}, map[string]string{
			"2023年修正": "2000-07-01", "2000年": "", "2015年": "",
		}},
		{"of two earlier ones the nearer is the former", []*doc.Document{text("2000-07-01", made2000), text("2015-03-15", lines15), text("2023-03-15", lines23)}, map[string]string{
			"旧": "2015-03-15", "2015年修正前": "2000-07-01", "2000年": "2000-07-01", "最初": "2000-07-01",
			"2016年有效": "2015-03-15", "2015年有效": "2015-03-15", "2015年2月有效": "2000-07-01", "2023年3月14日有效": "2015-03-15", "2023年3月15日有效": "2023-03-15", "1999年有效": "",
			"有效期至2023年3月14日": "2015-03-15", "施行至2015年3月14日": "2000-07-01", "2015年至2023年": "2015-03-15",
		}},
		{"the former one is missing", []*doc.Document{text("2000-07-01", made2000), text("2023-03-15", lines23)}, map[string]string{"旧": "", "2023年修正前": ""}},
		{"which is the former one is not told", []*doc.Document{text("2000-07-01", ""), text("2015-03-15", ""), text("2023-03-15", "")}, map[string]string{"旧": "", "2015年": "2015-03-15"}},
	} {
		s, _ := resolve(t, Input{Documents: append([]*doc.Document{work(nil)}, c.editions...)})
		w := s.Works[0]
		for said, want := range c.means {
			name, got := cite.ParseEdition(said), ""
			if !name.Named() {
				t.Errorf("%s: “%s” names nothing", c.name, said)
			}
			if e := w.Named(name); e != nil {
				got = e.Date.String()
			}
			if got != want {
				t.Errorf("%s: “%s” means %q, want %q", c.name, said, got, want)
			}
		}
		for _, e := range w.Editions { // what the program calls an edition leads to it
			if name := e.Called(); name == "" || w.Named(cite.ParseEdition(name)) != e {
				t.Errorf("%s: the edition of %s is called %q", c.name, e.Date, name)
			}
		}
	}
}

// Links, boxes and findings keep to the edition that is named.
func TestADatedCitationNeverLeadsToAnotherEdition(t *testing.T) {
	at := func(year, article int) cite.Target {
		return cite.Target{Law: "示范法", Edition: cite.Edition{Year: year}, Locator: law.Locator{Article: law.Number{Main: article}}}
	}
	chapter := cite.Target{Law: "示范法", Edition: cite.Edition{Year: 2015}, Division: cite.Division{Chapter: law.Number{Main: 1}}}
	old := text("2015-03-15", oneLine15, "旧的。", "只有旧的。")
	old.Statute.Divisions = []law.Division{{Level: law.Chapter, Number: law.Number{Main: 1}, Parent: -1, To: 2}}
	s, diags := resolve(t, Input{Documents: []*doc.Document{
		work(nil), old, text("2023-03-15", oneLine23, "新的。"),
		citing("a.md", at(0, 1), at(2015, 1), at(2015, 2), at(2023, 1), at(2023, 2), at(2000, 1), at(2015, 0), at(1999, 0), chapter, at(2015, 9)),
	}})
	var got []string
	for _, p := range s.Pages {
		if p.Doc.Path == "content/a.md" {
			for _, target := range p.Targets {
				u := target.URL
				if target.Page != nil {
					u = target.Page.URL
				}
				got = append(got, string(u)+"#"+target.Fragment+" "+target.Quote)
			}
		}
	}
	want := []string{"/f/index.html#art_1 新的。", "/f/2015-03-15.html#art_1 旧的。", "/f/2015-03-15.html#art_2 只有旧的。", "/f/index.html#art_1 新的。",
		"/f/index.html# ", "# ", "/f/2015-03-15.html# ", "# ", "/f/2015-03-15.html#chp_1 ", "/f/2015-03-15.html# "}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := codes(diags), []string{"cite/no-article", "cite/no-edition", "cite/no-edition", "cite/no-article"}; !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
	if now, before := diags[0].Args[0], diags[3].Args[0]; now != "《示范法》" || before != "《示范法》（2015年修正）" {
		t.Errorf("the texts that lack an article are called %s and %s", now, before)
	}
}

// A day that is only mentioned names no edition. If the text was amended since, the words
// may mean the text of that day, and the author has to say which.
func TestADayOfAnEarlierTextIsAsked(t *testing.T) {
	citing := func(e cite.Edition, article int) *doc.Document {
		d := page("a.md", "甲")
		d.Refs = []doc.Ref{{Kind: doc.Cite, Cites: []cite.Target{{Law: "示范法", Edition: e, Locator: at(article, 0, 0)}}}}
		return d
	}
	for name, c := range map[string]struct {
		edition cite.Edition
		article int
		want    string
	}{
		"the first text passed":       {cite.Edition{Year: 2000, Aside: true}, 1, "cite/day-of-first-text"},
		"in effect from":              {cite.Edition{Year: 2000, Month: 7, Day: 1, Aside: true}, 1, "cite/day-of-first-text"},
		"the text shown, its year":    {cite.Edition{Year: 2023, Aside: true}, 1, ""},
		"the text shown, in effect":   {cite.Edition{Year: 2023, Month: 3, Day: 15, Aside: true}, 1, ""},
		"another text of the site":    {cite.Edition{Year: 2015, Aside: true}, 1, ""},
		"the statute, no provision":   {cite.Edition{Year: 2000, Aside: true}, 0, ""},
		"no day":                      {cite.Edition{}, 1, ""},
		"a day that names an edition": {cite.Edition{Year: 2000}, 1, "cite/no-edition"},
	} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{work(nil),
			text("2015-03-15", oneLine15, "旧的。"), text("2023-03-15", oneLine23, "新的。"), citing(c.edition, c.article)}})
		if got := strings.Join(codes(diags), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A box about a named edition is compared with that edition and with no other, and
// each hint is true: what it says to write is not reported again.
func TestAQuotationIsComparedWithTheEditionThatItNames(t *testing.T) {
	docs := func(pages ...*doc.Document) []*doc.Document {
		return append([]*doc.Document{work(nil),
			text("2015-03-15", oneLine15, "设区的市可以制定规章。", "旧法第二条。"),
			text("2023-03-15", oneLine23, "本法自公布之日起施行。", "设区的市应当制定规章。"),
			text("2028-01-01", oneLine23, "将来的第一条。", "将来的第二条。")}, pages...)
	}
	quoting := func(said string, name cite.Edition, article int) *doc.Document {
		d := box(said, "示范法", at(article, 0, 0))
		d.Refs[0].Cites[0].Edition = name
		return d
	}
	y := func(n int) cite.Edition { return cite.Edition{Year: n} }
	for _, c := range []struct {
		name  string
		page  *doc.Document
		code  string // "" = the seal
		write string // what the hint says to write
	}{
		{"true to the edition", quoting("设区的市可以制定规章。", y(2015), 1), "", ""},
		{"true to the present one", quoting("设区的市应当制定规章。", y(2023), 2), "", ""},
		{"the newer words under the older name", quoting("设区的市应当制定规章。", y(2015), 1), "cite/quote-other-edition", "《示范法》（2023年修正）第二条"},
		{"the older words under the newer name", quoting("设区的市可以制定规章。", y(2023), 2), "cite/quote-other-edition", "《示范法》（2015年修正）第一条"},
		{"the older words under no name", quoting("设区的市可以制定规章。", y(0), 1), "cite/quote-superseded", "《示范法》（2015年修正）第一条"},
		{"words that moved under no name", quoting("设区的市……制定规章。", y(0), 1), "cite/quote-moved", "《示范法》（2015年修正）第一条"},
		{"words to come under no name", quoting("将来的第一条。", y(0), 1), "cite/quote-pending", "《示范法》（2028年）第一条"},
		{"nobody's words", quoting("群众满意就是标准", y(2015), 1), "cite/quote-absent", ""},
		{"an edition that is not there", quoting("设区的市可以制定规章。", y(2000), 1), "cite/quote-no-edition", ""},
		{"words of an edition that is not there", quoting("", y(2000), 1), "law/transclude-no-edition", ""},
		{"words of one that is", quoting("", y(2015), 2), "", ""},
	} {
		s, diags := resolve(t, Input{Documents: docs(c.page)})
		i := slices.IndexFunc(s.Pages, func(p *Page) bool { return p.Doc.Path == "content/a.md" })
		target := s.Pages[i].Target(0)
		if verified := target.Quoted != nil && target.Quoted.Verified; verified != (c.code == "" || c.code == "cite/quote-superseded" || c.code == "cite/quote-moved") {
			t.Errorf("%s: verified %v", c.name, verified)
		}
		if c.code == "" && len(diags) > 0 || c.code != "" && (len(diags) != 1 || diags[0].Code != c.code) {
			t.Errorf("%s: %q, want %q", c.name, codes(diags), c.code)
			continue
		}
		if c.code != "" && (target.Quoted == nil) != strings.Contains(c.code, "no-edition") {
			t.Errorf("%s: quoted %v", c.name, target.Quoted)
		}
		if c.write == "" {
			continue
		}
		if hint := diags[0].Hint(diag.ZH); !strings.Contains(hint, c.write) {
			t.Errorf("%s: %s", c.name, hint)
		}
		found := cite.ReadProse(cite.Text{}, c.write, cite.NewTitles("示范法"))
		again := c.page
		again.Refs[0].Cites = found[0].Targets
		if _, diags := resolve(t, Input{Documents: docs(again)}); len(diags) > 0 {
			t.Errorf("%s: done as the hint says: %q", c.name, codes(diags))
		}
	}
}

// Statutes cite editions of others, too.
func TestAStatuteCitesTheEditionThatItNames(t *testing.T) {
	other := page("g/2024-01-01.md", "", func(d *doc.Document) {
		cites := func(name cite.Edition, start int) doc.Citation {
			return doc.Citation{At: at(1, 1, 0), Start: start, End: start + 1, Targets: []cite.Target{{Law: "示范法", Edition: name, Locator: at(1, 0, 0)}}}
		}
		d.Statute = &doc.Statute{Statute: &law.Statute{Title: "别的法"}, Cites: []doc.Citation{cites(cite.Edition{}, 0), cites(cite.Edition{Year: 2015}, 1), cites(cite.Edition{Year: 2000}, 2)}}
	})
	s, _ := resolve(t, Input{Documents: []*doc.Document{work(nil), text("2015-03-15", oneLine15), text("2023-03-15", oneLine23),
		page("g/_index.md", "别的法", func(d *doc.Document) { d.Meta.Type = "law" }), other}})
	var got []string
	for _, c := range s.Works[1].Shown.Cites(at(1, 1, 0)) {
		got = append(got, itoa(c.Start)+" "+c.To.Quote)
	}
	if want := []string{"0 2023-03-15的第一条。", "1 2015-03-15的第一条。"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A day that is told in passing, and the number of the paper, mean an edition whose
// own they are; else they say nothing of the edition.
func TestWhatIsToldInPassing(t *testing.T) {
	numbered := func(d *doc.Document, number string) *doc.Document { d.Meta.Number = number; return d }
	s, _ := resolve(t, Input{Documents: []*doc.Document{work(nil),
		numbered(text("1996-01-01", "1995年10月28日公布"), "国务院令第185号"), numbered(text("2005-05-01", "1995年10月28日公布\n2005年1月10日修订"), "国务院令第431号"),
		text("2022-05-01", "1995年10月28日公布\n2005年1月10日修订\n2022年2月25日修订")}})
	w := s.Works[0]
	for said, want := range map[string]string{
		"《示范法》（1996年1月1日起施行）第一条":           "1996-01-01",
		"《示范法》（2005年5月1日起施行）第一条":           "2005-05-01",
		"《示范法》（2022年5月1日起施行）第一条":           "2022-05-01",
		"《示范法》（2001年5月1日起施行）第一条":           "2022-05-01",
		"《示范法》（国务院令第185号）第一条":              "1996-01-01",
		"《示范法》（国务院令第431号）第一条":              "2005-05-01",
		"《示范法》（国务院令第500号）第一条":              "2022-05-01",
		"《示范法》（1995年10月28日国务院令第185号公布）第一条": "1996-01-01",
		"《示范法》（国务院令第185号，2005年修订）第一条":      "2005-05-01",
		"《示范法》第一条（2005年修订）":                "2005-05-01",
		"《示范法》第一条":                         "2022-05-01",
	} {
		found := cite.ReadProse(cite.Text{}, said, cite.NewTitles("示范法"))
		if len(found) == 0 {
			t.Errorf("%s: nothing found", said)
			continue
		}
		if got := w.Meant(found[0].Targets[0]); got == nil || got.Date.String() != want {
			t.Errorf("%s: %v, want %s", said, got, want)
		}
	}
}

// An edition that is published later the same day comes then, not at midnight.
func TestAnEditionDueTodayIsNoticed(t *testing.T) {
	later := text("2026-01-01", "（2026年1月1日通过）", "甲。")
	later.Meta.Date = when("2026-11-23 15:00")
	s, _ := resolve(t, Input{Documents: []*doc.Document{work(nil), text("2020-01-01", "（2020年1月1日通过）", "甲。"), later}})
	want := time.Date(2026, 11, 23, 15, 0, 0, 0, shanghai)
	if !s.Until.Equal(want) || !s.NextDue.Equal(want) {
		t.Errorf("until %v, next due %v", s.Until, s.NextDue)
	}
}

// What belongs to a statute that is kept back is kept back with it, and is no page of its
// own: neither its texts nor its notes.
func TestAStatuteIsKeptBackWhole(t *testing.T) {
	notes := page("f/jiedu.md", "白话", func(d *doc.Document) { d.Meta.Type, d.Meta.Law = doc.NotesType, "示范法" })
	draft := true
	for name, keep := range map[string]func(*doc.Meta){
		"draft":     func(m *doc.Meta) { m.Draft = &draft },
		"scheduled": func(m *doc.Meta) { m.Date = when("2026-12-04") },
	} {
		docs := []*doc.Document{page("_index.md", "站"), work(keep), text("2015-03-15", oneLine15), notes, page("a.md", "甲", linking("f/2015-03-15.md"))}
		s, diags := resolve(t, Input{Documents: docs})
		if got := strings.Join(paths(s.Pages), " "); strings.Contains(got, "f/") || len(s.Works) > 0 || len(s.Unpublished) != 1 {
			t.Errorf("%s: pages %s, %d works, %d kept back", name, got, len(s.Works), len(s.Unpublished))
		}
		if got := codes(diags); len(got) != 1 || got[0] != "site/leads-to-"+name {
			t.Errorf("%s: %v", name, got)
		}
	}
}
