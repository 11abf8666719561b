package site

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// followReferences finds the target of each reference of each page, and thereby
// the files to publish: only those that a published page refers to, so that the
// pictures of a draft are never published.
func (r *resolver) followReferences() {
	for _, p := range slices.Concat(r.site.Sources(), r.site.hidden) {
		if r.in.Only == nil || r.in.Only(p.Doc) {
			p.Targets = r.targets(p)
		}
		if m := p.Doc.Meta.Image; m != "" {
			span := p.Doc.KeySpan("image")
			if f, ok := r.find(p.Doc, m, span, "site/image-not-found"); ok {
				p.Image = r.publishPicture(f, m, span)
			}
		}
	}
	for _, a := range r.assets {
		r.site.Files = append(r.site.Files, a)
	}
	slices.SortFunc(r.site.Files, func(a, b *Asset) int { return cmp.Compare(a.Path, b.Path) })
}

// targets finds the targets of a page's references; nil = none leads anywhere,
// as on many pages of sites that lack the statutes they cite.
func (r *resolver) targets(p *Page) []Target {
	all, some := r.scratch[:0], false
	for i := range p.Doc.Refs {
		t := r.target(p, i)
		all, some = append(all, t), some || t != Target{}
	}
	r.scratch = all
	if !some {
		return nil
	}
	return slices.Clone(all)
}

// target finds the target of reference i of a page.
func (r *resolver) target(p *Page, i int) Target {
	ref := &p.Doc.Refs[i]
	switch ref.Kind {
	case doc.Image:
		return r.picture(p, ref)
	case doc.Cite:
		return r.citation(p, i)
	case doc.Uncited:
		return Target{}
	case doc.Provision, doc.Quote:
		return r.quotation(p, ref)
	case doc.Media:
		if a := r.static(ref.Target); a != nil {
			return Target{Asset: a}
		}
		if f, ok := r.find(p.Doc, ref.Target, ref.Span, "site/link-not-found"); ok {
			return Target{Asset: r.publishAttachment(f, ref.Target, ref.Span)}
		}
		return Target{}
	}
	if address, own := r.ownAddress(ref.Target); own {
		if t, ok := r.atAddress(address); ok {
			t.Fragment = ref.Fragment
			return t
		}
		if r.static(address) == nil {
			r.diags.Add("site/own-address-not-found", ref.Span, ref.Target)
		}
		return Target{External: ref.Target, Fragment: ref.Fragment}
	}
	switch scheme := schemeOf(ref.Target); {
	case strings.HasPrefix(ref.Target, "//"):
		return Target{External: ref.Target, Fragment: ref.Fragment}
	case scheme == "http", scheme == "https", scheme == "mailto", scheme == "tel", scheme == "sms", scheme == "ftp":
		return Target{External: ref.Target, Fragment: ref.Fragment}
	case scheme != "":
		if len(scheme) == 1 || scheme == "file" { // C:\甲.docx
			r.diags.Add("site/own-disk", ref.Span, ref.Target)
		} else {
			r.diags.Add("site/unknown-scheme", ref.Span, scheme, ref.Target)
		}
		return Target{}
	case ref.Target == "":
		if ref.Fragment != "" && !r.hasAnchor(p.Doc, ref.Fragment) {
			r.reportAnchor(p.Doc, ref, p.Doc)
		}
		if len(p.Doc.Below) > 0 {
			return r.in.Settings.part(p, ref.Fragment)
		}
		return Target{Fragment: ref.Fragment}
	}
	source := r.source(p.Doc.Path, ref.Target)
	if doc := r.names.document(source); doc >= 0 {
		return r.linkToPage(p, ref, doc)
	}
	if a := r.static(ref.Target); a != nil && r.names.file(source) < 0 {
		return Target{Asset: a, Fragment: ref.Fragment}
	}
	f, ok := r.find(p.Doc, ref.Target, ref.Span, "site/link-not-found")
	if !ok {
		return Target{}
	}
	return Target{Asset: r.publishAttachment(f, ref.Target, ref.Span), Fragment: ref.Fragment}
}

func (r *resolver) linkToPage(p *Page, ref *doc.Ref, source int) Target {
	to := r.pageOf(source, ref.Target, ref.Span)
	if to == nil {
		return Target{}
	}
	if to.Type == doc.NotesType && to.Work != nil {
		if n, ok := headingNumber(ref.Fragment); ok {
			return provision(to.Work, to.Work.Shown, cite.Target{Locator: law.Locator{Article: n}})
		}
	}
	if ref.Fragment != "" && !r.hasAnchor(to.Doc, ref.Fragment) {
		r.reportAnchor(p.Doc, ref, to.Doc)
	}
	return r.in.Settings.part(to, ref.Fragment)
}

// pageOf returns the published page of a document. If it is not published, it
// reports why nothing links to it and returns nil.
func (r *resolver) pageOf(document int, written string, span diag.Span) *Page {
	if p := r.pages[document]; p != nil {
		return p
	}
	if u, ok := r.left[r.documents[document].Path]; ok {
		due := ""
		if !u.Due.IsZero() {
			due = u.Due.Format("2006-01-02 15:04")
		}
		r.diags.Add("site/leads-to-"+u.Status.String(), span, written, due)
	}
	return nil
}

// hasAnchor reports whether a document has an anchor. Most have a few.
func (r *resolver) hasAnchor(d *doc.Document, id string) bool {
	if len(d.Anchors) < 32 {
		return slices.Contains(d.Anchors, id)
	}
	return r.names.anchorsOf(d.Path, d.Anchors).has[id]
}

