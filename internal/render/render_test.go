package render

import (
	"bytes"
	"testing"
	"testing/fstest"

	"pufa/internal/view"
)

// theme makes one layer of templates and assets.
func theme(files ...string) []Layer {
	return []Layer{{Name: "themes/t", FS: folder(files...), Templates: ".", Assets: "assets"}}
}

// folder makes a file system of names and contents in turn.
func folder(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

// load fails the test when the layers have mistakes.
func load(t *testing.T, layers []Layer, o Options) *Set {
	t.Helper()
	s, diags := Load(layers, o)
	for _, d := range diags {
		t.Errorf("%s: %v %v", d.Code, d.Span, d.Args)
	}
	return s
}

func TestAFragmentTakesTheMarkersPlace(t *testing.T) {
	s := load(t, theme(
		"guide.html", "{{define \"x\"}}{{end}}\n\n<h1>{{.Title}}</h1>{{fragment .Header}}|{{fragment .Footer}}|",
		"partials/header.html", "<b>{{.SiteTitle}}</b>",
	), Options{})
	h := view.Header{SiteTitle: "普法"}
	name := FragmentName("partials/header", h)
	var b bytes.Buffer
	if d := s.Render(&b, "partials/header", h, nil); d != nil {
		t.Fatal(d)
	}
	g := view.Guide{Frame: view.Frame{Title: "A<B", Header: name}}
	var w bytes.Buffer
	if d := s.Render(&w, "guide", g, Parts{name: b.Bytes()}); d != nil {
		t.Fatal(d)
	}
	if got, want := w.String(), "<h1>A&lt;B</h1><b>普法</b>||"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
