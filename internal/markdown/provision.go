package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Two boxes have a citation as their title. What depends on the statute is
// filled into a hole once the statutes are known.
//
//	::: law 信访工作条例 第三十五条
//	:::
//
// shows the words of that provision, and
//
//	::: quote 《信访工作条例》第三十五条
//	……
//	:::
//
// contains words that are compared with it.
const (
	lawBox   = "law"
	quoteBox = "quote"
)

// isProvisionBox reports whether a container is one of the two. If a theme
// defines such a name with an element, it gets its own box.
func isProvisionBox(c Container) bool {
	return c.Element == "none" && (c.Name == lawBox || c.Name == quoteBox)
}

// provisionBox writes either box.
func (w *writer) provisionBox(n *containerNode, name string) {
	ref, detail := doc.Ref{Kind: doc.Provision}, doc.Detail{Span: w.titleSpan(n), Title: n.title}
	if name == quoteBox {
		ref.Kind = doc.Quote
	}
	targets, backwards := w.titleCites(n.title)
	if backwards {
		w.diags.Add("cite/range-backwards", detail.Span, n.title)
	}
	switch {
	case w.quoting:
		w.diags.Add("markdown/quote-nested", w.span(n.start, n.end), n.name)
	case len(targets) == 0:
		w.diags.Add("markdown/provision-title", detail.Span, n.name, n.title)
	default:
		ref.Cites = targets
	}
	w.html = append(w.html, `<figure class="box law-quote`...)
	for _, class := range n.attrs.classes {
		w.html = append(w.html, ' ')
		w.html = appendEscaped(w.html, class)
	}
	w.html = append(w.html, '"')
	w.idAttribute(n.attrs.id, n.start, n.end)
	w.html = append(w.html, '>', '\n')
	if len(ref.Cites) == 0 { // reported; the words are kept for the preview
		w.blocks(n)
	} else if name == quoteBox {
		ref.Quoted, detail.Pieces = w.quotation(n)
		w.hole(ref, detail)
	} else {
		if n.closed && n.HasChildren() {
			w.diags.Add("markdown/law-with-text", w.span(n.start, n.end), n.title)
		}
		w.plain = append(w.plain, n.title...)
		w.endBlock()
		w.hole(ref, detail)
		w.blocks(n)
	}
	w.html = append(w.html, "</figure>\n"...)
}

// quotation writes the words of ::: quote and returns them, and where they stand.
func (w *writer) quotation(n *containerNode) (words string, pieces []doc.Piece) {
	w.quoting, w.recording, w.quotedAt, w.pieces = true, true, len(w.plain), nil
	w.html = append(w.html, "<blockquote>\n"...)
	w.blocks(n)
	w.html = append(w.html, "</blockquote>\n"...)
	w.quoting, w.recording = false, false
	words = strings.TrimRight(string(w.plain[w.quotedAt:]), "\n")
	if strings.TrimSpace(words) == "" {
		w.diags.Add("markdown/quote-empty", w.span(n.start, n.end), n.title)
	}
	w.plain = append(w.plain, n.title...)
	w.endBlock()
	return words, w.pieces
}

// quote records where the text of a quotation comes from: value, at offset at
// of the source, was written from byte plain of writer.plain on. Escapes and
// entities get pieces of their own, so that those of the words next to them
// stay exact.
func (w *writer) quote(plain int, value []byte, at int) {
	if !w.recording || at < 0 {
		return
	}
	for i := 0; i < len(value) && plain < len(w.plain); {
		n := bytes.IndexAny(value[i:], "\\&\x00")
		switch {
		case n < 0:
			n = len(value) - i
		case n == 0:
			if n = 1; value[i] == '\\' {
				n = min(2, len(value)-i)
			} else if _, size := entity(value[i:]); size > 0 {
				n = size
			}
		}
		size := len(appendPlain(w.scratch[:0], value[i:i+n]))
		span := w.span(at+i, at+i+n)
		w.pieces = append(w.pieces, doc.Piece{Text: plain - w.quotedAt, Size: size, Start: span.Start, End: span.End})
		i, plain = i+n, plain+size
	}
}

