package site

import (
	"slices"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// making is what is known of how an edition came about: the days by which people
// call it. 题注 and front matter list all that ever happened to a statute, and most
// of that belongs to other editions.
type making struct {
	days   []law.Date // of its last amendment, or of its making, and of the publication of that
	last   Amendment  // zero = it was made, not amended, or that is not known
	count  int        // how many amendments 题注 tells of, last being the latest; 0 = not known
	before law.Date   // of what was made last before that; zero = not known
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

// amendmentIn reads the last amendment that front matter tells.
func amendmentIn(m *doc.Meta) Amendment {
	return Amendment{Date: day(m.Amended, doc.When{})}.later(Amendment{day(m.Revised, doc.When{}), true})
}

// Amended returns the last amendment of a statute that made the edition; e is nil
// for a work without text. It is zero where none is known.
func (w *Work) Amended(e *Edition) Amendment {
	if e == nil {
		return amendmentIn(&w.Page.Doc.Meta)
	}
	return e.last
}

// makingOf reads it from the text's 题注 and from its own front matter.
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

// longestWait is how many years pass at most between the making of a statute and
// its effect, where nothing but front matter tells of its making: behind that lie
// amendments of which nothing is told.
const longestWait = 2

// settleMakings tells of each edition what was made with it alone. A 题注 that was
// not brought up to date names the making of an earlier text: what an earlier
// edition claims, or what lies before it, is not a later one's.
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

// Named returns the edition that a citation means: the one that is shown where it
// names none. Else there is exactly one whose own day it names, of its last
// amendment, promulgation or making, or failing that of its effect; nil = there is
// none, or more than one.
func (w *Work) Named(name cite.Edition) *Edition {
	switch {
	case !name.Named():
		return w.Shown
	case name.Former:
		return w.former(name)
	}
	var made, began []*Edition
	for _, e := range w.Editions {
		if name.Amendment > 0 {
			if e.count == name.Amendment {
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

// Meant returns the edition that a citation of w means: the one that it names
// ([Work.Named]); else one whose own day, or the number of whose paper, it tells in
// passing. nil = there is none.
func (w *Work) Meant(t cite.Target) *Edition {
	if t.Edition.Named() || t.Edition == (cite.Edition{}) && t.Reference == "" {
		return w.Named(t.Edition)
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

// amendedSince reports whether the day that words tell in passing (2015年公布的《立法法》) is
// that of an amendment before the last one of the text that is shown, or lies behind
// all that is known of it: then another text is spoken of. When a statute was first made
// and began to apply is true of all its texts.
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

// means reports whether a name is that of a day, or of its year.
func means(name cite.Edition, d law.Date) bool {
	return name.Year == d.Year && (name.Month == 0 || name.Month == d.Month) && (name.Day == 0 || name.Day == d.Day)
}

// earlierThanMade reports whether a text is said to take effect long before it was
// made. Then the day is that of the first text: 立法法 says 自2000年7月1日起施行 to this day.
func (e *Edition) earlierThanMade() bool {
	return len(e.days) > 0 && e.Date.Year < slices.MinFunc(e.days, law.Date.Compare).Year
}

// former returns the edition before the one that is named, or before the present
// one: 旧《立法法》. Of several earlier ones it must be the one whose day 题注 tells.
func (w *Work) former(name cite.Edition) *Edition {
	name.Former = false
	now := w.Named(name)
	if now == nil {
		return nil
	}
	if now.Status == law.Repealed && !name.Named() {
		return now // the statute as a whole is the former one
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
			return nil // the one that is meant is not here
		}
	}
	if len(earlier) == 1 {
		return earlier[0]
	}
	return nil
}

// Called returns how a citation names the edition, to be put in brackets behind the
// statute's title: 2015年修正, 2015年3月15日修正, 2022年; "" = nothing that is
// known of it tells it from the others.
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

// cited is how a provision of e is cited, for hints that are to be copied: with the
// edition's name.
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
