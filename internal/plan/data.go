package plan

import (
	"path"
	"strings"

	"pufa/internal/akn"
	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/site"
	"pufa/internal/view"
)

// planData plans the files of an edition for programs. Their status is that of the day on
// which somebody checked it, not of the day of the build, which would change them every
// day.
func (m *Planner) planData(e *site.Edition) {
	meta := func() akn.Meta {
		w := e.Work
		first := w.About.Adopted // a day that does not change when other editions are added
		if first.IsZero() {
			first = w.About.Promulgated
		}
		if first.IsZero() {
			first = w.Editions[len(w.Editions)-1].Date
		}
		return akn.Meta{
			Slug: path.Base(strings.TrimSuffix(string(w.Page.URL), "/index.html")), Permalink: m.site.Permalink(e.URL),
			WorkDate: first, Edition: e.Date, Status: e.Status, StatusDay: e.Checked, Source: e.Doc.Meta.Source, SHA256: e.Doc.Meta.SHA256, Publisher: m.options.Organization.Name,
		}
	}
	for _, form := range [...]struct {
		name string
		text func(akn.Meta, *law.Statute) string
	}{
		{"data.json", func(about akn.Meta, st *law.Statute) string {
			data, err := akn.JSON(about, st)
			if err != nil {
				panic(err) // impossible: only types that json can write
			}
			return string(data)
		}},
		{"akn.xml", akn.Akn},
		{"text.txt", func(_ akn.Meta, st *law.Statute) string { return lawtext.Print(st) }},
	} {
		m.page(e.Data+site.URL(form.name), "raw", e.Work.Page, func(m *Planner) any { return view.Raw{Text: form.text(meta(), e.Statute)} })
	}
}
