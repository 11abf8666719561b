package view

import "html/template"

// Wayfinder is the view of "wayfinder": one question or outcome of a tree, or the sheet
// with the whole tree. The first question stands on the wayfinder's own page (Start), with
// what a guide has; the others have pages of their own, and of Guide the Frame only.
type Wayfinder struct {
	Guide    // Body holds what stands before the first question
	Start    bool
	Name     string // the wayfinder's title
	Node     WayNode
	StartURL string
	SheetURL string
	DataURL  string   // a script that hands all nodes to window.pufaWay
	Sheet    WaySheet // on the sheet's page; there Node is empty
}

// WayNode is a question or an outcome.
type WayNode struct {
	ID, Title     string
	Question      bool
	Asked         []WayAsked    // the answers that led here, from the first on
	Before, After template.HTML // around the list
	Items         []WayItem     // answers, or next steps
}

// WayAsked is a question that was answered; at URL the answer can be changed.
type WayAsked struct{ Question, Answer, URL string }

// WayItem is an answer or a next step.
type WayItem struct {
	Title, URL string
	Note       template.HTML // on the same line
	More       template.HTML // blocks below
}

// WaySheet is a flow sheet, in units of its own: an SVG whose viewBox is Width by Height.
type WaySheet struct {
	Width, Height int
	Lying         bool // fills the paper better when that lies
	Boxes         []WayBox
	Lines         []WayLine
}

// WayBox is a node on the sheet. Text has its lines; a theme may break none anew.
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

// WayLine leads from X1, Y1 across to X, up or down there to Y2, and across to X2.
type WayLine struct{ X1, Y1, X, X2, Y2 int }
