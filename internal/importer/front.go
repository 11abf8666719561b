package importer

import (
	"strings"

	"pufa/internal/diag"
	"pufa/internal/law"
)

// File returns the edition's file: front matter and text. Keys that a person has
// to fill in stand there as remarks, in the language of messages.
func (e Edition) File(lang diag.Lang) string {
	f := front{lang: lang}
	f.text("title", e.Title)
	f.line(`type = "law"`)
	f.textOr("rank", e.Rank.String(), "say/import-rank")
	f.textOr("issuer", e.Issuer, "say/import-issuer")
	if e.Number != "" {
		f.text("number", e.Number)
	}
	f.dateOr("adopted", e.Adopted, "say/import-adopted")
	f.dateOr("promulgated", e.Promulgated, "say/import-promulgated")
	f.dateOr("effective", e.Effective, "say/import-effective")
	f.text("source", e.Source)
	f.text("sha256", e.SHA256)
	return f.String() + "\n" + e.Text
}

// Index returns the page of the work that the edition belongs to, _index.md.
func (e Edition) Index(lang diag.Lang) string {
	f := front{lang: lang}
	f.text("title", e.Title)
	f.line(`type = "law"`)
	f.textOr("rank", e.Rank.String(), "say/import-rank")
	f.textOr("issuer", e.Issuer, "say/import-issuer")
	return f.String()
}

// Missing returns the keys that [Edition.File] leaves to be filled in.
func (e Edition) Missing() []string {
	keys := []string{}
	for _, k := range [...]struct {
		name  string
		given bool
	}{
		{"rank", e.Rank != law.RankUnknown}, {"issuer", e.Issuer != ""}, {"adopted", !e.Adopted.IsZero()},
		{"promulgated", !e.Promulgated.IsZero()}, {"effective", !e.Effective.IsZero()},
	} {
		if !k.given {
			keys = append(keys, k.name)
		}
	}
	return keys
}

// front writes front matter.
type front struct {
	lang diag.Lang
	b    strings.Builder
}

func (f *front) line(s string) { f.b.WriteString(s + "\n") }

func (f *front) text(key, value string) { f.line(key + " = " + quoted(value)) }

// textOr writes a key, or a remark that says what is to be filled in.
func (f *front) textOr(key, value, what string) {
	if value == "" {
		f.line("# " + key + ` = "…"  # ` + diag.Say(f.lang, "say/import-fill", diag.Say(f.lang, what)))
		return
	}
	f.text(key, value)
}

func (f *front) dateOr(key string, value law.Date, what string) {
	if value.IsZero() {
		f.line("# " + key + ` = ` + diag.Say(f.lang, "say/import-date") + "  # " + diag.Say(f.lang, "say/import-fill", diag.Say(f.lang, what)))
		return
	}
	f.line(key + " = " + value.String())
}

func (f *front) String() string { return "+++\n" + f.b.String() + "+++\n" }

// quoted writes a TOML basic string; control characters, which it can't hold
// and which no title has, become spaces.
func quoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
