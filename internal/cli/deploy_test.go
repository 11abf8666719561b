package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pufa/internal/deploy"
	"pufa/internal/diag"
	"pufa/internal/publish"
	"pufa/internal/target"
	"pufa/internal/testkit"
)

// Why nothing was sent, or not all: in the words of the catalogue, with the status
// of a mistake where the reader can do something about the site, else of a failure.
func TestWordsForDeploymentsThatFail(t *testing.T) {
	for _, c := range []struct {
		err  error
		code string
		fate error // nil: a finding about the site
	}{
		{&publish.RefusedError{Reason: publish.ForeignFiles, Dir: "网", Paths: []string{"a"}, Count: 1}, "deploy/foreign-files", nil},
		{&publish.RefusedError{Reason: publish.OddFiles, Dir: "网", Paths: []string{"a"}, Count: 1}, "deploy/odd-files", nil},
		{&publish.RefusedError{Reason: publish.ManyGone, Dir: "网", Paths: []string{"a"}, Count: 7, Total: 9}, "deploy/many-gone", nil},
		{&publish.RefusedError{Reason: publish.HomeFolder, Dir: "/home"}, "publish/home-folder", nil},
		{&deploy.BusyError{Name: "网", Owner: deploy.Owner{Host: "there", PID: 7}, Seen: time.Now()}, "deploy/busy", errBroken},
		{&target.HostKeyError{Host: "h", Fingerprint: "SHA256:x"}, "deploy/host-unknown", errBroken},
		{&target.HostKeyError{Host: "h", Fingerprint: "SHA256:x", Changed: true}, "deploy/host-changed", errBroken},
		{&target.DeniedError{Name: "web@h", Err: errors.New("no")}, "deploy/denied", errBroken},
		{noSecretError{"PUFA_SFTP_PASSWORD"}, "deploy/no-secret", errBroken},
		{&net.OpError{Op: "dial", Err: errors.New("refused")}, "deploy/unreachable", errBroken},
		{&net.DNSError{Err: "no such host", Name: "h"}, "deploy/unreachable", errBroken},
		{fmt.Errorf("send a: %w", context.Canceled), "deploy/interrupted", errBroken},
		{errors.New("disk quota exceeded"), "deploy/failed", errBroken},
	} {
		found, err := new(program).deployFailure("网", fmt.Errorf("wrapped: %w", c.err))
		if len(found) != 1 || found[0].Code != c.code || err != c.fate || strings.Contains(found[0].Message(diag.ZH)+found[0].Hint(diag.ZH)+found[0].Message(diag.EN), "{") {
			t.Errorf("%v: got %v, %v, want %s", c.err, found, err, c.code)
		}
	}
}

// A ~ inside of a name is a character like others.
func TestKeyFilesAreOfTheHomeFolderOrTheSite(t *testing.T) {
	site, home := t.TempDir(), t.TempDir()
	d := &deployment{}
	d.build.Dir = site
	for name, want := range map[string]string{
		"~/.ssh/id":                        filepath.Join(home, ".ssh", "id"),
		"keys/id":                          filepath.Join(site, "keys", "id"),
		"keys/a~b":                         filepath.Join(site, "keys", "a~b"),
		filepath.Join(home, "x", "~", "y"): filepath.Join(home, "x", "~", "y"),
	} {
		if got := d.keyFile(name, home); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// What was found at the target is told, and what the list of redirects needs.
func TestWhatADeploymentTells(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		testkit.Write(t, dir, name, text)
	}
	const settings = "title = \"站\"\n[[deploy]]\nname = \"www\"\nkind = \"folder\"\npath = \"www\"\n"
	write("config.toml", settings)
	write("content/_index.md", "+++\ntitle = \"首页\"\naliases = [\"/old.html\"]\n+++\n")
	deployed := func(code string, want int) {
		t.Helper()
		if status, out, errs := run(t, t.Context(), dir, "deploy", "www"); status != want || code != "" && !strings.Contains(errs, code) {
			t.Errorf("%s: status %d, %s%s", code, status, out, errs)
		}
	}
	deployed("", fine)
	write("www/index.html", "changed on the server")
	deployed("deploy/replaced", fine)
	write("www/.pufa-manifest", "nonsense")
	deployed("deploy/manifest-unread", fine)
	write("config.toml", settings+"redirects = \"nginx\"\n")
	deployed("deploy/no-base-url", faulty)
}

// The lock of a process that was killed is no lock.
func TestTheDeadHoldNoLock(t *testing.T) {
	if !alive(deploy.Owner{PID: os.Getpid()}) {
		t.Error("this process is not alive")
	}
	c := exec.Command(os.Args[0], "-test.run", "^$")
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	if alive(deploy.Owner{PID: c.Process.Pid}) {
		t.Error("a process that ended is alive")
	}
}

func TestSecretsComeFromTheEnvironment(t *testing.T) {
	p := &program{env: Env{Stdin: strings.NewReader("typed\n"), Getenv: func(name string) string { return map[string]string{"B": "b", "C": "c"}[name] }}}
	if s, err := p.secret("?", "A", "B", "C"); s != "b" || err != nil {
		t.Errorf("%q, %v", s, err)
	}
	var missing noSecretError
	if _, err := p.secret("?", "A"); !errors.As(err, &missing) || missing.variable != "A" {
		t.Errorf("nothing is read from a pipe: %v", err)
	}
}

// The recipes for every night are commands that this program understands: each is run
// with a target of that name.
func TestNightlyRecipesRun(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config.toml":       "title = \"站\"\n[[deploy]]\nname = \"zhengshi\"\nkind = \"zip\"\npath = \"a.zip\"\n",
		"content/_index.md": "+++\ntitle = \"首页\"\n+++\n",
	} {
		testkit.Write(t, dir, name, text)
	}
	_, help, _ := run(t, t.Context(), dir, "help", "deploy", "--lang", "zh")
	recipe := regexp.MustCompile(`pufa(?:\.exe)? (deploy [^"\n]*)`)
	systems := map[string]bool{}
	for line := range strings.Lines(help) {
		for system, mark := range map[string]string{"cron": "* * * /usr/local/bin/pufa", "systemd": "ExecStart=", "Windows": "schtasks"} {
			if m := recipe.FindStringSubmatch(line); m != nil && strings.Contains(line, mark) {
				systems[system] = true
				args := strings.Fields(m[1])
				args[len(args)-1] = dir // where the site lies there
				if status, _, errs := run(t, t.Context(), dir, args...); status != fine {
					t.Errorf("%s: %s", line, errs)
				}
			}
		}
	}
	if len(systems) != 3 {
		t.Errorf("only %v\n%s", systems, help)
	}
}
