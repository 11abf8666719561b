//go:build unix

package regular

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Nobody waits for what may come out of a pipe, and nobody reads a device to its end.
func TestWhatIsNoFileIsRefusedAtOnce(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.WriteFile(at("file"), []byte("字"), 0o600),
		syscall.Mkfifo(at("pipe"), 0o600),
		os.Symlink("file", at("to-file")),
		os.Symlink("pipe", at("to-pipe")),
		os.Symlink("/dev/zero", at("to-device")),
		os.Symlink("..", at("out")),
	} {
		if err != nil {
			t.Skip("not to be made here: ", err)
		}
	}
	socket, err := net.Listen("unix", at("socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	root, err := OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, name := range []string{"file", "to-file"} {
		if data, err := Read(at(name)); err != nil || string(data) != "字" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
		if data, err := ReadIn(root, name); err != nil || string(data) != "字" {
			t.Errorf("%s in its folder: %q, %v", name, data, err)
		}
	}
	for _, name := range []string{"pipe", "to-pipe", "socket", "to-device"} {
		if _, err := Open(at(name)); !errors.Is(err, ErrNot) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := OpenRoot(at(name)); !errors.Is(err, syscall.ENOTDIR) {
			t.Errorf("%s as a folder: %v", name, err)
		}
		if name == "to-device" { // leads out, so that root looks no further
			continue
		}
		if _, err := OpenIn(root, name); !errors.Is(err, ErrNot) {
			t.Errorf("%s in its folder: %v", name, err)
		}
	}
	for _, name := range []string{"to-device", "out", "out/x", "../x"} {
		if _, err := OpenIn(root, name); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s leads out: %v", name, err)
		}
	}
	if _, err := Read(at("none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a name of nothing: %v", err)
	}
	if f, err := Open(dir); err != nil {
		t.Errorf("a folder: %v", err)
	} else {
		f.Close()
	}
}
