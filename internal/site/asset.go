package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"pufa/internal/attachment"
	"pufa/internal/diag"
	"pufa/internal/filename"
)

// publish makes a file part of the site.
func (r *resolver) publish(f File) *Asset {
	if a := r.assets[f.Path]; a != nil {
		return a
	}
	dir, clean := r.folder(path.Dir(f.Path)), fileName(f)
	a := &Asset{File: f, URL: URL(dir + clean)}
	ext := path.Ext(clean)
	for _, w := range f.Widths {
		a.Variants = append(a.Variants, Variant{
			Width:  w,
			Height: max(1, (f.Height*w+f.Width/2)/f.Width),
			URL:    URL(dir + strings.TrimSuffix(clean, ext) + "-" + itoa(w) + "w" + ext),
		})
	}
	r.assets[f.Path] = a
	return a
}

// fileName returns the name under which a file is published.
func fileName(f File) string { return cmp.Or(filename.Clean(path.Base(f.Path)), "_") }

// publishAttachment publishes a file that readers open or save by itself, or
// reports why it cannot and returns nil: files that a browser or a server might
// run come only from static/, where the owner of the site put them.
func (r *resolver) publishAttachment(f File, written string, span diag.Span) *Asset {
	for _, name := range []string{path.Base(f.Path), fileName(f)} {
		switch ending, ok := attachment.Allowed(name); {
		case ok:
			continue
		case ending == "":
			r.diags.Add("site/attachment-without-ending", span, written)
		case !strings.HasSuffix(strings.ToLower(name), ending):
			r.diags.Add("site/attachment-program-name", span, written, ending)
		default:
			r.diags.Add("site/attachment-kind", span, written, ending)
		}
		return nil
	}
	if f.Flaw != "" {
		r.diags.Add(f.Flaw, span, written, path.Ext(f.Path))
		return nil
	}
	return r.publish(f)
}

// otherPictures are the extensions of pictures that browsers cannot show.
var otherPictures = []string{".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".raw", ".dng", ".wmf", ".emf", ".ico", ".jfif", ".avif", ".jxl"}

// publishPicture publishes a picture, or reports why it cannot be shown and
// returns nil.
func (r *resolver) publishPicture(f File, written string, span diag.Span) *Asset {
	if f.Width == 0 {
		code := cmp.Or(f.Flaw, "site/not-a-picture")
		if code == "site/not-a-picture" && slices.Contains(otherPictures, strings.ToLower(path.Ext(f.Path))) {
			code = "picture/unknown-format"
		}
		r.diags.Add(code, span, written)
		return nil
	}
	return r.publish(f)
}
