package preview

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// apart runs the calling test once more in a user namespace, as user uid there:
// what is lowered there, or not allowed, is so for it alone. What it is given
// comes back as its word.
func apart(t *testing.T, uid int, word string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	c.Env = append(os.Environ(), "PUFA_TEST_APART="+word)
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: uid, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: uid, HostID: os.Getgid(), Size: 1}},
	}
	out, err := c.CombinedOutput()
	switch {
	case strings.Contains(string(out), "--- SKIP"), err != nil && len(out) == 0:
		t.Skipf("%s is not to be had here: %v %s", word, err, out)
	case err != nil:
		t.Errorf("%s: %v\n%s", word, err, out)
	}
}

// The limits are the system's own here (pains 2.11).
func TestRealLimitsMeanLooking(t *testing.T) {
	file, value, lowered := strings.Cut(os.Getenv("PUFA_TEST_APART"), "=")
	if !lowered {
		apart(t, 0, "/proc/sys/user/max_inotify_watches=1")
		apart(t, 0, "/proc/sys/user/max_inotify_instances=0")
		return
	}
	if err := os.WriteFile(file, []byte(value), 0o644); err != nil {
		t.Skip("nobody may set the limits of this machine: ", err)
	}
	s := show(t, nil, Options{})
	s.save("content/a.md", pageText("看到了。"))
	s.untilShows("/a.html", "看到了")
	s.untilSaid("preview/polling-limit")
}

// A file that another program keeps to itself is tried again, which is said
// (pains 2.2).
func TestAFileThatCannotBeReadIsTriedAgain(t *testing.T) {
	if os.Getenv("PUFA_TEST_APART") == "" {
		apart(t, 1000, "nobody's right")
		return
	}
	s := show(t, nil, Options{})
	file := filepath.Join(s.dir, "content", "a.md")
	must(t, os.Chmod(file, 0))
	if f, err := os.Open(file); err == nil {
		f.Close()
		t.Skip("whoever runs the tests may read everything")
	}
	s.save("content/neu.md", pageText("另一页。"))
	must(t, os.Rename(file, file+".x"))
	must(t, os.Rename(file+".x", file))
	s.untilSaid("preview/unreadable")
	must(t, os.Chmod(file, 0o644))
	s.untilShows("/neu.html", "另一页")
	s.save("content/a.md", pageText("又能读了。"))
	s.untilShows("/a.html", "又能读了")
}

// untilSaid waits until something was said.
func (s *shown) untilSaid(code string) {
	s.t.Helper()
	s.until(code, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return slices.Contains(s.codes, code)
	})
}
