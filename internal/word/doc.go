// Package word reads documents of word processors (.docx, from Word or WPS) into blocks:
// paragraphs, tables, and in them runs of words with the same formatting.
//
// Use [Read]. It keeps what a reader sees: automatic numbers are written out, insertions
// count even if not accepted yet, text boxes come after the paragraph that they are
// anchored in. What it leaves out (deleted, struck and hidden words, headers and footers)
// or can't keep (formulas, drawings) is listed in [Document.Lost], with the words and the
// place: nothing is lost silently.
//
// The package works on bytes and opens no file; limits bound the cost of a hostile
// archive. It knows nothing of titles, letterheads or statutes.
package word

import "strings"

// Document is the content of a document.
type Document struct {
	Blocks []Block
	Notes  [][]Block // footnotes and endnotes; [Run.Note] counts them from 1
	Lost   []Loss
	parts  archive
}

// Block is a paragraph, or a table.
type Block struct {
	Runs    []Run
	Table   *Table // nil for a paragraph
	Label   string // automatic number: （一）; "" = none
	Bullet  bool   // an item of a list without numbers
	Depth   int    // in its list, from 0
	Heading int    // level of a heading by style or outline, from 1; 0 = none
	Title   bool   // it has a title style
	Align   Align
	Boxed   bool // it comes from a text box
	Listed  bool // a line of a table of contents
}

// Align is the alignment of a paragraph. The zero value is left or justified.
type Align int

const (
	Left Align = iota
	Centre
	Right
)

// Run is words with the same formatting, or a picture, or the mark of a note.
type Run struct {
	Text    string // a newline is a line break
	Bold    bool
	Italic  bool
	Raised  int    // 1 above the line, -1 below it
	Size    int    // half points; 0 = not known
	Link    string // address; "" = none
	Picture string // name of the part with the picture; "" = none
	Alt     string // alternative text of the picture
	Note    int    // index into Document.Notes, from 1; 0 = none
}

// Table is a table, without the cells that another cell covers.
type Table struct {
	Rows [][]Cell
	Head int // number of heading rows
}

// Cell is a cell of a table.
type Cell struct {
	Blocks  []Block
	Columns int // number of columns that it covers, from 1
	Rows    int // number of rows that it covers, from 1
}

// Text returns the words of a block, its number included. Cells of a table are
// separated by tabs, rows by newlines.
func (b *Block) Text() string {
	if b.Table == nil && len(b.Runs) == 1 && b.Label == "" {
		return b.Runs[0].Text
	}
	var text strings.Builder
	b.write(&text)
	return text.String()
}

func (b *Block) write(text *strings.Builder) {
	text.WriteString(b.Label)
	for _, r := range b.Runs {
		text.WriteString(r.Text)
	}
	if b.Table != nil {
		for _, row := range b.Table.Rows {
			for i, c := range row {
				if i > 0 {
					text.WriteByte('\t')
				}
				writeAll(text, c.Blocks)
			}
			text.WriteByte('\n')
		}
	}
}

func writeAll(text *strings.Builder, list []Block) {
	for i := range list {
		if i > 0 {
			text.WriteByte('\n')
		}
		list[i].write(text)
	}
}

func textOf(list []Block) string {
	var text strings.Builder
	writeAll(&text, list)
	return text.String()
}

// Picture returns the bytes of a picture; nil if the document has no such part.
func (d *Document) Picture(part string) ([]byte, error) { return d.parts.read(part) }
