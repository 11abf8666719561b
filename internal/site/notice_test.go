package site

import (
	"slices"
	"testing"
	"time"
)

// A notice stands on the days that its author names, both included, and the site
// says when that changes next.
func TestNoticesComeAndGoByThemselves(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", s, shanghai)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		now   string
		shown int
		due   string
	}{
		{"2026-11-30 23:59", 0, "2026-12-01 00:00"},
		{"2026-12-01 00:00", 1, "2026-12-04 00:00"},
		{"2026-12-03 23:59", 1, "2026-12-04 00:00"},
		{"2026-12-04 00:00", 0, ""},
	} {
		in := Input{Now: at(c.now)}
		in.Settings.Notices = []NoticeSetting{{Text: "检修", Link: "a.md", From: when("2026-12-01"), Until: when("2026-12-03")}}
		in.Documents = append(in.Documents, page("a.md", "甲"))
		s, diags := resolve(t, in)
		if len(diags) > 0 {
			t.Errorf("%s: %v", c.now, diags)
		}
		due := ""
		if !s.NextDue.IsZero() {
			due = s.NextDue.Format("2006-01-02 15:04")
		}
		if len(s.Notices) != c.shown || due != c.due {
			t.Errorf("%s: %d notices, due %q; want %d, %q", c.now, len(s.Notices), due, c.shown, c.due)
		}
		if c.shown > 0 && (s.Notices[0].Page == nil || s.Notices[0].Page.Title != "甲" || s.Until.After(at("2026-12-04 00:00"))) {
			t.Errorf("%s: %+v until %v", c.now, s.Notices[0], s.Until)
		}
	}
}

func TestANoticeThatLeadsNowhereIsTold(t *testing.T) {
	in := Input{}
	in.Settings.Notices = []NoticeSetting{{Text: "检修", Link: "xyzzy.md"}, {Text: "停电", Link: "tongzi.md"}, {Text: "看公告", Link: "https://a.test/b"}}
	in.Documents = append(in.Documents, page("a.md", "甲"), page("tongzhi.md", "通知"))
	s, diags := resolve(t, in)
	var told []string
	for _, d := range diags {
		told = append(told, d.Code)
	}
	slices.Sort(told)
	if !slices.Equal(told, []string{"site/notice-not-found", "site/notice-not-found-near"}) || len(s.Notices) != 3 || s.Notices[2].External != "https://a.test/b" {
		t.Errorf("%v %+v", diags, s.Notices)
	}
}
