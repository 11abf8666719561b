// Package check finds what only a whole site shows: pages that cite changed articles,
// numbers that no provision states, summaries that contradict their pages.
//
// [Site] applies all rules; each rule is a file. The package does no input or output and
// does not ask for the date; what depends on the day was decided when the site was
// resolved.
package check

import (
	"slices"

	"pufa/internal/diag"
	"pufa/internal/site"
	"pufa/internal/wording"
)

// Site applies every rule to a resolved site. It opens the pages whose sentences matter
// to a rule. words is the site's list of words to avoid.
func Site(s *site.Site, open Open, words wording.List) diag.List {
	var diags diag.List
	changedArticles(s, open, &diags)
	comingEditions(s, &diags)
	oldNotes(s, &diags)
	statedNumbers(s, open, &diags)
	statedPeriods(s, open, &diags)
	cardNumbers(s, open, &diags)
	plainWords(s, open, words, &diags)
	pauses(s, &diags)
	reports(s, open, &diags)
	diags.Sort()
	return tellOnce(diags)
}

// tellOnce drops the finding that no provision states a number if another finding, from
// the page of periods, already says which number is right.
func tellOnce(diags diag.List) diag.List {
	type place struct {
		diag.Span
		number any
	}
	told := map[place]bool{}
	for _, d := range diags {
		if d.Code == "check/period-differs" {
			told[place{d.Span, d.Args[0]}] = true
		}
	}
	return slices.DeleteFunc(diags, func(d diag.Diagnostic) bool {
		return d.Code == "check/number-elsewhere" && told[place{d.Span, d.Args[0]}]
	})
}
