package view

// Report is the view of "report": a yearly report.
type Report struct {
	Guide
	Year     int
	Unit     string // 报告单位
	Original string // title of the report that the page tells in words of its own; "" = it is the report
	Figures  []Figure
	Years    Link // the page with the figures of all years; zero = there is none
}

// Figure is one figure of a report.
type Figure struct {
	Key, Label, Value, Unit string
	Before                  string // what it was the year before; "" = not known
	Change                  string // 少 108（−8.3%）
}
