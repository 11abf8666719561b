package markdown

import (
	"bytes"
	"slices"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// captionMarks begin a block that is the caption of the table after it:
//
//	表：受理与办结的期限
//	| 环节 | 天数 |
//	| --- | --- |
var captionMarks = [][]byte{[]byte("表："), []byte("表:"), []byte("Table: ")}

// caption returns the block with the caption of a table and the length of its
// mark, or nil.
func (w *writer) caption(table gast.Node) (*gast.Paragraph, int) {
	p, ok := table.PreviousSibling().(*gast.Paragraph)
	if !ok || p.Lines().Len() != 1 {
		return nil, 0
	}
	t, ok := p.FirstChild().(*gast.Text)
	if !ok {
		return nil, 0
	}
	value := t.Segment.Value(w.source)
	for _, mark := range captionMarks {
		if bytes.HasPrefix(value, mark) {
			return p, len(mark)
		}
	}
	return nil, 0
}

// isCaption reports whether a block is written as part of the table after it.
func (w *writer) isCaption(p gast.Node) bool {
	table, ok := p.NextSibling().(*east.Table)
	if !ok {
		return false
	}
	caption, _ := w.caption(table)
	return caption == p
}

// table writes a table in a region of its own, which scrolls on a narrow page
// and can be reached with the keyboard.
func (w *writer) table(n *east.Table) {
	caption, mark := w.caption(n)
	name := first(w.tableName, w.parser.words.table)
	if caption != nil {
		if text := strings.TrimSpace(w.alt(caption)); len(text) > mark {
			name = strings.TrimSpace(text[mark:])
		}
	}
	labels := w.labelled(n)
	if labels == nil {
		w.html = append(w.html, `<div class="table" role="region"`...)
	} else {
		w.html = append(w.html, `<div class="table many" role="region"`...)
	}
	w.attribute("aria-label", w.landmark(name))
	w.html = append(w.html, ` tabindex="0">`+"\n<table>\n"...)
	if caption != nil {
		t := caption.FirstChild().(*gast.Text)
		t.Segment.Start += mark
		t.Segment = t.Segment.TrimLeftSpace(w.source)
		w.html = append(w.html, "<caption>"...)
		w.inline(caption)
		w.html = append(w.html, "</caption>\n"...)
		w.endBlock()
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == east.KindTableHeader {
			w.html = append(w.html, "<thead>\n<tr>\n"...)
			w.cells(row, true, nil)
			w.html = append(w.html, "</tr>\n</thead>\n"...)
			if row.NextSibling() != nil {
				w.html = append(w.html, "<tbody>\n"...)
			}
			continue
		}
		w.html = append(w.html, "<tr>\n"...)
		w.cells(row, false, labels)
		w.html = append(w.html, "</tr>\n"...)
		if row.NextSibling() == nil {
			w.html = append(w.html, "</tbody>\n"...)
		}
	}
	w.html = append(w.html, "</table>\n</div>\n"...)
}

// From this many columns on, or from fewer if a cell has more than a few
// characters, a table is too narrow for a phone. Then its cells name their
// column, so that a stylesheet can show each row as a list.
const (
	manyColumns = 4
	wordyTable  = 3 // columns
	wordyCell   = 8 // Han characters
)

// labelled returns the column headings of a table with many columns, else nil.
func (w *writer) labelled(n *east.Table) []string {
	head := n.FirstChild()
	if head == nil || head.ChildCount() < wordyTable || head.ChildCount() < manyColumns && !w.wordy(n) {
		return nil
	}
	var labels []string
	for c := head.FirstChild(); c != nil; c = c.NextSibling() {
		labels = append(labels, strings.TrimSpace(w.alt(c)))
	}
	return labels
}

// wordy reports whether a table of three columns is too wide for a phone. Its
// first column may wrap if the others are short, as figures are.
func (w *writer) wordy(n *east.Table) bool {
	var widest [wordyTable]int
	for row := n.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		column := 0
		for c := row.FirstChild(); c != nil && column < wordyTable; c = c.NextSibling() {
			widest[column] = max(widest[column], countWords([]byte(w.alt(c))))
			column++
		}
	}
	first, others := widest[0], widest[1:]
	return slices.Max(others) > wordyCell || first > wordyCell && others[0]+others[1] > wordyCell
}

// cells writes a row. An empty cell of the head is not a heading, so it becomes
// a td. Right-aligned columns contain figures: class "num".
func (w *writer) cells(row gast.Node, head bool, labels []string) {
	column := -1
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		column++
		cell, ok := c.(*east.TableCell)
		if !ok {
			continue
		}
		tag := "td"
		if head && cell.FirstChild() != nil {
			tag = "th"
		}
		w.html = append(w.html, '<')
		w.html = append(w.html, tag...)
		if tag == "th" {
			w.html = append(w.html, ` scope="col"`...)
		}
		switch cell.Alignment {
		case east.AlignRight:
			w.html = append(w.html, ` class="num"`...)
		case east.AlignCenter:
			w.html = append(w.html, ` class="center"`...)
		case east.AlignLeft:
			w.html = append(w.html, ` class="left"`...)
		}
		if column > 0 && column < len(labels) && labels[column] != "" && cell.FirstChild() != nil {
			w.attribute("data-label", labels[column])
		}
		w.html = append(w.html, '>')
		w.blockStart = cell.Pos()
		w.suspects(cell, w.surveyLines(cell))
		w.cites.begin(w)
		w.inline(cell)
		w.cites.end(w)
		w.html = append(w.html, "</"...)
		w.html = append(w.html, tag...)
		w.html = append(w.html, '>', '\n')
		if c.NextSibling() != nil {
			w.plain = append(w.plain, ' ')
		}
	}
	w.endBlock()
}
