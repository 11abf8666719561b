package view

import "html/template"

// Years is the view of "years": the figures of yearly reports over the years.
type Years struct {
	Guide
	Unit    string // 报告单位; "" = not given
	Reports []Link // by year, the earliest first
	Columns []string
	Rows    []YearsRow
}

// YearsRow is a figure over the years.
type YearsRow struct {
	Label, Unit string
	Values      []string      // one for each of Columns; "—" = none
	Change      string        // against the year before; "" = not known
	Chart       template.HTML // "" = there is only one figure
}
