package target

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"pufa/internal/regular"
)

// Server is a machine reached by SFTP.
type Server struct {
	Host string
	Port int // 0 = 22
	User string
	Path string // the site's folder there

	// The server's key must have this fingerprint, "SHA256:…", or if that is "" be in one
	// of the files.
	HostKey    string
	KnownHosts []string

	Keys []string // files of private keys; those that don't exist are left out
	// Secret asks the user for the password of the account (keyFile = ""), or of a key
	// file.
	Secret func(keyFile string) (string, error)
}

// HostKeyError means that the server could not be identified. Nothing was sent to it.
type HostKeyError struct {
	Host        string
	Fingerprint string // of the key that it showed
	Changed     bool   // another key was expected
}

func (e *HostKeyError) Error() string {
	if e.Changed {
		return fmt.Sprintf("%s shows another key than expected: %s", e.Host, e.Fingerprint)
	}
	return fmt.Sprintf("the key of %s is not known: %s", e.Host, e.Fingerprint)
}

// DeniedError means that a server or store does not accept the credentials.
type DeniedError struct {
	Name string
	Err  error
}

func (e *DeniedError) Error() string { return e.Name + " denies access: " + e.Err.Error() }
func (e *DeniedError) Unwrap() error { return e.Err }

// NoServerError means that something answers at an address, but not as an SSH server does:
// a port of another service, or one that shuts at once.
type NoServerError struct {
	Address string // "host:port"
	Err     error
}

func (e *NoServerError) Error() string { return "no SSH server at " + e.Address + ": " + e.Err.Error() }
func (e *NoServerError) Unwrap() error { return e.Err }

// dialTimeout is how long a server may take to answer.
const dialTimeout = 20 * time.Second

