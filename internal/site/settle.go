package site

import (
	"cmp"
	"slices"

	"pufa/internal/doc"
	"pufa/internal/law"
)

// settle orders the editions of a work and decides which one applies on the day
// of the build.
func (r *resolver) settle(w *Work) {
	slices.SortFunc(w.Editions, func(a, b *Edition) int {
		if c := b.Date.Compare(a.Date); c != 0 {
			return c
		}
		return cmp.Compare(a.Doc.Path, b.Doc.Path)
	})
	if len(w.Editions) == 1 && w.Editions[0].Date.IsZero() && !w.About.Effective.IsZero() {
		e := w.Editions[0] // the day on the work's page is that of its only text
		e.Date, e.Statute.Effective = w.About.Effective, w.About.Effective
	}
	r.leaveUndated(w)
	settleMakings(w.Editions)
	for _, e := range w.Editions {
		if !e.Date.IsZero() && e.last.Date.Compare(e.Date) > 0 { // 立法法 still says 自2000年7月1日起施行
			r.diags.Add("law/effective-before-amended", e.Doc.KeySpan("effective"), w.Title, e.Date.Chinese(), e.last.Date.Chinese()+e.last.Word())
		}
	}
	var all []*law.Statute
	for i, e := range w.Editions {
		all = append(all, e.Statute)
		if i > 0 && e.Date == w.Editions[i-1].Date && !e.Date.IsZero() {
			r.diags.Add("law/edition-twice", e.Doc.KeySpan("effective"), w.Title, w.Editions[i-1].Doc.Path)
		}
	}
	today := r.today
	w.Status = w.About.StatusOn(today)
	applies := law.EditionOn(today, all)
	for _, e := range w.Editions {
		e.Status = e.Statute.StatusOn(today, all...)
		e.URL, e.Data = r.in.Settings.page(w.dir, e.Date.String()), URL(w.dir+e.Date.String()+"/")
		if e.Date.IsZero() {
			e.URL, e.Data = r.in.Settings.page(w.dir, stem(e.Doc.Path)), URL(w.dir)
		}
		if e.Statute == applies {
			w.Shown = e
		}
	}
	if w.Shown == nil && len(w.Editions) > 0 {
		w.Shown = w.Editions[0]
	}
	if w.Shown != nil {
		w.Shown.URL = w.Page.URL
		w.Status = w.Shown.Status
	}
	for _, e := range w.Editions {
		r.makeVolumes(e)
	}
	if name := w.Page.Doc.Meta.Validity; name != "" {
		r.setValidity(w, name)
	}
	r.announce(w)
	switch {
	case w.Shown != nil && w.Shown.Status == law.InForce:
		w.Shown.Checked = r.checkedOn(w, w.Shown.Doc, w.Shown.Date)
	case w.Shown == nil && w.Status == law.InForce:
		w.Checked = r.checkedOn(w, w.Page.Doc, w.About.Effective)
	}
}

// leaveUndated takes out editions without a day, if there are several: which of
// them applies could only be guessed. A single one stays, and its page says
// what is unknown.
func (r *resolver) leaveUndated(w *Work) {
	var undated []*Edition
	for _, e := range w.Editions {
		if e.Date.IsZero() {
			undated = append(undated, e)
		}
	}
	switch {
	case len(undated) == 0:
		return
	case len(w.Editions) == 1:
		if e := undated[0]; w.Page.Doc.Meta.Validity != law.Repealed.String() && e.Statute.Repealed.IsZero() {
			r.diags.Add("law/no-effective", e.Doc.KeySpan("effective"), w.Title)
		}
		return
	case len(undated) == 1:
		r.diags.Add("law/edition-undated", undated[0].Doc.KeySpan("effective"), w.Title)
	default:
		var files []string
		for _, e := range undated {
			files = append(files, e.Doc.Path)
		}
		d := r.diags.Add("law/editions-undated", undated[0].Doc.KeySpan("effective"), w.Title, files)
		for _, e := range undated[1:] {
			d.Related = append(d.Related, e.Doc.KeySpan("effective"))
		}
	}
	keep := w.Editions[0] // an error stops the build, but a preview shows something
	w.Editions = slices.DeleteFunc(w.Editions, func(e *Edition) bool { return e.Date.IsZero() && e != keep })
}

// checkedOn returns the day on which somebody checked that a text is in force,
// if the front matter names a possible one: not in the future, and not before
// the text took effect. The day in an edition's own file takes precedence over
// that of the work.
func (r *resolver) checkedOn(w *Work, d *doc.Document, since law.Date) law.Date {
	if d.Meta.Checked.IsZero() {
		d = w.Page.Doc
	}
	checked := day(d.Meta.Checked, doc.When{})
	switch {
	case checked.Compare(r.today) > 0:
		r.diags.Add("law/checked-future", d.KeySpan("checked"), checked.String())
		return law.Date{}
	case !checked.IsZero() && checked.Compare(since) < 0:
		r.diags.Add("law/checked-before", d.KeySpan("checked"), w.Title, checked.String(), since.String())
		return law.Date{}
	}
	return checked
}

// setValidity takes the status of a statute from the front matter, if its date
// of repeal is unknown.
func (r *resolver) setValidity(w *Work, name string) {
	var names []string
	for s := law.InForce; s <= law.Repealed; s++ {
		if s.String() != name {
			names = append(names, s.String())
			continue
		}
		if s == law.InForce && w.Shown != nil && w.Shown.Date.IsZero() {
			return // without the day, the status of a text is unknown
		}
		w.Status = s
		for _, e := range w.Editions {
			if s == law.Repealed || e == w.Shown {
				e.Status = s
			}
		}
		return
	}
	r.diags.Add("law/unknown-validity", w.Page.Doc.KeySpan("validity"), name, names)
}
