package quiz

import (
	"strings"
	"unicode"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// enough is the number of single-answer questions from which on a pattern is not chance.
const enough = 10

type checker struct {
	doc       *doc.Document
	body      *doc.Body
	questions int
	asked     map[string]bool // questions by their letters
	first     []int           // place of the right answer, for questions with exactly one
	diags     diag.List
}

func (c *checker) question(q *Question) {
	c.questions++
	title := c.body.Outline[q.Heading].Text
	tell := func(code string, args ...any) {
		c.diags.Add(code, diag.Span{File: c.doc.Path, Heading: q.Heading + 1}, append([]any{title}, args...)...)
	}
	key := letters(title + doc.Plain(c.body.HTML[q.Start:q.List]))
	if c.asked[key] {
		tell("quiz/question-twice")
	}
	c.asked[key] = true
	switch right := q.right(); {
	case len(q.Options) == 0:
		tell("quiz/no-answers")
		return
	case len(q.Options) == 1:
		tell("quiz/one-answer")
	case right == 0:
		tell("quiz/no-right-answer")
	case right == len(q.Options):
		tell("quiz/all-right")
	case right == 1 && !q.Judge():
		for i, o := range q.Options {
			if o.Right {
				c.first = append(c.first, i)
			}
		}
	}
	if q.twoLists {
		tell("quiz/two-lists")
	}
	if q.strays > 0 {
		tell("quiz/item-without-box")
	}
	texts := map[string]bool{}
	for i, o := range q.Options {
		switch key := letters(o.Text); {
		case strings.TrimSpace(c.body.HTML[o.Start:o.End]) == "": // a picture is an answer
			tell("quiz/answer-empty", Letter(i))
		case texts[key]:
			tell("quiz/answer-twice", o.Text)
		default:
			texts[key] = true
		}
	}
	switch {
	case doc.Plain(c.body.HTML[q.After:q.End]) == "":
		tell("quiz/no-explanation")
	case len(c.doc.Basis(c.body, q.After, q.End)) == 0:
		tell("quiz/no-basis")
	}
}

// places reports that the right answer is always at the same place, which players notice.
func (c *checker) places() {
	if len(c.first) < enough {
		return
	}
	for _, at := range c.first {
		if at != c.first[0] {
			return
		}
	}
	c.diags.Add("quiz/same-place", c.doc.KeySpan("type"), len(c.first), Letter(c.first[0]))
}

// Letter returns the letter of the answer at index i: A, B, C …
func Letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return Letter(i/26-1) + Letter(i%26)
}

// letters returns a text without marks and spaces.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
