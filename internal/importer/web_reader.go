package importer

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pufa/internal/word"
)

// webReader turns elements into blocks.
type webReader struct {
	*maker
	blocks []word.Block
	block  word.Block // that is open
	run    word.Run   // current formatting
	lists  []listItem // around
	pre    bool
	silent []string // words of hidden elements and controls
	above  []string // pronunciations
}

// listItem is an open list.
type listItem struct {
	ordered bool
	next    int
}

func (r *webReader) flush() {
	b := r.block
	r.block = word.Block{}
	b.Trim()
	if len(b.Runs) > 0 {
		r.blocks = append(r.blocks, b)
	}
}

func (r *webReader) read(n *html.Node) {
	for c := range n.ChildNodes() {
		r.node(c)
	}
}

func (r *webReader) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.words(n.Data)
	case n.Type != html.ElementNode:
	case !isSilent(n):
		r.element(n)
	default:
		if words := silentWords(n); words != "" {
			r.silent = append(r.silent, words)
		}
	}
}

// words adds text. White space becomes one space, and none between Han characters.
func (r *webReader) words(s string) {
	if !r.pre {
		lead, tail := strings.TrimLeft(s, " \t\r\n") != s, strings.TrimRight(s, " \t\r\n") != s
		var lines []string
		for l := range strings.SplitSeq(s, "\n") {
			if l = strings.Join(strings.FieldsFunc(l, func(c rune) bool { return c == ' ' || c == '\t' || c == '\r' }), " "); l != "" {
				lines = append(lines, l)
			}
		}
		s = joinHan(lines)
		if lead && s != "" {
			s = " " + s
		}
		if tail {
			s += " "
		}
		if len(r.block.Runs) == 0 {
			s = strings.TrimLeft(s, " ")
		}
	}
	if s == "" {
		return
	}
	run := r.run
	run.Text = s
	r.block.Runs = append(r.block.Runs, run)
}

func (r *webReader) element(n *html.Node) {
	outer := r.run
	defer func() { r.run = outer }()
	switch n.DataAtom {
	case atom.Br:
		r.block.Runs = append(r.block.Runs, word.Run{Text: "\n"})
	case atom.B, atom.Strong:
		r.run.Bold = true
		r.read(n)
	case atom.I, atom.Em:
		r.run.Italic = true
		r.read(n)
	case atom.Sup:
		r.run.Raised = 1
		r.read(n)
	case atom.Sub:
		r.run.Raised = -1
		r.read(n)
	case atom.S, atom.Strike, atom.Del:
		r.struck(n)
	case atom.Ruby:
		r.ruby(n)
	case atom.A:
		r.run.Link = attribute(n, "href")
		r.read(n)
	case atom.Img:
		if src := attribute(n, "src"); src != "" {
			r.block.Runs = append(r.block.Runs, word.Run{Picture: src, Alt: attribute(n, "alt")})
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.alone(n, func() {
			r.block.Heading = int(n.Data[1] - '0')
			r.align(n)
		})
	case atom.Table:
		r.flush()
		r.table(n)
	case atom.Ul, atom.Ol, atom.Menu:
		r.flush()
		start, err := strconv.Atoi(attribute(n, "start"))
		if err != nil {
			start = 1
		}
		r.lists = append(r.lists, listItem{n.DataAtom == atom.Ol, start})
		r.read(n)
		r.flush()
		r.lists = r.lists[:len(r.lists)-1]
	case atom.Li:
		r.alone(n, func() {
			if len(r.lists) == 0 {
				r.block.Bullet = true
				return
			}
			l := &r.lists[len(r.lists)-1]
			r.block.Depth = len(r.lists) - 1
			if l.ordered {
				r.block.Label = strconv.Itoa(l.next) + ". "
				l.next++
			} else {
				r.block.Bullet = true
			}
		})
	case atom.Pre:
		r.pre = true
		r.alone(n, nil)
		r.pre = false
	default:
		if isBlock(n) {
			r.alone(n, func() {
				r.align(n)
				r.block.Title = attribute(n, "class") == "MsoTitle"
			})
			return
		}
		style := styleOf(n)
		switch {
		case strings.Contains(style, "text-decoration:line-through"):
			r.struck(n)
			return
		case strings.Contains(style, "mso-list:ignore"):
			r.mark(n)
			return
		}
		r.run.Bold = r.run.Bold || strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:700")
		r.read(n)
	}
}

// alone reads an element as a block of its own.
func (r *webReader) alone(n *html.Node, set func()) {
	if !(len(r.block.Runs) == 0 && (r.block.Bullet || r.block.Label != "")) { // <li><p>
		r.flush()
	}
	if set != nil {
		set()
	}
	r.read(n)
	r.flush()
}

func (r *webReader) align(n *html.Node) {
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")+";text-align:"+attribute(n, "align")), " ", "")
	switch {
	case strings.Contains(style, "text-align:center"), n.DataAtom == atom.Center:
		r.block.Align = word.Centre
	case strings.Contains(style, "text-align:right"):
		r.block.Align = word.Right
	}
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Blockquote, atom.Center, atom.Dl, atom.Dt, atom.Dd, atom.Header, atom.Footer, atom.Nav, atom.Aside,
		atom.Figure, atom.Figcaption, atom.Address, atom.Form, atom.Fieldset, atom.Main, atom.Details, atom.Summary, atom.Hr, atom.Body:
		return true
	}
	return false
}
