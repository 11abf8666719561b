package importer

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pufa/internal/word"
)

// table reads a table. A layout table, with tables or headings in its cells, becomes
// text.
func (r *webReader) table(n *html.Node) {
	arranges := false
	each(n, func(c *html.Node) {
		arranges = arranges || c != n && c.DataAtom == atom.Table || c.DataAtom == atom.H1 || c.DataAtom == atom.H2
	})
	if arranges {
		each(n, func(c *html.Node) {
			if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && nearestTable(c) == n {
				r.alone(c, nil)
			}
		})
		return
	}
	t := &word.Table{}
	heads := true
	each(n, func(c *html.Node) {
		switch c.DataAtom {
		case atom.Caption:
			r.alone(c, nil)
		case atom.Tr:
			var row []word.Cell
			all := true
			for cell := range c.ChildNodes() {
				if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
					continue
				}
				all = all && cell.DataAtom == atom.Th
				row = append(row, word.Cell{Blocks: r.cell(cell), Columns: span(cell, "colspan"), Rows: span(cell, "rowspan")})
			}
			if len(row) == 0 {
				return
			}
			if heads = heads && all; heads {
				t.Head++
			}
			t.Rows = append(t.Rows, row)
		}
	})
	if len(t.Rows) > 0 {
		r.blocks = append(r.blocks, word.Block{Table: t})
	}
}

func nearestTable(n *html.Node) *html.Node {
	for n = n.Parent; n != nil && n.DataAtom != atom.Table; n = n.Parent {
	}
	return n
}

func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attribute(n, key)))
	if err != nil {
		return 1
	}
	return min(max(1, v), 200)
}

func (r *webReader) cell(n *html.Node) []word.Block {
	inner := webReader{maker: r.maker}
	inner.read(n)
	inner.flush()
	r.silent = append(r.silent, inner.silent...)
	r.above = append(r.above, inner.above...)
	return inner.blocks
}
