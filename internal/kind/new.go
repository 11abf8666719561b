package kind

import (
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// New is a page that `pufa new` is about to write. Text is the scaffold of its kind,
// cli/new/…/NAME.md, in which "@TITLE@" and @TODAY@ are still to be filled in.
type New struct {
	Lang    diag.Lang
	Channel string // folder below content/, "" = not said
	Name    string // of the file, without .md
	Title   string
	Text    string
}

// Begin fills in what can be known of a new page: from the title as typed, and from the
// site's other pages of the kind, sorted by path.
func (k *Kind) Begin(n New, others []*doc.Document) New {
	if k.Continue == nil {
		return n
	}
	return k.Continue(n, others)
}
