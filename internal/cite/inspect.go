package cite

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// Line is what `inspect citations` prints for a line that holds citations.
type Line struct {
	Line      int            `json:"line"` // from 1
	Citations []LineCitation `json:"citations"`
}

// LineCitation is a [Citation] with its offsets counted in characters.
type LineCitation struct {
	Start   int          `json:"start"`
	End     int          `json:"end"`
	Text    string       `json:"text"`
	Kind    string       `json:"kind"`
	Targets []LineTarget `json:"targets"`
}

// LineTarget is a [Target] with its numbers in Arabic digits, "133-1"; "" where
// nothing is named.
type LineTarget struct {
	Law       string `json:"law"`
	Article   string `json:"article"`
	Paragraph string `json:"paragraph"`
	Item      string `json:"item"`
	Subitem   string `json:"subitem"`
	Part      string `json:"part"`
	Subpart   string `json:"subpart,omitempty"`
	Chapter   string `json:"chapter"`
	Section   string `json:"section"`
}

// Lines puts the citations of a text into the form that is printed. Citations
// of an unknown statute are left out: their numbers may count anything.
func Lines(text string, found []Citation) []Line {
	var out []Line
	number, from := 1, 0
	at, runes := 0, 0 // of the line and of the previous citation
	for _, c := range found {
		if c.Reason == NoLaw || c.Start < from {
			continue
		}
		if c.Start < at { // the citations overlap
			at, runes = from, 0
		}
		if n := strings.Count(text[at:c.Start], "\n"); n > 0 {
			number += n
			from = at + strings.LastIndexByte(text[at:c.Start], '\n') + 1
			at, runes = from, 0
		}
		runes += utf8.RuneCountInString(text[at:c.Start])
		at = c.Start
		if len(out) == 0 || out[len(out)-1].Line != number {
			out = append(out, Line{Line: number})
		}
		lc := LineCitation{
			Start:   runes,
			Text:    text[c.Start:c.End],
			Kind:    c.Kind.String(),
			Targets: make([]LineTarget, 0, len(c.Targets)),
		}
		lc.End = lc.Start + utf8.RuneCountInString(lc.Text)
		for _, t := range c.Targets {
			lc.Targets = append(lc.Targets, newLineTarget(t))
		}
		l := &out[len(out)-1]
		l.Citations = append(l.Citations, lc)
	}
	return out
}

func newLineTarget(t Target) LineTarget {
	count := func(n int) string { return law.Number{Main: n}.String() }
	return LineTarget{t.Law, t.Article.String(), count(t.Paragraph), count(t.Item), count(t.Subitem),
		t.Division.Book.String(), t.Division.Subbook.String(), t.Division.Chapter.String(), t.Division.Section.String()}
}
