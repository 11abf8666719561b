package doc

import (
	"pufa/internal/cite"
	"pufa/internal/law"
)

// LawType is the front-matter type of statutes.
const LawType = "law"

// Statute is the text of one edition with the citations that stand in it.
type Statute struct {
	*law.Statute
	Cites []Citation // by article, and in the order of its text
}

// Citation is a citation inside a statute. Start and End are bytes of the text of
// the provision at At, which is the 款, 项 or 目 that holds the words: of
// Paragraph.Text, Item.Text or Subitem.Text.
type Citation struct {
	At         law.Locator
	Start, End int
	Targets    []cite.Target // never empty; the first is where it leads
}
