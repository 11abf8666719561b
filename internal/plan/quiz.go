package plan

import (
	"strings"

	"pufa/internal/doc"
	"pufa/internal/quiz"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Quiz makes the view of questions with answers to choose from.
func Quiz(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Quiz{Guide: m.guide(p, b, f, b.Intro())}
	v.Contents = nil
	for _, part := range quiz.Read(b) {
		out := view.QuizPart{Intro: m.body(p, b, p.URL, part.Start, part.End)}
		if part.Heading >= 0 {
			h := b.Outline[part.Heading]
			out.ID, out.Title = h.ID, h.Text
			v.Contents = append(v.Contents, view.Entry{Level: 2, Title: h.Text, URL: site.Anchor(h.ID)})
		}
		for i := range part.Questions {
			v.Count++
			out.Questions = append(out.Questions, m.quizQuestion(p, b, &part.Questions[i], v.Count))
		}
		v.Parts = append(v.Parts, out)
	}
	return v
}

// QuizPassages lists what the search finds of a quiz: the questions, without anything
// that gives the answers away.
func QuizPassages(_ *site.Page, b *doc.Body) []doc.Passage { return quiz.Passages(b) }

func (m *Planner) quizQuestion(p *site.Page, b *doc.Body, q *quiz.Question, number int) view.QuizQuestion {
	h := b.Outline[q.Heading]
	out := view.QuizQuestion{
		ID: h.ID, Title: h.Text, Number: number, Form: "one",
		Asked: m.body(p, b, p.URL, q.Start, q.List),
		Why:   m.body(p, b, p.URL, q.After, q.End),
	}
	switch {
	case q.Judge():
		out.Form = "judge"
	case q.Multiple():
		out.Form = "many"
	}
	var right []string
	for i, o := range q.Options {
		mark, letter := "0", quiz.Letter(i)
		if o.Right {
			mark, right = "1", append(right, letter)
		}
		out.Marks += mark
		out.Options = append(out.Options, view.QuizOption{Letter: letter, Text: m.body(p, b, p.URL, o.Start, o.End)})
	}
	out.Right = strings.Join(right, m.say("、", ", "))
	out.Basis = m.named(p, p.Doc.Basis(b, q.After, q.End))
	return out
}
