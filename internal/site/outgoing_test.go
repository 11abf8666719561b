package site

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// rightToday is a site that is right on 2027-02-28, the day before an edition changes:
// it quotes, puts in and cites what the next one alters, moves or drops.
func rightToday() []*doc.Document {
	quoting := func(said string, l law.Locator) doc.Ref {
		return doc.Ref{Kind: doc.Quote, Quoted: said, Cites: []cite.Target{{Law: "示范法", Locator: l}}}
	}
	notes := page("f/jiedu.md", "解读", func(d *doc.Document) {
		d.Meta.Type = doc.NotesType
		for i, title := range []string{"第一条", "第三条"} {
			d.Sections = append(d.Sections, doc.NoteSection{Title: title, Heading: i, Span: diag.Span{File: d.Path, Heading: i + 1}})
		}
	})
	return []*doc.Document{work(nil), notes,
		text("2022-05-01", published, "为了方便群众，制定本法。", "窗口应当在三日内答复。", "窗口应当公布收费标准。"),
		text("2027-03-01", published+"\n2026年12月20日修正", "为了方便群众，制定本法。", "窗口应当在五日内答复。"),
		page("a.md", "甲", func(d *doc.Document) {
			d.Refs = []doc.Ref{
				quoting("窗口应当在三日内答复。", at(2, 0, 0)),
				quoting("窗口应当公布收费标准。", at(3, 0, 0)),
				quoting("为了方便群众，制定本法。", at(1, 0, 0)),
				{Kind: doc.Provision, Cites: []cite.Target{{Law: "示范法", Locator: at(3, 0, 0)}}},
				{Kind: doc.Provision, Cites: []cite.Target{{Law: "示范法", Locator: at(2, 0, 0)}}},
				{Kind: doc.Cite, Cites: []cite.Target{{Law: "示范法", Locator: at(3, 0, 0)}}},
				{Kind: doc.Cite, Cites: []cite.Target{{Law: "示范法", Locator: at(2, 0, 0)}}, Quoted: "窗口应当在三日内答复"},
			}
			for i := range d.Refs {
				d.Refs[i].Span = diag.Span{File: d.Path, Ref: i + 1}
			}
		}),
	}
}

// A change is announced 30 days ahead and never stops a build that was right: the
// words stay, and are known as those of the text that applied until then.
func TestTheDayOnWhichAnEditionChanges(t *testing.T) {
	const undated = " law/notes-undated"
	soon, switched := "law/edition-soon"+undated, "cite/quote-superseded cite/quote-superseded-gone law/transclude-gone cite/provision-gone cite/said-other-edition"+undated+" law/note-gone"
	for day, want := range map[string]string{
		"2027-01-29": undated[1:], "2027-01-30": soon, "2027-02-27": soon, "2027-02-28": "law/edition-tomorrow" + undated, "2027-03-01": switched, "2037-03-01": switched,
	} {
		now, err := time.ParseInLocation(time.DateOnly, day, shanghai)
		if err != nil {
			t.Fatal(err)
		}
		s, diags := resolve(t, Input{Documents: rightToday(), Now: now})
		if got := strings.Join(codes(diags), " "); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
		if diags.Count(diag.Error) > 0 {
			t.Errorf("%s: the build stops: %+v", day, diags)
		}
		i := slices.IndexFunc(s.Pages, func(p *Page) bool { return p.Doc.Path == "content/a.md" })
		var boxes []string
		for _, target := range s.Pages[i].Targets[:5] {
			q := target.Quoted
			box := q.Edition.Date.String()
			if !q.Verified {
				box += " not verified"
			}
			boxes = append(boxes, box)
		}
		old, now2 := "2022-05-01", "2022-05-01"
		if day >= "2027-03-01" {
			now2 = "2027-03-01"
		}
		if want := []string{old, old, now2, old, now2}; !slices.Equal(boxes, want) {
			t.Errorf("%s: the boxes show %q, want %q", day, boxes, want)
		}
	}
}

// Each text knows until when it applied.
func TestUntilWhenATextApplied(t *testing.T) {
	s, _ := resolve(t, Input{Documents: rightToday()})
	var got []string
	for _, e := range s.Works[0].Editions {
		got = append(got, e.Date.String()+" "+e.Until().String())
	}
	if want := []string{"2027-03-01 ", "2022-05-01 2027-03-01"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
