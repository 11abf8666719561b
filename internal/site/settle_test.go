package site

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// A text is in force by its dates alone; that it is in force can be said only with
// the day on which somebody checked it, and of no text whose day is not known.
func TestWhatIsInForceIsKnownAndChecked(t *testing.T) {
	set := func(edit func(*doc.Meta)) func(*doc.Meta) { return edit }
	undated := func(name string) *doc.Document {
		d := text(name, made2000)
		return d
	}
	own := func(d *doc.Document, effective, checked string) *doc.Document {
		if effective != "" {
			d.Meta.Effective = when(effective)
		}
		if checked != "" {
			d.Meta.Checked = when(checked)
		}
		return d
	}
	for _, c := range []struct {
		name    string
		work    func(*doc.Meta)
		texts   []*doc.Document
		status  law.Status
		checked string
		codes   string
	}{
		{"not checked", nil, []*doc.Document{text("2000-07-01", made2000)}, law.InForce, "", ""},
		{"checked", set(func(m *doc.Meta) { m.Checked = when("2026-11-18") }), []*doc.Document{text("2000-07-01", made2000)}, law.InForce, "2026-11-18", ""},
		{"checked by the edition's own file", nil, []*doc.Document{own(text("2000-07-01", made2000), "", "2026-11-18")}, law.InForce, "2026-11-18", ""},
		{"the edition's file goes before", set(func(m *doc.Meta) { m.Checked = when("2026-11-18") }), []*doc.Document{own(text("2000-07-01", made2000), "", "2026-11-19")}, law.InForce, "2026-11-19", ""},
		{"checked today", set(func(m *doc.Meta) { m.Checked = when("2026-11-23") }), []*doc.Document{text("2000-07-01", made2000)}, law.InForce, "2026-11-23", ""},
		{"checked tomorrow", set(func(m *doc.Meta) { m.Checked = when("2026-11-24") }), []*doc.Document{text("2000-07-01", made2000)}, law.InForce, "", "law/checked-future"},
		{"checked on the day of effect", set(func(m *doc.Meta) { m.Checked = when("2026-11-01") }), []*doc.Document{text("2026-11-01", made2000)}, law.InForce, "2026-11-01", ""},
		{"checked the day before it", set(func(m *doc.Meta) { m.Checked = when("2026-10-31") }), []*doc.Document{text("2026-11-01", made2000)}, law.InForce, "", "law/checked-before"},
		{"a newer text has begun since", set(func(m *doc.Meta) { m.Checked = when("2026-10-31") }), []*doc.Document{text("2000-07-01", made2000), text("2026-11-01", lines15)}, law.InForce, "", "law/checked-before"},
		{"a newer text is to come", set(func(m *doc.Meta) { m.Checked = when("2026-10-31") }), []*doc.Document{text("2000-07-01", made2000), text("2027-11-01", lines15)}, law.InForce, "2026-10-31", ""},
		{"repealed", set(func(m *doc.Meta) { m.Checked = when("2026-10-31"); m.Repealed = when("2026-11-01") }), []*doc.Document{text("2000-07-01", made2000)}, law.Repealed, "", ""},
		{"not begun", set(func(m *doc.Meta) { m.Checked = when("2026-10-31") }), []*doc.Document{text("2027-07-01", made2000)}, law.Pending, "", ""},
		{"no day of effect", set(func(m *doc.Meta) { m.Checked = when("2026-10-31") }), []*doc.Document{undated("undated")}, law.Unknown, "", "law/no-effective"},
		{"no day of effect, said to be in force", set(func(m *doc.Meta) { m.Validity = "现行有效" }), []*doc.Document{undated("undated")}, law.Unknown, "", "law/no-effective"},
		{"no day of effect, said to be repealed", set(func(m *doc.Meta) { m.Validity = "已废止" }), []*doc.Document{undated("undated")}, law.Repealed, "", ""},
		{"the work tells the day of its only text", set(func(m *doc.Meta) { m.Effective = when("2000-07-01") }), []*doc.Document{undated("undated")}, law.InForce, "", ""},
		{"the work tells the day of one of its texts", set(func(m *doc.Meta) { m.Effective = when("2000-07-01") }), []*doc.Document{undated("undated"), undated("undated-2")}, law.Unknown, "", "law/editions-undated"},
		{"one of two without a day is left out", nil, []*doc.Document{text("2000-07-01", made2000), undated("undated")}, law.InForce, "", "law/edition-undated"},
		{"two without a day", nil, []*doc.Document{undated("undated"), undated("undated-2")}, law.Unknown, "", "law/editions-undated"},
		{"two without a day beside one", nil, []*doc.Document{undated("undated"), undated("undated-2"), text("2000-07-01", made2000)}, law.InForce, "", "law/editions-undated"},
		{"the first text's day of effect left standing", nil, []*doc.Document{text("2000-07-01", oneLine23)}, law.InForce, "", "law/effective-before-amended"},
		{"in force on the day of the amendment", nil, []*doc.Document{text("2023-03-13", oneLine23)}, law.InForce, "", ""},
		{"in force the day before it", nil, []*doc.Document{text("2023-03-12", oneLine23)}, law.InForce, "", "law/effective-before-amended"},
		{"without text", nil, nil, law.Unknown, "", ""},
		{"without text, checked", set(func(m *doc.Meta) { m.Effective = when("2000-07-01"); m.Checked = when("2026-11-18") }), nil, law.InForce, "2026-11-18", ""},
		{"without text and day of effect, checked", set(func(m *doc.Meta) { m.Checked = when("2026-11-18") }), nil, law.Unknown, "", ""},
		{"without text and day of effect, checked and said to be in force", set(func(m *doc.Meta) { m.Checked = when("2026-11-18"); m.Validity = "现行有效" }), nil, law.InForce, "2026-11-18", ""},
	} {
		s, diags := resolve(t, Input{Documents: append([]*doc.Document{work(c.work)}, c.texts...)})
		w := s.Works[0]
		status, checked := w.Status, w.Checked
		if w.Shown != nil {
			status, checked = w.Shown.Status, w.Shown.Checked
		}
		if status != w.Status || status != c.status || checked.String() != c.checked {
			t.Errorf("%s: %s (the work %s), checked %q; want %s, %q", c.name, status, w.Status, checked, c.status, c.checked)
		}
		if got := strings.Join(codes(diags), " "); got != c.codes {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.codes)
		}
		if slices.ContainsFunc(w.Editions, func(e *Edition) bool { return e != w.Shown && !e.Checked.IsZero() }) {
			t.Errorf("%s: another text than the one that applies counts as checked", c.name)
		}
	}
}

