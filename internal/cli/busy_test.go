package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pufa/internal/publish"
	"pufa/internal/target"
	"pufa/internal/testkit"
)

// Two windows, one site: the second build waits for nobody, changes nothing and
// says whose turn it is.
func TestBuildMeetsAnotherBuild(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"config.toml": "title = \"甲\"\n", "content/_index.md": "+++\ntitle = \"首页\"\n+++\n"} {
		testkit.Write(t, dir, name, text)
	}
	other, err := target.Open(filepath.Join(dir, "public"), target.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Abort()
	status, _, stderr := run(t, t.Context(), dir, "build")
	if status != failed || !strings.Contains(stderr, "publish/busy-process") || !strings.Contains(stderr, strconv.Itoa(os.Getpid())) {
		t.Errorf("status %d, %s", status, stderr)
	}
}

func TestWordsForWhatAnotherProgramHolds(t *testing.T) {
	for code, err := range map[string]error{
		"publish/busy":         &publish.BusyError{Dir: "public"},
		"publish/busy-process": &publish.BusyError{Dir: "public", PID: 4711},
		"publish/in-use":       &publish.InUseError{Path: "index.html", Err: os.ErrPermission},
		"publish/source-gone":  &fs.PathError{Op: "open", Path: "content/a.md", Err: fs.ErrNotExist},
	} {
		var b strings.Builder
		p := &program{env: Env{Stderr: &b}}
		if status := p.end(t.Context(), err); status != failed || !strings.Contains(b.String(), "["+code+"]") || strings.Contains(b.String(), "{1}") {
			t.Errorf("%s: status %d, %s", code, status, b.String())
		}
	}
}
