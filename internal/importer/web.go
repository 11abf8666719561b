package importer

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pufa/internal/diag"
	"pufa/internal/source"
	"pufa/internal/word"
)

// maxTags limits the tags of a saved web page: each takes nearly a kilobyte of memory.
const maxTags = 500_000

// webBlocks reads a saved web page. It leaves out and reports what surrounds the text
// (navigation, footer).
func (m *maker) webBlocks(raw []byte) []word.Block {
	f, found := source.Decode(m.name, raw)
	if strings.Count(f.Text, "<") > maxTags {
		_, found = source.TooLong(m.name, int64(len(f.Text)))
		*m.diags = append(*m.diags, found...)
		return nil
	}
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
