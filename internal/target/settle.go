package target

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"pufa/internal/publish"
)

// settle makes dir absolute and follows symbolic links on the way to it. It refuses dir
// if it is not a folder, if it is a link, or if it collides with a source. exists reports
// whether the folder exists.
func settle(dir string, sources []string) (real string, exists bool, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return "", false, fmt.Errorf("find the output folder: %w", err)
	}
	out, err := locate(dir)
	if err != nil {
		return "", false, err
	}
	if out.dangling != "" {
		to, _ := os.Readlink(out.dangling)
		return "", false, &publish.RefusedError{Reason: publish.OutputLink, Dir: out.dangling, Other: to}
	}
	if out.info != nil && !out.info.IsDir() {
		return "", false, &publish.RefusedError{Reason: publish.NotAFolder, Dir: dir}
	}
	for _, source := range sources {
		// Both as named and as resolved: `content` may be a link to another disk, and an
		// output that contains the link would be read as a source too.
		named, err := filepath.Abs(source)
		if err != nil {
			return "", false, fmt.Errorf("find the source folder: %w", err)
		}
		src, err := locate(named)
		if err != nil {
			return "", false, err
		}
		parent, err := locate(filepath.Dir(named))
		if err != nil {
			return "", false, err
		}
		switch {
		case out.same(src):
			err = &publish.RefusedError{Reason: publish.EqualsSource, Dir: dir, Other: source}
		case out.below(src):
			err = &publish.RefusedError{Reason: publish.InsideSource, Dir: dir, Other: source}
		case src.below(out), parent.same(out), parent.below(out):
			err = &publish.RefusedError{Reason: publish.ContainsSource, Dir: dir, Other: source}
		}
		if err != nil {
			return "", false, err
		}
	}
	// A link may be a mistake, or somebody else's: its target is filled only if the user
	// names the target itself.
	if info, err := os.Lstat(dir); err == nil && odd(info) {
		return "", false, &publish.RefusedError{Reason: publish.OutputLink, Dir: dir, Other: out.path}
	}
	return out.path, out.info != nil, nil
}

// odd reports whether something is neither a file nor a folder. On Windows, junctions are
// irregular.
func odd(info fs.FileInfo) bool { return !info.IsDir() && !info.Mode().IsRegular() }

// unfit refuses places where people keep other things: their home folder, the inside of a
// version control system, and the top folder of a repository unless earlier builds went
// there.
func unfit(dir, home string) error {
	if home != "" {
		h, err := locate(home)
		if err != nil {
			return err
		}
		if out, err := locate(dir); err != nil {
			return err
		} else if out.same(h) {
			return &publish.RefusedError{Reason: publish.HomeFolder, Dir: dir}
		}
	}
	for at := dir; ; at = filepath.Dir(at) {
		if strings.EqualFold(filepath.Base(at), ".git") {
			return &publish.RefusedError{Reason: publish.Repository, Dir: dir}
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
		if _, err := os.Lstat(filepath.Join(dir, publish.ManifestName)); missing(err) {
			return &publish.RefusedError{Reason: publish.Repository, Dir: dir}
		}
	}
	return nil
}

// resolved is a path with symbolic links resolved as far as it exists.
type resolved struct {
	path     string
	info     fs.FileInfo // nil = it does not exist
	dangling string      // a symbolic link on the way that leads nowhere or in a circle
}

// locate resolves an absolute path. The part that doesn't exist stays unchanged.
func locate(path string) (resolved, error) {
	rest := ""
	for at := path; ; {
		real, err := filepath.EvalSymlinks(at)
		if err == nil {
			full := filepath.Join(real, rest)
			info, err := os.Stat(full)
			if err != nil && !missing(err) {
				return resolved{}, &fs.PathError{Op: "look at", Path: full, Err: err}
			}
			if err != nil {
				info = nil
			}
			return resolved{path: full, info: info}, nil
		}
		info, lerr := os.Lstat(at)
		if lerr == nil && info.Mode()&fs.ModeSymlink != 0 { // broken, or in a circle
			return resolved{path: path, dangling: at}, nil
		}
		if !missing(err) && !errors.Is(lerr, syscall.ELOOP) { // the circle may be further up
			return resolved{}, &fs.PathError{Op: "look at", Path: at, Err: err}
		}
		parent := filepath.Dir(at)
		if parent == at {
			return resolved{path: path}, nil // a drive that isn't there
		}
		rest = filepath.Join(filepath.Base(at), rest)
		at = parent
	}
}

func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// same compares existing files by identity, because only the file system knows whether
// letter case counts.
func (p resolved) same(q resolved) bool {
	if p.info != nil && q.info != nil {
		return os.SameFile(p.info, q.info)
	}
	return p.info == nil && q.info == nil && strings.EqualFold(p.path, q.path)
}

// below reports whether p lies somewhere in q, at any depth.
func (p resolved) below(q resolved) bool {
	for at := p.path; ; {
		parent := filepath.Dir(at)
		if parent == at {
			return false
		}
		at = parent
		info, err := os.Stat(at)
		if err != nil {
			info = nil
		}
		if (resolved{path: at, info: info}).same(q) {
			return true
		}
	}
}
