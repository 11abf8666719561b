package wayfinder

import "pufa/internal/typeset"

// Drawing is a flow sheet of a tree, in units of its own: questions in columns from left
// to right, each outcome in a row that reaches to the right edge. Boxes never overlap,
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

// Text is one line of text in a box; X, Y is where its first letter stands.
type Text struct {
	Kind TextKind
	X, Y int
	Text string
}

// TextKind tells what a line of a box says.
type TextKind int

const (
	Answer TextKind = iota // what was answered to get here
	Title
	Basis
)

// Line leads from a question's right edge at X1, Y1 over X, where lines turn, to the
// left edge of an answer at X2, Y2.
type Line struct{ X1, Y1, X, X2, Y2 int }

const (
	column   = 150 // width of a question
	last     = 480 // width of an outcome behind the last column of questions
	gapX     = 28
	gapY     = 5
	padding  = 7
	titleEm  = 14
	smallEm  = 12
	titleRow = 19
	middle   = titleRow/2 + padding // of a box's first line: where lines meet it
	smallRow = 16
)

// em and row are the size of letters and the height of a line of each kind.
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

// Draw lays a tree out. What no answer leads to is left out; a tree with loops is cut
// where they close.
func Draw(t *Tree) Drawing {
	s := &sheet{tree: t}
	deepest := s.depth(0, 0)
	s.Width = deepest*(column+gapX) + last
	s.Height = s.place(0, 0, 0)
	return s.Drawing
}

type sheet struct {
	Drawing
	tree *Tree
}

// children are the answers of a node that lead to nodes of its own.
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

// place puts a node at y, what it leads to beside it and below, and returns where that
// ends.
func (s *sheet) place(node, depth, y int) int {
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
		end = s.place(c, depth+1, end)
		from, to := &s.Boxes[at], &s.Boxes[next]
		s.Lines = append(s.Lines, Line{X1: from.X + from.Width, Y1: from.Y + middle, X: from.X + from.Width + gapX/2, X2: to.X, Y2: to.Y + middle})
	}
	return max(end, y+box.Height)
}

// write fills a box with what its node says, and makes it as high as that. In an outcome
// each text stands behind the one before where there is room for the whole of it.
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
				row = titleRow // a title may follow on the line
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

// Paper is what a sheet is printed on: A4 within narrow margins and below a heading, in millimetres.
const paperShort, paperLong = 186, 236

// smallest is how high the letters of a title are at least on a readable sheet, in
// tenths of a millimetre: 2.3 mm are 6.5 points.
const smallest = 23

// Letters returns how high the letters of titles are on A4, in tenths of a millimetre, and
// whether that needs the paper lying.
func (d Drawing) Letters() (tenths int, lying bool) {
	fit := func(w, h int) int { return min(w*titleEm*10/max(d.Width, 1), h*titleEm*10/max(d.Height, 1)) }
	standing, flat := fit(paperShort, paperLong), fit(paperLong, paperShort)
	return max(standing, flat), flat > standing
}

// ems is how wide a text is, in whole letters.
func ems(text string) int { return (typeset.Width(text) + typeset.Em - 1) / typeset.Em }
