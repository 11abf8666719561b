package press

import (
	"context"
	"debug/elf"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/publish"
	"pufa/internal/regular"
	"pufa/internal/target"
)

// memo is the cached report of a build, reused when no input and no output has changed.
// It is a file in [Options.Cache], named after the program, the options and the folders.
// It is used only if every input has the same bytes, so it may be missing but never
// wrong; the cache may be deleted at any time.
//
// The list of inputs or the first newer file usually shows that a site has changed, so a
// changed site is not read twice.
type memo struct {
	Inputs      []folder.Input
	Manifest    uint64 // sum of the output's manifest
	From, Until time.Time
	Diagnostics diag.List
	Lang        diag.Lang
	Summary     compiler.Summary
}

// memoAge is how long an unused memo is kept.
const memoAge = 30 * 24 * time.Hour

// recall returns the result of an earlier build of the same inputs, if all its outputs
// are still there and whole; else nil.
func (o Options) recall(ctx context.Context, f *folder.Folder) *Result {
	name, ok := o.memoName()
	if !ok {
		return nil
	}
	file, err := regular.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	var m memo
	if err := gob.NewDecoder(file).Decode(&m); err != nil || !m.holdsAt(o) {
		return nil
	}
	out := o.OutDir()
	if sum, ok := target.ManifestSum(out); !ok || sum != m.Manifest || !m.sameInputs(ctx, f) {
		return nil
	}
	files, ok := target.Intact(ctx, out, m.Manifest)
	if !ok {
		return nil
	}
	now := time.Now()
	os.Chtimes(name, now, now) // marks it as used; nothing is lost if that fails
	beside := func(d diag.Diagnostic) bool { return d.Code == "site/outside-content" }
	found := append(slices.DeleteFunc(m.Diagnostics, beside), compiler.Outside(f)...)
	found.Sort()
	return &Result{
		Result: compiler.Result{
			Diagnostics: found, Lang: m.Lang, Summary: m.Summary,
			Source: func(file string) (string, bool) { return compiler.SourceIn(o.Dir, file) },
		},
		Changes: publish.Changes{Same: files},
	}
}

// holdsAt reports whether the result is still the same at the day and hour of o.
func (m *memo) holdsAt(o Options) bool {
	return !o.Today.IsZero() || !o.Now.Before(m.From) && o.Now.Before(m.Until)
}

// sameInputs reports whether a folder holds the very bytes that the memo was made from.
// It reads first what looks changed.
func (m *memo) sameInputs(ctx context.Context, f *folder.Folder) bool {
	now, ok := f.List()
	if !ok || !slices.EqualFunc(now, m.Inputs, func(a, b folder.Input) bool { return a.Path == b.Path && a.Size == b.Size }) {
		return false
	}
	var newer, others []int
	for i := range now {
		if now[i].ModTime.Equal(m.Inputs[i].ModTime) {
			others = append(others, i)
		} else {
			newer = append(newer, i)
		}
	}
	for _, some := range [][]int{newer, others} {
		list := make([]folder.Input, len(some))
		for k, i := range some {
			list[k] = now[i]
		}
		if f.Digests(ctx, list) != nil {
			return false
		}
		for k, i := range some {
			if list[k].Digest != m.Inputs[i].Digest {
				return false
			}
		}
	}
	return true
}

// remember writes the memo of a build that has published. until is the moment from which
// the site may differ although nobody has edited it.
func (o Options) remember(ctx context.Context, f *folder.Folder, until time.Time, r *Result) {
	name, ok := o.memoName()
	sum, published := target.ManifestSum(o.OutDir())
	if !ok || !published {
		return
	}
	inputs, ok := f.Inputs(ctx)
	if !ok {
		return
	}
	m := memo{
		Inputs: inputs, Manifest: sum, From: o.Now, Until: until,
		Diagnostics: r.Diagnostics, Lang: r.Lang, Summary: r.Summary,
	}
	if err := folder.WriteWhole(name, 0o600, false, func(w io.Writer) error { return gob.NewEncoder(w).Encode(m) }); err == nil {
		sweepMemos(filepath.Dir(name))
	}
}

// memoName returns the path of the memo; ok is false if none is kept.
func (o Options) memoName() (name string, ok bool) {
	if o.Cache == "" {
		return "", false
	}
	program, err := programDigest()
	dir, err1 := filepath.Abs(o.Dir)
	out, err2 := filepath.Abs(o.OutDir())
	if err != nil || err1 != nil || err2 != nil {
		return "", false
	}
	key := fmt.Sprintf("%v %q %q %q %v %v %v", program, dir, out, o.BaseURL, o.Drafts, o.Strict, o.Today)
	return filepath.Join(o.Cache, "builds", folder.DigestOf([]byte(key)).String()), true
}

// programDigest identifies the running program, by its build ID or else by all its bytes.
func programDigest() (folder.Digest, error) {
	path, err := os.Executable()
	if err != nil {
		return 0, err
	}
	if name := linkName(path); name != "" {
		return folder.DigestOf([]byte(name)), nil
	}
	f, err := regular.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	h := xxhash.New()
	_, err = io.Copy(h, f)
	return folder.Digest(h.Sum64()), err
}

// linkName returns the build ID that cmd/go gives to a program: four hashes, of what went
// into it and of what came out. It returns "" if there is none, or if somebody set
// another.
func linkName(program string) string {
	f, err := elf.Open(program)
	if err != nil {
		return ""
	}
	defer f.Close()
	note := f.Section(".note.go.buildid")
	if note == nil {
		return ""
	}
	data, err := note.Data()
	const head = 16 // three numbers and "Go"
	if err != nil || len(data) < head || string(data[12:14]) != "Go" {
		return ""
	}
	name := strings.TrimRight(string(data[head:]), "\x00")
	if strings.Count(name, "/") != 3 || len(name) < 4*20 {
		return ""
	}
	return name
}

// sweepMemos removes memos that were not used for [memoAge].
func sweepMemos(dir string) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range list {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > memoAge {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
