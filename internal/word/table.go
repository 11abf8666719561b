package word

import (
	"encoding/xml"
	"strconv"
)

// mostColumns limits the number of columns that a merged cell can claim.
const mostColumns = 200

// row is w:tr as read, still with cells that continue the row above.
type row struct {
	cells   []rawCell
	before  int  // number of columns that are skipped at its beginning
	head    bool // a heading row, repeated on each page
	deleted bool // its deletion was tracked
}

type rawCell struct {
	Cell
	goesOn bool // the cell above covers it
}

// table reads w:tbl. A table inside a cell becomes text of the cell.
func (r *reader) table() error {
	r.tables++
	defer func() { r.tables-- }()
	var rows []row
	var read func(e xml.StartElement) error
	read = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			row, err := r.row()
			switch {
			case row.deleted:
				r.lose(Tracked, "")
			case len(row.cells) > 0:
				rows = append(rows, row)
			}
			return err
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			return r.each(read)
		case "del", "moveFrom":
			r.lose(Tracked, "")
		}
		return r.skip()
	}
	if err := r.each(read); err != nil || len(rows) == 0 {
		return err
	}
	if r.tables > 1 {
		r.lose(Nested, "")
		for _, row := range rows {
			for _, c := range row.cells {
				*r.out = append(*r.out, c.Blocks...)
			}
		}
		return nil
	}
	return r.emit(Block{Table: assemble(rows)})
}

// assemble counts how many rows each cell covers.
func assemble(rows []row) *Table {
	t := &Table{}
	above := map[int][2]int{} // column → row and cell that may continue there
	for i, row := range rows {
		if row.head && t.Head == i {
			t.Head++
		}
		column := row.before
		var cells []Cell
		if row.before > 0 {
			cells = append(cells, Cell{Columns: row.before, Rows: 1})
		}
		for _, c := range row.cells {
			at, ok := above[column]
			if c.goesOn && ok && t.Rows[at[0]][at[1]].Columns == c.Columns {
				cell := &t.Rows[at[0]][at[1]]
				cell.Rows++
				cell.Blocks = append(cell.Blocks, c.Blocks...)
			} else {
				above[column] = [2]int{i, len(cells)}
				cells = append(cells, c.Cell)
			}
			column += c.Columns
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// row reads w:tr.
func (r *reader) row() (row, error) {
	var out row
	var read func(e xml.StartElement) error
	read = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "trPr":
			return r.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "del":
					out.deleted = true
				case "ins":
					r.lose(Tracked, "")
				case "tblHeader":
					out.head = on(attr(e, "val"))
				case "gridBefore":
					n, _ := strconv.Atoi(attr(e, "val"))
					out.before = max(0, min(n, mostColumns))
				}
				return r.skip()
			})
		case "tc":
			c, deleted, err := r.tableCell()
			if !deleted {
				out.cells = append(out.cells, c)
			}
			return err
		case "sdt", "sdtContent", "customXml":
			return r.each(read)
		}
		return r.skip()
	}
	err := r.each(read)
	return out, err
}

func (r *reader) tableCell() (c rawCell, deleted bool, err error) {
	outer := r.out
	c.Columns, c.Rows = 1, 1
	r.out = &c.Blocks
	err = r.each(func(e xml.StartElement) error {
		if e.Name.Local != "tcPr" {
			return r.block(e)
		}
		return r.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "gridSpan":
				if n, err := strconv.Atoi(attr(e, "val")); err == nil && n > 1 {
					c.Columns = min(n, mostColumns)
				}
			case "vMerge":
				c.goesOn = attr(e, "val") != "restart"
			case "cellDel":
				deleted = true
				r.lose(Tracked, "")
			}
			return r.skip()
		})
	})
	if p := r.joined; p != nil && err == nil { // a deleted end does not reach into the next cell
		r.joined = nil
		err = r.finish(p)
	}
	r.out = outer
	return c, deleted, err
}
