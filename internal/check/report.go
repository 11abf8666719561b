package check

import (
	"pufa/internal/diag"
	"pufa/internal/report"
	"pufa/internal/site"
)

// reports checks the text of yearly reports against their figures, and the reports
// against each other.
func reports(s *site.Site, open Open, diags *diag.List) {
	source := func(p *site.Page) string {
		text, _ := open(p)
		return text
	}
	all := report.All(s)
	for _, p := range s.Pages {
		switch p.Type {
		case report.Type:
			*diags = append(*diags, report.InText(p, source(p))...)
		case report.YearsType:
			*diags = append(*diags, report.CheckYears(all, p)...)
		}
	}
	for _, series := range all {
		*diags = append(*diags, report.Compare(series, source)...)
	}
}
