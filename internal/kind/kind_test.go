package kind_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/kind"
)

// Each row has its parts, under its name, in every room.
func TestEveryKindHasItsParts(t *testing.T) {
	names := map[string]bool{}
	for _, k := range kind.All {
		if k.Name == "" || k.ZH == "" || k.EN == "" || names[k.Name] {
			t.Errorf("%q: no name, no words, or a name that is taken", k.Name)
		}
		names[k.Name] = true
		for _, text := range []diag.Text{k.Help.ZH, k.Help.EN} {
			if text.Message == "" || text.Hint == "" {
				t.Errorf("%s: its help is not written in both languages", k.Name)
			}
		}
		if _, err := os.Stat(k.Name + ".go"); err != nil {
			t.Errorf("%s: its row is not in a file of its name: %v", k.Name, err)
		}
		for _, lang := range []string{"zh", "en"} {
			if _, err := os.Stat("../cli/new/" + lang + "/" + k.Name + ".md"); err != nil {
				t.Errorf("%s: %v", k.Name, err)
			}
		}
		if k.Read != nil && !k.Own {
			t.Errorf("%s: a body is read before the file's channel is known", k.Name)
		}
		if k.View == nil {
			if k.Plan.View != nil {
				t.Errorf("%s: pages are planned without a view", k.Name)
			}
			continue
		}
		files := []string{"../../themes/pufa/" + k.Name + ".html", "../view/" + k.Name + ".go", "../plan/" + k.Name + ".go"}
		if k.Front != nil {
			files = append(files, "../doc/"+k.Name+".go")
		}
		for _, f := range files {
			if _, err := os.Stat(f); err != nil {
				t.Errorf("%s: %v", k.Name, err)
			}
		}
	}
	if kind.All[0].Name != "guide" {
		t.Error("the first kind is that of pages that name none")
	}
}

// A key of front matter belongs to all pages or to one kind, so that a file can be read
// before its kind is known: that may come from its channel.
func TestEveryKeyBelongsToOneStruct(t *testing.T) {
	owner := map[string]string{}
	claim := func(who string, sample any) {
		for _, key := range fields.Keys(sample) {
			if other := owner[key]; other != "" {
				t.Errorf("%s is a key of %s and of %s", key, other, who)
			}
			owner[key] = who
		}
	}
	claim("all pages", doc.Meta{})
	for _, k := range kind.All {
		if k.Front != nil {
			claim(k.Name, k.Front)
		}
	}
}

// A kind's front matter is flat: texts, numbers, dates, and lists of them or of tables
// of them. What goes through it (placeholders, the schema for editors) relies on that.
func TestFrontMatterIsFlat(t *testing.T) {
	var flat func(typ reflect.Type, where string, deep int)
	flat = func(typ reflect.Type, where string, deep int) {
		switch typ.Kind() {
		case reflect.String, reflect.Int, reflect.Bool:
		case reflect.Slice:
			flat(typ.Elem(), where, deep)
		case reflect.Struct:
			if typ == reflect.TypeFor[doc.When]() {
				return
			}
			if deep > 1 {
				t.Errorf("%s: a table in a table", where)
			}
			for f := range typ.Fields() {
				if f.Tag.Get("toml") == "" {
					t.Errorf("%s.%s has no key", where, f.Name)
				}
				flat(f.Type, where+"."+f.Name, deep+1)
			}
		default:
			t.Errorf("%s: a %s", where, typ)
		}
	}
	for _, k := range kind.All {
		if k.Front != nil {
			flat(reflect.TypeOf(k.Front), k.Name, 0)
		}
	}
}

// No other package lists kinds by name: a row has to suffice.
func TestNoOtherPackageListsKinds(t *testing.T) {
	var names []string
	for _, k := range kind.All {
		if k.Name != "guide" && k.Name != doc.LawType && k.Name != doc.NotesType {
			names = append(names, `"`+k.Name+`"`)
		}
	}
	for _, room := range []string{"site", "plan", "render", "compiler", "press", "preview", "testkit", "markdown", "check", "config", "fields"} {
		entries, err := os.ReadDir("../" + room)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			text, err := os.ReadFile("../" + room + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(text)) {
				code, _, _ := strings.Cut(line, "//")
				if i := slices.IndexFunc(names, func(n string) bool { return strings.Contains(code, n) && !strings.Contains(code, "`") }); i >= 0 {
					t.Errorf("%s/%s names %s", room, e.Name(), names[i])
				}
			}
		}
	}
}

// What the compiler hands on holds each row once.
func TestTheTableIsHandedOnWhole(t *testing.T) {
	fronts, views := 0, 0
	for _, k := range kind.All {
		if k.Front != nil {
			fronts++
		}
		if k.View != nil {
			views++
		}
	}
	if len(kind.Fronts()) != fronts || len(kind.Views()) != views || len(kind.Names()) != len(kind.All) || len(kind.Plans()) != len(kind.All) {
		t.Errorf("%d fronts of %d, %d views of %d, %d names and %d plans of %d", len(kind.Fronts()), fronts, len(kind.Views()), views, len(kind.Names()), len(kind.Plans()), len(kind.All))
	}
	if slices.Contains(kind.Pages(), doc.LawType) || !slices.Contains(kind.Pages(), "guide") {
		t.Errorf("pages by themselves: %q", kind.Pages())
	}
}