// titleSpan is the place of a container's title; without one, the opening line.
func (w *writer) titleSpan(n *containerNode) diag.Span {
	line := w.source[n.start:min(n.end, len(w.source))]
	after := n.colons + bytes.Index(line[n.colons:], []byte(n.name)) + len(n.name)
	if i := bytes.Index(line[after:], []byte(n.title)); n.title != "" && i >= 0 {
		return w.span(n.start+after+i, n.start+after+i+len(n.title))
	}
	return w.span(n.start, n.end)
}

// longestTitle is how many bytes a citation as a title may have. The longest
// names of statutes have half as many.
const longestTitle = 400

// titleCites reads a title that is a citation and nothing else:
// 《信访工作条例》第三十五条, 信访工作条例 第三十五条第二款, 民法典1079条; in
// notes 第三十五条 alone. It returns nothing for a title that names no
// provision. For the page after it, the citation counts as one in the text.
// backwards reports a range that runs backwards.
func (w *writer) titleCites(title string) (targets []cite.Target, backwards bool) {
	if len(title) > longestTitle {
		return nil, false
	}
	c := &w.cites
	before, after := "", title
	if i := strings.Index(title, "《"); i > 0 && cite.NamesEdition(title[:i]) { // 旧《信访条例》第三条
		before, after = title[:i], title[i:]
	}
	name, rest := cutTitle(after)
	if name == "" {
		if about := w.doc.Meta.Law; about != "" && strings.HasPrefix(title, "第") {
			title = "《" + about + "》" + title
		}
		targets, backwards = whole(title, c.read(w).Block(title, c.origin))
		return c.known.keep(targets), backwards
	}
	full := before + "《" + name + "》" + rest
	targets, backwards = whole(full, cite.NewReader(cite.Text{}, cite.NewTitles(cite.Undated(name))).Block(full, cite.Origin{}))
	if known, wrong := whole(full, c.read(w).Block(full, c.origin)); known != nil { // 《条例》, as the page calls it
		targets, backwards = known, wrong
	}
	return c.known.keep(targets), backwards
}

// whole returns the targets if the text is one citation of provisions and
// nothing else, except words that name its edition.
func whole(text string, found []cite.Citation) (targets []cite.Target, backwards bool) {
	if len(found) != 1 {
		return nil, false
	}
	for _, around := range [...]string{text[:found[0].Start], text[found[0].End:]} {
		if around != "" && !cite.NamesEdition(around) {
			return nil, false
		}
	}
	for _, t := range found[0].Targets {
		if t.Locator.IsZero() {
			return nil, false
		}
	}
	return found[0].Targets, found[0].Backwards
}

// cutTitle separates the name of a statute from the provision after it. name is
// "" if there is none.
func cutTitle(title string) (name, rest string) {
	if strings.HasPrefix(title, "《") {
		depth := 0
		for i, r := range title {
			switch r {
			case '《':
				depth++
			case '》':
				if depth--; depth == 0 {
					return title[len("《"):i], withoutSpace(title[i+len("》"):])
				}
			}
		}
		return "", ""
	}
	for i, r := range title {
		if i == 0 || !strings.ContainsRune("第笫0123456789０１２３４５６７８９一二三四五六七八九十", r) {
			continue
		}
		name, rest := strings.TrimRight(title[:i], " \t\u3000"), withoutSpace(title[i:])
		if strings.HasPrefix(name, "第") || strings.HasPrefix(name, "本") || strings.HasSuffix(name, "》") || utf8.RuneCountInString(name) < 2 {
			break
		}
		full := "《" + name + "》" + rest
		if targets, _ := whole(full, cite.NewReader(cite.Text{}, cite.NewTitles(cite.Undated(name))).Block(full, cite.Origin{})); targets != nil {
			return name, rest
		}
	}
	return "", ""
}

func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }
