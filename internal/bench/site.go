package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The two sites that do the same work.
//
//go:embed all:site all:hugo
var sites embed.FS

// layOut writes one of the sites into a folder.
func layOut(name, dir string) error {
	site, err := fs.Sub(sites, name)
	if err != nil {
		return err
	}
	return os.CopyFS(dir, site)
}

// bringContent puts pages into a folder, as hard links where that is possible:
// programs read the same files.
func bringContent(from, to string) error {
	return filepath.WalkDir(from, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, p)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		if os.Link(p, target) == nil {
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return fmt.Errorf("copying the content: %w", err)
		}
		return os.WriteFile(target, data, 0o644)
	})
}
