package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of a .docx. A document of thousands of pages has no more than 20 MB of XML, some
// thousand parts, and tables nested a few levels deep.
const (
	mostParts = 10_000
	mostPart  = 96 << 20  // bytes of one part, unpacked
	mostTotal = 384 << 20 // bytes of all parts that are read
	mostDepth = 200       // nested elements
	mostText  = 48 << 20  // bytes of text that it yields
)

// What is wrong with a file. Errors of [Read] wrap one of these, or say where the file is
// broken.
var (
	ErrTooLarge = errors.New("the file is larger unpacked than any document")
	ErrNotWord  = errors.New("the archive holds no Word document")
	ErrMacros   = errors.New("the document has macros")
)

// archive is the set of parts of a .docx.
type archive struct {
	parts map[string]*zip.File
	left  *int // bytes that may still be unpacked
}

func openArchive(raw []byte) (archive, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return archive{}, fmt.Errorf("open the archive: %w", err)
	}
	if len(z.File) > mostParts {
		return archive{}, ErrTooLarge
	}
	left := mostTotal
	a := archive{map[string]*zip.File{}, &left}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if a.parts[name] == nil {
			a.parts[name] = f
		}
		if path.Base(name) == "vbaproject.bin" {
			return archive{}, ErrMacros
		}
	}
	return a, nil
}

// read unpacks a part; nil = there is no such part. It does not trust the size that the
// archive states.
func (a archive) read(name string) ([]byte, error) {
	f := a.parts[strings.ToLower(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	defer r.Close()
	most := min(mostPart, *a.left)
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	if len(data) > most {
		return nil, ErrTooLarge
	}
	*a.left -= len(data)
	return data, nil
}

// relation is a reference from one part to another, or to an outside address.
type relation struct {
	id, kind string // kind is the last word of its type: "numbering", "image"
	target   string // name of a part, or an address
	outside  bool
}

// relations returns the relations of a part.
func (a archive) relations(of string) ([]relation, error) {
	dir, base := path.Split(of)
	data, err := a.read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	var list struct {
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Type       string `xml:"Type,attr"`
			Target     string `xml:"Target,attr"`
			TargetMode string `xml:"TargetMode,attr"`
		}
	}
	if data != nil {
		if err := xml.Unmarshal(data, &list); err != nil {
			return nil, fmt.Errorf("read the relations of %q: %w", of, err)
		}
	}
	var out []relation
	for _, x := range list.Relationship {
		r := relation{id: x.ID, kind: path.Base(x.Type), target: x.Target, outside: x.TargetMode == "External"}
		switch {
		case r.outside:
		case strings.HasPrefix(x.Target, "/"):
			r.target = strings.TrimPrefix(path.Clean(x.Target), "/")
		default:
			r.target = path.Join(dir, x.Target)
		}
		out = append(out, r)
	}
	return out, nil
}

// part returns the first part of a kind in a list of relations; nil = none.
func (a archive) part(list []relation, kind string) ([]byte, error) {
	for _, r := range list {
		if r.kind == kind && !r.outside {
			return a.read(r.target)
		}
	}
	return nil, nil
}

// main returns the main document and its relations.
func (a archive) main() (document []byte, near []relation, err error) {
	top, err := a.relations("")
	if err != nil {
		return nil, nil, err
	}
	name := "word/document.xml"
	for _, r := range top {
		if r.kind == "officeDocument" && !r.outside {
			name = r.target
			break
		}
	}
	if document, err = a.read(name); err != nil {
		return nil, nil, err
	}
	if document == nil {
		return nil, nil, ErrNotWord
	}
	near, err = a.relations(name)
	return document, near, err
}
