// Package source turns the bytes of a text file into clean text, whatever
// program saved it, and finds the files of a content folder.
//
// Use [Decode] for the bytes of one file: it undoes encodings, byte order marks
// and line ends, so that the same text saved in six ways gives one [File], and
// says where the front matter lies. Use [Walk] to list a folder, and [Scrap] to
// know which names are none of the site's.
//
// The package opens nothing by itself: bytes and file systems are handed in. It
// does not read the front matter either; package fields does.
package source

import (
	"fmt"
	"strings"

	"pufa/internal/diag"
)

// File is one text file, decoded: UTF-8, LF line ends, no byte order mark, no
// NUL and no other C0 control characters but tab and newline. It is never
// changed after it was made.
type File struct {
	Path string // slash path relative to the site's folder
	Text string

	// FrontStart and FrontEnd enclose the TOML between the two +++ lines. Both
	// are 0 when there is none.
	FrontStart, FrontEnd int
	// Unread: something stands where front matter belongs, or all of the file, that
	// could not be read as such. It was reported.
	Unread bool
	// BodyStart is where the body begins: after the closing +++ line, or at 0.
	BodyStart int
}

// MaxText is how long a page or a text of a site may be, in bytes. The civil code, the
// longest that there is, has a sixth of it.
const MaxText = 2 << 20

// Decode decodes the bytes of one file. It is total: bytes that make no
// character become U+FFFD and are reported, and a file of unknown encoding has
// an empty Text. Front matter is looked for in .md, .markdown and .txt files.
//
// raw is copied once and not kept, so that the caller may use it again.
func Decode(path string, raw []byte) (File, diag.List) {
	f, diags := borrow(path, raw)
	f.Text = strings.Clone(f.Text)
	return f, diags
}

// Borrow is [Decode] for the pages and texts of a site, without the copy: the text of
// the file may be raw itself, so that it is good only as long as raw does not change.
// All else is the caller's. One that is longer than [MaxText] is not read.
func Borrow(path string, raw []byte) (File, diag.List) {
	if len(raw) > MaxText {
		return TooLong(path, int64(len(raw)))
	}
	return borrow(path, raw)
}

// TooLong is what [Borrow] returns for a file that is longer than [MaxText], so that
// nobody need read it.
func TooLong(path string, size int64) (File, diag.List) {
	var diags diag.List
	diags.Add("source/too-long", diag.At(path), fmt.Sprintf("%.1f", float64(size)/(1<<20)), MaxText>>20)
	return File{Path: path, Unread: true}, diags
}

func borrow(path string, raw []byte) (File, diag.List) {
	var diags diag.List
	f := File{Path: path}
	text, enc := decodeText(raw)
	switch enc {
	case unknown:
		diags.Add("source/encoding", diag.At(path))
		f.Unread = true
		return f, diags
	case utf8Text, damaged:
	default:
		diags.Add("source/converted", diag.At(path), enc.name())
	}
	if enc == damaged {
		text = repair(path, text, &diags)
	}
	f.Text = clean(path, text, &diags)
	if hasFront(path) {
		f.findFront(&diags)
	}
	return f, diags
}
