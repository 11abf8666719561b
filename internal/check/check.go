// Package check knows what is no mistake of one sentence and yet what somebody
// who answers for a site wants to be told: findings about a resolved site that
// take more than one look at it.
//
// [Site] applies all of them. A rule is a file. The package does no input or
// output and asks for no date; what depends on the day was answered when the site
// was resolved.
package check

import (
	"slices"

	"pufa/internal/diag"
	"pufa/internal/site"
	"pufa/internal/wording"
)

// Site applies every rule to a resolved site, and opens pages whose sentences
// matter to one. words are those that the site does not want written.
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

// tellOnce leaves out that a provision does not say a number where the table of periods
// says which one is right.
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
