package view

import "html/template"

// Quiz is the view of "quiz": questions with answers to choose from. Body holds the text
// before the first one, Contents the parts.
type Quiz struct {
	Guide
	Count int // number of questions
	Parts []QuizPart
}

// QuizPart is a run of questions, such as those of one level.
type QuizPart struct {
	ID, Title string // "" = without a heading
	Intro     template.HTML
	Questions []QuizQuestion
}

// QuizQuestion is one question of a quiz.
type QuizQuestion struct {
	ID, Title string
	Number    int           // from 1, through all parts
	Form      string        // "one", "many", "judge"
	Asked     template.HTML // the text between question and answers
	Options   []QuizOption
	Right     string // letters: "B", "A、C"
	Marks     string // for the script: one digit for each answer, 1 = right
	Why       template.HTML
	Basis     []string // 《信访工作条例》第三十四条
}

// QuizOption is one answer.
type QuizOption struct {
	Letter string
	Text   template.HTML
}
