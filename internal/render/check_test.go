package render

import (
	"strings"
	"testing"

	"pufa/internal/kind"
)

// Templates that call each other in a circle are checked once, whether a page calls them
// or nothing does: so no name is sought a second time, when the search may have ended.
func TestTemplatesInACircleAreCheckedOnce(t *testing.T) {
	const reached = maxSought - 30
	calls := func(n int) string { return strings.Repeat("{{template \"partials/frist\" .}}\n", n) }
	_, diags := Load(theme(
		"guide.html", "{{template \"partials/a\" .}}",
		"partials/a.html", calls(reached)+"{{if .Title}}{{template \"partials/b\" .}}{{end}}",
		"partials/b.html", "{{if .Title}}{{template \"partials/a\" .}}{{end}}",
		"partials/c.html", calls(maxSought-reached)+"{{if .Title}}{{template \"partials/d\" .}}{{end}}",
		"partials/d.html", "{{if .Title}}{{template \"partials/c\" .}}{{end}}",
		"partials/first.html", "{{.Title}}",
	), Options{Views: kind.Views()})
	found := map[string]int{}
	for _, d := range diags {
		found[d.Code]++
	}
	if found["render/template-misspelt"] != maxSought || found["render/no-such-template"] != 0 {
		t.Errorf("%d misspelt names and %d of nothing, want %d and none", found["render/template-misspelt"], found["render/no-such-template"], maxSought)
	}
}
