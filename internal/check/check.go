// Package check knows what is no mistake of one sentence and yet what somebody
// who answers for a site wants to be told: findings about a resolved site that
// take more than one look at it.
//
// [Site] applies all of them. A rule is a file. The package does no input or
// output and asks for no date; what depends on the day was answered when the site
// was resolved.
package check

import (
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
	cardNumbers(s, open, &diags)
	plainWords(s, open, words, &diags)
	pauses(s, &diags)
	diags.Sort()
	return diags
}
