package view

import "html/template"

// FAQ is the view of "faq": questions, each with its own address on the page.
type FAQ struct {
	Guide     // Body holds the text before the first question
	Questions []Question
}

// Question is one question with its answer.
type Question struct {
	ID, Title string
	Answer    template.HTML
}
