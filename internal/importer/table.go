package importer

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// mostColumns bounds what a merged cell can claim to cover.
const mostColumns = 100

// table reads w:tbl and adds it as a Markdown table, whose first row is the
// head. A table of one cell is a frame: its paragraphs are text. A table inside
// another comes as text in its cell.
func (d *document) table() error {
	d.tables++
	defer func() { d.tables-- }()
	if d.tables > 1 {
		d.lost.nested++
	}
	var rows [][]string
	var row func(e xml.StartElement) error
	row = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			cells, err := d.row()
			if len(cells) > 0 {
				rows = append(rows, cells)
			}
			return err
		case "sdt", "sdtContent", "customXml", "ins":
			return d.each(row)
		}
		return d.skip()
	}
	if err := d.each(row); err != nil {
		return err
	}
	switch {
	case len(rows) == 0:
		return nil
	case d.tables > 1 || len(rows) == 1 && len(rows[0]) == 1:
		for _, cells := range rows {
			for _, c := range cells {
				for _, line := range strings.Split(c, "\x00") {
					if err := d.emit(line); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	return d.emit(markdownTable(rows))
}

// row reads w:tr: the text of each cell, its paragraphs separated by NUL. A cell
// that goes on from the one above is empty.
func (d *document) row() ([]string, error) {
	var cells []string
	var read func(e xml.StartElement) error
	read = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tc":
			text, span, err := d.tableCell()
			cells = append(cells, text)
			for ; span > 1 && len(cells) < mostColumns; span-- {
				cells = append(cells, "")
			}
			return err
		case "sdt", "sdtContent", "customXml":
			return d.each(read)
		}
		return d.skip()
	}
	err := d.each(read)
	return cells, err
}

func (d *document) tableCell() (text string, span int, err error) {
	outer := d.cell
	var inside []string
	d.cell = &inside
	span = 1
	err = d.each(func(e xml.StartElement) error {
		if e.Name.Local != "tcPr" {
			return d.block(e)
		}
		return d.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "gridSpan":
				if n, err := strconv.Atoi(attr(e, "val")); err == nil && n > 1 {
					span = min(n, mostColumns)
					d.lost.merged++
				}
			case "vMerge":
				if attr(e, "val") != "restart" {
					d.lost.merged++
				}
			}
			return d.skip()
		})
	})
	d.cell = outer
	return strings.Join(inside, "\x00"), span, err
}

func markdownTable(rows [][]string) string {
	width := 0
	for _, cells := range rows {
		width = max(width, len(cells))
	}
	safe := strings.NewReplacer("|", `\|`, "\x00", "<br>", "\n", "<br>")
	var b strings.Builder
	for i, cells := range rows {
		b.WriteByte('|')
		for c := range width {
			text := ""
			if c < len(cells) {
				text = safe.Replace(cells[c])
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", width) + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}
