package importer

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

// Limits of a .docx. A statute with thousands of articles has 20 MB of XML at
// most, some dozen parts, and tables in tables a few levels deep.
const (
	mostParts = 10_000
	mostXML   = 96 << 20 // bytes of one part, unpacked
	mostDepth = 200      // elements in each other
	mostText  = 48 << 20 // bytes of the text that is made of it
)

var (
	errTooLarge = errors.New("the file is larger unpacked than any document")
	errNotWord  = errors.New("the archive holds no Word document")
)

// archive is a .docx as a set of parts.
type archive struct{ parts map[string]*zip.File }

func openArchive(raw []byte) (archive, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return archive{}, fmt.Errorf("open the archive: %w", err)
	}
	if len(z.File) > mostParts {
		return archive{}, errTooLarge
	}
	a := archive{map[string]*zip.File{}}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if a.parts[name] == nil {
			a.parts[name] = f
		}
	}
	return a, nil
}

// read unpacks a part; nil for one that is not there. What the archive says of
// its size is not believed.
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
	data, err := io.ReadAll(io.LimitReader(r, mostXML+1))
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	if len(data) > mostXML {
		return nil, errTooLarge
	}
	return data, nil
}

// relations returns the parts that a part refers to, by the last word of the
// kind of relation: "officeDocument", "numbering", "styles".
func (a archive) relations(of string) (map[string]string, error) {
	dir, base := path.Split(of)
	data, err := a.read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	var list struct {
		Relationship []struct {
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
	out := map[string]string{}
	for _, r := range list.Relationship {
		if r.TargetMode == "External" {
			continue
		}
		target := path.Join(dir, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = strings.TrimPrefix(path.Clean(r.Target), "/")
		}
		if kind := path.Base(r.Type); out[kind] == "" {
			out[kind] = target
		}
	}
	return out, nil
}

// main finds the document and the parts it needs; numbering and styles are nil
// in a document without them.
func (a archive) main() (document, numbering, styles []byte, err error) {
	top, err := a.relations("")
	if err != nil {
		return nil, nil, nil, err
	}
	name := top["officeDocument"]
	if name == "" {
		name = "word/document.xml"
	}
	if document, err = a.read(name); err != nil {
		return nil, nil, nil, err
	}
	if document == nil {
		return nil, nil, nil, errNotWord
	}
	near, err := a.relations(name)
	if err != nil {
		return nil, nil, nil, err
	}
	if numbering, err = a.read(near["numbering"]); err != nil {
		return nil, nil, nil, err
	}
	styles, err = a.read(near["styles"])
	return document, numbering, styles, err
}
