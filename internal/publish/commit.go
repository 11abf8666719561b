package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Changes counts what a publication did to the output folder.
type Changes struct {
	Added, Changed, Same, Removed int
	// Files that somebody changed by hand since the earlier build, as sorted
	// slash paths: Replaced by this build's, or Left alone because the site has
	// no such file any more (from now on they count as somebody else's).
	Replaced, Left []string
}

// Commit brings the site into its place and ends the session, whatever it
// returns. A [*RefusedError] means that nothing was changed; so does the error of
// a context that ended before the first file was moved. From then on the context
// is not asked: to stop there would leave half a site. When the disk fails
// midway, every file is whole, old or new, and the next build repairs the rest.
func (s *Session) Commit(ctx context.Context) (Changes, error) {
	s.mu.Lock()
	closed := s.closed
	s.closed = true
	s.mu.Unlock()
	if closed {
		return Changes{}, errors.New("publish: the session has ended")
	}
	c, err := s.commit(ctx)
	if e := s.end(); err == nil && e != nil {
		err = fmt.Errorf("the site is published, but staged files remain: %w", e)
	}
	return c, err
}

func (s *Session) commit(ctx context.Context) (Changes, error) {
	if s.failed != nil {
		return Changes{}, fmt.Errorf("nothing is published after a failure: %w", s.failed)
	}
	if ctx.Err() != nil {
		return Changes{}, context.Cause(ctx)
	}
	for p := range s.outputs {
		for _, dir := range parents(p) {
			if _, ok := s.outputs[dir]; ok {
				return Changes{}, fmt.Errorf("publish: %s and %s cannot both be files", dir, p)
			}
		}
	}
	if s.fresh {
		return s.commitFresh()
	}
	p, err := s.plan()
	if err != nil {
		return Changes{}, err
	}
	if ctx.Err() != nil {
		return Changes{}, context.Cause(ctx)
	}
	return p.changes, s.carryOut(p)
}

// commitFresh gives the new folder its name.
func (s *Session) commitFresh() (Changes, error) {
	if err := s.disk.write(ManifestName, s.newManifest()); err != nil {
		return Changes{}, fmt.Errorf("write the manifest: %w", err)
	}
	if err := s.disk.close(); err != nil {
		return Changes{}, err
	}
	s.disk = nil // Windows moves no folder that is open
	site := filepath.Join(s.shop.path, siteName)
	err := patiently(s.dir, func() error { return markInUse(os.Rename(site, s.dir)) })
	if err != nil {
		return Changes{}, fmt.Errorf("bring the site into place: %w", err)
	}
	return Changes{Added: len(s.outputs)}, nil
}

func (s *Session) newManifest() []byte {
	var entries []entry
	for _, out := range s.outputs {
		entries = append(entries, out.entry)
	}
	return formatManifest(entries)
}

// carryOut does what was planned. The order matters: see the package comment.
func (s *Session) carryOut(p *plan) error {
	final := s.newManifest()
	if !p.moves() && bytes.Equal(final, s.manifest) {
		return nil
	}
	if err := s.enter(); err != nil {
		return err
	}
	if p.moves() {
		// Until all is done, the manifest lists the files before and after.
		both := newLedger()
		for _, e := range s.known.entries() {
			both.add(e)
		}
		for _, out := range s.outputs {
			both.add(out.entry)
		}
		if err := s.writeManifest(formatManifest(both.entries())); err != nil {
			return err
		}
	}
	respelled := map[spelling]bool{}
	for _, r := range p.respell {
		if err := s.respell(r, respelled); err != nil {
			return fmt.Errorf("rename %s: %w", r.from, s.named(r.from, err))
		}
	}
	made := map[string]bool{}
	for _, out := range p.moved {
		if err := s.bring(out, p, made); err != nil {
			return fmt.Errorf("bring %s into place: %w", out.path, s.named(out.path, err))
		}
	}
	// Pages leave before what they are made of.
	leaving := slices.SortedFunc(slices.Values(p.removed), func(a, b string) int { return earlier(b, a) })
	for _, name := range leaving {
		if p.cleared[name] {
			continue
		}
		if err := s.remove(name); err != nil {
			return fmt.Errorf("remove %s: %w", name, s.named(name, err))
		}
	}
	if err := s.prune(p.emptied); err != nil {
		return err
	}
	return s.writeManifest(final)
}

