package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/kind"
	"pufa/internal/slug"
)

// What `pufa new` writes of each kind, in both languages, is without fault, as a draft and
// published: nothing is reported but what it says is to be filled in, and laws that a new
// site does not have yet.
func TestWhatBeginsIsSound(t *testing.T) {
	now := time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC)
	for lang, title := range map[string]string{"zh": "试着写一页", "en": "A first try"} {
		dir := filepath.Join(t.TempDir(), "site")
		pufa := func(args ...string) string {
			t.Helper()
			status, out, errs := run(t, context.Background(), filepath.Dir(dir), append(args, "--lang", lang)...)
			if status != fine {
				t.Fatalf("pufa %q: status %d\n%s", args, status, errs)
			}
			return out
		}
		pufa("new", "site", "site")
		pufa("new", "channel", title, "-s", "site")
		channel := slug.Propose(title)
		for _, k := range kind.All {
			if k.Name == doc.NotesType {
				pufa("new", k.Name, "2026 law "+title, "-s", "site") // the one of which it is
				continue
			}
			pufa("new", k.Name, channel+"/2026 "+k.Name+" "+title, "-s", "site")
		}
		for _, drafts := range []bool{false, true} {
			r, err := compiler.Check(context.Background(), compiler.Options{Dir: dir, Drafts: drafts}, now, nil)
			if err != nil {
				t.Fatal(err)
			}
			placeholders := 0
			for _, d := range r.Diagnostics {
				switch {
				case strings.HasSuffix(d.Code, "/placeholder"):
					placeholders++
				case drafts && strings.HasPrefix(d.Code, "cite/unknown-law"):
				case d.Code == "report/years-of-none": // nor reports that could be joined
				case d.Severity != diag.Notice:
					t.Errorf("%s, drafts %v: %s: %s [%s]", lang, drafts, d.Span.File, d.Message(diag.ZH), d.Code)
				}
			}
			if placeholders == 0 || drafts && r.Summary.Published < len(kind.All) {
				t.Errorf("%s, drafts %v: %d placeholders, %d pages", lang, drafts, placeholders, r.Summary.Published)
			}
		}
	}
}

// Each kind of page has a scaffold that says how it is written, under its own name, and
// a help that tells what to type.
func TestEveryKindBringsItsScaffold(t *testing.T) {
	names := []string{"channel"}
	for _, k := range kind.All {
		names = append(names, k.Name)
	}
	for _, name := range names {
		for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
			text := scaffold(lang, name)
			if !strings.Contains(text, `title = "@TITLE@"`) {
				t.Errorf("%s: the title that somebody typed has no place", name)
			}
			if name != "channel" && name != kind.All[0].Name && !strings.Contains(text, `type = "`+name+`"`) {
				t.Errorf("%s: it is a page of another type", name)
			}
			if !strings.Contains(text, "<!--") && name != "channel" {
				t.Errorf("%s: nothing tells how to write it", name)
			}
			help, _ := diag.Lookup("help/new-" + name)
			if i := slices.IndexFunc(kind.All, func(k kind.Kind) bool { return k.Name == name }); i >= 0 {
				help = kind.All[i].Help
			}
			if hint := help.In(lang).Hint; !strings.Contains(hint, "pufa new "+name+" ") {
				t.Errorf("%s: its help has no example: %s", name, hint)
			}
		}
	}
}

// The usage line of a command names what has to be typed.
func TestTheUsageOfNewSiteNamesItsFolder(t *testing.T) {
	if _, out, errs := run(t, context.Background(), t.TempDir(), "help", "new", "site", "--lang", "en"); !strings.Contains(out, "pufa new site <FOLDER>") {
		t.Error(out, errs)
	}
}
