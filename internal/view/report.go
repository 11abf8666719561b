package view

// Report is the view of "report": a yearly report.
type Report struct {
	Guide
	Year     int
	Unit     string // 报告单位
	Original string // title of the report that the page presents in its own words; "" = the page is the report
	Figures  []Figure
	Years    Link // the page with the figures of all years; zero = none
}

// Figure is one figure of a report.
type Figure struct {
	Key, Label, Value, Unit string
	Before                  string // value of the year before; "" = not known
	Change                  string // 少 108（−8.3%）
}
