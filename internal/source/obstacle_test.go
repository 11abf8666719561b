package source

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestObstacleNamesTheFirstThingInTheWay(t *testing.T) {
	link := func(to string) *fstest.MapFile {
		return &fstest.MapFile{Mode: fs.ModeSymlink | 0o777, Data: []byte(to)}
	}
	site := fstest.MapFS{
		"data/words.toml": {},
		"data/pipe.toml":  {Mode: fs.ModeNamedPipe},
		"data/device":     {Mode: fs.ModeDevice},
		"data/socket":     {Mode: fs.ModeSocket},
		"data/to-nothing": link("none"),
		"data/to-file":    link("words.toml"),
		"data/to-pipe":    link("pipe.toml"),
		"data/to-folder":  link("../themes"),
		"themes/own/a":    {},
		"pipe":            {Mode: fs.ModeNamedPipe},
		"file":            {},
	}
	for _, c := range []struct {
		name   string
		folder bool
		want   string
	}{
		{"data/words.toml", false, ""},
		{"data/to-file", false, ""},
		{"data/to-folder", true, ""},
		{"data/to-folder/own/a", false, ""},
		{"themes/own", true, ""},
		{"none", false, ""},
		{"none/none", true, ""},
		{"data/none", false, ""},
		{"data/pipe.toml", false, "source/not-a-file data/pipe.toml"},
		{"data/device", false, "source/not-a-file data/device"},
		{"data/socket", false, "source/not-a-file data/socket"},
		{"data/to-pipe", false, "source/not-a-file data/to-pipe"},
		{"data/to-nothing", false, "source/link-broken data/to-nothing"},
		{"data/to-nothing/x", false, "source/link-broken data/to-nothing"},
		{"data/to-folder", false, "source/a-folder data/to-folder"},
		{"themes", false, "source/a-folder themes"},
		{"pipe", true, "source/not-a-folder pipe"},
		{"pipe/x/y", false, "source/not-a-folder pipe"},
		{"file", true, "source/not-a-folder file"},
		{"file/x", false, "source/not-a-folder file"},
		{"data/to-file", true, "source/not-a-folder data/to-file"},
	} {
		got := ""
		for _, d := range Obstacle(site, c.name, c.folder) {
			got += d.Code + " " + d.Span.File
			if len(d.Args) != 1 || d.Args[0] != d.Span.File {
				t.Errorf("%s: args %q", c.name, d.Args)
			}
		}
		if got != c.want {
			t.Errorf("%s, folder %v: %q, want %q", c.name, c.folder, got, c.want)
		}
	}
}

// The folders that a site is made of are looked at whole, and must be folders.
func TestBelowWantsFoldersAtTheTop(t *testing.T) {
	for name, top := range map[string]*fstest.MapFile{"file": {}, "pipe": {Mode: fs.ModeNamedPipe}, "link": {Mode: fs.ModeSymlink, Data: []byte("other")}} {
		entries, diags, err := Below(t.Context(), fstest.MapFS{"static": top, "other": {}}, "static")
		if err != nil || len(entries) > 0 || len(diags) != 1 || !strings.HasPrefix(diags[0].Code, "source/not-a-folder") {
			t.Errorf("%s: %v, %v, %v", name, entries, diags, err)
		}
	}
}
