package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// clause is a part of running text: a whole inline node, or a range of a text
// node.
type clause struct {
	node        gast.Node
	start, stop int  // of text
	todo        bool // it is or contains a placeholder
	ends        bool // it ends a sentence
}

// todoText handles running text, and reports whether nothing is left of it.
func (w *writer) todoText(n gast.Node) bool {
	if n.FirstChild() == nil { // a plain paragraph, or an empty one
		if n.Lines() == nil || n.Lines().Len() == 0 {
			return false
		}
		line := n.Lines().At(0)
		if !unfilledIn(string(line.Value(w.source))) {
			return false
		}
		line = line.TrimRightSpace(w.source)
		n.AppendChild(n, gast.NewTextSegment(line)) // now it is like any other paragraph
	}
	publish := w.parser.options.Publish
	clauses, found := w.clauses(n)
	if !found {
		return false
	}
	if publish {
		clauses = withoutSentences(clauses)
	}
	for n.FirstChild() != nil {
		n.RemoveChild(n, n.FirstChild())
	}
	empty := true
	for _, p := range clauses {
		t, ok := p.node.(*gast.Text)
		if !ok {
			n.AppendChild(n, p.node)
			if p.todo && !publish {
				w.todoText(p.node)
			}
			empty = empty && p.node.Kind() == east.KindTaskCheckBox
			continue
		}
		segment := text.NewSegment(p.start, p.stop)
		empty = empty && len(bytes.TrimSpace(segment.Value(w.source))) == 0
		if p.todo {
			n.AppendChild(n, newTodo(segment))
		} else {
			n.AppendChild(n, gast.NewTextSegment(segment))
		}
		if p.stop == t.Segment.Stop && (t.SoftLineBreak() || t.HardLineBreak()) {
			last := gast.NewTextSegment(text.NewSegment(p.stop, p.stop))
			last.SetSoftLineBreak(t.SoftLineBreak())
			last.SetHardLineBreak(t.HardLineBreak())
			n.AppendChild(n, last)
		}
	}
	if publish {
		n.SetAttribute(cutKey, true)
		if last, ok := n.LastChild().(*gast.Text); ok {
			last.SetSoftLineBreak(false)
			last.SetHardLineBreak(false)
		}
	}
	return publish && empty
}

// clauses cuts running text at the ends of sentences and around placeholders,
// which may span several lines.
func (w *writer) clauses(n gast.Node) (out []clause, found bool) {
	holes := w.placeholders(textRange(n, 0))
	if holes == nil {
		return nil, false
	}
	met := make([]bool, len(holes))
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*gast.Text)
		if !ok {
			p := clause{node: c}
			start, stop := textRange(c, 0)
			for i, h := range holes {
				if h.start < stop && start < h.stop {
					p.todo, met[i] = true, true
				}
			}
			out = append(out, p)
			continue
		}
		joinTexts(n, t)
		at, stop := t.Segment.Start, t.Segment.Stop
		for i, h := range holes {
			if from, to := max(at, h.start), min(stop, h.stop); from < to {
				out = append(w.sentences(out, t, at, from), clause{node: t, start: from, stop: to, todo: true})
				at, met[i] = to, true
			}
		}
		if out = w.sentences(out, t, at, stop); len(out) > 0 && (t.HardLineBreak() || w.parser.options.HardBreaks && t.SoftLineBreak()) {
			out[len(out)-1].ends = true
		}
	}
	for i, h := range holes {
		if found = found || met[i]; met[i] && w.parser.options.Publish {
			w.leaveOut(h)
		}
	}
	return out, found
}

// sentences appends the sentences of a range of text.
func (w *writer) sentences(out []clause, t *gast.Text, start, stop int) []clause {
	for at := start; at < stop; {
		r, n := utf8.DecodeRune(w.source[at:stop])
		at += n
		if !strings.ContainsRune("。！？；", r) {
			continue
		}
		for at < stop {
			r, n := utf8.DecodeRune(w.source[at:stop])
			if !strings.ContainsRune("”’」』）", r) {
				break
			}
			at += n
		}
		out = append(out, clause{node: t, start: start, stop: at, ends: true})
		start = at
	}
	if start < stop {
		out = append(out, clause{node: t, start: start, stop: stop})
	}
	return out
}

// withoutSentences removes the sentences that contain a placeholder.
func withoutSentences(clauses []clause) []clause {
	var kept []clause
	from, todo := 0, false
	for i, p := range clauses {
		todo = todo || p.todo
		if p.ends || i == len(clauses)-1 {
			if !todo {
				kept = append(kept, clauses[from:i+1]...)
			}
			from, todo = i+1, false
		}
	}
	return kept
}
