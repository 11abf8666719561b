package render

import (
	"slices"
	"testing"
	"testing/fstest"

	"pufa/internal/kind"
)

// A theme says by its templates which parameters it reads, those of partials and of the
// site's own templates among them.
func TestParamsThatTemplatesRead(t *testing.T) {
	for _, c := range []struct {
		text string
		keys []string
		all  bool
	}{
		{`{{.Title}}`, nil, false},
		{`{{param .Params "slogan"}}{{with param $.Params "motto"}}{{.}}{{end}}`, []string{"motto", "slogan"}, false},
		{`{{template "p" .}}{{define "p"}}{{if eq (param .Params "colour") "red"}}a{{end}}{{end}}`, []string{"colour"}, false},
		{`{{range .Params}}{{.Value}}{{end}}`, nil, true},
		{`{{param .Params "slogan"}}{{param .Params .Title}}`, []string{"slogan"}, true},
		{`{{define "unused"}}{{param .Params "x"}}{{end}}`, nil, false},
	} {
		s, _ := Load([]Layer{{FS: fstest.MapFS{"guide.html": {Data: []byte(c.text)}}, Templates: "."}}, Options{Views: kind.Views()})
		if keys, all := s.Params(); !slices.Equal(keys, c.keys) || all != c.all {
			t.Errorf("%s: %v %v, want %v %v", c.text, keys, all, c.keys, c.all)
		}
	}
}
