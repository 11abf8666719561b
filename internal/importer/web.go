package importer

import (
	"encoding/base64"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pufa/internal/diag"
	"pufa/internal/source"
	"pufa/internal/word"
)

// webBlocks reads a saved web page. It leaves out and reports what surrounds the text
// (navigation, footer).
func (m *maker) webBlocks(raw []byte) []word.Block {
	f, found := source.Decode(m.name, raw)
	*m.diags = append(*m.diags, found...)
	root, err := html.Parse(strings.NewReader(f.Text))
	if err != nil {
		m.diags.Add("import/not-word", diag.At(m.name))
		return nil
	}
	m.open = m.openNear
	m.webHead(root)
	body := first(root, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if body == nil {
		return nil
	}
	text := mainPart(body)
	r := webReader{maker: m}
	r.read(text)
	r.flush()
	if len(r.above) > 0 {
		m.diags.Add("import/ruby", diag.At(m.name), len(r.above), quotedList(r.above))
	}
	if len(r.silent) > 0 {
		m.diags.Add("import/hidden", diag.At(m.name), len(r.silent), quotedList(r.silent))
	}
	if around := strings.Join(strings.Fields(wordsAround(body, text)), " "); around != "" {
		m.diags.Add("import/around", diag.At(m.name), "“"+around+"”")
	}
	return r.blocks
}

// webHead reads title, date and source from the meta tags of government pages
// (ArticleTitle, PubDate, ContentSource).
func (m *maker) webHead(root *html.Node) {
	each(root, func(n *html.Node) {
		if n.DataAtom == atom.Title && n.Namespace == "" && m.headTitle == "" {
			m.headTitle = ownTitle(wordsAround(n, nil))
		}
		if n.DataAtom != atom.Meta {
			return
		}
		value := strings.TrimSpace(attribute(n, "content"))
		if value == "" {
			return
		}
		switch strings.ToLower(attribute(n, "name") + attribute(n, "property")) {
		case "articletitle", "og:title":
			if m.page.Title == "" {
				m.page.Title = value
			}
		case "pubdate", "article:published_time":
			m.page.Date, _ = dateIn(value)
		case "contentsource":
			m.page.Source = value
		case "author":
			m.page.Author = value
		}
	})
}

// ownTitle removes the name of the site from the title of a page: 怎样复查-某县信访局.
func ownTitle(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if at := strings.LastIndexAny(s, "_|-－—"); at > 0 && isOffice(strings.Trim(s[at:], "_|-－— ")) || at > 0 && strings.HasSuffix(s, "网") {
		s = strings.TrimRight(s[:at], "_|-－— ")
	}
	return s
}

// each visits a node and all below it.
func each(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := range n.ChildNodes() {
		each(c, visit)
	}
}

// first returns the first node below n for which want holds; nil = none.
func first(n *html.Node, want func(*html.Node) bool) *html.Node {
	if want(n) {
		return n
	}
	for c := range n.ChildNodes() {
		if found := first(c, want); found != nil {
			return found
		}
	}
	return nil
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// isSilent reports whether an element has no words for readers.
func isSilent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Select, atom.Textarea, atom.Iframe, atom.Svg, atom.Button, atom.Input:
		return true
	}
	return strings.Contains(styleOf(n), "display:none") || hasAttribute(n, "hidden")
}

func hasAttribute(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// containers matches the names that content management systems give to the element with
// the text.
var containers = regexp.MustCompile(`(?i)^(?:trs_editor|trs_uedit|pages_content|ucap-content|zoom|article|articlecontent|article-content|article_content|content_body|contentbody|conttxt|js_content|main-content|news_content|newscontent|detail|post-content|entry-content|markdown-body|rich_media_content)$`)

// mainPart returns the element with the text: the one whose name says so, else the one
// with most words in paragraphs.
func mainPart(body *html.Node) *html.Node {
	if n := first(body, func(n *html.Node) bool { return n.DataAtom == atom.Article || n.DataAtom == atom.Main }); n != nil && wordCount(n) > 40 {
		return n
	}
	if n := first(body, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return false
		}
		for _, name := range strings.Fields(attribute(n, "class") + " " + attribute(n, "id")) {
			if containers.MatchString(name) && wordCount(n) > 0 {
				return true
			}
		}
		return false
	}); n != nil {
		return n
	}
	best := body
	for { // go down while one child holds nearly everything
		all := wordCount(best)
		next := (*html.Node)(nil)
		for c := range best.ChildNodes() {
			if isWordPart(c) {
				return best // sections of Word are siblings, with the notes after them
			}
			if c.Type == html.ElementNode && !isSilent(c) && wordCount(c)*10 >= all*7 && isBox(c) {
				next = c
			}
		}
		if next == nil || all == 0 {
			return best
		}
		best = next
	}
}

func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Center, atom.Form, atom.Body:
		return true
	}
	return false
}

// wordCount counts characters outside links.
func wordCount(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode && (isSilent(n) || n.DataAtom == atom.A || n.DataAtom == atom.Nav || n.DataAtom == atom.Footer || n.DataAtom == atom.Header) {
		return 0
	}
	sum := 0
	for c := range n.ChildNodes() {
		sum += wordCount(c)
	}
	return sum
}

// wordsAround returns the words of a page outside its text.
func wordsAround(n, text *html.Node) string {
	switch {
	case n == text:
		return ""
	case n.Type == html.TextNode:
		return n.Data
	case n.Type == html.ElementNode && isSilent(n):
		return ""
	}
	out := ""
	for c := range n.ChildNodes() {
		out += " " + wordsAround(c, text)
	}
	return out
}

// openNear opens a picture of a web page: from a data address, or beside the page.
func (m *maker) openNear(src string) ([]byte, error) {
	if rest, ok := strings.CutPrefix(src, "data:"); ok {
		kind, data, _ := strings.Cut(rest, ",")
		if strings.HasSuffix(kind, ";base64") {
			return base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
		}
		plain, err := url.PathUnescape(data)
		return []byte(plain), err
	}
	if m.near == nil || strings.Contains(src, "://") || strings.HasPrefix(src, "//") {
		return nil, nil
	}
	name, err := url.PathUnescape(src)
	if err != nil {
		name = src
	}
	name, _, _ = strings.Cut(name, "?")
	if name = path.Clean(name); path.IsAbs(name) || strings.HasPrefix(name, "..") {
		return nil, nil
	}
	return m.near(name)
}

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
