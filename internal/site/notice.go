package site

import (
	"strings"
	"time"
)

// makeNotices finds the announcements shown at this moment, and when the next
// one appears or ends.
func (r *resolver) makeNotices() {
	for _, n := range r.in.Settings.Notices {
		var from, until time.Time
		if !n.From.IsZero() {
			from = n.From.In(r.in.Settings.Zone)
		}
		if !n.Until.IsZero() {
			until = r.end(n.Until)
		}
		if !until.IsZero() && !until.After(r.in.Now) {
			continue
		}
		if from.After(r.in.Now) {
			r.changesAt(from)
			continue
		}
		if !until.IsZero() {
			r.changesAt(until)
		}
		out := Notice{Text: n.Text}
		switch {
		case strings.Contains(n.Link, "://"):
			out.External = n.Link
		case n.Link != "":
			out.Page = r.named(n.Link, n.Span, "site/notice-not-found")
		}
		r.site.Notices = append(r.site.Notices, out)
	}
}

// changesAt records that from a future moment on the same input makes another
// site.
func (r *resolver) changesAt(t time.Time) {
	if r.site.NextDue.IsZero() || t.Before(r.site.NextDue) {
		r.site.NextDue = t
	}
	if t.Before(r.site.Until) {
		r.site.Until = t
	}
}