// writeManifest replaces the manifest unless its bytes are the same.
func (s *Session) writeManifest(data []byte) error {
	if s.manifest != nil && string(data) == string(s.manifest) {
		return nil
	}
	staged := join(workName, stageName, fmt.Sprint("manifest", s.next.Add(1)))
	err := s.disk.write(staged, data)
	if err == nil {
		err = s.rename(staged, ManifestName)
	}
	if err != nil {
		return fmt.Errorf("write the manifest: %w", s.named(ManifestName, err))
	}
	s.manifest = data
	return nil
}

// bring moves one staged file into its place.
func (s *Session) bring(out *output, p *plan, made map[string]bool) error {
	if out.state == blocked {
		if err := s.unblock(out.path, p); err != nil {
			return err
		}
	}
	for _, dir := range parents(out.path) {
		if made[dir] || out.state == changed {
			continue
		}
		if err := s.disk.mkdir(dir); err != nil {
			return err
		}
		made[dir] = true
	}
	return s.rename(out.staged, out.path)
}

// unblock removes old files of ours that stand where a folder is needed, or in a
// folder that stands where a file is needed. The plan has made sure that nothing
// else is there.
func (s *Session) unblock(place string, p *plan) error {
	dirs := parents(place)
	for _, name := range p.removed {
		if slices.Contains(dirs, name) || strings.HasPrefix(name, place+"/") {
			if err := s.remove(name); err != nil {
				return err
			}
			p.cleared[name] = true
		}
	}
	return s.removeFolders(place)
}

// removeFolders removes a folder that holds nothing but folders, if it is there.
func (s *Session) removeFolders(dir string) error {
	info, err := s.disk.lstat(dir)
	if err != nil || !info.IsDir() {
		if missing(err) || notFolder(err) {
			return nil
		}
		return err
	}
	names, err := s.disk.list(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := s.removeFolders(join(dir, name)); err != nil {
			return err
		}
	}
	return s.remove(dir)
}

// prune removes those of the folders that are empty now. They come deepest first.
func (s *Session) prune(dirs []string) error {
	for _, dir := range dirs {
		info, err := s.disk.lstat(dir)
		if missing(err) || notFolder(err) || err == nil && !info.IsDir() {
			continue
		}
		if err == nil {
			var names []string
			if names, err = s.disk.list(dir); err == nil && len(names) == 0 {
				err = s.remove(dir)
			}
		}
		if err != nil {
			return fmt.Errorf("remove the empty folder %s: %w", dir, err)
		}
	}
	return nil
}

// respell renames what differs in letter case only, folder by folder, on a file
// system where case doesn't count.
func (s *Session) respell(r spelling, done map[spelling]bool) error {
	from, to := append(parents(r.from), r.from), append(parents(r.to), r.to)
	for i := range from {
		// The folders above have their new spelling already.
		step := spelling{join(dirOf(to[i]), path.Base(from[i])), to[i]}
		if step.from == step.to || done[step] {
			continue
		}
		if err := s.rename(step.from, step.to); err != nil {
			return err
		}
		done[step] = true
	}
	return nil
}

func (s *Session) rename(from, to string) error {
	return patiently(to, func() error { return s.disk.rename(from, to) })
}

// remove removes a file that may be gone already.
func (s *Session) remove(name string) error {
	err := patiently(name, func() error { return s.disk.remove(name) })
	if missing(err) || notFolder(err) {
		return nil
	}
	return err
}

// patiently tries again, for about a second, while another program (a virus
// scanner, an editor) has the file open.
func patiently(name string, do func() error) error {
	for wait := 10 * time.Millisecond; ; wait *= 2 {
		err := do()
		if !errors.Is(err, errInUse) {
			return err
		}
		if wait > 500*time.Millisecond {
			return &InUseError{Path: name, Err: err}
		}
		time.Sleep(wait)
	}
}
