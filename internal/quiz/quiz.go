// Package quiz reads pages of questions with answers to choose from (type = "quiz"). A
// heading of level 2 is a question; the task list below it holds the answers, with the
// right ones ticked; the text after the list explains them and cites the law. A heading
// of level 2 without a list, followed by headings of level 3, is a part, such as a level
// of difficulty, and the headings of level 3 are its questions.
//
// Use [Read] for the questions of a page and [Parse] for what is wrong with them.
package quiz

import (
	"regexp"
	"slices"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Part is a run of questions below a heading of their own. Questions outside such a part
// are in a part without a heading.
type Part struct {
	Heading   int // index in Body.Outline; -1 = none
	Start     int // of the text between the heading and the first question, in Body.HTML
	End       int
	Questions []Question
}

// Question is one question. All offsets are of Body.HTML.
type Question struct {
	Heading  int // index in Body.Outline
	Start    int // of the text between the heading and the answers
	List     int // start of the list of answers; = End where there is none
	After    int // end of the list, where the explanation begins
	End      int
	Options  []Option
	strays   int // items of the list without a box
	twoLists bool
}

// Option is one answer to choose.
type Option struct {
	Start, End int // of what it shows
	Right      bool
	Text       string // plain
}

// Multiple reports whether several answers are right.
func (q *Question) Multiple() bool { return q.right() > 1 }

// Judge reports whether this is a question of right or wrong.
func (q *Question) Judge() bool {
	return len(q.Options) == 2 && !slices.ContainsFunc(q.Options, func(o Option) bool { return !trueOrFalse.MatchString(o.Text) })
}

func (q *Question) right() (n int) {
	for _, o := range q.Options {
		if o.Right {
			n++
		}
	}
	return n
}

var (
	option      = regexp.MustCompile(`(?s)<label><input type="checkbox" disabled( checked)?> (.*?)</label>`)
	list        = regexp.MustCompile(`<(/?)(?:ul|ol)\b[^>]*>|<(li)\b`)
	trueOrFalse = regexp.MustCompile(`(?i)^(对|错|正确|错误|是|不是|right|wrong|true|false|yes|no)[。.]?$`)
)

// Read finds the parts and questions of a body.
func Read(b *doc.Body) []Part {
	var parts []Part
	inside := false // a part with a heading
	for i, h := range b.Outline {
		start, end := b.Section(i)
		switch {
		case h.Level <= 2 && isPart(b, i):
			inside = true
			parts = append(parts, Part{Heading: i, Start: start, End: b.Outline[i+1].Start})
			continue
		case h.Level <= 2:
			if inside || len(parts) == 0 {
				inside = false
				parts = append(parts, Part{Heading: -1})
			}
		case h.Level > 3 || !inside:
			continue // a heading inside an explanation
		}
		p := &parts[len(parts)-1]
		p.Questions = append(p.Questions, question(b, i, start, end))
	}
	return parts
}

// isPart reports whether a heading of level 2 begins a part.
func isPart(b *doc.Body, i int) bool {
	return i+1 < len(b.Outline) && b.Outline[i+1].Level == 3 && !option.MatchString(b.HTML[b.Outline[i].End:b.Outline[i+1].Start])
}

func question(b *doc.Body, heading, start, end int) Question {
	q := Question{Heading: heading, Start: start, List: end, After: end, End: end}
	text := b.HTML[start:end]
	found := option.FindAllStringSubmatchIndex(text, -1)
	if len(found) == 0 {
		return q
	}
	// The list of answers is the one with the first box, from its start tag to its end
	// tag.
	depth, open, items := 0, 0, 0
	for _, m := range list.FindAllStringSubmatchIndex(text, -1) {
		switch {
		case m[4] >= 0:
			if depth == 1 {
				items++
			}
			continue
		case m[2] == m[3]: // begins
			if depth == 0 {
				open, items = m[0], 0
			}
			depth++
			continue
		}
		if depth--; depth == 0 && m[1] > found[0][0] {
			q.List, q.After = start+open, start+m[1]
			break
		}
	}
	for _, m := range found {
		if start+m[0] > q.After {
			q.twoLists = true
			break
		}
		q.Options = append(q.Options, Option{Start: start + m[4], End: start + m[5], Right: m[2] >= 0, Text: doc.Plain(text[m[4]:m[5]])})
	}
	q.strays = max(0, items-len(q.Options))
	return q
}

// Parse reports what is wrong with a quiz.
func Parse(d *doc.Document, b *doc.Body) diag.List {
	parts := Read(b)
	if doc.Plain(b.HTML[:b.Intro()]) == "" {
		d.Lead = "" // the first words of the page are an explanation
	}
	c := checker{doc: d, body: b, asked: map[string]bool{}}
	for _, p := range parts {
		for i := range p.Questions {
			c.question(&p.Questions[i])
		}
	}
	if c.questions == 0 {
		c.diags.Add("quiz/empty", d.KeySpan("type"))
	}
	c.places()
	return c.diags
}

// Passages lists the beginnings of parts and the text of each question, without anything
// that gives the answer away.
func Passages(b *doc.Body) []doc.Passage {
	var out []doc.Passage
	for _, p := range Read(b) {
		if p.Heading >= 0 {
			out = append(out, doc.Passage{Heading: p.Heading, Start: p.Start, End: p.End})
		}
		for i := range p.Questions {
			q := &p.Questions[i]
			out = append(out, doc.Passage{Heading: q.Heading, Start: q.Start, End: q.After})
		}
	}
	return out
}
