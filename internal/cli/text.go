package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/importer"
	"pufa/internal/regular"
	"pufa/internal/source"
)

// mostText is the most bytes of a file named on the command line that are read.
// The longest code has 300 KB, a .docx of it less.
const mostText = 64 << 20

// textFile is a text named on the command line, and the findings of decoding
// it.
type textFile struct {
	source.File
	found  diag.List
	digest string // SHA-256 of its bytes
}

// source gives the printer the text.
func (f textFile) source() func(string) (string, bool) {
	return func(name string) (string, bool) { return f.Text, name == f.Path }
}

// readText reads a text that is named on the command line.
func (p *program) readText(arg string) (textFile, error) {
	raw, err := p.readFile(arg)
	if err != nil {
		return textFile{}, err
	}
	f, found := importer.Text(p.shown(p.path(arg)), raw)
	return textFile{f, found, digest(raw)}, nil
}

// digest is the SHA-256 of a file's bytes, as recorded by an imported edition
// and its data.json.
func digest(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// readFile returns the bytes of a file that is named on the command line.
func (p *program) readFile(arg string) ([]byte, error) {
	f, err := regular.Open(p.path(arg))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, p.misuse("cli/no-file", arg)
	case errors.Is(err, regular.ErrNot):
		return nil, p.misuse("cli/not-a-file", arg)
	case err != nil:
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, p.misuse("cli/a-folder", arg)
	}
	raw, err := io.ReadAll(io.LimitReader(f, mostText+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > mostText {
		return nil, p.misuse("cli/file-too-large", arg)
	}
	return raw, nil
}

// titleIn reads the title in a file's front matter, "" if there is none.
func titleIn(f source.File) string {
	var meta struct {
		Title string `toml:"title"`
	}
	fields.Decode(f.Path, f.Text, f.FrontStart, f.FrontEnd, &meta, fields.Options{Unknown: diag.Notice})
	return strings.TrimSpace(meta.Title)
}

// titlesBelow returns the titles of the statutes in the .md and .txt files
// below a folder, in order, each once. It reads on all cores and passes over
// files left by programs, files that are too large, and links to folders.
func titlesBelow(ctx context.Context, dir string) ([]string, error) {
	root, err := regular.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	names, err := textsBelow(ctx, regular.In(root))
	if err != nil {
		return nil, err
	}
	jobs := make(chan string)
	var (
		wait   sync.WaitGroup
		lock   sync.Mutex
		titles []string
		failed error
	)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for name := range jobs {
				raw, err := regular.ReadIn(root, name)
				found := titleOfText(name, raw)
				lock.Lock()
				titles = append(titles, found...)
				failed = errors.Join(failed, err)
				lock.Unlock()
			}
		})
	}
	err = hand(ctx, names, jobs)
	close(jobs)
	wait.Wait()
	slices.Sort(titles)
	return slices.Compact(titles), errors.Join(err, failed)
}

// hand sends the names to the readers of jobs.
func hand(ctx context.Context, names []string, jobs chan<- string) error {
	for _, name := range names {
		select {
		case jobs <- name:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

// textsBelow lists the texts of a folder by their paths in it.
func textsBelow(ctx context.Context, dir fs.FS) ([]string, error) {
	var names []string
	err := source.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, source.ErrTooDeep):
			return nil
		case err != nil:
			return err
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case name != "." && source.Scrap(e.Name()):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !e.Type().IsRegular():
			return nil
		}
		if ext := strings.ToLower(path.Ext(name)); ext != ".md" && ext != ".markdown" && ext != ".txt" {
			return nil
		}
		if info, err := e.Info(); err == nil && info.Size() <= mostText {
			names = append(names, filepath.FromSlash(name))
		}
		return nil
	})
	return names, err
}
