package build

import (
	"context"
	"debug/elf"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/diag"
	"pufa/internal/publish"
	"pufa/internal/target"
)

// memo is what a build leaves for one that finds all inputs and all outputs as
// they were: what it said. It stands in a file of [Options.Cache] whose name is the
// digest of everything that the outputs depend on: the site's files, the options,
// and the program. So a memo is never wrong, only missing, and the folder may be
// deleted at any time.
type memo struct {
	Manifest    uint64 // sum of the list of outputs
	From, Until time.Time
	Diagnostics diag.List
	Lang        diag.Lang
	Summary     Summary
}

// memoAge is how long a memo is kept that nobody asks for.
const memoAge = 30 * 24 * time.Hour

// recall returns the result of an earlier build of the same inputs whose outputs
// are all there, whole; nil when there is none.
func (o Options) recall(ctx context.Context) *Result {
	if o.Cache == "" {
		return nil
	}
	out := o.OutDir()
	sum, ok := target.ManifestSum(out)
	if !ok {
		return nil
	}
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	name, ok := o.memoName(ctx, newRecording(root))
	if !ok {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	var m memo
	if err := gob.NewDecoder(f).Decode(&m); err != nil || m.Manifest != sum || !m.holdsAt(o) {
		return nil
	}
	files, ok := target.Intact(ctx, out, sum)
	if !ok {
		return nil
	}
	now := time.Now()
	os.Chtimes(name, now, now) // so that it is kept; nothing is lost if that fails
	return &Result{
		Diagnostics: m.Diagnostics, Lang: m.Lang, Summary: m.Summary,
		Source:  func(file string) (string, bool) { return sourceIn(o.Dir, file) },
		Changes: publish.Changes{Same: files},
	}
}

// holdsAt reports whether the day and hour make no difference.
func (m *memo) holdsAt(o Options) bool {
	return !o.Today.IsZero() || !o.Now.Before(m.From) && o.Now.Before(m.Until)
}

// remember writes down what a build said that has published.
func (c *Compiled) remember(ctx context.Context, o Options, r *Result) {
	recorded, ok := c.bench.files.(*recording)
	sum, published := target.ManifestSum(o.OutDir())
	if !ok || !published {
		return
	}
	name, ok := o.memoName(ctx, recorded)
	if !ok {
		return
	}
	m := memo{
		Manifest: sum, From: o.Now, Until: c.site.Until,
		Diagnostics: r.Diagnostics, Lang: r.Lang, Summary: r.Summary,
	}
	if err := writeWhole(name, func(w io.Writer) error { return gob.NewEncoder(w).Encode(m) }); err == nil {
		sweepMemos(filepath.Dir(name))
	}
}

// memoName returns the path of the memo for what was, or will be, read from files.
func (o Options) memoName(ctx context.Context, files *recording) (string, bool) {
	program, err := programDigest()
	if err != nil {
		return "", false
	}
	inputs, ok := files.inputs(ctx)
	if !ok {
		return "", false
	}
	key := fmt.Sprintln(program, inputs, o.BaseURL, o.Drafts, o.Strict, o.Today)
	return filepath.Join(o.Cache, "builds", digestOf([]byte(key)).String()), true
}

// programDigest tells one program from another, by the name that its linker gave it
// or else by all its bytes.
func programDigest() (digest, error) {
	path, err := os.Executable()
	if err != nil {
		return 0, err
	}
	if name := linkName(path); name != "" {
		return digestOf([]byte(name)), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	h := xxhash.New()
	_, err = io.Copy(h, f)
	return digest(h.Sum64()), err
}

// linkName returns the build ID that cmd/go gives to a program: four hashes, of what
// went into it and of what came out. It is "" where there is none, or one that
// somebody chose.
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

// writeWhole writes a file that is there whole or not at all.
func writeWhole(name string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = write(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// sweepMemos removes those that nobody has asked for in a long time.
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
