package law

import (
	"regexp"
	"strings"
)

// DateForm is a regular expression for a date as statutes write it, in ASCII or
// full-width digits or in Chinese numerals. [ParseDate] reads it once blanks are removed.
const DateForm = `[0-9０-９〇○零一二三四五六七八九十]{2,4}[\s　]*年[\s　]*[0-9０-９一二三四五六七八九十]{1,3}[\s　]*月[\s　]*[0-9０-９一二三四五六七八九十]{1,3}[\s　]*日`

var (
	stepDates  = regexp.MustCompile(DateForm)
	stepSpaces = strings.NewReplacer(" ", "", "\u3000", "", "\t", "", "\n", "", "\u00a0", "")
)

// Step is one event in the life of a statute according to its 题注.
type Step struct {
	Date  Date
	Words string // after the date, without blanks and without titles in 《》
	Joint bool   // the same event as the next step, which has another date

	Adopted, Published, InForce bool
	Amended                     bool // 修正, 修订, 修改
	Revised                     bool // 修订: the whole text was rewritten; Amended is set too
}

// Made reports whether the step changed the text: 施行 alone does not.
func (s *Step) Made() bool { return s.Adopted || s.Published || s.Amended }

// Steps reads the enactment lines of a statute: each date begins a step that extends to
// the next date. Dates inside 《》 belong to other texts.
func (s *Statute) Steps() []Step {
	var all strings.Builder
	for _, l := range s.Enactment {
		all.WriteString(l.Text + " ")
	}
	text := withoutTitles(all.String())
	var out []Step
	at := stepDates.FindAllStringIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		date, ok := ParseDate(stepSpaces.Replace(text[m[0]:m[1]]))
		if !ok {
			continue
		}
		step := Step{Date: date, Words: stepSpaces.Replace(text[m[1]:end])}
		step.classify(stepSpaces.Replace(text[:m[0]]))
		out = append(out, step)
	}
	for i := range out[:max(0, len(out)-1)] {
		step := &out[i]
		step.Joint = !step.Made() && !step.InForce
	}
	return out
}

// classify determines the kind of a step from its words. before is the text before it.
func (s *Step) classify(before string) {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s.Words, w) {
				return true
			}
		}
		return false
	}
	s.InForce = has("施行", "实施", "生效")
	if strings.HasSuffix(before, "自") && s.InForce {
		return
	}
	s.Amended = has("修正", "修订", "修改", "通过的")
	s.Revised = has("修订")
	s.Published = has("公布", "发布", "颁布", "印发") && !s.Amended
	s.Adopted = has("通过", "批准") && !s.Amended
}

// withoutTitles removes everything in 《》. An unclosed bracket removes nothing.
func withoutTitles(s string) string {
	var b strings.Builder
	for {
		from := strings.Index(s, "《")
		if from < 0 {
			break
		}
		to, depth := -1, 0
		for i, r := range s[from:] {
			switch r {
			case '《':
				depth++
			case '》':
				depth--
			}
			if depth == 0 {
				to = from + i + len("》")
				break
			}
		}
		if to < 0 {
			break
		}
		b.WriteString(s[:from])
		s = s[to:]
	}
	return b.String() + s
}

// LastMade returns the last step that changed the text; nil = none.
func LastMade(list []Step) *Step {
	var last *Step
	for i := range list {
		if s := &list[i]; s.Made() && (last == nil || s.Date.Compare(last.Date) > 0 || s.Date == last.Date && s.Amended) {
			last = s
		}
	}
	return last
}
