package doc

import "pufa/internal/cite"

// Deadlines is the front matter of a page of periods (type = "deadlines").
type Deadlines struct {
	Holidays []Holidays `toml:"holidays" zh:"放假安排"`
}

// Holidays are the days off of one year by the official yearly notice.
type Holidays struct {
	Year   int      `toml:"year"`
	Source string   `toml:"source"` // the notice: issuer, date, number
	Off    []string `toml:"off"`    // "2026-02-15/2026-02-23", "2025-01-01"
	Work   []string `toml:"work"`   // Saturdays and Sundays that are working days
}

// Period is a period that a page of periods lists, with the provisions that set it.
type Period struct {
	What, Text string // as written: 申请行政复议, 60 日
	Provisions []cite.Target
}
