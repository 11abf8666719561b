//go:build unix

package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"pufa/internal/target"
	"pufa/internal/testkit"
)

func pipe(t *testing.T, dir, name string) string {
	t.Helper()
	at := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(at, 0o600); err != nil {
		t.Fatal(err)
	}
	return at
}

// Settings that are a pipe hold nothing up: the site's language is asked before
// anything else.
func TestSettingsThatAreAPipeAreNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	pipe(t, dir, "config.toml")
	if c, ok := readConfig(dir); ok {
		t.Errorf("settings read from a pipe: %+v", c)
	}
	if status, _, said := run(t, context.Background(), dir, "build"); status != 1 || !strings.Contains(said, "source/not-a-file") {
		t.Errorf("build: status %d, %s", status, said)
	}
}

// Whatever file a command is given, it waits for no pipe and reads no device.
func TestFilesThatAreNone(t *testing.T) {
	dir := t.TempDir()
	if status, _, said := run(t, context.Background(), dir, "new", "site", "网"); status != 0 {
		t.Fatal(said)
	}
	site := filepath.Join(dir, "网")
	for _, name := range []string{"a.txt", "a.docx", "a.md", "a.html", "a.wps"} {
		pipe(t, site, name)
	}
	for _, args := range []string{
		"import a.txt", "import a.docx", "import a.md", "import a.html", "import a.wps", "import --as law a.txt", "import /dev/zero",
		"inspect law a.txt", "inspect law /dev/zero", "inspect citations a.md", "inspect compare a.txt a.md",
	} {
		if status, _, said := run(t, context.Background(), site, strings.Fields(args)...); status != 2 || !strings.Contains(said, "cli/not-a-file") {
			t.Errorf("%s: status %d, %s", args, status, said)
		}
	}
}

// A pipe where a folder should be is no folder at once.
func TestFoldersThatAreAPipeAreNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	pipe(t, dir, "p")
	testkit.Write(t, dir, "a.txt", "字\n")
	for _, args := range []string{
		"build -s p", "check -s p", "serve -s p", "deploy x -s p", "inspect site -s p", "new guide x -s p", "new channel x -s p",
		"new site p", "theme export p", "import site p", "import a.txt -s p", "import law a.txt -s p", "import law a.txt --to p/x",
	} {
		if status, _, said := run(t, context.Background(), dir, strings.Fields(args)...); status != 2 {
			t.Errorf("%s: status %d, %s", args, status, said)
		}
	}
}

// Pipes among the files of a site keep no command from doing what it can without them.
func TestPipesAmongFilesAreNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	testkit.Write(t, old, "hugo.toml", "title = \"旧\"\n")
	testkit.Write(t, old, "content/a.md", "---\ntitle: 甲\n---\n正文\n")
	pipe(t, old, "content/b.md")
	pipe(t, old, "static/c.png")
	if status, _, said := run(t, context.Background(), dir, "import", "site", "old", "--to", "新"); status != 0 {
		t.Errorf("import site: status %d, %s", status, said)
	}
	site := filepath.Join(dir, "新")
	pipe(t, site, "content/d/_index.md")
	testkit.Write(t, site, "law.txt", "测试条例\n\n第一条　为了测试，制定本条例。\n")
	testkit.Write(t, site, "guide.txt", "怎样申请复查\n\n先看答复意见书。\n")
	for _, args := range []string{"new guide x", "import law.txt", "import guide.txt --as guide"} {
		if status, _, said := run(t, context.Background(), site, strings.Fields(args)...); status == 3 {
			t.Errorf("%s: %s", args, said)
		}
	}
}

// A pipe that is named as a key is told of before anybody is asked for a password.
func TestKeysThatArePipes(t *testing.T) {
	dir := t.TempDir()
	key, list := pipe(t, dir, "key"), pipe(t, dir, "known_hosts")
	for name, s := range map[string]target.Server{
		"key":          {Keys: []string{key}, HostKey: "SHA256:x"},
		"list of keys": {KnownHosts: []string{list}},
	} {
		s.Host, s.Path, s.User = "127.0.0.1", "/", "web"
		_, err := target.OpenSFTP(t.Context(), s)
		found, fate := new(program).deployFailure("网", err)
		if len(found) != 1 || found[0].Code != "cli/not-a-file" || fate != nil {
			t.Errorf("%s: %v, %v (%v)", name, found, fate, err)
		}
	}
}
