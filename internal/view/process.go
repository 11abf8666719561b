package view

import "html/template"

// Process is the view of "process": a process from its first step to the last.
type Process struct {
	Guide // Body holds the text before the first step
	Steps []Step
}

// Step is one step, with the pages that are about it.
type Step struct {
	ID, Title string
	Body      template.HTML
	Pages     []Link
}

// Progress shows which steps of a process a page is about. The zero Progress means none.
type Progress struct {
	Title, URL string
	Steps      []ProgressStep
}

// ProgressStep is one step of the bar; URL leads to it on the process's page.
type ProgressStep struct {
	Title, URL string
	Note       string // how long it may take; "" = not given
	Current    bool   // the page is about this step; it may be about several
}
