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

	// Headings: lists show what the page's headings say, since that is what people look
	// for, such as a question.
	Headings bool

	// Words: the page explains words, which others mark.
	Words bool

	// Gathers: the view holds what other bodies say without asking for them, such as
	// who cites a statute, so that a preview has to wait for the whole site.
	Gathers bool

	// Below plans the files that a page has beside its own, in [site.Settings.Below];
	// nil = it has none.
	Below func(*Planner, *site.Page)

	// Found is what the search takes its pages for.
	Found search.Kind

	// Parts: what stands under each heading is found by itself.
	Parts bool

	// Passages lists what is found by itself where that is less than what stands under
	// each heading of level 2: a quiz does not give its answers away.
	Passages func(*site.Page, *doc.Body) []doc.Passage

	// Shows lists what its pages say beside their bodies, such as titles of pages that
	// they gather: words that are copied from there find the page, too. nil = nothing.
	Shows func(*Planner, *site.Page) []string
}
