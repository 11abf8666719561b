package doc

import (
	"reflect"
	"testing"

	"pufa/internal/diag"
)

func sample() *Document {
	return &Document{
		Path: "content/a.md", Meta: Meta{Title: "标题"}, Lead: "开头。", Words: 12, Text: "文字", Anchors: []string{"一", "二"},
		Body:    Body{HTML: `<h2 id="一">一</h2><p>见<a></a></p><p></p>`, Holes: []Hole{{At: 28, Ref: 0}, {At: 43, Ref: 1}}},
		Outline: []Heading{{Level: 2, ID: "一", Text: "一", Span: diag.Span{File: "content/a.md", Start: 3, End: 9}, Start: 0, End: 21}},
		Refs: []Ref{
			{Kind: Link, Target: "b.md", Title: "题名", Span: diag.Span{File: "content/a.md", Start: 12, End: 20}},
			{Kind: Image, Target: "c.png", Alt: "图", Width: 300, Height: 20},
			{Kind: Quote, Quoted: &Quotation{Text: "原话", Places: []Place{{0, 6, 30, 36}}}},
		},
	}
}

func TestLeanAndRestMakeTheWhole(t *testing.T) {
	for name, d := range map[string]*Document{"full": sample(), "empty": {Path: "content/b.md"}} {
		whole, err := d.Lean().WithRest(string(AppendRest(nil, d)))
		if err != nil {
			t.Fatal(err)
		}
		want := *d
		want.Text = d.Lean().Text
		if !reflect.DeepEqual(*whole, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, *whole, want)
		}
	}
}

func TestLeanHasNothingOfThePageItself(t *testing.T) {
	l := sample().Lean()
	if l.Body.HTML != "" || l.Outline != nil || l.Words != 0 || l.Refs[0].Title != "" || l.Refs[1].Alt != "" {
		t.Errorf("%+v", l)
	}
	if l.Meta.Title != "标题" || l.Refs[0].Target != "b.md" || l.Refs[2].Quoted.Text != "原话" || len(l.Anchors) != 2 {
		t.Errorf("%+v", l)
	}
}

// Other pages show parts of notes.
func TestNotesStayWhole(t *testing.T) {
	d := sample()
	d.Meta.Type = "notes"
	if !d.IsWhole() || d.Lean() != d {
		t.Error("notes were parted")
	}
}

func FuzzWithRest(f *testing.F) {
	d := sample()
	f.Add(string(AppendRest(nil, d)))
	f.Add(string(AppendRest(nil, &Document{})))
	f.Fuzz(func(t *testing.T, rest string) {
		whole, err := d.Lean().WithRest(rest)
		if err != nil {
			return
		}
		again, err := d.Lean().WithRest(string(AppendRest(nil, whole)))
		if err != nil || !reflect.DeepEqual(again, whole) {
			t.Errorf("%q: %v\n%+v\n%+v", rest, err, whole, again)
		}
	})
}
