//go:build unix

package cli

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Settings that are a pipe hold nothing up: the site's language is asked before
// anything else.
func TestSettingsThatAreAPipeAreNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "config.toml"), 0o600); err != nil {
		t.Fatal(err)
	}
	if c, ok := readConfig(dir); ok {
		t.Errorf("settings read from a pipe: %+v", c)
	}
}
