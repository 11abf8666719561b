//go:build unix

package folder

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"pufa/internal/testkit"
)

// Whatever a name stands for at the moment when it is opened, nobody waits: it is a
// whole file, or an error.
func TestNothingWaitsForAFileThatBecomesAPipe(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	testkit.Write(t, dir, "whole.md", "全文")
	testkit.Write(t, dir, "folder/b.md", "")
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Skip("no pipes here: ", err)
	}
	f := open(t, dir)
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
			}
			os.RemoveAll(name)
			switch i % 4 {
			case 0:
				syscall.Mkfifo(name, 0o644)
			case 1:
				os.Mkdir(name, 0o755)
			case 2:
				os.Symlink("pipe", name)
			default:
				os.Link(filepath.Join(dir, "whole.md"), name)
			}
		}
	}()
	for range 3000 {
		for _, read := range []func() ([]byte, error){
			func() ([]byte, error) { return f.ReadFile("a.md") },
			func() ([]byte, error) { return f.Head("a.md", 100) },
		} {
			if data, err := read(); err == nil && string(data) != "全文" {
				t.Fatalf("read %q", data)
			}
		}
	}
	close(done)
	<-stopped
}
