package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestANewFileIsWrittenWholeAndOnce(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"空": "", "短": "一行\n", "长": strings.Repeat("普法", 500_000)} {
		path := filepath.Join(dir, name)
		if err := writeNew(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
		if err := writeNew(path, []byte("anew")); !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), path) {
			t.Errorf("over a file: %v", err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%s was written over: %d bytes, %v", name, len(got), err)
		}
	}
	if err := writeNew(filepath.Join(dir, "none", "file"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in no folder: %v", err)
	}
}
