package deadline

import (
	"strings"

	"pufa/internal/law"
)

// parseDays reads one day, “2026-05-09”, or a run of days, “2026-02-15/2026-02-23”.
func parseDays(s string) ([]law.Date, bool) {
	first, last, more := strings.Cut(s, "/")
	from, ok := law.ParseDate(strings.TrimSpace(first))
	to := from
	if ok && more {
		to, ok = law.ParseDate(strings.TrimSpace(last))
	}
	if !ok || from.Compare(to) > 0 || from.DaysUntil(to) > 30 {
		return nil, false
	}
	var out []law.Date
	for d := from; d.Compare(to) <= 0; d = add(d, 1) {
		out = append(out, d)
	}
	return out, true
}
