// Package source turns the bytes of a text file into clean text, whichever program saved
// it, and lists the files of a folder.
//
// Use [Decode] for the bytes of one file: it undoes encodings, byte order marks and line
// ends, so that the same text saved in six ways gives one [File], and finds the front
// matter. Use [Walk] to list a folder, [Scrap] to recognise files that are not part of a
// site, and [Splice] to edit a file in its own encoding.
//
// The package opens nothing by itself: callers pass bytes and file systems. It does not
// parse front matter; package fields does.
package source

import (
	"fmt"
	"strings"

	"pufa/internal/diag"
)

// File is one text file, decoded: UTF-8, LF line ends, no byte order mark, no NUL and no
// other C0 control characters but tab and newline. It is immutable.
type File struct {
	Path string // slash path relative to the site's folder
	Text string

	// FrontStart and FrontEnd enclose the TOML between the two +++ lines. Both
	// are 0 when there is none.
	FrontStart, FrontEnd int
	// Unread means that the front matter, or the whole file, could not be read. The
	// reason was reported.
	Unread bool
	// BodyStart is where the body begins: after the closing +++ line, or at 0.
	BodyStart int
}

// MaxText is the maximum length of a page or a statute in bytes. The longest statute, the
// civil code, has a sixth of it.
const MaxText = 2 << 20

// Decode decodes the bytes of one file. It never fails: invalid bytes become U+FFFD and
// are reported, and a file in an unknown encoding has an empty Text. Front matter is
// looked for in .md, .markdown and .txt files.
//
// raw is copied, so the caller may reuse it.
func Decode(path string, raw []byte) (File, diag.List) {
	f, diags := borrow(path, raw)
	f.Text = strings.Clone(f.Text)
	return f, diags
}

// Borrow is [Decode] without the copy: the text of the file may be raw itself, so it is
// valid only as long as raw does not change. A file longer than [MaxText] is not read.
func Borrow(path string, raw []byte) (File, diag.List) {
	if len(raw) > MaxText {
		return TooLong(path, int64(len(raw)))
	}
	return borrow(path, raw)
}

// TooLong returns what [Borrow] returns for a file longer than [MaxText], so that callers
// need not read one.
func TooLong(path string, size int64) (File, diag.List) {
	var diags diag.List
	diags.Add("source/too-long", diag.At(path), fmt.Sprintf("%.1f", float64(size)/(1<<20)), MaxText>>20)
	return File{Path: path, Unread: true}, diags
}

func borrow(path string, raw []byte) (File, diag.List) {
	var diags diag.List
	f := File{Path: path}
	text, enc, asIs := "", utf8Text, isClear(raw)
	if asIs { // as nearly all files are
		text = view(raw)
	} else {
		text, enc = decodeText(raw)
	}
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
	if f.Text = text; !asIs {
		f.Text = clean(path, text, &diags)
	}
	if hasFront(path) {
		f.findFront(&diags)
	}
	return f, diags
}
