package regular

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatGrowsWhileItIsReadIsRefused(t *testing.T) {
	for text, want := range map[string]error{"": nil, "a": nil, "abc": nil, "abcd": ErrGrows} {
		for _, buf := range [][]byte{nil, make([]byte, 2), make([]byte, 9)} {
			data, err := readAll(strings.NewReader(text), 1, 2, buf)
			if !errors.Is(err, want) || err == nil && string(data) != text {
				t.Errorf("%q: %q, %v", text, data, err)
			}
		}
	}
}

// A file to which somebody adds for ever is not read for ever.
func TestAFileThatGrowsForEver(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "a.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	more := bytes.Repeat([]byte("x"), 1<<20)
	written := 0
	grow := func() { // as the reader comes to the end
		n, _ := file.WriteAt(more, int64(written))
		written += n
	}
	grow()
	if _, err = readAll(growing{file, grow}, int64(written), 1<<20, nil); !errors.Is(err, ErrGrows) {
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
