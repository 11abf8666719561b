package doc

import (
	"bytes"
	"testing"
	"time"

	"pufa/internal/diag"
)

func body() *Body {
	return &Body{
		HTML: "<p>前</p><h2>一</h2><p>甲</p><h3>细</h3><h2>二</h2><p>乙</p>", Holes: []int{3, 39},
		Details: []Detail{
			{Span: diag.Span{File: "a.md", Start: 10, End: 14}},
			{Span: diag.Span{File: "a.md", Start: 20, End: 60}, Pieces: []Piece{{0, 6, 30, 36}, {6, 1, 36, 41}, {7, 3, 41, 44}}},
		},
		Outline: []Heading{{Level: 2, Span: diag.Span{File: "a.md", Start: 1, End: 4}, Start: 10, End: 22}, {Level: 3, Start: 32, End: 44}, {Level: 2, Start: 44, End: 56}},
	}
}

// References and headings are named by number in a document, and have their place in the
// body.
func TestPlacesAreFoundByNumber(t *testing.T) {
	quote := Ref{Kind: Quote, Span: diag.Span{File: "a.md", Ref: 2}, Quoted: "原话&甲"}
	for name, c := range map[string]struct {
		span       diag.Span
		start, end int
	}{
		"a link":                   {diag.Span{File: "a.md", Ref: 1}, 10, 14},
		"a quotation":              {quote.Span, 20, 60},
		"words of it":              {quote.Words(3, 6), 33, 36},
		"an escape stands whole":   {quote.Words(6, 7), 36, 41},
		"words over an escape":     {quote.Words(3, 10), 33, 44},
		"words that it has not":    {quote.Words(9, 12), 20, 60},
		"a heading":                {diag.Span{File: "a.md", Heading: 1}, 1, 4},
		"a reference that is gone": {diag.Span{File: "a.md", Ref: 3}, 0, 0},
		"a heading that is gone":   {diag.Span{File: "a.md", Heading: 4}, 0, 0},
		"offsets stay as they are": {diag.Span{File: "a.md", Start: 5, End: 7}, 5, 7},
	} {
		if got := body().Locate(c.span); got != (diag.Span{File: "a.md", Start: c.start, End: c.end}) {
			t.Errorf("%s: %+v, want %d to %d", name, got, c.start, c.end)
		}
	}
}

func TestSectionsEndAtTheNextHeadingOfTheirLevel(t *testing.T) {
	b := body()
	if b.Intro() != 10 {
		t.Errorf("intro ends at %d", b.Intro())
	}
	for i, want := range [][2]int{{22, 44}, {44, 44}, {56, len(b.HTML)}} {
		if start, end := b.Section(i); start != want[0] || end != want[1] {
			t.Errorf("section %d: %d to %d, want %v", i, start, end, want)
		}
	}
	if n := (&Body{HTML: "<p>"}).Intro(); n != 3 {
		t.Errorf("without headings the intro ends at %d", n)
	}
}

func TestFillWritesAPartWithItsHoles(t *testing.T) {
	b := &Body{HTML: "0123456789", Holes: []int{0, 4, 10}}
	for _, c := range []struct {
		start, end int
		want       string
	}{{0, 10, "[0]0123[1]456789[2]"}, {0, 4, "[0]0123"}, {4, 10, "[1]456789[2]"}, {5, 9, "5678"}} {
		var w bytes.Buffer
		b.Fill(&w, c.start, c.end, func(ref int) { w.WriteString("[" + string(rune('0'+ref)) + "]") })
		if w.String() != c.want {
			t.Errorf("%d to %d: %s, want %s", c.start, c.end, w.String(), c.want)
		}
	}
}

func TestFrontIsThatOfItsKind(t *testing.T) {
	type other struct{ A int }
	var m Meta
	if Front[Report](&m).Year != 0 {
		t.Error("a year from nowhere")
	}
	m.SetFront(&other{1})
	m.SetFront(&Report{Year: 2022})
	m.SetFront(&Report{Year: 2023})
	if Front[Report](&m).Year != 2023 || Front[other](&m).A != 1 || len(m.Fronts) != 2 {
		t.Errorf("%+v", m.Fronts)
	}
}

func TestDatesKeepWhatTheAuthorWrote(t *testing.T) {
	var w When
	if err := w.UnmarshalTOML("2026-12-04"); err == nil || !w.IsZero() {
		t.Errorf("a text was taken for a date: %v, %v", w, err)
	}
	day := time.Date(2026, 12, 4, 0, 0, 0, 0, time.FixedZone("date-local", 0))
	if err := w.UnmarshalTOML(day); err != nil || !w.DateOnly || w.Zoned {
		t.Errorf("%+v, %v", w, err)
	}
	zone := time.FixedZone("CST", 8*3600)
	if got := w.In(zone); got.Day() != 4 || got.Hour() != 0 || got.Location() != zone {
		t.Errorf("in the site's zone it is %v", got)
	}
	if err := w.UnmarshalTOML(time.Date(2026, 12, 4, 20, 0, 0, 0, time.UTC)); err != nil || !w.Zoned || w.DateOnly || w.In(zone).Day() != 5 {
		t.Errorf("%+v, %v", w, err)
	}
}