func (r *resolver) reportAnchor(from *doc.Document, ref *doc.Ref, to *doc.Document) {
	if near := r.names.nearAnchor(ref.Fragment, r.names.anchorsOf(to.Path, to.Anchors)); near != "" {
		r.diags.Add("site/anchor-not-found-near", ref.Span, to.Path, ref.Fragment, near)
	} else {
		r.diags.Add("site/anchor-not-found", ref.Span, to.Path, ref.Fragment)
	}
}

func (r *resolver) picture(p *Page, ref *doc.Ref) Target {
	if scheme := schemeOf(ref.Target); scheme != "" || strings.HasPrefix(ref.Target, "//") {
		r.diags.Add("site/foreign-image", ref.Span, ref.Target)
		return Target{}
	}
	f, ok := r.find(p.Doc, ref.Target, ref.Span, "site/image-not-found")
	if !ok {
		return Target{}
	}
	return Target{Asset: r.publishPicture(f, ref.Target, ref.Span)}
}

// source returns the source path that a target names, seen from the file that
// contains it. A target that begins with "/" starts at content/.
func (r *resolver) source(from, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Join(Content, target)
	}
	return path.Join(path.Dir(from), target)
}

// find returns the file that a target names. A missing file is reported under
// code, with the most similar name if there is one. A name that differs only in
// case is an error on every system, since the file would be missing on the
// server.
func (r *resolver) find(from *doc.Document, target string, span diag.Span, code string) (File, bool) {
	source := r.source(from.Path, target)
	if i := r.names.file(source); i >= 0 {
		r.wanted[r.in.Files[i].Path] = true
		return r.in.Files[i], true
	}
	if real := r.names.otherCase(source); real != "" {
		proper := written(from.Path, target, real)
		r.diags.Add("site/wrong-case", span, target, proper).Swap(target, proper)
		return File{}, false
	}
	picture := code == "site/image-not-found"
	near := ""
	if p := r.names.near(source, from.Path, picture); p != "" {
		near = written(from.Path, target, p)
	} else if !picture {
		near = r.nearStatic(source)
	}
	meant := narrow.Replace(target)
	switch {
	case near == "" && strings.Contains(target, `\`):
		r.diags.Add("site/backslash", span, target, meant)
	case near == "" && meant != target && (schemeOf(meant) != "" || r.names.file(r.source(from.Path, meant)) >= 0 || webAddress.MatchString(meant)):
		r.diags.Add("site/wide-address", span, target, meant)
	case picture && r.static(target) != nil:
		r.diags.Add("site/static-picture", span, target)
	case near == "" && webAddress.MatchString(target):
		r.diags.Add("site/web-address", span, target, "https://"+target).Swap(target, "https://"+target)
	case near != "":
		r.diags.Add(code+"-near", span, target, near)
	default:
		r.diags.Add(code, span, target)
	}
	return File{}, false
}

// narrow replaces full-width characters in an address with those probably
// meant.
var narrow = strings.NewReplacer(`\`, "/", "：", ":", "／", "/", "．", ".", "。", ".", "？", "?", "＃", "#", "－", "-", "＿", "_", "　", "")

// webAddress is probably the name of a host: it begins with www or ends in a
// common domain.
var webAddress = regexp.MustCompile(`^(?i)(www\.[a-z0-9-]+|[a-z0-9-]+)(\.[a-z0-9-]+)*\.(cn|com|net|org|gov|edu|top|vip)(:\d+)?(/.*)?$`)

// static returns the file of static/ that a target names from the site's root,
// or nil. It is published whether or not anything links to it.
func (r *resolver) static(target string) *Asset {
	name, rooted := strings.CutPrefix(target, "/")
	if !rooted {
		return nil
	}
	name = nfc(path.Clean(name))
	for _, guess := range []string{name, path.Join(name, "index.html")} {
		if f, ok := r.names.static[guess]; ok {
			return &Asset{File: File{Path: "static/" + f}, URL: URL("/" + f)}
		}
	}
	return nil
}

// nearStatic returns the path of the file of static/ that was probably meant,
// if static/ was written too or the case differs; else "".
func (r *resolver) nearStatic(source string) string {
	r.names.list()
	name := strings.TrimPrefix(strings.TrimPrefix(nfc(source), Content+"/"), "static/")
	if f := r.names.statics[strings.ToLower(name)]; f != "" {
		return "/" + f
	}
	return ""
}

// written spells a source path as the author of from would: relative to it, or
// from content/ if the target was written that way.
func written(from, target, source string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(source, Content)
	}
	dir := strings.Split(path.Dir(from), "/")
	to := strings.Split(source, "/")
	n := 0
	for n < len(dir) && n < len(to)-1 && dir[n] == to[n] {
		n++
	}
	return strings.Repeat("../", len(dir)-n) + strings.Join(to[n:], "/")
}

// schemeOf returns the scheme of an address in lower case, or "".
func schemeOf(target string) string {
	i := strings.IndexAny(target, ":/?#")
	if i <= 0 || target[i] != ':' {
		return ""
	}
	for j := range i {
		c := target[j] | 0x20
		if !('a' <= c && c <= 'z' || j > 0 && ('0' <= target[j] && target[j] <= '9' || strings.IndexByte("+-.", target[j]) >= 0)) {
			return ""
		}
	}
	return strings.ToLower(target[:i])
}
