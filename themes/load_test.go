package themes_test

import (
	"io/fs"
	"testing"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/render"
	"pufa/internal/source"
	"pufa/themes"
)

// The checker of package render knows every view, so it also sees fields,
// templates and assets in branches that no page takes.
func TestDefaultThemeLoadsWithoutFindings(t *testing.T) {
	theme, err := fs.Sub(themes.FS, themes.Default)
	if err != nil {
		t.Fatal(err)
	}
	_, diags := render.Load([]render.Layer{{Name: "themes/" + themes.Default, FS: theme, Templates: ".", Assets: "assets"}}, render.Options{Views: kind.Views()})
	for _, d := range diags {
		t.Errorf("%s, byte %d: %s", d.Span.File, d.Span.Start, d.Message(diag.EN))
	}
}

// The theme's everyday words are held to the rules for a site's own.
func TestEverydayWordsOfTheThemeHaveNoFindings(t *testing.T) {
	raw, err := themes.FS.ReadFile(themes.Default + "/synonyms.toml")
	if err != nil {
		t.Fatal(err)
	}
	f, diags := source.Decode("synonyms.toml", raw)
	words, more := config.ParseSynonyms(f)
	for _, d := range append(diags, more...) {
		t.Errorf("%s, byte %d: %s", d.Span.File, d.Span.Start, d.Message(diag.EN))
	}
	if len(words) < 1000 {
		t.Errorf("%d words", len(words))
	}
}
