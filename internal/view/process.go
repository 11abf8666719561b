package view

import "html/template"

// Process is the view of "process": a process from its first step to the last.
type Process struct {
	Guide // Body holds what stands before the first step
	Steps []Step
}

// Step is one step, with the pages that are about it.
type Step struct {
	ID, Title string
	Body      template.HTML
	Pages     []Link
}

// Progress says on a page which steps of a process it is about. The zero Progress is none.
type Progress struct {
	Title, URL string
	Steps      []ProgressStep
}

// ProgressStep is one step of the bar; URL is where the process's page tells of it.
type ProgressStep struct {
	Title, URL string
	Note       string // how long it may take; "" = not said
	Current    bool   // the page is about it; it may be about several
}
