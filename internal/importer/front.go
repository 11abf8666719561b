package importer

import (
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/law"
)

// File returns the edition's file: front matter and text. Keys that a person has to fill
// in are comments, in the language of messages.
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
	f.dateOr("checked", law.Date{}, "say/import-checked")
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

func (f *front) text(key, value string) { f.line(key + " = " + fields.Quote(value)) }

// textOr writes a key, or a comment that says what to fill in.
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

// PutEffective writes a day of effect into the front matter of an edition's file: in
// place of the comment for it, else after the other keys. No other byte changes, in any
// encoding and with any line ends. ok is false for a file without front matter.
func PutEffective(file string, day law.Date) (out string, ok bool) {
	lines := slices.Collect(strings.Lines(file))
	if len(lines) == 0 || strings.TrimSpace(strings.TrimPrefix(lines[0], "\ufeff")) != "+++" {
		return "", false
	}
	at, waits := 0, false // where the line goes, and whether a comment is there
	for i := 1; i < len(lines); i++ {
		bare := strings.TrimSpace(lines[i])
		remark, isRemark := strings.CutPrefix(bare, "#")
		key, _, _ := strings.Cut(remark, "=")
		waits = isRemark && strings.TrimSpace(key) == "effective"
		if end := bare == "+++" || strings.HasPrefix(bare, "["); waits || end { // keys of a table do not belong to the top
			at = i
			break
		}
	}
	if at == 0 {
		return "", false
	}
	line := lines[at]
	if waits {
		line = ""
	}
	end := lines[at][len(strings.TrimRight(lines[at], "\r\n")):]
	lines[at] = "effective = " + day.String() + end + line
	return strings.Join(lines, ""), true
}

// File returns the page's file: front matter and text. today is the date of publication
// if the document has none.
func (p *Page) File(today law.Date) string {
	var f front
	f.text("title", p.Title)
	f.text("type", p.Kind.String())
	day := p.Date
	if day.IsZero() {
		day = today
	}
	f.line("date = " + day.String())
	for _, k := range [...]struct{ key, value string }{{"summary", p.Summary}, {"author", p.Author}, {"source", p.Source}} {
		if k.value != "" {
			f.text(k.key, k.value)
		}
	}
	if p.Kind == Report {
		if p.Year > 0 {
			f.line("year = " + strconv.Itoa(p.Year))
		}
		if by, _, ok := strings.Cut(p.Title, strconv.Itoa(p.Year)); ok && by != "" {
			f.text("body", by)
		}
	}
	if p.Number != "" || p.Issuer != "" || !p.Written.IsZero() {
		f.line("\n[document]")
		if p.Number != "" {
			f.text("number", p.Number)
		}
		if p.Issuer != "" {
			f.text("issuer", p.Issuer)
		}
		if !p.Written.IsZero() {
			f.line("written = " + p.Written.String())
		}
	}
	return f.String() + "\n" + p.Text
}
