package importer

import (
	"regexp"
	"strings"

	"pufa/internal/law"
)

// dateForm is a day as statutes write it, in digits of any width or in Chinese
// numerals.
const dateForm = `[0-9０-９〇○零一二三四五六七八九十]{2,4}[\s　]*年[\s　]*[0-9０-９一二三四五六七八九十]{1,3}[\s　]*月[\s　]*[0-9０-９一二三四五六七八九十]{1,3}[\s　]*日`

var (
	dates  = regexp.MustCompile(dateForm)
	spaces = strings.NewReplacer(" ", "", "\u3000", "", "\t", "", "\n", "", "\u00a0", "")
)

// event is one step in the life of a statute as 题注 tells it.
type event struct {
	date  law.Date
	words string // behind the date, titles in 《》 left out
	joint bool   // one step with the next one, which has another date

	adopted, published, amended, inForce bool
}

// events reads the enactment lines of a statute: each date begins a step that
// goes up to the next date. Dates inside of 《》 belong to other texts.
func events(st *law.Statute) []event {
	var all strings.Builder
	for _, l := range st.Enactment {
		all.WriteString(l.Text + " ")
	}
	text := withoutTitles(all.String())
	var out []event
	at := dates.FindAllStringIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		date, ok := law.ParseDate(spaces.Replace(text[m[0]:m[1]]))
		if !ok {
			continue
		}
		e := event{date: date, words: spaces.Replace(text[m[1]:end])}
		e.classify(spaces.Replace(text[:m[0]]))
		out = append(out, e)
	}
	for i := range out[:max(0, len(out)-1)] {
		e := &out[i]
		e.joint = !e.adopted && !e.published && !e.amended && !e.inForce
	}
	return out
}

// classify tells from its words what a step is. before is what precedes it.
func (e *event) classify(before string) {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(e.words, w) {
				return true
			}
		}
		return false
	}
	e.inForce = has("施行", "实施", "生效")
	if strings.HasSuffix(before, "自") && e.inForce {
		return
	}
	e.amended = has("修正", "修订", "修改", "通过的")
	e.published = has("公布", "发布", "颁布", "印发") && !e.amended
	e.adopted = has("通过", "批准") && !e.amended
}

// withoutTitles cuts out what stands in 《》. A bracket that is not closed cuts
// nothing.
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

// adoption returns the first day on which the statute was passed; approval by
// another counts where nothing else is told. A step on two days is not plain.
func adoption(list []event) law.Date {
	var approved law.Date
	for i, e := range list {
		if !e.adopted || i > 0 && list[i-1].joint {
			continue
		}
		if strings.Contains(e.words, "通过") {
			return e.date
		}
		if approved.IsZero() {
			approved = e.date
		}
	}
	return approved
}

// publication returns the first day of publication.
func publication(list []event) law.Date {
	for i, e := range list {
		if e.published && (i == 0 || !list[i-1].joint) {
			return e.date
		}
	}
	return law.Date{}
}
