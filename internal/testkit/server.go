package testkit

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Outside returns the path of a program that a test needs, from an environment variable.
// Without it the test is skipped, or fails if PUFA_REQUIRE lists the program.
func Outside(t testing.TB, name, variable string) string {
	t.Helper()
	path := os.Getenv(variable)
	if path != "" {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	if required(name) {
		t.Fatalf("%s is required here, but %s names nothing that is there", name, variable)
	}
	t.Skipf("%s is not set: this test needs %s; .ci/run installs it", variable, name)
	return ""
}

// SSH is an SSH server on this machine that accepts one key.
type SSH struct {
	Port            int
	User            string
	Key, KnownHosts string // files
}

// ServeSSH starts OpenSSH's server on a free port of the loopback, until the test
// ends.
func ServeSSH(t testing.TB) SSH {
	t.Helper()
	program := Outside(t, "sshd", "PUFA_SSHD")
	who, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s := SSH{Port: FreePort(t), User: who.Username, Key: filepath.Join(dir, "user"), KnownHosts: filepath.Join(dir, "known_hosts")}
	host := filepath.Join(dir, "host")
	for _, name := range []string{host, s.Key} {
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name).CombinedOutput(); err != nil {
			t.Fatalf("ssh-keygen: %v %s", err, out)
		}
	}
	public, err := os.ReadFile(host + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(dir, "sshd_config")
	err = errors.Join(
		os.WriteFile(s.KnownHosts, fmt.Appendf(nil, "[127.0.0.1]:%d %s", s.Port, public), 0o600),
		os.WriteFile(settings, fmt.Appendf(nil, "Port %d\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s.pub\nPermitRootLogin prohibit-password\nPasswordAuthentication no\nStrictModes no\nUsePAM no\nPidFile none\nSubsystem sftp internal-sftp\n", s.Port, host, s.Key), 0o600),
	)
	if err != nil {
		t.Fatal(err)
	}
	_ = os.MkdirAll("/run/sshd", 0o755) // the folder in which it drops its privileges
	Start(t, exec.Command(program, "-D", "-e", "-f", settings), s.Port)
	return s
}

// S3 is an object store on this machine.
type S3 struct {
	Endpoint, ID, Key, Bucket string
}

// ServeS3 starts an object store on a free port of the loopback, until the test ends. Its
// bucket is the folder "public" of dir, where objects are files.
func ServeS3(t testing.TB, dir string) S3 {
	t.Helper()
	program := Outside(t, "s3", "PUFA_VERSITYGW")
	port := FreePort(t)
	s := S3{Endpoint: fmt.Sprintf("127.0.0.1:%d", port), ID: "pufa-test", Key: "pufa-test-secret", Bucket: "public"}
	if err := os.Mkdir(filepath.Join(dir, s.Bucket), 0o755); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "--port", s.Endpoint, "--quiet", "posix", dir)
	c.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+s.ID, "ROOT_SECRET_KEY="+s.Key)
	Start(t, c, port)
	return s
}

// FreePort returns a port of the loopback that nobody listens on.
func FreePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// Start starts a server and waits until it takes connections.
func Start(t testing.TB, c *exec.Cmd, port int) {
	t.Helper()
	var out strings.Builder
	c.Stdout, c.Stderr = &out, &out
	c.WaitDelay = time.Second // its children may hold the pipes
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { c.Wait(); close(ended) }()
	t.Cleanup(func() {
		c.Process.Signal(syscall.SIGTERM) // ends its children, too
		select {
		case <-ended:
		case <-time.After(3 * time.Second):
			c.Process.Kill()
			<-ended
		}
	})
	for {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			conn.Close()
			return
		}
		select {
		case <-ended:
			t.Fatalf("%s ended: %s", c.Path, out.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
}
