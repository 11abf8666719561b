package cli

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"pufa/internal/repair"
)

// A file that its author saves while the question stands is left, and one that cannot be
// written is told; the others are mended.
func TestMendingLeavesWhatOthersHaveInHand(t *testing.T) {
	dir := t.TempDir()
	m := mending{program: &program{env: Env{Dir: dir, Stdout: io.Discard, Stderr: io.Discard, Now: time.Now}}, dir: dir, copies: "backup/x", changed: map[string]bool{}, left: map[string]bool{}}
	var files []mendedFile
	for _, name := range []string{"content/edited.md", "content/fine.md", "gone.md"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("旧"), 0o640); err != nil {
			t.Fatal(err)
		}
		files = append(files, mendedFile{name: name, before: []byte("旧"), after: []byte("新")})
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "edited.md"), []byte("作者刚改的"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "gone.md")); err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, d := range m.write(files) {
		told = append(told, d.Code+" "+d.Span.File)
	}
	if got := strings.Join(told, ", "); got != "cli/fix-edited content/edited.md, cli/fix-unwritten gone.md" {
		t.Errorf("told: %s", got)
	}
	for name, want := range map[string]string{"content/edited.md": "作者刚改的", "content/fine.md": "新", "backup/x/content/fine.md": "旧"} {
		if got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if info, err := os.Stat(filepath.Join(dir, "content", "fine.md")); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("who may read the file has changed: %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "content", ".*")); len(left) > 0 {
		t.Errorf("leavings: %v", left)
	}
}

// Only files of the site's folder are changed: not those of the theme in the program.
func TestMendingStaysInTheSite(t *testing.T) {
	m := mending{program: &program{}, dir: t.TempDir(), left: map[string]bool{}}
	files, problems, err := m.read(repair.Plan{"built-in/pufa/theme.toml": nil})
	if len(files)+len(problems) > 0 || err != nil {
		t.Errorf("%v, %v, %v", files, problems, err)
	}
}
