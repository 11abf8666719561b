package site

import (
	"cmp"
	"slices"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// making holds the days on which an edition was made, by which people call it.
// 题注 and front matter list the whole history of a statute, most of which
// belongs to other editions.
type making struct {
	days   []law.Date // of its last amendment or its making, and of the publication of that
	last   Amendment  // zero = it was made, not amended, or unknown
	count  int        // how many amendments 题注 lists, last being the latest; 0 = unknown
	before law.Date   // the last day of making before that; zero = unknown
}

// Amendment is 修正 or 修订 of a statute.
type Amendment struct {
	Date    law.Date
	Revised bool // 修订
}

// Word returns 修正 or 修订; "" for the zero Amendment.
func (a Amendment) Word() string {
	switch {
	case a.Date.IsZero():
		return ""
	case a.Revised:
		return "修订"
	}
	return "修正"
}

// later returns the later of two amendments.
func (a Amendment) later(b Amendment) Amendment {
	if b.Date.Compare(a.Date) > 0 {
		return b
	}
	return a
}

// amendmentIn reads the last amendment that the front matter names.
func amendmentIn(m *doc.Meta) Amendment {
	return Amendment{Date: day(m.Amended, doc.When{})}.later(Amendment{day(m.Revised, doc.When{}), true})
}

// Amended returns the last amendment of a statute that made the edition; e is
// nil for a work without text. It is zero if unknown.
func (w *Work) Amended(e *Edition) Amendment {
	if e == nil {
		return amendmentIn(&w.Page.Doc.Meta)
	}
	return e.last
}

// makingOf reads the making of an edition from the 题注 of its text and from
// its front matter.
func makingOf(e *Edition) making {
	var m making
	steps := e.Statute.Steps()
	last := law.LastMade(steps)
	for i := range steps {
		if s := &steps[i]; s.Amended {
			m.last = m.last.later(Amendment{s.Date, s.Revised})
			m.count++
		}
	}
	for i := range steps {
		switch s := &steps[i]; {
		case !s.Made():
		case s.Date.Compare(m.last.Date) >= 0:
			m.days = append(m.days, s.Date)
		case s.Date.Compare(m.before) > 0:
			m.before = s.Date
		}
	}
	if told := amendmentIn(&e.Doc.Meta); told.Date.Compare(m.last.Date) > 0 {
		if last != nil {
			m.before = last.Date
		}
		m.days, m.last, m.count = []law.Date{told.Date}, told, 0
		last = &law.Step{Date: told.Date}
	}
	for _, w := range [...]doc.When{e.Doc.Meta.Adopted, e.Doc.Meta.Promulgated} {
		d := day(w, doc.When{})
		switch {
		case d.IsZero():
		case last != nil && d.Compare(last.Date) >= 0, last == nil && (e.Date.IsZero() || e.Date.Year-d.Year <= longestWait):
			m.days = append(m.days, d)
		}
	}
	return m
}

// longestWait is the most years between the making of a statute and its effect,
// if only the front matter names its making: after that, the text contains
// amendments that nothing mentions.
const longestWait = 2

// settleMakings leaves to each edition only its own making. A 题注 that was not
// updated names the making of an earlier text: what an earlier edition claims,
// or what lies before it, does not belong to a later one.
func settleMakings(editions []*Edition) {
	var floor law.Date
	for _, e := range slices.Backward(editions) { // oldest first
		e.making = makingOf(e)
		if e.days = slices.DeleteFunc(e.days, func(d law.Date) bool { return d.Compare(floor) <= 0 }); len(e.days) > 0 {
			floor = slices.MaxFunc(e.days, law.Date.Compare)
		} else {
			e.making = making{}
			if e.Date.Compare(floor) > 0 {
				floor = e.Date
			}
		}
	}
}

// Named returns the edition that a citation means: the one shown if it names
// none, else the only one whose day it names: the day of its last amendment,
// promulgation or making or, failing that, of its effect. Nil means that there
// is none, or more than one.
func (w *Work) Named(name cite.Edition) *Edition {
	switch {
	case !name.Named():
		return w.Shown
	case name.Former:
		return w.former(name)
	case name.InForce:
		return w.inForce(name)
	}
	var made, began []*Edition
	for _, e := range w.Editions {
		if name.Amendment > 0 || name.First {
			if e.count == name.Amendment && len(e.days) > 0 && (e.last == Amendment{}) == name.First {
				made = append(made, e)
			}
			continue
		}
		if slices.ContainsFunc(e.days, func(d law.Date) bool { return means(name, d) }) {
			made = append(made, e)
		}
		if means(name, e.Date) && !e.earlierThanMade() {
			began = append(began, e)
		}
	}
	switch {
	case len(made) == 1:
		return made[0]
	case len(made) == 0 && len(began) == 1:
		return began[0]
	}
	return nil
}

// Meant returns the edition that a citation of w means: the one it names
// ([Work.Named]), else one whose day or document number it mentions in passing.
// Nil means that there is none.
func (w *Work) Meant(t cite.Target) *Edition {
	if t.Edition.Named() || t.Edition == (cite.Edition{}) && t.Reference == "" {
		return w.Named(t.Edition)
	}
	if t.Edition.Former && len(w.Editions) > 1 {
		return w.former(cite.Edition{})
	}
	var dated, numbered []*Edition
	for _, e := range w.Editions {
		if t.Edition.Aside && (means(t.Edition, e.Date) || slices.ContainsFunc(e.days, func(d law.Date) bool { return means(t.Edition, d) })) {
			dated = append(dated, e)
		}
		if number := e.Doc.Meta.Number; t.Reference != "" && sameReference(number, t.Reference) {
			numbered = append(numbered, e)
		}
	}
	for _, found := range [...][]*Edition{dated, numbered} {
		if len(found) == 1 {
			return found[0]
		}
	}
	if t.Edition.Aside && w.amendedSince(t.Edition) {
		return nil
	}
	return w.Shown
}

// amendedSince reports whether a day mentioned in passing
// (2015年公布的《立法法》) belongs to another text: it is that of an amendment
// before the last one of the edition shown, or after everything known of that
// edition. The days on which a statute was first made and took effect are true
// of all its texts.
func (w *Work) amendedSince(name cite.Edition) bool {
	e := w.Shown
	if e == nil || e.Date.IsZero() {
		return false
	}
	for _, s := range e.Statute.Steps() {
		if s.Amended && s.Date != e.last.Date && means(name, s.Date) {
			return true
		}
	}
	return name.Year > max(e.Date.Year, e.last.Date.Year)
}

// means reports whether a name is that of a day or of its year.
func means(name cite.Edition, d law.Date) bool {
	return name.Year == d.Year && (name.Month == 0 || name.Month == d.Month) && (name.Day == 0 || name.Day == d.Day)
}

// earlierThanMade reports whether a text claims an effect long before it was
// made. Then the day is that of the first text: 立法法 still says
// 自2000年7月1日起施行.
func (e *Edition) earlierThanMade() bool {
	return len(e.days) > 0 && e.Date.Year < slices.MinFunc(e.days, law.Date.Compare).Year
}

// former returns the edition before the one named, or before the present one:
// 旧《立法法》. If there are several earlier ones, it is the one whose day 题注
// names.
func (w *Work) former(name cite.Edition) *Edition {
	name.Former = false
	now := w.Named(name)
	if now == nil {
		return nil
	}
	if now.Status == law.Repealed && !name.Named() {
		return now // the whole statute is the former one
	}
	at := slices.Index(w.Editions, now) + 1 // newest first
	earlier := w.Editions[at:]
	if !now.before.IsZero() {
		for _, e := range earlier {
			if slices.Contains(e.days, now.before) {
				return e
			}
		}
		if len(earlier) > 0 && len(earlier[0].days) > 0 {
			return nil // the site lacks the edition meant
		}
	}
	if len(earlier) == 1 {
		return earlier[0]
	}
	return nil
}

// inForce returns the edition in force on a day, or at the end of a month or year; nil =
// none is known.
func (w *Work) inForce(name cite.Edition) *Edition {
	last := law.Date{Year: name.Year, Month: cmp.Or(name.Month, 12), Day: cmp.Or(name.Day, 31)}
	for _, e := range w.Editions { // newest first
		switch {
		case e.Date.IsZero():
			return nil
		case e.Date.Compare(last) <= 0:
			if r := e.Statute.Repealed; !r.IsZero() && r.Compare(last) <= 0 {
				return nil
			}
			return e
		}
	}
	return nil
}

// Called returns how a citation names the edition, in brackets after the title
// of the statute: 2015年修正, 2015年3月15日修正, 2022年; "" = nothing known
// distinguishes it from the others.
func (e *Edition) Called() string {
	var forms []string
	if len(e.days) > 0 {
		d := slices.MaxFunc(e.days, law.Date.Compare)
		forms = append(forms, itoa(d.Year)+"年"+e.last.Word(), d.Chinese()+e.last.Word())
	}
	if !e.Date.IsZero() {
		forms = append(forms, itoa(e.Date.Year)+"年", e.Date.Chinese())
	}
	for _, form := range forms {
		if e.Work.Named(cite.ParseEdition(form)) == e {
			return form
		}
	}
	return ""
}

// called returns the name of a statute for a message, with that of the text if it is not
// the one shown; e is nil for a work without text.
func (w *Work) called(e *Edition) string {
	name := "《" + w.Title + "》"
	if e != nil && e != w.Shown && e.Called() != "" {
		name += "（" + e.Called() + "）"
	}
	return name
}

// cited is how a provision of e is cited, in hints that are meant to be copied:
// with the name of the edition.
func (e *Edition) cited(at string) string {
	if name := e.Called(); name != "" {
		return "《" + e.Work.Title + "》（" + name + "）" + at
	}
	return "《" + e.Work.Title + "》（哪一年的文本）" + at
}

// editionNames lists the editions of a work as citations name them.
func editionNames(w *Work) []string {
	var names []string
	for _, e := range w.Editions {
		if name := e.Called(); name != "" {
			names = append(names, name)
		}
	}
	return names
}
