package compiler

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"pufa/internal/attachment"
	"pufa/internal/crash"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/lawtext"
	"pufa/internal/markdown"
	"pufa/internal/picture"
	"pufa/internal/site"
	"pufa/internal/source"
)

// isPicture lists the extensions of files that are read as pictures.
var isPicture = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".svg": true}

// parse reads one file of content/. For a file that vanished after it was listed, out
// stays empty.
func (c *Compiler) parse(parser *markdown.Parser, e source.Entry, out *parsed) error {
	defer crash.In(e.Path)
	ext := strings.ToLower(path.Ext(e.Path))
	edition := c.isEdition(e.Path)
	page := source.IsPage(e.Path)
	if !page && !isPicture[ext] && !edition {
		return out.peek(e.Path, c.folder)
	}
	take := func(f source.File, diags diag.List) {
		out.edition = edition || c.isText(f)
		out.read(f, parser, c)
		out.diags = slices.Clip(append(diags, out.diags...).Bounded())
	}
	if (page || edition) && e.Size > source.MaxText {
		take(source.TooLong(e.Path, e.Size))
		return nil
	}
	err := c.folder.With(e.Path, func(raw []byte, d folder.Digest) {
		out.digest = d
		if !page && !edition {
			out.probe(e.Path, ext, raw)
			return
		}
		take(source.Borrow(e.Path, raw))
	})
	return out.excuse(e.Path, c.folder, err)
}

// excuse returns nil if a listed file cannot be read because it is gone, or because
// something else took its place, which is a finding.
func (p *parsed) excuse(name string, from *folder.Folder, err error) error {
	if err == nil {
		return nil
	}
	if p.diags = source.Obstacle(from, name, false); p.diags != nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return fmt.Errorf("reading %s: %w", name, err)
}

// read passes a decoded file to the parser for its kind.
func (p *parsed) read(f source.File, parser *markdown.Parser, c *Compiler) {
	if !p.edition {
		p.document, p.body, p.diags = parser.Parse(f)
		p.diags = append(p.diags, kind.Read(p.document, p.body)...)
		return
	}
	f.Text = strings.Clone(f.Text) // a statute keeps references into it
	p.document, p.diags = lawtext.Document(f, c.form, nil)
	p.body = &doc.Body{}
}

// peek reads the first bytes of a file that may be published beside a page.
func (p *parsed) peek(name string, from *folder.Folder) error {
	file := site.File{Path: name}
	if _, ok := attachment.Allowed(name); ok {
		head, err := from.Head(name, attachment.Head)
		if err != nil {
			return p.excuse(name, from, err)
		}
		switch attachment.Judge(name, head) {
		case attachment.Markup:
			file.Flaw = "site/attachment-markup"
		case attachment.Foreign:
			file.Flaw = "site/attachment-foreign"
		}
	}
	p.file = file
	return nil
}

// probe reads the facts about a picture.
func (p *parsed) probe(name, ext string, raw []byte) {
	p.file = site.File{Path: name}
	info, err := picture.Probe(raw)
	if err != nil {
		p.file.Flaw = Flaw(err) // reported where a page shows it, if any does
		return
	}
	p.file.Width, p.file.Height = info.Width, info.Height
	if p.file.Width > picture.MaxWidth { // the published copy is smaller
		p.file.Height = max(1, (info.Height*picture.MaxWidth+info.Width/2)/info.Width)
		p.file.Width = picture.MaxWidth
	}
	p.file.Widths = picture.Widths(info)
	p.picture.location, p.picture.lost = info.HasLocation, info.Lost
	if named := strings.TrimPrefix(ext, "."); named != info.Format && (named != "jpg" || info.Format != "jpeg") {
		p.picture.format = info.Format
	}
}

// Unfit reports whether an error is the picture's fault, not the machine's. It comes late
// if only the rest of the file after the header is broken, or if the file was rewritten
// after it was first read.
func Unfit(err error) bool {
	return errors.Is(err, picture.ErrBroken) || errors.Is(err, picture.ErrUnknownFormat) || errors.Is(err, picture.ErrTooLarge) || errors.Is(err, picture.ErrUnsafe)
}

// Flaw returns the code of the finding for a picture that cannot be used.
func Flaw(err error) string {
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		return "picture/too-large"
	case errors.Is(err, picture.ErrUnknownFormat):
		return "picture/unknown-format"
	case errors.Is(err, picture.ErrUnsafe):
		return "picture/unsafe-svg"
	}
	return "picture/broken"
}
