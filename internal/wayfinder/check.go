package wayfinder

import (
	"regexp"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Files beside a wayfinder's own page: the sheet with the whole tree, and the data for
// its script.
const (
	Sheet = "sheet"
	Data  = "all.js"
)

// Parse reads a wayfinder: it records the pages below it in d and reports what is wrong.
func Parse(d *doc.Document, b *doc.Body) diag.List {
	t := Read(d, b)
	if len(t.Nodes) == 0 {
		var diags diag.List
		diags.Add("wayfinder/empty", d.KeySpan("type"))
		return diags
	}
	for _, n := range t.Nodes[1:] {
		if n.ID != Sheet { // reported below
			d.Below = append(d.Below, n.ID)
		}
	}
	d.Below = append(d.Below, Sheet, Data)
	return Check(t, d, b)
}

// Check reports what is wrong with a tree.
func Check(t *Tree, d *doc.Document, b *doc.Body) diag.List {
	c := &checker{tree: t, doc: d, way: map[int]string{}}
	if strings.Contains(b.HTML, footnotes) {
		c.diags.Add("wayfinder/footnote", diag.At(d.Path))
	}
	c.walk(0, t.Nodes[0].Title, nil)
	for i := range t.Nodes {
		if _, reached := c.way[i]; !reached {
			c.diags.Add("wayfinder/unreachable", c.at(i), t.Nodes[i].Title, t.Nodes[i].ID)
			c.walk(i, t.Nodes[i].Title, nil)
		}
	}
	for i := range t.Nodes {
		c.node(i)
	}
	if high, _ := Draw(t).Letters(); high < smallest {
		c.diags.Add("wayfinder/small-print", d.KeySpan("type"), len(t.Nodes))
	}
	return c.diags
}

type checker struct {
	tree  *Tree
	doc   *doc.Document
	way   map[int]string // the first way found to each node, as a chain of titles
	diags diag.List
}

// at returns the place of a node's heading.
func (c *checker) at(node int) diag.Span {
	return diag.Span{File: c.doc.Path, Heading: c.tree.Nodes[node].Heading + 1}
}

// walk follows the answers from a node. way is the chain of titles that leads to it,
// above the nodes on that way.
func (c *checker) walk(node int, way string, above []int) {
	c.way[node] = way
	above = append(above, node)
	for _, it := range c.tree.Nodes[node].Items {
		if it.To < 0 {
			continue
		}
		next := way + "（" + it.Text + "）→ " + c.tree.Nodes[it.To].Title
		span := c.doc.Refs[it.Ref].Span
		switch earlier, reached := c.way[it.To]; {
		case slices.Contains(above, it.To):
			c.diags.Add("wayfinder/loop", span, it.Text, next)
		case reached:
			c.diags.Add("wayfinder/two-ways", span, c.tree.Nodes[it.To].Title, earlier, next)
		default:
			c.walk(it.To, next, above)
		}
	}
}

var goodID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// unsure matches the beginning of answers for people who do not know.
var unsure = regexp.MustCompile(`(?i)^(都?不知道|不清楚|说不清|不确定|弄不清|(i )?(do not|don['’]t) know|not sure|unsure)`)

// node checks one node by itself.
func (c *checker) node(i int) {
	n := &c.tree.Nodes[i]
	if !goodID.MatchString(n.ID) || n.ID == Sheet {
		c.diags.Add("wayfinder/bad-id", c.at(i), n.Title, n.ID)
	}
	leads, steps, lost, knows := 0, 0, 0, false
	for _, it := range n.Items {
		switch ref := c.doc.Refs[it.Ref]; {
		case it.To >= 0:
			leads++
			knows = knows || unsure.MatchString(it.Text)
		case ref.Target == "":
			lost++
			c.diags.Add("wayfinder/not-a-node", ref.Span, it.Text, ref.Fragment)
		default:
			steps++
		}
	}
	if leads == 0 && lost > 0 {
		return
	}
	if leads == 0 {
		c.outcome(i, steps)
		return
	}
	if steps > 0 {
		for _, it := range n.Items {
			if ref := c.doc.Refs[it.Ref]; ref.Target != "" {
				c.diags.Add("wayfinder/answer-leaves", ref.Span, it.Text, n.Title)
			}
		}
	}
	if n.strays > 0 {
		c.diags.Add("wayfinder/answer-without-link", c.at(i), n.Title)
	}
	if leads+lost+steps < 2 {
		c.diags.Add("wayfinder/one-answer", c.at(i), n.Title)
	} else if !knows && lost == 0 {
		c.diags.Add("wayfinder/no-unsure", c.at(i), n.Title)
	}
}

// outcome checks what a person reads at the end of a way.
func (c *checker) outcome(i, steps int) {
	n, way := &c.tree.Nodes[i], c.way[i]
	switch {
	case steps == 0 && len(n.Basis) == 0:
		c.diags.Add("wayfinder/dead-end", c.at(i), n.Title, way)
	case steps == 0:
		c.diags.Add("wayfinder/no-step", c.at(i), n.Title, way)
	case len(n.Basis) == 0:
		c.diags.Add("wayfinder/no-basis", c.at(i), n.Title, way)
	}
}
