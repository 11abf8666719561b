package wayfinder_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"pufa/internal/source"
	"pufa/internal/wayfinder"
)

// grow makes a tree of any shape, with texts of any length.
func grow(r *rand.Rand, nodes int) *wayfinder.Tree {
	words := func() string {
		return strings.Repeat("不服《行政复议法》第 20 条", 1+r.IntN(3))[:3*(2+r.IntN(9))]
	}
	t := &wayfinder.Tree{}
	for i := range nodes {
		n := wayfinder.Node{ID: fmt.Sprint("n", i), Title: words(), Parent: -1, Item: -1}
		if i > 0 {
			n.Parent, n.Item = r.IntN(i), 0
			p := &t.Nodes[n.Parent]
			n.Item = len(p.Items)
			p.Items = append(p.Items, wayfinder.Item{Text: words(), To: i})
		}
		if r.IntN(2) == 0 {
			n.Basis = []string{"《信访工作条例》第三十一条第六项"}
		}
		t.Nodes = append(t.Nodes, n)
	}
	return t
}

// However a tree is shaped: boxes do not overlap and stay on the sheet, texts stay in
// their boxes, lines cross no box, and no node is missing.
func TestNothingOverlapsOnASheet(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		tree := grow(r, 1+r.IntN(60))
		d := wayfinder.Draw(tree)
		if len(d.Boxes) != len(tree.Nodes) || len(d.Lines) != len(tree.Nodes)-1 {
			t.Fatalf("seed %d: %d nodes, %d boxes, %d lines", seed, len(tree.Nodes), len(d.Boxes), len(d.Lines))
		}
		for i, a := range d.Boxes {
			if a.X < 0 || a.Y < 0 || a.X+a.Width > d.Width || a.Y+a.Height > d.Height {
				t.Errorf("seed %d: box %d leaves the sheet", seed, i)
			}
			for _, b := range d.Boxes[i+1:] {
				if a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height {
					t.Errorf("seed %d: boxes of nodes %d and %d overlap", seed, a.Node, b.Node)
				}
			}
			for _, s := range a.Text {
				if s.X < a.X || s.Y > a.Y+a.Height-3 || s.Y < a.Y+9 || s.X+12*utf8.RuneCountInString(strings.Trim(s.Text, "0123456789 ")) > a.X+a.Width {
					t.Errorf("seed %d: %q leaves its box %+v", seed, s.Text, a)
				}
			}
			for _, l := range d.Lines {
				if l.X > a.X && l.X < a.X+a.Width && min(l.Y1, l.Y2) < a.Y+a.Height && max(l.Y1, l.Y2) > a.Y {
					t.Errorf("seed %d: a line crosses node %d", seed, a.Node)
				}
			}
		}
	}
}

// A tree that is too large for A4 is told: its letters would be under 2.3 mm.
func TestATreeHasToFitOnPaper(t *testing.T) {
	for _, c := range []struct {
		outcomes int
		fits     bool
	}{{36, true}, {60, false}} {
		var text strings.Builder
		text.WriteString("## 哪一样？ {#na}\n\n- [不知道](#o0)\n")
		for i := 1; i < c.outcomes; i++ {
			fmt.Fprintf(&text, "- [第 %d 样](#o%d)\n", i, i)
		}
		for i := range c.outcomes {
			fmt.Fprintf(&text, "\n## 去处 {#o%d}\n\n见《信访工作条例》第三十一条。\n\n- [去看](a.md)\n", i)
		}
		d, b := read(t, text.String())
		diags := wayfinder.Parse(d, b)
		if fits := len(diags) == 0; fits != c.fits || !fits && (len(diags) != 1 || diags[0].Code != "wayfinder/small-print") {
			t.Errorf("%d outcomes: %v", c.outcomes, diags)
		}
	}
}

// Whatever the text, reading gives a tree and findings.
func FuzzParse(f *testing.F) {
	f.Add(sound)
	f.Add("## a {#a}\n- [x](#a)\n- [y](#b)\n  - [z](#b)\n## b\n::: note\n- [q](#a)\n:::\n")
	f.Fuzz(func(t *testing.T, text string) {
		d, b := read(t, text)
		file, _ := source.Decode("content/zhilu.md", []byte(front+text))
		for _, found := range wayfinder.Parse(d, b) {
			if s := b.Locate(found.Span); s.Start < 0 || s.Start > s.End || s.End > len(file.Text) {
				t.Errorf("%s at %d to %d", found.Code, s.Start, s.End)
			}
		}
		tree := wayfinder.Read(d, b)
		for i, n := range tree.Nodes {
			for _, r := range []wayfinder.Range{n.Before, n.After} {
				if r.Start > r.End || r.End > len(b.HTML) {
					t.Errorf("node %d: %+v", i, r)
				}
			}
			tree.Way(i)
		}
	})
}
