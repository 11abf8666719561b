package plan

import (
	"pufa/internal/doc"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Kind says how pages of one kind are made. The zero Kind makes guides.
type Kind struct {
	// View makes the view of a page in its frame.
	View func(*Planner, *site.Page, view.Frame) any

	// Data makes structured data beside that of an article; nil = there is none.
	Data func(*Planner, *site.Page) any

	// Headings means that lists show the page's headings, such as questions, since people
	// look for those.
	Headings bool

	// Words means that the page explains words, which other pages mark.
	Words bool

	// Gathers means that the view depends on other bodies without asking for them, such
	// as the list of pages that cite a statute. A preview then has to wait for the whole
	// site.
	Gathers bool

	// Below plans the files below a page ([site.Settings.Below]); nil = none.
	Below func(*Planner, *site.Page)

	// Found is the kind of its pages in the search.
	Found search.Kind

	// Parts means that the search finds the text under each heading separately.
	Parts bool

	// Passages lists what the search finds, if that is less than the text under each
	// heading of level 2: a quiz does not give its answers away.
	Passages func(*site.Page, *doc.Body) []doc.Passage

	// Shows lists what its pages say beside their bodies, such as titles of pages that
	// they gather: words that are copied from there find the page, too. nil = nothing.
	Shows func(*Planner, *site.Page) []string
}
