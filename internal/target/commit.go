package target

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"pufa/internal/publish"
)

// Commit puts the site into its place and ends the session in any case. A
// [*publish.RefusedError] means that nothing was changed; so does the error of a context
// that ended before the first file was moved. After that the context is ignored, since
// stopping would leave half a site. If the disk fails midway, every file is whole, old or
// new, and the next build repairs the rest.
func (s *Session) Commit(ctx context.Context) (publish.Changes, error) {
	if !s.finish() {
		return publish.Changes{}, errors.New("publish: the session has ended")
	}
	c, err := s.commit(ctx)
	if e := s.end(); err == nil && e != nil {
		err = fmt.Errorf("the site is published, but staged files remain: %w", e)
	}
	return c, err
}

func (s *Session) commit(ctx context.Context) (publish.Changes, error) {
	if s.failed != nil {
		return publish.Changes{}, fmt.Errorf("nothing is published after a failure: %w", s.failed)
	}
	p, err := s.decide()
	if err != nil {
		return publish.Changes{}, err
	}
	if ctx.Err() != nil {
		return publish.Changes{}, context.Cause(ctx)
	}
	if s.fresh {
		return p.Changes, s.giveName(p)
	}
	return p.Changes, s.carryOut(p)
}

func (s *Session) decide() (*publish.Plan, error) {
	want := publish.NewManifest()
	for _, out := range s.outputs {
		want.Add(out.Entry)
	}
	if err := s.observeOld(want); err != nil {
		return nil, err
	}
	p, err := publish.Decide(want, s.earlier, s.found, s.yes)
	var refused *publish.RefusedError
	if errors.As(err, &refused) {
		refused.Dir = s.dir
	}
	return p, err
}

// giveName renames the new folder to the name of the output.
func (s *Session) giveName(p *publish.Plan) error {
	if err := s.disk.write(publish.ManifestName, p.Final.Format()); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	if err := s.disk.close(); err != nil {
		return err
	}
	s.disk = nil // Windows cannot move an open folder
	site := filepath.Join(s.staging.path, siteName)
	err := patiently(s.dir, func() error { return markInUse(os.Rename(site, s.dir)) })
	if err != nil {
		return fmt.Errorf("bring the site into place: %w", err)
	}
	return nil
}

// carryOut carries out the plan.
func (s *Session) carryOut(p *publish.Plan) error {
	final := p.Final.Format()
	if len(p.Steps) == 0 && bytes.Equal(final, s.manifest) {
		return nil
	}
	if err := s.enter(); err != nil {
		return err
	}
	if len(p.Steps) > 0 {
		if err := s.writeManifest(p.Both().Format()); err != nil {
			return err
		}
	}
	made := map[string]bool{}
	for _, step := range p.Steps {
		if err := s.take(step, made); err != nil {
			return fmt.Errorf("%s %s: %w", words[step.Do], step.Path, s.named(step.Path, err))
		}
	}
	return s.writeManifest(final)
}

// words names the actions in errors.
var words = map[publish.Action]string{
	publish.Rename: "change the case of", publish.Bring: "bring into place", publish.Remove: "remove", publish.Prune: "remove the empty folder",
}

func (s *Session) take(step publish.Step, made map[string]bool) error {
	switch step.Do {
	case publish.Rename:
		return rename(s.disk, step.From, step.Path)
	case publish.Bring:
		for _, dir := range publish.Parents(step.Path) {
			if !made[dir] {
				if err := s.disk.mkdir(dir); err != nil {
					return err
				}
				made[dir] = true
			}
		}
		return rename(s.disk, s.outputs[step.Path].staged, step.Path)
	case publish.Remove:
		return remove(s.disk, step.Path)
	default:
		return prune(s.disk, step.Path)
	}
}

// writeManifest replaces the manifest unless it is unchanged.
func (s *Session) writeManifest(data []byte) error {
	if bytes.Equal(data, s.manifest) {
		return nil
	}
	staged := join(publish.WorkName, stageName, fmt.Sprint("manifest", s.next.Add(1)))
	err := s.disk.write(staged, data)
	if err == nil {
		err = rename(s.disk, staged, publish.ManifestName)
	}
	if err != nil {
		return fmt.Errorf("write the manifest: %w", s.named(publish.ManifestName, err))
	}
	s.manifest = data
	return nil
}

// prune removes a folder if it is there and empty.
func prune(d disk, dir string) error {
	info, err := d.lstat(dir)
	if missing(err) || notFolder(err) || err == nil && !info.IsDir() {
		return nil
	}
	if err != nil {
		return err
	}
	inside, err := d.list(dir)
	if err != nil || len(inside) > 0 {
		return err
	}
	return remove(d, dir)
}

func rename(d disk, from, to string) error {
	return patiently(to, func() error { return d.rename(from, to) })
}

// remove removes a file that may be gone already.
func remove(d disk, name string) error {
	err := patiently(name, func() error { return d.remove(name) })
	if missing(err) || notFolder(err) {
		return nil
	}
	return err
}

// patiently retries for about a second while another program (a virus scanner, an editor)
// has the file open.
func patiently(name string, do func() error) error {
	for wait := 10 * time.Millisecond; ; wait *= 2 {
		err := do()
		if !errors.Is(err, errInUse) {
			return err
		}
		if wait > 500*time.Millisecond {
			return &publish.InUseError{Path: name, Err: err}
		}
		time.Sleep(wait)
	}
}
