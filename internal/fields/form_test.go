package fields

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
)

// A form reads what a site adds to a page's fields, and fields under the names of
// another program.
func TestAFormReadsAddedListsAndOtherNames(t *testing.T) {
	form := NewForm(page{}, nil, []string{"categories", "years"}, []Renamed{
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
	added, diags := form.Decode("a.md", text, 0, len(text), &p, Options{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if p.Title != "甲" || p.Date.text == "" || p.Weight != 3 || p.Image != "默认" {
		t.Errorf("%+v", p)
	}
	if want := [][]string{{"刑法", "民法"}, {"2026"}}; !reflect.DeepEqual(added.Lists, want) {
		t.Errorf("got %q, want %q", added.Lists, want)
	}
	places := form.Locate("a.md", text, 0, len(text))
	for key, want := range map[string]string{"title": `"甲"`, "categories[1]": `"民法"`, "years[0]": `"2026"`, "weight": "3"} {
		if at := places.Of(key); text[at.Start:at.End] != want {
			t.Errorf("%s stands at %q, want %q", key, text[at.Start:at.End], want)
		}
	}
}

func TestMistakesInAForm(t *testing.T) {
	form := NewForm(page{}, nil, []string{"categories"}, []Renamed{{From: "name", To: "title"}})
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
		NewForm(page{}, nil, nil, nil), NewForm(page{}, nil, []string{"a"}, nil), NewForm(page{}, nil, []string{"a", "b"}, nil), NewForm(page{}, nil, []string{"a b"}, nil),
		NewForm(page{}, nil, nil, []Renamed{{"a", "title"}}), NewForm(page{}, nil, nil, []Renamed{{"a", ""}}), NewForm(page{}, nil, []string{"a"}, []Renamed{{"b", "a"}}),
	} {
		if j, twice := seen[f.Fingerprint()]; twice {
			t.Errorf("forms %d and %d: %s", i, j, f.Fingerprint())
		}
		seen[f.Fingerprint()] = i
	}
}

// What a file says under the keys of a further struct comes in that struct, and only
// where it says something; authors may call the keys as its tags tell.
func TestAFormReadsFurtherStructs(t *testing.T) {
	type quiz struct {
		Level int      `toml:"level" zh:"难度"`
		Kinds []string `toml:"kinds"`
	}
	form := NewForm(page{}, []any{quiz{}}, nil, []Renamed{{From: "grade", To: "level"}})
	for text, want := range map[string][]any{
		"title = \"甲\"\n":                       nil,
		"level = 3\n":                           {&quiz{Level: 3}},
		"grade = 2\nkinds = [\"单选\"]\n":         {&quiz{Level: 2, Kinds: []string{"单选"}}},
		"title = \"甲\"\nkinds = [\"a\", \"b\"]": {&quiz{Kinds: []string{"a", "b"}}},
	} {
		added, diags := form.Decode("a.md", text, 0, len(text), &page{}, Options{})
		if len(diags) > 0 || !reflect.DeepEqual(added.Fronts, want) {
			t.Errorf("%q: %+v %v", text, added.Fronts, diags)
		}
	}
	const chinese = "难度 = 3\n"
	if _, diags := form.Decode("a.md", chinese, 0, len(chinese), &page{}, Options{}); len(diags) != 1 || diags[0].Code != "fields/chinese-key" || diags[0].Args[1] != "level" {
		t.Errorf("%v", diags)
	}
}

// A table with keys of its own is told from one in which names are free.
func TestTablesAndFreeTablesAreTold(t *testing.T) {
	got := Describe(struct {
		Card struct {
			Number string `toml:"number"`
		} `toml:"card"`
		Free map[string]string `toml:"free"`
		Name string            `toml:"name"`
	}{})
	want := []Key{{"card", Table}, {"card.number", Text}, {"free", Free}, {"name", Text}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
