package view

import "html/template"

// Glossary is the view of "glossary": words explained, each with its own address
// on the page.
type Glossary struct {
	Guide   // Body holds the text before the first entry
	Entries []GlossaryEntry
}

// GlossaryEntry is one word (术语) with its explanation.
type GlossaryEntry struct {
	ID, Title string
	Body      template.HTML
}