// Who gets two texts without a day is told of both files.
func TestBothTextsWithoutADayAreNamed(t *testing.T) {
	_, diags := resolve(t, Input{Documents: []*doc.Document{work(nil), text("undated", ""), text("undated-2", "")}})
	if len(diags) != 1 || !strings.Contains(diags[0].Message(diag.ZH), "undated-2.md、content/f/undated.md") || len(diags[0].Related) != 1 {
		t.Errorf("%+v", diags)
	}
}

// The card of a statute tells the last amendment: by its text's 题注, by front matter
// for one without text.
func TestTheLastAmendmentIsKnown(t *testing.T) {
	amended := func(d *doc.Document, edit func(*doc.Meta)) *doc.Document { edit(&d.Meta); return d }
	for _, c := range []struct {
		name  string
		work  func(*doc.Meta)
		texts []*doc.Document
		want  string
	}{
		{"never amended", nil, []*doc.Document{text("2000-07-01", made2000)}, ""},
		{"amended", nil, []*doc.Document{text("2023-03-15", oneLine23)}, "2023-03-13修正"},
		{"revised", nil, []*doc.Document{text("2022-05-01", revised22)}, "2022-02-25修订"},
		{"题注 of an earlier text", nil, []*doc.Document{text("2015-03-15", oneLine15), text("2023-03-15", oneLine15)}, ""},
		{"its own front matter knows better", nil, []*doc.Document{amended(text("2023-03-15", oneLine15), func(m *doc.Meta) { m.Amended = when("2023-03-13") })}, "2023-03-13修正"},
		{"without text", func(m *doc.Meta) { m.Amended = when("2020-10-17") }, nil, "2020-10-17修正"},
		{"without text, revised last", func(m *doc.Meta) { m.Amended, m.Revised = when("2017-09-01"), when("2023-09-01") }, nil, "2023-09-01修订"},
		{"without text, amended last", func(m *doc.Meta) { m.Amended, m.Revised = when("2023-09-01"), when("2017-09-01") }, nil, "2023-09-01修正"},
	} {
		s, _ := resolve(t, Input{Documents: append([]*doc.Document{work(c.work)}, c.texts...)})
		w := s.Works[0]
		if a := w.Amended(w.Shown); a.Date.String()+a.Word() != c.want {
			t.Errorf("%s: %s%s, want %q", c.name, a.Date, a.Word(), c.want)
		}
	}
}

// A text that calls itself otherwise than its folder is told of, whatever it is
// called in short.
func TestTheTitleOfAWorkIsThatOfItsText(t *testing.T) {
	for _, c := range []struct {
		work, own, front string
		same             bool
	}{
		{"信访工作条例", "信访工作条例", "", true},
		{"信访条例", "信访工作条例", "", false},
		{"信访条例", "信访条例", "信访工作条例", false},
		{"立法法", "中华人民共和国立法法", "", true},
		{"中华人民共和国立法法", "立法法", "立法法（2015年修正）", true},
		{"立法法", "立法法（2015年修正）", "", true},
		{"某某办法", "某某办法（试行）", "", false},
		{"关于审理某类案件的解释", "最高人民法院关于审理某类案件的解释", "", true},
		{"甲局关于收费的规定", "乙局关于收费的规定", "", false},
		{"信访工作条例", "", "", true},
	} {
		text := text("2000-07-01", made2000)
		text.Statute.Title, text.Meta.Title = c.own, c.front
		_, diags := resolve(t, Input{Documents: []*doc.Document{page("f/_index.md", c.work, func(d *doc.Document) { d.Meta.Type = "law" }), text}})
		if got := strings.Join(codes(diags), " "); got != map[bool]string{true: "", false: "law/title-differs"}[c.same] {
			t.Errorf("《%s》, 《%s》, title = %q: %q", c.work, c.own, c.front, got)
		}
	}
}

// The name of a file and its front matter tell one day of effect.
func TestTheNameOfAFileAndItsDayOfEffect(t *testing.T) {
	for _, c := range []struct{ name, effective, date, code string }{
		{"2022-05-01", "", "2022-05-01", ""},
		{"2022-05-01", "2022-05-01", "2022-05-01", ""},
		{"2022-05-02", "2022-05-01", "2022-05-01", "law/name-differs"},
		{"wenben", "2022-05-01", "2022-05-01", ""},
		{"2022", "2022-05-01", "2022-05-01", ""},
	} {
		d := text(c.name, "2022年2月25日通过")
		if c.effective != "" {
			d.Meta.Effective = when(c.effective)
		}
		s, diags := resolve(t, Input{Documents: []*doc.Document{work(nil), d}})
		if got := s.Works[0].Editions[0].Date.String(); got != c.date || strings.Join(codes(diags), " ") != c.code {
			t.Errorf("%s with effective = %q: %s, %q", c.name, c.effective, got, codes(diags))
		}
	}
}
