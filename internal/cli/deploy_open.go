package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"pufa/internal/config"
	"pufa/internal/deploy"
	"pufa/internal/diag"
	"pufa/internal/press"
	"pufa/internal/publish"
	"pufa/internal/regular"
	"pufa/internal/target"
)

// store is an open target.
type store interface {
	deploy.Store
	Close() error
}

// open opens the target. Credentials come from key files, the environment or
// the terminal.
func (d *deployment) open(ctx context.Context) (store, error) {
	p, t := d.program, d.to
	home, _ := os.UserHomeDir() // "" when there is none
	switch t.Kind {
	case config.DeployFolder:
		sources, err := press.SourceFolders(d.build.Dir)
		if err != nil {
			return nil, err
		}
		dir := filepath.FromSlash(t.Path)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(d.build.Dir, dir)
		}
		return target.OpenFolder(dir, target.Options{Sources: append(sources, d.build.OutDir()), Home: home})
	case config.DeploySFTP:
		files := func(chosen string, usual ...string) []string {
			if chosen != "" {
				usual = []string{chosen}
			}
			for i, name := range usual {
				usual[i] = d.keyFile(name, home)
			}
			return usual
		}
		for _, name := range files(t.Key) { // a key that is named must exist
			if _, err := os.Stat(name); err != nil {
				return nil, err
			}
		}
		ssh := filepath.Join(home, ".ssh")
		var missing error
		f, err := target.OpenSFTP(ctx, target.Server{
			Host: t.Host, Port: t.Port, User: t.User, Path: t.Path, HostKey: t.HostKey,
			KnownHosts: files(t.KnownHosts, filepath.Join(ssh, "known_hosts")),
			Keys:       files(t.Key, filepath.Join(ssh, "id_ed25519"), filepath.Join(ssh, "id_ecdsa"), filepath.Join(ssh, "id_rsa")),
			Secret: func(keyFile string) (secret string, err error) {
				if keyFile != "" {
					secret, err = p.secret(p.say("say/ask-passphrase", keyFile), "PUFA_SFTP_PASSPHRASE")
				} else {
					secret, err = p.secret(p.say("say/ask-password", t.User, t.Host), "PUFA_SFTP_PASSWORD")
				}
				missing = errors.Join(missing, err)
				return secret, err
			},
		})
		if err != nil && missing != nil {
			return nil, missing
		}
		return f, err
	}
	id, err := p.secret(p.say("say/ask-s3-access-key", t.Name), "PUFA_S3_ACCESS_KEY", "AWS_ACCESS_KEY_ID")
	if err != nil {
		return nil, err
	}
	key, err := p.secret(p.say("say/ask-s3-secret-key", t.Name), "PUFA_S3_SECRET_KEY", "AWS_SECRET_ACCESS_KEY")
	if err != nil {
		return nil, err
	}
	at, err := url.Parse(t.Endpoint)
	if err != nil {
		return nil, err
	}
	return target.OpenBucket(target.Storage{
		Endpoint: at.Host, Insecure: at.Scheme == "http", Region: t.Region, Bucket: t.Bucket, Prefix: t.Prefix,
		PathStyle: t.PathStyle, Gzip: t.Gzip, ID: id, Key: key,
	})
}

// keyFile is the path of a file named in the settings: relative to the home
// folder if it begins with ~/, else to the site's folder.
func (d *deployment) keyFile(name, home string) string {
	if rest, ok := strings.CutPrefix(filepath.ToSlash(name), "~/"); ok {
		name = filepath.Join(home, rest)
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(d.build.Dir, name)
	}
	return name
}

// noSecretError reports a password or key that was not given.
type noSecretError struct{ variable string }

func (e noSecretError) Error() string { return e.variable + " is not set" }

// secret returns the value of the first variable that is set, or else what
// somebody types, without showing it.
func (p *program) secret(question string, variables ...string) (string, error) {
	for _, v := range variables {
		if s := p.env.Getenv(v); s != "" {
			return s, nil
		}
	}
	in, ok := p.env.Stdin.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", noSecretError{variables[0]}
	}
	fmt.Fprint(p.env.Stderr, question+" ")
	typed, err := term.ReadPassword(int(in.Fd()))
	fmt.Fprintln(p.env.Stderr)
	if err == nil && len(typed) == 0 {
		err = noSecretError{variables[0]}
	}
	return string(typed), err
}

// alive reports whether a process of this machine is still running.
func alive(o deploy.Owner) bool {
	process, err := os.FindProcess(o.PID)
	if err != nil {
		return false
	}
	defer process.Release()
	if runtime.GOOS == "windows" { // on Windows only running processes are found
		return true
	}
	err = process.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}

// deployFailure says why the site was sent in part or not at all.
func (p *program) deployFailure(name string, err error) (diag.List, error) {
	var l diag.List
	refuse := func(code string, args ...any) (diag.List, error) {
		l.Add(code, diag.Span{}, args...)
		return l, nil
	}
	add := func(code string, args ...any) (diag.List, error) {
		l.Add(code, diag.Span{}, args...)
		return l, errBroken
	}
	var refused *publish.RefusedError
	var busy *deploy.BusyError
	var server *target.HostKeyError
	var denied *target.DeniedError
	var secret noSecretError
	var strange *target.NoServerError
	var dial *net.OpError
	var dns *net.DNSError
	var at *fs.PathError
	switch {
	case errors.As(err, &at) && errors.Is(err, regular.ErrNot):
		return refuse("cli/not-a-file", p.shown(at.Path))
	case at != nil && impossible(at) != "":
		return refuse(impossible(at), p.shown(at.Path))
	case errors.As(err, &refused):
		switch refused.Reason {
		case publish.ForeignFiles, publish.OddFiles, publish.ManyGone:
			return refuse("deploy/"+string(refused.Reason), refused.Args()...)
		}
		return refuse("publish/"+string(refused.Reason), refused.Args()...)
	case errors.As(err, &busy):
		return add("deploy/busy", name, busy.Owner.Host, busy.Owner.PID, busy.Seen.Local().Format(time.TimeOnly))
	case errors.As(err, &server) && server.Changed:
		return add("deploy/host-changed", server.Host, server.Fingerprint)
	case errors.As(err, &server):
		return add("deploy/host-unknown", server.Host, server.Fingerprint)
	case errors.As(err, &secret):
		return add("deploy/no-secret", secret.variable)
	case errors.As(err, &denied):
		return add("deploy/denied", denied.Name, denied.Err)
	case errors.Is(err, context.Canceled):
		return add("deploy/interrupted", name)
	case errors.As(err, &strange), errors.As(err, &dns), errors.As(err, &dial) && dial.Op == "dial":
		return add("deploy/unreachable", name, err)
	}
	return add("deploy/failed", name, err)
}
