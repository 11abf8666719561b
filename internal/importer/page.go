package importer

import (
	"path"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/source"
	"pufa/internal/word"
)

// Kind is what a document becomes.
type Kind int

const (
	Unknown Kind = iota // decide by the text
	Guide
	FAQ
	Report
	Law
)

var kindNames = map[Kind]string{Guide: "guide", FAQ: "faq", Report: "report", Law: "law"}

// String returns the name of the type of page, as in front matter.
func (k Kind) String() string { return kindNames[k] }

// ParseKind reads the name of a type of page.
func ParseKind(s string) (Kind, bool) {
	for k, name := range kindNames {
		if s == name {
			return k, true
		}
	}
	return Unknown, false
}

// Page is an ordinary document, ready for a site. What the text does not say is zero.
type Page struct {
	Kind     Kind
	Why      string // code of the text that says why it is of this kind; "" = the caller said so
	Title    string
	Untitled bool // Title is the name of the file
	Summary  string
	Date     law.Date // of publication, as the document says
	Author   string
	Source   string
	Number   string   // 发文字号
	Issuer   string   // 发文机关
	Written  law.Date // 成文日期
	Year     int      // of a report
	Text     string   // Markdown
	Pictures []Picture
	Moved    []string // words moved from the text to front matter
	Left     []string // words left out: a table of contents
}

// Picture is a picture of a page.
type Picture struct {
	Name string // of its file, beside the page
	Raw  []byte // upright, without metadata
}

// Opener opens a file that a document refers to, by its name relative to the
// document.
type Opener func(name string) ([]byte, error)

// ReadPage makes a page of a document: .docx, text in any encoding, or a web page that a
// browser saved. near opens files beside the document; it may be nil. as is the wanted
// kind; Unknown = decide by the text. For a statute it returns no page: use [Text] and
// [Read] to make an [Edition].
func ReadPage(name string, raw []byte, as Kind, near Opener) (*Page, diag.List) {
	var diags diag.List
	m := &maker{name: name, near: near, page: &Page{}, diags: &diags, names: map[string]string{}}
	var blocks []word.Block
	switch formatOf(name, raw, &diags) {
	case docx:
		d := document(name, raw, &diags)
		if d == nil {
			return nil, diags
		}
		reportLosses(&diags, name, d, false)
		m.open, m.notes = d.Picture, d.Notes
		blocks = d.Blocks
	case webPage:
		blocks = m.webBlocks(raw)
	case plainText:
		f, found := source.Decode(name, raw)
		diags = append(diags, found...)
		if !hasExt(name, ".md") && !hasExt(name, ".markdown") {
			f.BodyStart = 0 // what looks like front matter is text
		}
		blocks = textBlocks(f.Text[f.BodyStart:])
	case refused:
		return nil, diags
	}
	if len(blocks) == 0 {
		if diags.Count(diag.Error) == 0 {
			diags.Add("import/no-text", diag.At(name))
		}
		return nil, diags
	}
	m.make(blocks, as)
	if size := len(m.page.Text); size > source.MaxText {
		_, diags = source.TooLong(name, int64(size))
		return nil, diags
	}
	return m.page, diags
}

// maker makes a page of blocks.
type maker struct {
	name  string // of the document
	near  Opener
	open  func(part string) ([]byte, error) // opens a picture by its name in [word.Run]
	notes [][]word.Block
	page  *Page
	diags *diag.List
	names map[string]string // part → name of the picture's file; "" = it can't be kept
	noted int               // number of notes whose mark was written

	headTitle string // <title> of a web page
}

func (m *maker) make(blocks []word.Block, as Kind) {
	p := m.page
	blocks = m.takeContents(blocks)
	blocks = m.takeFront(blocks)
	if p.Title == "" {
		p.Title = m.headTitle
	}
	if p.Title == "" {
		p.Title, p.Untitled = strings.TrimSuffix(path.Base(m.name), path.Ext(m.name)), true
		m.diags.Add("import/no-page-title", diag.At(m.name), p.Title)
	}
	findHeadings(blocks)
	if p.Kind = as; as == Unknown {
		p.Kind, p.Why = kindOf(p, blocks)
	}
	switch p.Kind {
	case FAQ:
		blocks = m.questions(blocks)
	case Report:
		p.Year = yearOf(p.Title)
	}
	if p.Summary == "" && p.Kind != FAQ {
		p.Summary = summary(blocks)
	}
	p.Text = m.markdown(blocks)
	if len(p.Moved) > 0 {
		m.diags.Add("import/moved", diag.At(m.name), quotedList(p.Moved))
	}
	if len(p.Left) > 0 {
		m.diags.Add("import/left", diag.At(m.name), quotedList(p.Left))
	}
}

// takeContents removes the table of contents: pages have their own.
func (m *maker) takeContents(blocks []word.Block) []word.Block {
	out := make([]word.Block, 0, len(blocks))
	for i, b := range blocks {
		heads := i+1 < len(blocks) && blocks[i+1].Listed && strings.Join(strings.Fields(b.Text()), "") == "目录"
		if b.Listed || heads {
			m.page.Left = append(m.page.Left, b.Text())
			continue
		}
		out = append(out, b)
	}
	return out
}

func quotedList(list []string) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString("“" + s + "”")
	}
	return b.String()
}
