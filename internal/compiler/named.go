package compiler

import (
	"errors"
	"fmt"
	"io/fs"

	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/source"
)

// named is a file that is read by its name, not by listing a folder.
type named struct {
	raw      []byte
	digest   folder.Digest // identifies the content or the obstacle; 0 = there is nothing
	obstacle diag.List     // what is in its place, or on the way to it
}

func (f named) missing() bool { return f.digest == 0 }

// readNamed reads a file of the site. An error is one of the machine.
func readNamed(site *folder.Folder, name string) (named, error) {
	raw, err := site.ReadFile(name)
	if err == nil {
		return named{raw: raw, digest: folder.DigestOf(raw)}, nil
	}
	if found := source.Obstacle(site, name, false); found != nil {
		return named{digest: folder.DigestOf([]byte(found[0].Code + " " + found[0].Span.File)), obstacle: found}, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return named{}, nil
	}
	return named{}, fmt.Errorf("reading %s: %w", name, err)
}
