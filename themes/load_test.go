package themes_test

import (
	"io/fs"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/render"
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
