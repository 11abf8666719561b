package importer

import (
	"regexp"
	"slices"
	"strings"

	"pufa/internal/law"
)

// Doubt says why an edition has no day of effect. The zero value means that it has one.
type Doubt int

const (
	Certain   Doubt = iota
	Unsaid          // the text names no day
	Published       // 自公布之日起施行, and the day of publication is not given
	Earlier         // the day in the text is before the last step in 题注
	Older           // it is before the day in the file's name
	Several         // the text names several days
)

var spaces = strings.NewReplacer(" ", "", "\u3000", "", "\t", "", "\n", "", "\u00a0", "")

// clause matches 自2022年5月1日起施行, with or without a time of day.
var (
	clause    = regexp.MustCompile(`自[\s　]*(` + law.DateForm + `)[\s　]*(?:[0-9０-９零]+[时點点])?起(?:正式)?(?:施行|实施|执行|生效|试行)`)
	onceKnown = regexp.MustCompile(`自(?:公布|发布|颁布|印发|通过)之日起(?:正式)?(?:施行|实施|执行|生效|试行)`)
	provision = regexp.MustCompile(`第[^，。]{1,12}[条款项章节]`)
)

// lastProvisions is the number of last provisions in which the clause is sought; clauses
// on transition and repeal may follow it.
const lastProvisions = 6

// effect returns the day on which this edition takes effect, or why it is not known, and
// the day in the text. named is the day in the file's name, which official databases take
// from the publication of the edition.
//
// An amendment (修正) leaves the clause of the first edition in the text: 立法法 says
// 自2000年7月1日起施行 to this day. So a day before the last amendment is not that of this
// edition, whose day is in the amending decision.
func effect(st *law.Statute, list []law.Step, named law.Date) (day law.Date, why Doubt, said law.Date) {
	day, why, said = effectByText(st, list)
	if why == Certain && day.Compare(named) < 0 {
		return law.Date{}, Older, day
	}
	return day, why, said
}

func effectByText(st *law.Statute, list []law.Step) (law.Date, Doubt, law.Date) {
	change := lastStep(list)
	var days []law.Date
	for i, e := range list {
		if e.InForce && (i == 0 || !list[i-1].Joint) {
			days = append(days, e.Date)
		}
	}
	found, published := clauses(st)
	days = append(days, found...)
	days = slices.DeleteFunc(days, func(d law.Date) bool { return d.IsZero() })
	slices.SortFunc(days, law.Date.Compare)
	days = slices.Compact(days)
	late := slices.DeleteFunc(slices.Clone(days), func(d law.Date) bool { return d.Compare(change) < 0 })
	switch {
	case len(late) == 1:
		return late[0], Certain, late[0]
	case len(late) > 1:
		return law.Date{}, Several, late[0]
	case len(days) > 0:
		return law.Date{}, Earlier, days[len(days)-1]
	case !published:
		return law.Date{}, Unsaid, law.Date{}
	}
	if day := publication(list); !day.IsZero() && change.Compare(day) <= 0 {
		return day, Certain, day
	}
	return law.Date{}, Published, law.Date{}
}

// clauses returns the days of effect that the last provisions name for the whole statute,
// or if there are none the text around them, and whether one says 自公布之日起.
func clauses(st *law.Statute) (days []law.Date, published bool) {
	list := st.Provisions()
	for i := len(list) - 1; i >= max(0, len(list)-lastProvisions); i-- {
		p := law.Provision{Article: &list[i]}
		d, pub := clausesIn(p.Text())
		if days, published = append(days, d...), published || pub; len(days) > 0 || published {
			return days, published
		}
	}
	for _, passages := range [][]law.Passage{st.Closing, st.Preamble} {
		for _, p := range passages {
			d, pub := clausesIn(p.Text)
			days, published = append(days, d...), published || pub
		}
	}
	return days, published
}

func clausesIn(text string) (days []law.Date, published bool) {
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '；' || r == '\n' }) {
		if m := clause.FindStringSubmatchIndex(sentence); m != nil && ofWhole(sentence[:m[0]]) {
			if d, ok := law.ParseDate(spaces.Replace(sentence[m[2]:m[3]])); ok {
				days = append(days, d)
			}
		}
		if m := onceKnown.FindStringIndex(spaces.Replace(sentence)); m != nil && ofWhole(spaces.Replace(sentence)[:m[0]]) {
			published = true
		}
	}
	return days, published
}

// ofWhole reports whether the words before 自…起施行 are about the whole text (本法, or
// nothing), not about an article or another text.
func ofWhole(before string) bool {
	before = strings.TrimSpace(before)
	if strings.HasSuffix(before, "现予公布，") || strings.HasSuffix(before, "予以公布，") {
		return true
	}
	return len(before) <= 120 && !strings.Contains(before, "《") && !provision.MatchString(before) &&
		(before == "" || strings.Contains(before, "本") || strings.HasSuffix(before, "，"))
}

// adoption returns the first day on which the statute was passed; if there is none, the
// day of approval by another body. A step on two days is not clear.
func adoption(list []law.Step) law.Date {
	var approved law.Date
	for i, e := range list {
		if !e.Adopted || i > 0 && list[i-1].Joint {
			continue
		}
		if strings.Contains(e.Words, "通过") {
			return e.Date
		}
		if approved.IsZero() {
			approved = e.Date
		}
	}
	return approved
}

// publication returns the first day of publication.
func publication(list []law.Step) law.Date {
	for i, e := range list {
		if e.Published && (i == 0 || !list[i-1].Joint) {
			return e.Date
		}
	}
	return law.Date{}
}

// lastStep returns the day of the last step.
func lastStep(list []law.Step) law.Date {
	if last := law.LastMade(list); last != nil {
		return last.Date
	}
	return law.Date{}
}

var nameDate = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?:[^0-9]|$)`)

// namedDay returns the day in a file's name: 立法法_20230313.docx, 立法法(2023-03-13).md.
func namedDay(file string) law.Date {
	m := nameDate.FindStringSubmatch(file)
	if m == nil {
		return law.Date{}
	}
	d, _ := law.ParseDate(m[1] + "-" + m[2] + "-" + m[3])
	return d
}
