package testkit

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// pages lists the pages that are not channels.
func (e *Editor) pages() []string {
	var out []string
	err := fs.WalkDir(os.DirFS(e.Dir), "content", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(p, ".md") && d.Name() != "_index.md" && filepath.Dir(p) != filepath.FromSlash(statuteFolder) {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		e.t.Fatal(err)
	}
	return out
}

func (e *Editor) channels() []string {
	return slices.DeleteFunc(slices.Clone(channels), func(c string) bool {
		_, err := os.Stat(filepath.Join(e.Dir, "content", filepath.FromSlash(c), "_index.md"))
		return err != nil
	})
}

func (e *Editor) pick(from []string) string {
	if len(from) == 0 {
		return "zhinan"
	}
	return from[e.rand.IntN(len(from))]
}

func (e *Editor) path(name string) string { return filepath.Join(e.Dir, filepath.FromSlash(name)) }

func (e *Editor) write(name, text string) { Write(e.t, e.Dir, name, text) }

func (e *Editor) read(name string) string {
	data, err := os.ReadFile(e.path(name))
	if err != nil {
		e.t.Fatal(err)
	}
	return string(data)
}

func (e *Editor) delete(name string) {
	if err := os.Remove(e.path(name)); err != nil && !os.IsNotExist(err) {
		e.t.Fatal(err)
	}
	if strings.HasSuffix(name, ".md") && len(e.pages()) == 0 {
		e.create(e.pick(e.channels()))
	}
}

func (e *Editor) relocate(from, to string) {
	if err := os.MkdirAll(filepath.Dir(e.path(to)), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.Rename(e.path(from), e.path(to)); err != nil {
		e.t.Fatal(err)
	}
}
