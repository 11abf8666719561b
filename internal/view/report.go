package view

// Report is the view of "report": a yearly report.
type Report struct {
	Guide
	Year    int
	Unit    string // 报告单位
	Figures []Figure
}

// Figure is one figure of a report.
type Figure struct{ Key, Label, Value, Unit string }
