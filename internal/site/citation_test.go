package site

import (
	"slices"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// citing makes a page that cites provisions, one reference for each.
func citing(path string, targets ...cite.Target) *doc.Document {
	return page(path, path, func(d *doc.Document) {
		for i, t := range targets {
			d.Refs = append(d.Refs, doc.Ref{Kind: doc.Cite, Cites: []cite.Target{t}, Span: diag.Span{File: d.Path, Start: 10 * i, End: 10*i + 5}})
		}
	})
}

// What a site lacks is one thing to decide, however many pages cite it.
func TestUnknownStatutesAreToldOnce(t *testing.T) {
	other, third := cite.Target{Law: "别的办法"}, cite.Target{Law: "第三部法"}
	near := cite.Target{Law: "示范县便名条例"}
	work := page("h/_index.md", "示范县便民条例", func(d *doc.Document) { d.Meta.Type = "law" })
	_, diags := resolve(t, Input{Documents: append(shifan(), work, citing("b.md", other, near, other), citing("a.md", third, other, near))})
	var got []string
	for _, d := range diags {
		got = append(got, d.Span.File+" "+d.Code+" "+d.Message(diag.ZH))
	}
	want := []string{
		"content/a.md cite/unknown-law 本站没有收《第三部法》，这里不做链接",
		"content/a.md cite/unknown-law-often 本站没有收《别的办法》，这里和另外 2 处引用都不做链接",
		"content/a.md cite/unknown-law-near 本站没有收《示范县便名条例》，这里不做链接",
		"content/b.md cite/unknown-law-near 本站没有收《示范县便名条例》，这里不做链接",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
