package plan

import (
	"encoding/json"
	"html/template"
	"path"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/view"
	"pufa/internal/wayfinder"
)

// Wayfinder makes the view of a wayfinder's first question.
func Wayfinder(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Wayfinder{Guide: m.guide(p, b, f, b.Intro()), Start: true}
	v.Contents, v.Basis, v.Minutes = nil, nil, 0 // these are about the whole wayfinder
	m.wayNode(&v, p, b, wayfinder.Read(p.Doc, b), 0, p.URL)
	return v
}

// BelowWayfinder plans the other questions and outcomes, the sheet with all of them, and
// the data for the script.
func BelowWayfinder(m *Planner, p *site.Page) {
	for i, name := range p.Doc.Below {
		url := m.site.Below(p, name)
		if path.Ext(name) != "" {
			m.early(url, "raw", p, func(m *Planner) any { return m.wayData(p, url) })
			continue
		}
		frame := m.framesIn(url, p)
		m.early(url, p.Type, nil, func(m *Planner) any {
			b := m.open(p)
			t := wayfinder.Read(p.Doc, b)
			a := about{url: url, channel: p.Channel, trail: append(trail(p), p), current: p, description: p.Summary}
			var v view.Wayfinder
			if name == wayfinder.Sheet {
				a.title = p.Title + m.say("（流程图）", " (flow sheet)")
				v.Sheet = m.waySheet(p, t, url)
				m.wayLinks(&v, p, url)
			} else if i+1 < len(t.Nodes) {
				a.title, a.headTitle = t.Nodes[i+1].Title, t.Nodes[i+1].Title+" - "+p.Title
				m.wayNode(&v, p, b, t, i+1, url)
			}
			v.Frame = frame(m, a)
			return v
		})
	}
}

func (m *Planner) wayLinks(v *view.Wayfinder, p *site.Page, from site.URL) {
	v.Name = p.Title
	v.StartURL = m.site.Link(from, p.URL)
	v.SheetURL = m.site.Link(from, m.site.Below(p, wayfinder.Sheet))
	v.DataURL = m.site.Link(from, m.site.Below(p, wayfinder.Data))
}

// nodeURL returns the address of node i.
func (m *Planner) nodeURL(p *site.Page, t *wayfinder.Tree, i int) site.URL {
	if i == 0 {
		return p.URL
	}
	return m.site.Below(p, t.Nodes[i].ID)
}

func (m *Planner) wayNode(v *view.Wayfinder, p *site.Page, b *doc.Body, t *wayfinder.Tree, i int, from site.URL) {
	m.wayLinks(v, p, from)
	if i >= len(t.Nodes) { // the body could not be read, or is not known yet
		return
	}
	n := &t.Nodes[i]
	v.Node = view.WayNode{ID: n.ID, Title: n.Title, Question: n.IsQuestion(), Before: m.wayPart(p, b, n.Before, from), After: m.wayPart(p, b, n.After, from)}
	for _, it := range n.Items {
		v.Node.Items = append(v.Node.Items, view.WayItem{Title: it.Text, URL: m.wayItemURL(p, it, from), Note: m.wayPart(p, b, it.Note, from), More: m.wayPart(p, b, it.More, from)})
	}
	for _, k := range t.Way(i) {
		if q := t.Nodes[k].Parent; q >= 0 {
			v.Node.Asked = append(v.Node.Asked, view.WayAsked{Question: t.Nodes[q].Title, Answer: t.Nodes[q].Items[t.Nodes[k].Item].Text, URL: m.site.Link(from, m.nodeURL(p, t, q))})
		}
	}
}

// wayPart fills a part of the body; "" if it has no words.
func (m *Planner) wayPart(p *site.Page, b *doc.Body, r wayfinder.Range, from site.URL) template.HTML {
	if strings.TrimSpace(b.HTML[r.Start:r.End]) == "" {
		return ""
	}
	return m.body(p, b, from, r.Start, r.End)
}

// wayItemURL returns the address of an answer or a next step.
func (m *Planner) wayItemURL(p *site.Page, it wayfinder.Item, from site.URL) string {
	return hrefOf(p.Target(it.Ref), m.linker(from))
}

// waySheet makes the view of the drawing of a tree.
func (m *Planner) waySheet(p *site.Page, t *wayfinder.Tree, from site.URL) view.WaySheet {
	if len(t.Nodes) == 0 {
		return view.WaySheet{}
	}
	d := wayfinder.Draw(t)
	s := view.WaySheet{Width: d.Width + 2, Height: d.Height + 2}
	_, s.Lying = d.Letters()
	for _, box := range d.Boxes {
		v := view.WayBox{URL: m.site.Link(from, m.nodeURL(p, t, box.Node)), Question: box.Question, X: box.X, Y: box.Y, Width: box.Width, Height: box.Height}
		for _, line := range box.Text {
			v.Text = append(v.Text, view.WayText{Kind: [...]string{"answer", "title", "basis"}[line.Kind], X: line.X, Y: line.Y, Text: line.Text})
		}
		s.Boxes = append(s.Boxes, v)
	}
	for _, l := range d.Lines {
		s.Lines = append(s.Lines, view.WayLine(l))
	}
	return s
}

// Nodes for the script. Addresses are relative to the file; parent and item say which
// answer leads to the node.
type (
	wayNode struct {
		ID       string        `json:"id"`
		Title    string        `json:"title"`
		Question bool          `json:"question"`
		Before   template.HTML `json:"before"`
		Items    []wayItem     `json:"items"`
		After    template.HTML `json:"after"`
		URL      string        `json:"url"`
		Parent   int           `json:"parent"`
		Item     int           `json:"item"`
	}
	wayItem struct {
		Title string        `json:"title"`
		URL   string        `json:"url"`
		To    int           `json:"to"`
		Note  template.HTML `json:"note"`
		More  template.HTML `json:"more"`
	}
)

// wayData returns a script with all nodes, so that answering needs no server.
func (m *Planner) wayData(p *site.Page, from site.URL) view.Raw {
	b := m.open(p)
	t := wayfinder.Read(p.Doc, b)
	nodes := make([]wayNode, 0, len(t.Nodes))
	for i := range t.Nodes {
		var v view.Wayfinder
		m.wayNode(&v, p, b, t, i, from)
		n := wayNode{ID: v.Node.ID, Title: v.Node.Title, Question: v.Node.Question, Before: v.Node.Before, After: v.Node.After, URL: m.site.Link(from, m.nodeURL(p, t, i)), Parent: t.Nodes[i].Parent, Item: t.Nodes[i].Item}
		for k, it := range v.Node.Items {
			n.Items = append(n.Items, wayItem{Title: it.Title, URL: it.URL, To: t.Nodes[i].Items[k].To, Note: it.Note, More: it.More})
		}
		nodes = append(nodes, n)
	}
	data, err := json.Marshal(nodes)
	if err != nil {
		panic(err) // impossible: flat data
	}
	return view.Raw{Text: "pufaWay(" + string(data) + ");\n"}
}
