//go:build unix

package fire

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"pufa/internal/testkit"
)

var deployKills = flag.Int("deploykills", 4, "how many deployments to each kind of store are killed at random moments")

// kill -9 at any moment of a deployment to a server and to object storage: no page
// lacks what it loads, what others put there stays, and a deployment that is left
// alone makes the site whole again.
func TestDeployUnderFire(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the program is not put under fire")
	}
	t.Run("sftp", func(t *testing.T) {
		server, parent := testkit.ServeSSH(t), t.TempDir()
		deployUnderFire(t, parent, fmt.Sprintf("kind = \"sftp\"\nhost = \"127.0.0.1\"\nport = %d\nuser = %q\npath = %q\nkey = %q\nknown_hosts = %q\n",
			server.Port, server.User, filepath.Join(parent, "public"), server.Key, server.KnownHosts))
	})
	t.Run("s3", func(t *testing.T) {
		parent := t.TempDir()
		s := testkit.ServeS3(t, parent)
		deployUnderFire(t, parent, fmt.Sprintf("kind = \"s3\"\nendpoint = \"http://%s\"\nregion = \"us-east-1\"\nbucket = %q\npath_style = true\n", s.Endpoint, s.Bucket),
			"PUFA_S3_ACCESS_KEY="+s.ID, "PUFA_S3_SECRET_KEY="+s.Key)
	})
}

// settle waits until object storage has finished, or dropped, what was on its way when
// the sender died: it keeps such files under names of its own.
func settle(dir string) {
	for busy := true; busy; time.Sleep(100 * time.Millisecond) {
		busy = false
		filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
			busy = busy || err != nil || !d.IsDir() && strings.Contains(d.Name(), ".sgwtmp")
			return nil
		})
	}
}

// deployUnderFire deploys to parent/public, behind a server that settings lead to.
func deployUnderFire(t *testing.T, parent, settings string, secrets ...string) {
	f := newRange(t)
	rand := randomly(t)
	putForeign(t, parent)
	for _, site := range f.sites {
		name := filepath.Join(site, "config.toml")
		text, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(name, fmt.Appendf(text, "\n[[deploy]]\nname = \"there\"\n%s", settings), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	command := func(version int) *exec.Cmd {
		c := exec.Command(f.program, "deploy", "there", "-s", f.sites[version], "--today", "2026-11-23", "--yes", "--allow-placeholders")
		c.Dir = parent
		c.Env = append(secrets, "PATH="+os.Getenv("PATH"), "HOME="+f.temp, "TMPDIR="+f.temp, "XDG_CACHE_HOME="+f.cache)
		return c
	}
	public := filepath.Join(parent, "public")
	deploy := func(version int) time.Duration {
		t.Helper()
		start := time.Now()
		c := command(version)
		out := new(bytes.Buffer)
		c.Stdout = out
		if status, said := run(t, c); status != 0 || strings.Contains(said, "[deploy/") {
			t.Fatalf("status %d: %s%s", status, out, said)
		}
		took := time.Since(start)
		want := maps.Clone(f.clean[version])
		for name, text := range foreign {
			if inside, ok := strings.CutPrefix(name, "public/"); ok {
				want[inside] = text
			}
		}
		got := testkit.Files(t, public)
		for _, list := range []map[string]string{got, want} {
			delete(list, ".pufa-manifest")
		}
		if wrong := testkit.Differing(got, want); len(wrong) > 0 {
			t.Errorf("differs from a clean build in %q", wrong)
		}
		return took
	}
	for v := range versions { // so that each is built already
		deploy(v)
	}
	whole := deploy(0)
	killed, sending := 0, 0
	for now := 0; killed < *deployKills || sending == 0 && killed < 10**deployKills; {
		next := others(now)[rand.IntN(2)]
		for range 1 + rand.IntN(3) {
			changed := since(filepath.Join(public, ".pufa-manifest"))
			c := command(next)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(rand.Float64() * float64(whole)))
			c.Process.Kill()
			c.Wait()
			if ended(c, syscall.SIGKILL) {
				killed++
				if changed() {
					sending++
				}
			}
			settle(public)
			f.checkWhole(t, parent, now, next)
		}
		deploy(next)
		now = next
	}
	t.Logf("%d killed, %d of them while sending; a whole deployment takes %v", killed, sending, whole)
	if sending == 0 {
		t.Error("none was killed while it sent files")
	}
}
