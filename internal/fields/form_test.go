package fields

import (
	"reflect"
	"strings"
	"testing"

	"pufa/internal/diag"
)

// A form reads what a site adds to a page's fields, and fields under the names of
// another program.
func TestAFormReadsAddedListsAndOtherNames(t *testing.T) {
	form := NewForm(page{}, []string{"categories", "years"}, []Renamed{
		{From: "name", To: "title"}, {From: "lastmod", To: "date"}, {From: "year", To: "years"}, {From: "layout"},
	})
	const text = `name = "甲"
lastmod = 2026-11-01
categories = ["刑法", "民法"]
year = ["2026"]
layout = { any = "thing" }
weight = 3
`
	p := page{Image: "默认"}
	lists, diags := form.Decode("a.md", text, 0, len(text), &p, Options{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if p.Title != "甲" || p.Date.text == "" || p.Weight != 3 || p.Image != "默认" {
		t.Errorf("%+v", p)
	}
	if want := [][]string{{"刑法", "民法"}, {"2026"}}; !reflect.DeepEqual(lists, want) {
		t.Errorf("got %q, want %q", lists, want)
	}
	places := form.Locate("a.md", text, 0, len(text))
	for key, want := range map[string]string{"title": `"甲"`, "categories[1]": `"民法"`, "years[0]": `"2026"`, "weight": "3"} {
		if at := places.Of(key); text[at.Start:at.End] != want {
			t.Errorf("%s stands at %q, want %q", key, text[at.Start:at.End], want)
		}
	}
}

func TestMistakesInAForm(t *testing.T) {
	form := NewForm(page{}, []string{"categories"}, []Renamed{{From: "name", To: "title"}})
	for text, want := range map[string]string{
		"title = \"甲\"\nname = \"乙\"\n": "fields/said-twice",
		"categories = \"刑法\"\n":         "fields/want-list",
		"categorie = [\"刑法\"]\n":        "fields/unknown-key",
		"name = 3\n":                    "fields/want-text",
	} {
		var p page
		_, diags := form.Decode("a.md", text, 0, len(text), &p, Options{Unknown: diag.Warning})
		var got []string
		for _, d := range diags {
			got = append(got, d.Code)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s%q, want %q", text, got, want)
		}
		if want == "fields/said-twice" && (p.Title != "甲" || text[diags[0].Span.Start:diags[0].Span.End] != `"乙"`) {
			t.Errorf("%q %+v", p.Title, diags[0])
		}
	}
}

func TestFormsThatReadAlikeHaveOneFingerprint(t *testing.T) {
	seen := map[string]int{}
	for i, f := range []*Form{
		NewForm(page{}, nil, nil), NewForm(page{}, []string{"a"}, nil), NewForm(page{}, []string{"a", "b"}, nil), NewForm(page{}, []string{"a b"}, nil),
		NewForm(page{}, nil, []Renamed{{"a", "title"}}), NewForm(page{}, nil, []Renamed{{"a", ""}}), NewForm(page{}, []string{"a"}, []Renamed{{"b", "a"}}),
	} {
		if j, twice := seen[f.Fingerprint()]; twice {
			t.Errorf("forms %d and %d: %s", i, j, f.Fingerprint())
		}
		seen[f.Fingerprint()] = i
	}
}
