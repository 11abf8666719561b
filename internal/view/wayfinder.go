package view

import "html/template"

// Wayfinder is the view of "wayfinder": one question or outcome of a tree, or the sheet
// with the whole tree. The first question is on the wayfinder's own page (Start), with
// everything that a guide has; the others have pages of their own, with only the Frame of
// Guide.
type Wayfinder struct {
	Guide    // Body holds the text before the first question
	Start    bool
	Name     string // the wayfinder's title
	Node     WayNode
	StartURL string
	SheetURL string
	DataURL  string   // a script that assigns all nodes to window.pufaWay
	Sheet    WaySheet // only on the page of the sheet, where Node is empty
}

// WayNode is a question or an outcome.
type WayNode struct {
	ID, Title     string
	Question      bool
	Asked         []WayAsked    // the answers that led here, the first one first
	Before, After template.HTML // around the list
	Items         []WayItem     // answers, or next steps
}

// WayAsked is an answered question; at URL the answer can be changed.
type WayAsked struct{ Question, Answer, URL string }

// WayItem is an answer or a next step.
type WayItem struct {
	Title, URL string
	Note       template.HTML // on the same line
	More       template.HTML // blocks below
}

// WaySheet is a flow chart, in units of its own: an SVG whose viewBox is Width by Height,
// from -1 on, so that the outer lines are drawn in their whole breadth.
type WaySheet struct {
	Width, Height int
	Lying         bool // fits better on paper in landscape
	Boxes         []WayBox
	Lines         []WayLine
}

// WayBox is a node on the sheet. Text is its lines, which a theme must not break again.
type WayBox struct {
	URL                 string
	Question            bool
	X, Y, Width, Height int
	Text                []WayText
}

// WayText is one line: "answer", "title" or "basis".
type WayText struct {
	Kind string
	X, Y int
	Text string
}

// WayLine runs from X1, Y1 horizontally to X, vertically to Y2, and horizontally to X2.
type WayLine struct{ X1, Y1, X, X2, Y2 int }
