package markdown

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/cite"
	"pufa/internal/doc"
)

// schemes are the schemes that a link may have. Anything with another scheme
// (javascript:, data:, file: …) is left out of the page: a list of dangerous
// ones would never be complete.
var schemes = []string{"http", "https", "mailto", "tel", "sms", "ftp", "law"}

// scheme returns the scheme of an address in lower case, or "". Like browsers,
// it ignores control characters and leading blanks.
func scheme(address string) string {
	var b strings.Builder
	for _, r := range address {
		switch {
		case r <= ' ' || r == 0x7f || r == utf8.RuneError || r >= 0x80 && r < 0xA0 || r == 0x00AD || r == 0x200B || r == 0xFEFF:
		case r == ':':
			return b.String()
		case r >= 'A' && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case r >= 'a' && r <= 'z', b.Len() > 0 && (r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.'):
			b.WriteRune(r)
		default:
			return ""
		}
	}
	return ""
}

// target splits an address into target and fragment as in [doc.Ref]. ok is
// false if the address must not be published.
func target(address string) (path, fragment string, ok bool) {
	address = strings.TrimSpace(address)
	s := scheme(address)
	if s != "" {
		for _, allowed := range schemes {
			ok = ok || s == allowed
		}
		if !ok || strings.ContainsFunc(address, isControl) {
			return "", "", false
		}
	}
	path, rest, _ := strings.Cut(address, "#")
	fragment, err := url.PathUnescape(rest)
	if err != nil || !utf8.ValidString(fragment) {
		fragment = rest
	}
	if s != "" || strings.HasPrefix(path, "//") {
		return path, fragment, true
	}
	plain, err := url.PathUnescape(path)
	if err != nil || !utf8.ValidString(plain) || strings.ContainsAny(plain, "#?") && plain != path {
		plain = path
	}
	if scheme(plain) != "" || strings.ContainsFunc(plain, isControl) {
		return "", "", false // %6aavascript: and the like
	}
	return plain, fragment, true
}

// behindUser returns the host of a web address that names a user before it, else "".
// Readers take such a name for the host: https://www.gov.cn@example.com/ leads to
// example.com (WHATWG URL, "authority state"; browsers read \ as /).
func behindUser(address string) string {
	switch scheme(address) {
	case "http", "https", "ftp":
		_, address, _ = strings.Cut(address, ":")
	default:
		if !strings.HasPrefix(address, "//") {
			return ""
		}
	}
	address = strings.TrimLeft(address, `/\`)
	if end := strings.IndexAny(address, `/\?`); end >= 0 {
		address = address[:end]
	}
	if at := strings.LastIndexByte(address, '@'); at >= 0 {
		return address[at+1:]
	}
	return ""
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// destination resolves the escapes and entities of a target as written in the
// source.
func destination(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	return string(appendPlain(nil, raw))
}

// offsetsOf finds the offsets of part in the source: goldmark returns slices of it
// without them. Both slices have the same end of capacity.
func (w *writer) offsetsOf(part []byte) (start, end int, ok bool) {
	if len(part) == 0 {
		return 0, 0, false
	}
	start = cap(w.source) - cap(part)
	end = start + len(part)
	if start < 0 || end > len(w.source) || &w.source[start] != &part[0] {
		return 0, 0, false
	}
	return start, end, true
}

// link writes a link of the form [text](address).
func (w *writer) link(n *gast.Link) {
	start, end, ok := w.offsetsOf(n.Destination)
	if !ok {
		start, end = w.constructAt(n)
	}
	address := destination(n.Destination)
	text := strings.TrimSpace(w.alt(n))
	switch {
	case strings.TrimSpace(address) == "":
		w.diags.Add("markdown/link-without-address", w.span(start, end), clip(text))
	case text == "" && !holdsImage(n):
		w.diags.Add("markdown/link-without-text", w.span(start, end), clip(address))
	}
	opened := w.open(doc.Link, address, plainString(n.Title), start, end)
	if opened {
		sayEdition(&w.refs[len(w.refs)-1], text)
	}
	w.inline(n)
	if opened {
		w.close()
	}
}

// sayEdition makes a link to a statute mean the edition that its text names:
// [《立法法》（2015年修正）第七十三条](law:立法法#73).
func sayEdition(r *doc.Ref, text string) {
	if r.Kind != doc.Cite || r.Cites[0].Edition.Named() {
		return
	}
	for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
		if named := c.Targets[0]; named.Edition.Named() && cite.Fold(named.Law) == cite.Fold(r.Cites[0].Law) {
			r.Cites[0].Edition = named.Edition
		}
	}
}

// holdsImage reports whether a link shows an image. An image without text is
// reported by itself.
func holdsImage(n gast.Node) bool {
	found := false
	_ = gast.Walk(n, func(c gast.Node, entering bool) (gast.WalkStatus, error) {
		if _, ok := c.(*gast.Image); ok {
			found = true
			return gast.WalkStop, nil
		}
		return gast.WalkContinue, nil
	})
	return found
}

// autoLink writes a bare address, or one in < >.
func (w *writer) autoLink(n *gast.AutoLink) {
	address := string(n.URL(w.source))
	label := n.Label(w.source)
	start, end, ok := w.offsetsOf(label)
	if !ok {
		start, end = w.constructAt(n)
	}
	if n.AutoLinkType == gast.AutoLinkEmail && scheme(address) != "mailto" {
		address = "mailto:" + address
	}
	opened := w.open(doc.Link, address, "", start, end)
	w.html = appendEscapedBytes(w.html, label)
	w.plain = append(w.plain, label...)
	if opened {
		w.close()
	}
}

// open makes the hole for the start tag of a link. It returns false and writes
// nothing for an address that must not be published and for a link inside a
// link.
func (w *writer) open(kind doc.RefKind, address, title string, start, end int) bool {
	if kind == doc.Link && w.inLink > 0 {
		w.diags.Add("markdown/link-in-link", w.span(start, end))
		return false
	}
	path, fragment, ok := target(address)
	if !ok {
		w.diags.Add("markdown/address-unsafe", w.span(start, end), clip(address))
		return false
	}
	if strings.HasPrefix(path, "//") {
		d := w.diags.Add("markdown/address-without-scheme", w.span(start, end), clip(address), clip("https:"+strings.TrimSpace(address)))
		if bytes.HasPrefix(w.source[start:end], []byte("//")) {
			w.mend(d, start, start, "https:")
		}
	}
	if host := behindUser(path); host != "" {
		w.diags.Add("markdown/address-user", w.span(start, end), clip(address), clip(host))
	}
	ref, detail := doc.Ref{Kind: kind, Target: path, Fragment: fragment}, doc.Detail{Span: w.span(start, end), Title: title}
	if kind == doc.Link && scheme(path) == "law" {
		t, ok := lawLink(path, fragment)
		if !ok {
			w.diags.Add("markdown/law-link", w.span(start, end), clip(address))
			return false
		}
		ref, detail.Title = doc.Ref{Kind: doc.Cite, Target: path, Cites: []cite.Target{t}}, ""
	}
	w.hole(ref, detail)
	if kind == doc.Link {
		w.inLink++
	}
	return true
}

// close ends the link that open began.
func (w *writer) close() {
	w.html = append(w.html, "</a>"...)
	w.inLink--
}

// hole makes a hole at the current position.
func (w *writer) hole(r doc.Ref, d doc.Detail) {
	w.holes = append(w.holes, slot{len(w.html), len(w.refs)})
	w.refs, w.details = append(w.refs, r), append(w.details, d)
}

// constructAt is the best known place of an inline node whose parts have none.
func (w *writer) constructAt(n gast.Node) (start, end int) {
	start = n.Pos()
	if start < 0 || start >= len(w.source) {
		return w.blockStart, w.blockStart
	}
	_, size := utf8.DecodeRune(w.source[start:])
	return start, start + size
}

// clip shortens an author's text for a message.
func clip(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
