package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnoteParser reads [^name]: text like goldmark's parser and records its
// place.
type footnoteParser struct{ parser.BlockParser }

func (p footnoteParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	f := findingsOf(pc)
	at, position := reader.Position()
	_, segment := reader.PeekLine()
	n, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*east.Footnote); ok {
		if len(f.notes) == maxNotes {
			reader.SetPosition(at, position)
			f.beyond("markdown/too-many-footnotes", segment, maxNotes)
			return nil, parser.NoChildren
		}
		start := segment.Start + max(pc.BlockOffset(), 0)
		f.notes = append(f.notes, extent{start, start + len(note.Ref) + 3, string(note.Ref)})
	}
	return n, state
}

// footnoteMarkParser reads [^name] in text and records marks without a
// footnote.
type footnoteMarkParser struct{ parser.InlineParser }

func (p footnoteMarkParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	line, segment := block.PeekLine()
	n := p.InlineParser.Parse(parent, block, pc)
	if n != nil || !bytes.HasPrefix(line, []byte("[^")) {
		return n
	}
	if end := bytes.IndexAny(line[:min(len(line), maxLabel)], "] \t\n"); end > 2 && line[end] == ']' {
		f := findingsOf(pc)
		f.dangling = append(f.dangling, extent{segment.Start, segment.Start + end + 1, string(line[2:end])})
	}
	return nil
}

// noteIDs returns the ids of a footnote and of one of its marks.
func (w *writer) noteIDs(index, ref int) (note, mark string) {
	note = "fn-" + itoa(index)
	mark = "fnref-" + itoa(index)
	if ref > 0 {
		mark += "-" + itoa(ref+1)
	}
	return note, mark
}

// noteMark writes the raised number in the text. Its link stays on the page, so
// it needs no hole.
func (w *writer) noteMark(n *east.FootnoteLink) {
	note, mark := w.noteIDs(n.Index, n.RefIndex)
	if w.marks == nil {
		w.marks = map[[2]int]bool{}
	}
	w.marks[[2]int{n.Index, n.RefIndex}] = true
	w.html = append(w.html, "<sup"...)
	if !w.ids[mark] {
		w.ids[mark] = true
		w.attribute("id", mark)
	}
	w.html = append(w.html, '>')
	if w.inLink == 0 {
		w.html = append(w.html, `<a class="footnote-ref" href="#`...)
		w.html = appendEscaped(w.html, note)
		w.html = append(w.html, `" role="doc-noteref"`...)
		w.attribute("aria-label", w.parser.words.note+itoa(n.Index))
		w.html = append(w.html, '>')
	}
	w.html = append(w.html, itoa(n.Index)...)
	if w.inLink == 0 {
		w.html = append(w.html, "</a>"...)
	}
	w.html = append(w.html, "</sup>"...)
}

// noteBack writes the arrow from a footnote to its mark.
func (w *writer) noteBack(n *east.FootnoteBacklink) {
	if !w.marks[[2]int{n.Index, n.RefIndex}] {
		return // the mark was in something not written, such as the title
	}
	_, mark := w.noteIDs(n.Index, n.RefIndex)
	w.html = append(w.html, ` <a class="footnote-backref" href="#`...)
	w.html = appendEscaped(w.html, mark)
	w.html = append(w.html, `" role="doc-backlink"`...)
	label := w.parser.words.back + itoa(n.Index)
	if n.RefIndex > 0 {
		label += "-" + itoa(n.RefIndex+1)
	}
	w.attribute("aria-label", label)
	w.html = append(w.html, ">↩</a>"...)
}

// notes writes the list of footnotes at the end of the body.
func (w *writer) notes(n *east.FootnoteList) {
	w.html = append(w.html, `<section class="footnotes" role="doc-endnotes"`...)
	w.attribute("aria-label", w.landmark(w.parser.words.footnote))
	w.html = append(w.html, ">\n<ol>\n"...)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note, ok := c.(*east.Footnote)
		if !ok {
			continue
		}
		id, _ := w.noteIDs(note.Index, 0)
		w.html = append(w.html, "<li"...)
		if !w.ids[id] {
			w.ids[id] = true
			w.attribute("id", id)
		}
		w.html = append(w.html, '>', '\n')
		w.blocks(note)
		w.html = append(w.html, "</li>\n"...)
	}
	w.html = append(w.html, "</ol>\n</section>\n"...)
}

// reportNotes reports marks without a footnote and footnotes without a mark.
func (w *writer) reportNotes(f *findings, list *east.FootnoteList) {
	marks, colonless := map[string]int{}, map[string]bool{}
	for _, p := range f.dangling {
		marks[p.text]++
		behind := w.source[p.end : p.end+lineLength(w.source[p.end:])]
		if before := w.source[:p.start]; marks[p.text] == 2 && !w.noteColons[p.text] && bytes.HasSuffix(before, []byte("\n\n")) && len(bytes.TrimSpace(behind)) > 0 {
			colonless[p.text] = true
			w.diags.Add("markdown/footnote-no-colon", w.span(p.start, p.end), p.text)
		}
	}
	for _, p := range f.dangling {
		if w.noteColons[p.text] || colonless[p.text] {
			continue // reported where it is
		}
		w.diags.Add("markdown/footnote-missing", w.span(p.start, p.end), p.text)
	}
	used := map[string]bool{}
	if list != nil {
		for c := list.FirstChild(); c != nil; c = c.NextSibling() {
			if note, ok := c.(*east.Footnote); ok {
				used[string(note.Ref)] = true
			}
		}
	}
	for _, p := range f.notes {
		if !used[p.text] {
			w.diags.Add("markdown/footnote-unused", w.span(p.start, p.end), p.text)
		}
	}
}
