// Package wayfinder reads a tree of questions from a page's body: the answers to each
// question, where they lead, and what a person is to do at the end.
//
// [Read] makes a [Tree] of a body; [Check] says what is wrong with one; [Draw] lays it
// out on a sheet. A node is the text under a heading of level 2. A question has a list
// whose items begin with links to other nodes: its answers. A node without such a list is
// an outcome; the items of its lists that begin with links are next steps. Only one way
// leads to each node, so that its page can show the answers given so far, and no address
// has to carry them.
//
// The package knows no addresses, and does not guess the meaning of a list with links of
// both kinds; that is a finding.
package wayfinder

import (
	"regexp"
	"strings"

	"pufa/internal/doc"
)

// Tree holds the nodes in the order of the text; the first is the start.
type Tree struct{ Nodes []Node }

// Node is a question or an outcome.
type Node struct {
	ID, Title string
	Heading   int // index in [doc.Body.Outline]

	// Before and After are the texts above and below the lists with items.
	Before, After Range
	Items         []Item
	Basis         []string // provisions that it cites, as written, in order

	Parent, Item int // the node and its answer that lead here; -1 = none

	strays int // number of items in a list of answers that do not begin with a link
}

// Range is a part of [doc.Body.HTML].
type Range struct{ Start, End int }

// Item is an answer or a next step.
type Item struct {
	Ref  int // of the link
	Text string
	Note Range // what follows the link on its line
	More Range // blocks below that line
	To   int   // the node that it leads to; -1 = not a node
}

// IsQuestion reports whether a node has answers to choose from.
func (n *Node) IsQuestion() bool {
	for _, it := range n.Items {
		if it.To >= 0 {
			return true
		}
	}
	return false
}

// Find returns the index of the node with an id, or -1.
func (t *Tree) Find(id string) int {
	for i := range t.Nodes {
		if t.Nodes[i].ID == id {
			return i
		}
	}
	return -1
}

// Way returns the nodes from the start to node i, both included.
func (t *Tree) Way(i int) []int {
	var way []int
	for ; i >= 0 && len(way) <= len(t.Nodes); i = t.Nodes[i].Parent {
		way = append([]int{i}, way...)
	}
	return way
}

// Read reads the tree of a page.
func Read(d *doc.Document, b *doc.Body) *Tree {
	t := &Tree{}
	for i, h := range b.Outline {
		if h.Level <= 2 {
			t.Nodes = append(t.Nodes, Node{ID: h.ID, Title: h.Text, Heading: i, Parent: -1, Item: -1})
		}
	}
	for i := range t.Nodes {
		t.readNode(&t.Nodes[i], d, b)
	}
	for i := range t.Nodes {
		for k, it := range t.Nodes[i].Items {
			if it.To > 0 && t.Nodes[it.To].Parent < 0 && it.To != i {
				t.Nodes[it.To].Parent, t.Nodes[it.To].Item = i, k
			}
		}
	}
	return t
}

func (t *Tree) readNode(n *Node, d *doc.Document, b *doc.Body) {
	start, end := b.Section(n.Heading)
	if at := strings.Index(b.HTML[start:end], footnotes); at >= 0 {
		end = start + at
	}
	n.Before, n.After = Range{start, end}, Range{end, end}
	for _, l := range lists(b.HTML, start, end) {
		items := t.items(l, d, b)
		if len(items) == 0 {
			continue
		}
		if len(n.Items) == 0 {
			n.Before.End = l.Start
		}
		n.Items, n.After.Start = append(n.Items, items...), l.End
		n.strays += len(l.items) - len(items)
	}
	if len(n.Items) == 0 {
		n.After = Range{end, end}
	}
	for ref, at := range b.Holes {
		if at >= start && at < end && (d.Refs[ref].Kind == doc.Cite || d.Refs[ref].Kind == doc.Uncited) {
			n.Basis = append(n.Basis, doc.Plain(b.HTML[at:at+strings.Index(b.HTML[at:end], "</a>")]))
		}
	}
}

// footnotes is the beginning of the notes below the text.
const footnotes = `<section class="footnotes"`

// items returns the items of a list that begin with a link.
func (t *Tree) items(l list, d *doc.Document, b *doc.Body) []Item {
	var out []Item
	for _, r := range l.items {
		at, ref := skipOpening(b.HTML, r), -1
		for i, hole := range b.Holes {
			if hole == at && d.Refs[i].Kind == doc.Link {
				ref = i
			}
		}
		if ref < 0 {
			continue
		}
		stop := at + strings.Index(b.HTML[at:r.End], "</a>")
		it := Item{Ref: ref, Text: doc.Plain(b.HTML[at:stop]), Note: Range{stop + len("</a>"), r.End}, More: Range{r.End, r.End}, To: -1}
		if link := d.Refs[ref]; link.Target == "" {
			it.To = t.Find(link.Fragment)
		}
		for _, mark := range []string{"：", ":", "，", "—", " "} { // between the answer and a remark
			if strings.HasPrefix(b.HTML[it.Note.Start:], mark) {
				it.Note.Start += len(mark)
			}
		}
		rest := b.HTML[it.Note.Start:it.Note.End]
		if cut := strings.Index(rest, "</p>"); cut >= 0 && at > r.Start { // a paragraph in a loose list
			it.Note.End, it.More.Start = it.Note.Start+cut, it.Note.Start+cut+len("</p>")
		} else if cut := strings.Index(rest, "\n<"); cut >= 0 {
			it.Note.End, it.More.Start = it.Note.Start+cut, it.Note.Start+cut
		}
		out = append(out, it)
	}
	return out
}

// list is a <ul> that is in no other block, with the contents of its items.
type list struct {
	Range
	items []Range
}

var block = regexp.MustCompile(`<(/?)(ul|ol|li|div|aside|section|blockquote|table|details|figure|dl|nav)\b[^>]*>`)

// lists finds the lists in a part of well-formed HTML.
func lists(text string, start, end int) []list {
	var out []list
	depth, open := 0, false
	for _, m := range block.FindAllStringSubmatchIndex(text[start:end], -1) {
		name, closing := text[start+m[4]:start+m[5]], m[2] < m[3]
		from, to := start+m[0], start+m[1]
		if closing {
			depth--
		}
		switch {
		case name == "ul" && depth == 0 && !closing:
			out, open = append(out, list{Range: Range{from, end}}), true
		case name == "ul" && depth == 0 && open:
			out[len(out)-1].End, open = to, false
		case name == "li" && depth == 1 && open:
			l := &out[len(out)-1]
			if !closing {
				l.items = append(l.items, Range{to, to})
			} else if len(l.items) > 0 {
				l.items[len(l.items)-1].End = from
			}
		}
		if !closing {
			depth++
		}
	}
	return out
}

// skipOpening returns where the text of an item begins.
func skipOpening(text string, r Range) int {
	for at := r.Start; at < r.End; {
		switch rest := text[at:r.End]; {
		case rest[0] == '\n':
			at++
		case strings.HasPrefix(rest, "<p>"):
			at += len("<p>")
		case strings.HasPrefix(rest, "<strong>"):
			at += len("<strong>")
		default:
			return at
		}
	}
	return r.End
}
