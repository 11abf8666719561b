package config

import (
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/source"
)

// ParseHolidays reads a file of days off, written as [[holidays]], as in a page of
// periods. What cannot be used is reported and left out.
func ParseHolidays(f source.File) ([]doc.Holidays, diag.List) {
	var w doc.Deadlines
	c := newChecker(f, &w)
	c.diags.Sort()
	return w.Holidays, c.diags
}