// OpenSFTP opens a folder on a server. It is made when the first file is put.
func OpenSFTP(ctx context.Context, s Server) (*Folder, error) {
	address := net.JoinHostPort(s.Host, strconv.Itoa(cmp.Or(s.Port, 22)))
	check, algorithms, err := s.hostKeys(address)
	if err != nil {
		return nil, err
	}
	auth, err := s.auth()
	if err != nil {
		return nil, err
	}
	conn, err := (&net.Dialer{Timeout: dialTimeout}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	conn.SetDeadline(time.Now().Add(10 * dialTimeout)) // the user may have to type a password
	met := false                                       // the server is the right one: later failures are about the account
	c, channels, requests, err := ssh.NewClientConn(conn, address, &ssh.ClientConfig{
		User: s.User, Auth: auth, HostKeyAlgorithms: algorithms,
		HostKeyCallback: func(host string, at net.Addr, key ssh.PublicKey) error {
			err := check(host, at, key)
			met = err == nil
			return err
		},
	})
	if err != nil {
		conn.Close()
		var unknown *HostKeyError
		if errors.As(err, &unknown) {
			return nil, unknown
		}
		if met {
			// The library has several messages for running out of authentication methods.
			if strings.Contains(err.Error(), "unable to authenticate") || strings.Contains(err.Error(), "unexpected message type 51") {
				err = errors.New("no key and no password was accepted")
			}
			return nil, &DeniedError{s.User + "@" + s.Host, err}
		}
		return nil, &NoServerError{address, err}
	}
	conn.SetDeadline(time.Time{})
	client := ssh.NewClient(c, channels, requests)
	files, err := sftp.NewClient(client)
	if err != nil {
		client.Close()
		return nil, fmt.Errorf("start SFTP on %s: %w", s.Host, err)
	}
	root := remote{files, client, path.Clean(strings.TrimPrefix(s.Path, "~/"))} // relative to the account's home folder
	return &Folder{root: root, make: func() (disk, error) { return root, nil }}, nil
}

// hostKeys returns the check of the server's key, and the kinds of keys that are known of
// it, so that the server shows one of these.
func (s Server) hostKeys(address string) (ssh.HostKeyCallback, []string, error) {
	if s.HostKey != "" {
		return func(_ string, _ net.Addr, key ssh.PublicKey) error {
			if found := ssh.FingerprintSHA256(key); found != strings.TrimRight(s.HostKey, "=") {
				return &HostKeyError{s.Host, found, true}
			}
			return nil
		}, nil, nil
	}
	var files []string
	for _, name := range s.KnownHosts {
		f, err := regular.Open(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, nil, err
		}
		f.Close()
		files = append(files, name)
	}
	known, err := knownhosts.New(files...)
	if err != nil {
		return nil, nil, fmt.Errorf("read the keys of known servers: %w", err)
	}
	check := func(host string, at net.Addr, key ssh.PublicKey) error {
		err := known(host, at, key)
		var wrong *knownhosts.KeyError
		if errors.As(err, &wrong) {
			return &HostKeyError{s.Host, ssh.FingerprintSHA256(key), len(wrong.Want) > 0}
		}
		return err
	}
	var wrong *knownhosts.KeyError
	var algorithms []string
	if errors.As(known(address, &net.TCPAddr{IP: net.IPv4zero}, noKey{}), &wrong) {
		for _, w := range wrong.Want {
			algorithms = append(algorithms, algorithmsOf(w.Key.Type())...)
		}
	}
	return check, algorithms, nil
}

// algorithmsOf returns the ways to sign with a kind of key.
func algorithmsOf(kind string) []string {
	if kind == ssh.KeyAlgoRSA {
		return []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
	}
	return []string{kind}
}

// noKey is a key that no server has: checking it makes known_hosts say which keys it
// expects.
type noKey struct{}

func (noKey) Type() string                        { return "none" }
func (noKey) Marshal() []byte                     { return []byte("none") }
func (noKey) Verify([]byte, *ssh.Signature) error { return errors.New("no key") }

// auth returns the authentication methods: key files, then the password.
func (s Server) auth() ([]ssh.AuthMethod, error) {
	var signers []ssh.Signer
	for _, name := range s.Keys {
		data, err := regular.Read(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		signer, err := ssh.ParsePrivateKey(data)
		var locked *ssh.PassphraseMissingError
		if errors.As(err, &locked) {
			var secret string
			if secret, err = s.Secret(name); err == nil {
				signer, err = ssh.ParsePrivateKeyWithPassphrase(data, []byte(secret))
			}
		}
		if err != nil {
			return nil, &DeniedError{name, err}
		}
		signers = append(signers, signer)
	}
	password := func() (string, error) { return s.Secret("") }
	methods := []ssh.AuthMethod{ssh.PasswordCallback(password), ssh.KeyboardInteractive(func(_, _ string, questions []string, echo []bool) ([]string, error) {
		answers := make([]string, len(questions))
		for i := range questions {
			var err error
			if answers[i], err = password(); err != nil {
				return nil, err
			}
		}
		return answers, nil
	})}
	if len(signers) > 0 {
		methods = slices.Insert(methods, 0, ssh.PublicKeys(signers...))
	}
	return methods, nil
}

// remote is a disk on another machine.
type remote struct {
	files  *sftp.Client
	client *ssh.Client
	root   string
}

func (r remote) at(name string) string { return path.Join(r.root, name) }

func (r remote) lstat(name string) (fs.FileInfo, error) { return r.files.Lstat(r.at(name)) }

// identical is called for disks of this machine only.
func (r remote) identical(_, _ string) bool { return false }

func (r remote) open(name string) (io.ReadCloser, error) { return r.files.Open(r.at(name)) }

func (r remote) list(name string) ([]fs.FileInfo, error) {
	infos, err := r.files.ReadDir(r.at(name))
	slices.SortFunc(infos, func(a, b fs.FileInfo) int { return strings.Compare(a.Name(), b.Name()) })
	return infos, err
}

func (r remote) write(name string, data []byte) error {
	f, err := r.files.OpenFile(r.at(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		if _, e := r.lstat(name); e == nil { // the protocol has no error code for that
			return fmt.Errorf("%w: %w", fs.ErrExist, err)
		}
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func (r remote) mkdir(name string) error { return r.files.MkdirAll(r.at(name)) }

// rename replaces a file. On a server that cannot do that, the file is missing for a
// moment.
func (r remote) rename(from, to string) error {
	if _, ok := r.files.HasExtension("posix-rename@openssh.com"); ok {
		return r.files.PosixRename(r.at(from), r.at(to))
	}
	if err := r.files.Remove(r.at(to)); err != nil && !missing(err) {
		return err
	}
	return r.files.Rename(r.at(from), r.at(to))
}

func (r remote) remove(name string) error { return r.files.Remove(r.at(name)) }

func (r remote) close() error { return errors.Join(r.files.Close(), r.client.Close()) }
