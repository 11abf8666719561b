package fields

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

// wallClock is a date as pages have it: what counts is the wall clock, the zone if
// there is one, and whether a time was given.
type wallClock struct {
	Wall     time.Time
	Dateless bool
	Local    bool
}

func (m *wallClock) UnmarshalTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok {
		return errors.New("not a date")
	}
	zone := t.Location().String()
	m.Local, m.Dateless = strings.HasSuffix(zone, "-local"), zone == "date-local"
	if m.Wall = t.UTC(); m.Local {
		m.Wall = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	}
	return nil
}

type plainPage struct {
	Base   struct{ Slug string } `toml:"base"`
	Title  string                `toml:"title"`
	Date   wallClock             `toml:"date"`
	Draft  *bool                 `toml:"draft"`
	Menu   bool                  `toml:"menu"`
	Weight int                   `toml:"weight"`
	Tags   []string              `toml:"tags"`
	Free   any                   `toml:"free"`
}

// Whatever is read past the TOML parser is read as that parser reads it.
func comparePlain(t *testing.T, text string) (read bool) {
	t.Helper()
	base := plainPage{Title: "默认", Tags: []string{"默认"}}
	quick, slow := base, base
	if !plain(text, reflect.ValueOf(&quick).Elem()) {
		if !reflect.DeepEqual(quick, base) {
			t.Errorf("%q: not read, but something was set: %+v", text, quick)
		}
		return false
	}
	if _, err := toml.Decode(text, &slow); err != nil {
		t.Errorf("%q: read, and the parser says %v", text, err)
	} else if !reflect.DeepEqual(quick, slow) {
		t.Errorf("%q:\n got %+v\nwant %+v", text, quick, slow)
	}
	return true
}

func TestPlainTextIsReadAsTheParserReadsIt(t *testing.T) {
	for text, read := range map[string]bool{
		"":                                      true,
		"title = \"复查\"\n":                      true,
		"\n  title=\"a b\"  \n\n\tweight\t=\t3": true,
		"date = 2026-11-16\ndraft = false\nmenu = true\n": true,
		"date = 2026-11-16T08:30:00+08:00":                true,
		"date = 2001-12-28T00:00:04Z":                     true,
		"tags = [\"a\", \"b\",\"c\" ]":                    true,
		"tags = []":                                       true,
		"title = \"\"\nweight = 0":                        true,
		"title = \"a\"\ntitle = \"b\"":                    false, // twice
		"Title = \"a\"":                                   false, // not the letters of the key
		"titel = \"a\"":                                   false,
		"title = \"a\\n\"":                                false,
		"title = \"\"\"a\"\"\"":                           false,
		"title = \"a\" # Bemerkung":                       false,
		"title = \"a\x01\"":                               false,
		"title = \"a\x7f\"":                               false,
		"title = \"a":                                     false,
		"title = 3":                                       false,
		"weight = 03":                                     false,
		"weight = 1_000":                                  false,
		"weight = \"3\"":                                  false,
		"weight =":                                        false,
		"date = 2026-02-30":                               false,
		"date = 2026-11-16 08:30:00":                      false,
		"tags = [\"a\",]":                                 false,
		"tags = [\"a\" \"b\"]":                            false,
		"tags = [1]":                                      false,
		"[base]\nSlug = \"a\"":                            false,
		"base.Slug = \"a\"":                               false,
		"free = 1":                                        false,
		"title：\"a\"":                                     false,
		"title = \"\xff\"":                                false,
		"title = \"a\"\r\nweight = 1":                     false,
		"draft = yes":                                     false,
	} {
		if got := comparePlain(t, text); got != read {
			t.Errorf("%q: read %v, want %v", text, got, read)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("title = \"复查\"\ndate = 2026-11-16\nweight = 3\ntags = [\"a\", \"b\"]\ndraft = true\n")
	f.Add("date = 2026-11-16T08:30:00+08:00\nmenu = false\n")
	f.Fuzz(func(t *testing.T, text string) { comparePlain(t, text) })
}
