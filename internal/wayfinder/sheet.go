package wayfinder

import "pufa/internal/typeset"

// Drawing is a flow chart of a tree, in units of its own: questions in columns from left
// to right, each outcome in a row that extends to the right edge. Boxes never overlap,
// since no two parts of a tree share a row, and lines run between columns only.
type Drawing struct {
	Width, Height int
	Boxes         []Box
	Lines         []Line
}

// Box is a node on the sheet.
type Box struct {
	Node                int // index in [Tree.Nodes]
	Question            bool
	X, Y, Width, Height int
	Text                []Text
}

// Text is one line of text in a box; X, Y is the place of its first letter.
type Text struct {
	Kind TextKind
	X, Y int
	Text string
}

// TextKind says what kind of text a line of a box is.
type TextKind int

const (
	Answer TextKind = iota // the answer that leads here
	Title
	Basis
)

// Line runs from the right edge of a question at X1, Y1 to the left edge of an answer at
// X2, Y2. It turns at X.
type Line struct{ X1, Y1, X, X2, Y2 int }

const (
	column   = 150 // width of a question
	last     = 480 // width of an outcome, to the right of the last column of questions
	gapX     = 28
	gapY     = 5
	padding  = 7
	titleEm  = 14
	smallEm  = 12
	titleRow = 19
	middle   = titleRow/2 + padding // middle of a box's first line, where lines end
	smallRow = 16
)

// em is the size of letters of a kind, row the height of a line.
func (k TextKind) em() int {
	if k == Title {
		return titleEm
	}
	return smallEm
}

func (k TextKind) row() int {
	if k == Title {
		return titleRow
	}
	return smallRow
}

// Draw lays a tree out. Nodes that no answer leads to are left out; a loop is cut where
// it closes.
func Draw(t *Tree) Drawing {
	s := &sheet{tree: t}
	deepest := s.depth(0, 0)
	s.Width = deepest*(column+gapX) + last
	s.Height = s.arrange(0, 0, 0)
	return s.Drawing
}

type sheet struct {
	Drawing
	tree *Tree
}

// children returns the nodes that the answers of a node lead to, if they are its own.
func (s *sheet) children(node int) []int {
	var out []int
	for k, it := range s.tree.Nodes[node].Items {
		if it.To > 0 && s.tree.Nodes[it.To].Parent == node && s.tree.Nodes[it.To].Item == k {
			out = append(out, it.To)
		}
	}
	return out
}

// depth returns how many columns of questions there are from a node on.
func (s *sheet) depth(node, column int) int {
	most := column
	for _, c := range s.children(node) {
		most = max(most, s.depth(c, column+1))
	}
	return most
}

// arrange puts a node at y and what it leads to on its right, and returns where that ends.
func (s *sheet) arrange(node, depth, y int) int {
	children := s.children(node)
	box := Box{Node: node, Question: len(children) > 0, X: depth * (column + gapX), Y: y, Width: column}
	if !box.Question {
		box.Width = s.Width - box.X
	}
	box.write(s.tree)
	at := len(s.Boxes)
	s.Boxes = append(s.Boxes, box)
	end := y
	for i, c := range children {
		if i > 0 {
			end += gapY
		}
		next := len(s.Boxes)
		end = s.arrange(c, depth+1, end)
		from, to := &s.Boxes[at], &s.Boxes[next]
		s.Lines = append(s.Lines, Line{X1: from.X + from.Width, Y1: from.Y + middle, X: from.X + from.Width + gapX/2, X2: to.X, Y2: to.Y + middle})
	}
	return max(end, y+box.Height)
}

// write fills a box with the texts of its node and sets its height. In an outcome a text
// continues the line of the one before if it fits there whole.
func (b *Box) write(t *Tree) {
	n := &t.Nodes[b.Node]
	room := b.Width - 2*padding
	y, used := b.Y+padding-3, room
	put := func(kind TextKind, text string) {
		if wide := ems(text) * kind.em(); !b.Question && used+smallEm+wide <= room {
			b.Text = append(b.Text, Text{kind, b.X + padding + used + smallEm, y - titleRow/4, text})
			used += smallEm + wide
			return
		}
		for _, line := range typeset.Wrap(text, room/kind.em()*typeset.Em) {
			row := kind.row()
			if !b.Question {
				row = titleRow // a title may follow on the same line
			}
			y += row
			b.Text = append(b.Text, Text{kind, b.X + padding, y - row/4, line})
			used = ems(line) * kind.em()
		}
	}
	if n.Parent >= 0 {
		put(Answer, t.Nodes[n.Parent].Items[n.Item].Text)
	}
	put(Title, n.Title)
	if !b.Question && len(n.Basis) > 0 {
		put(Basis, n.Basis[0])
	}
	b.Height = y - b.Y + padding
}

// paperShort and paperLong are the room on A4 within narrow margins and below a heading,
// in millimetres.
const paperShort, paperLong = 186, 236

// smallest is the height of a title's letters below which a sheet is not readable, in
// tenths of a millimetre: 2.3 mm are 6.5 points.
const smallest = 23

// Letters returns the height of the letters of titles on A4, in tenths of a
// millimetre, and whether the paper is turned to landscape.
func (d Drawing) Letters() (tenths int, landscape bool) {
	fit := func(w, h int) int { return min(w*titleEm*10/max(d.Width, 1), h*titleEm*10/max(d.Height, 1)) }
	standing, flat := fit(paperShort, paperLong), fit(paperLong, paperShort)
	return max(standing, flat), flat > standing
}

// ems returns the width of a text in whole letters.
func ems(text string) int { return (typeset.Width(text) + typeset.Em - 1) / typeset.Em }
