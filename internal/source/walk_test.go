package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestWalkListsFilesInOrderWithoutScraps(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{
		"content/b.md", "content/a/_index.md", "content/a.md", "content/a/图.png", "content/a-b/c.md", "other/x.md",
		"content/~$通知.docx", "content/.~lock.b.md#", "content/b.md~", "content/b.tmp", "content/b.bak", "content/b.bck", "content/b.md.BAK",
		"content/.b.md.swp", "content/b.swo", "content/4913", "content/.git/config", "content/.DS_Store", "content/Thumbs.db", "content/desktop.ini",
		"content/._a.md", "content/.gitkeep", "content/.hidden", "content/folder/.vscode/settings.json",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte("正文")}
	}
	fsys["content/pipe"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	entries, diags, err := Walk(t.Context(), fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, d := range diags { // what somebody may have meant to publish
		told = append(told, d.Code+" "+d.Span.File+" "+d.Args[0])
	}
	if want := "source/hidden content .hidden, source/hidden content/folder .vscode, source/not-a-file content/pipe content/pipe"; strings.Join(told, ", ") != want {
		t.Errorf("told %q, want %q", told, want)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Path)
		if e.Size != 6 {
			t.Errorf("%s: size %d, want 6", e.Path, e.Size)
		}
	}
	if want := "content/a-b/c.md content/a.md content/a/_index.md content/a/图.png content/b.md"; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

// Web servers look for these, so they are published like other files.
func TestNamesForServersAreNoScraps(t *testing.T) {
	fsys := fstest.MapFS{}
	names := []string{"static/.htaccess", "static/.nojekyll", "static/.well-known/security.txt", "static/robots.png"}
	for _, name := range names {
		fsys[name] = &fstest.MapFile{}
	}
	entries, diags, err := Walk(t.Context(), fsys, "static")
	if err != nil || len(diags) > 0 || len(entries) != len(names) {
		t.Errorf("%v, %v, %v", entries, diags, err)
	}
	entries, _, err = Below(t.Context(), fsys, "static/.well-known/security.txt")
	if err != nil || len(entries) != 1 {
		t.Errorf("looked at alone: %v, %v", entries, err)
	}
}

func TestScrapsAreKnownByName(t *testing.T) {
	for _, name := range []string{"a.md", "_index.md", "4913.md", "tmp", "bak.md", "a.sw", "~a.md", "$a.md", "通知.docx", "a.swift"} {
		if Scrap(name) {
			t.Errorf("%s is no scrap", name)
		}
	}
}

func TestWalkReportsLinksThatLeadOutside(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.md")
	site := t.TempDir()
	content := filepath.Join(site, "content")
	for _, err := range []error{
		os.WriteFile(outside, []byte("secret"), 0o644),
		os.MkdirAll(filepath.Join(content, "folder"), 0o755),
		os.WriteFile(filepath.Join(content, "page.md"), []byte("page"), 0o644),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"in.md": "page.md", "out.md": outside, "gone.md": "nowhere.md", "round": "."} {
		if err := os.Symlink(target, filepath.Join(content, name)); err != nil {
			t.Skip("this system lets us make no links:", err)
		}
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	entries, diags, err := Walk(t.Context(), root.FS(), "content")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 || entries[0].Path != "content/in.md" || entries[0].Size != 4 {
		t.Errorf("entries: %v", entries)
	}
	if got, want := codes(diags), "source/link-broken source/link-outside source/link-folder"; got != want {
		t.Errorf("findings %q, want %q", got, want)
	}
}

// What lies deeper than any address can name is a finding, told short.
func TestFoldersThatLieTooDeep(t *testing.T) {
	deep := func(names ...string) string { return "content/" + strings.Join(names, "/") + "/a.md" }
	for _, c := range []struct {
		path string
		want string
	}{
		{deep(slices.Repeat([]string{"d"}, maxFolders)...), ""},
		{deep(slices.Repeat([]string{"d"}, maxFolders+1)...), "source/folder-too-deep content/d/d/d/d"},
		{deep(slices.Repeat([]string{strings.Repeat("d", 250)}, 8)...), ""},
		{deep(slices.Repeat([]string{"d" + strings.Repeat("长", 50)}, 14)...), "source/folder-too-deep " + path.Dir(deep(slices.Repeat([]string{"d" + strings.Repeat("长", 50)}, 4)...))},
	} {
		entries, diags, err := Walk(t.Context(), fstest.MapFS{c.path: {}}, "content")
		got := ""
		for _, d := range diags {
			got += d.Code + " " + d.Span.File
		}
		if err != nil || got != c.want || (len(entries) == 1) != (c.want == "") {
			t.Errorf("%.60s…: %d files, %q, %v", c.path, len(entries), got, err)
		}
	}
}

func TestWalkEndsWithTheContext(t *testing.T) {
	stop := errors.New("a newer edit")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(stop)
	if _, _, err := Walk(ctx, fstest.MapFS{"a.md": {}}, "."); !errors.Is(err, stop) {
		t.Errorf("error %v, want %v", err, stop)
	}
	if _, _, err := Walk(t.Context(), fstest.MapFS{}, "content"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want %v", err, fs.ErrNotExist)
	}
}
