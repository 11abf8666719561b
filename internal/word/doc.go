// Package word reads documents of word processors (.docx, from Word or WPS) into
// blocks: paragraphs, tables, and in them runs of words that are set alike.
//
// Use [Read]. It keeps what a reader sees: automatic numbers are written out,
// insertions that nobody accepted yet count, text boxes come after the paragraph
// that they are anchored in. What it leaves out (deleted, struck and hidden words,
// headers and footers) or can't keep (formulas, drawings) it names, with the words
// and the place, in [Document.Lost]: no character goes without a word.
//
// The package is pure on bytes: it opens no file, and a hostile archive costs no
// more than its limits. It knows nothing of titles, letterheads or statutes.
package word

// Document is a document, read.
type Document struct {
	Blocks []Block
	Notes  [][]Block // footnotes and endnotes; a [Run] names them from 1
	Lost   []Loss
	parts  archive
}

// Block is a paragraph, or a table.
type Block struct {
	Runs    []Run
	Table   *Table // nil for a paragraph
	Label   string // automatic number: （一）; "" = none
	Bullet  bool   // it is of a list without numbers
	Depth   int    // of its list, from 0
	Heading int    // level of a heading by style or outline, from 1; 0 = none
	Title   bool   // it has the style of titles
	Align   Align
	Boxed   bool // it stood in a text box
	Listed  bool // it is a line of a table of contents
}

// Align says where a paragraph stands. The zero value is left, or justified.
type Align int

const (
	Left Align = iota
	Centre
	Right
)

// Run is words that are set alike, or a picture, or the mark of a note.
type Run struct {
	Text    string // a newline breaks the line
	Bold    bool
	Italic  bool
	Raised  int    // 1 above the line, -1 below it
	Size    int    // half points; 0 = not known
	Link    string // address; "" = none
	Picture string // name of the part with the picture; "" = none
	Alt     string // what the document says of the picture
	Note    int    // index into Document.Notes, from 1; 0 = none
}

// Table is a table. Cells that another one covers are not in it.
type Table struct {
	Rows [][]Cell
	Head int // rows from the top that name columns
}

// Cell is a cell of a table.
type Cell struct {
	Blocks  []Block
	Columns int // that it covers, from 1
	Rows    int // that it covers, from 1
}

// Text returns the words of a block, its number included. Cells of a table are
// separated by tabs, rows by newlines.
func (b *Block) Text() string {
	text := b.Label
	for _, r := range b.Runs {
		text += r.Text
	}
	if b.Table != nil {
		for _, row := range b.Table.Rows {
			for i, c := range row {
				if i > 0 {
					text += "\t"
				}
				text += textOf(c.Blocks)
			}
			text += "\n"
		}
	}
	return text
}

func textOf(list []Block) string {
	text := ""
	for i := range list {
		if i > 0 {
			text += "\n"
		}
		text += list[i].Text()
	}
	return text
}

// Picture returns the bytes of a picture; nil if the document has no such part.
func (d *Document) Picture(part string) ([]byte, error) { return d.parts.read(part) }
