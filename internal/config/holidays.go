package config

import (
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/source"
)

// ParseHolidays reads a file of days off, in [[holidays]] as a page of periods may have
// them, too. It is total.
func ParseHolidays(f source.File) ([]doc.Holidays, diag.List) {
	var w doc.Deadlines
	c := newChecker(f, &w)
	c.diags.Sort()
	return w.Holidays, c.diags
}
