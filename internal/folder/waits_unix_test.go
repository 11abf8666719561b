//go:build unix

package folder

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"pufa/internal/regular"
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

// A file to which somebody adds for ever is not read for ever.
func TestAFileThatGrowsForEver(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "a.md", "")
	file, err := os.OpenFile(filepath.Join(dir, "a.md"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	buf := make([]byte, 0, 4096)
	more := []byte(strings.Repeat("长", 1<<20))
	written := 0
	grow := func() { // as the reader comes to the end
		n, _ := file.WriteAt(more, int64(written))
		written += n
	}
	grow()
	_, err = readAll(growing{file, grow}, 1<<20, buf, 0)
	if !errors.Is(err, regular.ErrGrows) {
		t.Errorf("%v after %d bytes", err, written)
	}
}

type growing struct {
	*os.File
	grow func()
}

func (g growing) Read(b []byte) (int, error) {
	g.grow()
	return g.File.Read(b)
}
