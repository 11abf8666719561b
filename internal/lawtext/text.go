package lawtext

import (
	"sort"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/source"
)

// Text is one parsed file. It is immutable.
type Text struct {
	File    string // path of the source, as in source.File
	Statute *law.Statute
	Lines   []Line // every line that is not empty, in order
}

// Kind is the kind of a [Line]. The zero value is Provision.
type Kind int

const (
	Provision Kind = iota // part of an article or point; Locator says which
	Title
	Enactment // 题注
	Contents  // of a table of contents
	Heading   // of a division
	Prose     // of the preamble, or under a heading
	Closing   // signature, date
	Annex
)

// Line is one line of the file, or a part of one if two provisions share it. It tells the
// search for citations, among others, to which provision each line belongs.
type Line struct {
	Kind     Kind
	Extent   law.Extent // without spaces and Markdown marks, label included
	Body     int        // offset of the words, after the label
	Locator  law.Locator
	Division int // innermost, index into Statute.Divisions; -1 = none
}

// Parse reads the body of a file. It ignores front matter, from which the caller fills in
// the rest.
func Parse(f source.File) (*Text, diag.List) {
	b := &builder{
		file:  f.Path,
		s:     f.Text,
		st:    &law.Statute{},
		text:  &Text{File: f.Path},
		cur:   -1,
		front: f.FrontEnd > 0,
	}
	b.text.Statute = b.st
	head := 0
	b.lines, head = split(f.Text, min(f.BodyStart, len(f.Text)))
	b.text.Lines = make([]Line, 0, len(b.lines)+8)
	b.survey(b.readHead(head))
	b.build()
	b.readClosing()
	b.readAnnexes()
	b.check()
	b.diags.Sort()
	return b.text, b.diags
}

// Span returns an extent as a span for diagnostics.
func (t *Text) Span(e law.Extent) diag.Span {
	return diag.Span{File: t.File, Start: e.Start, End: e.End}
}

// Where returns the line that holds the byte at offset. ok is false for white
// space between lines, comments and front matter.
func (t *Text) Where(offset int) (l Line, ok bool) {
	i := sort.Search(len(t.Lines), func(i int) bool { return t.Lines[i].Extent.End > offset })
	if i == len(t.Lines) || t.Lines[i].Extent.Start > offset {
		return Line{}, false
	}
	return t.Lines[i], true
}

// builder is the state of one parse.
type builder struct {
	file  string
	front bool // the file has front matter
	s     string
	lines []line
	st    *law.Statute
	text  *Text
	diags diag.List

	mode    mode
	pointed style        // of the labels of points
	body    [3]int       // lines: body from, closing from, annexes from
	toc     map[int]bool // lines of the table of contents
	labels  map[int]int  // number of an article label at a line's start → last line with it

	cur      int // index of the current article or point; -1 = none
	last     law.Number
	firstAt  int    // line of the first article
	stack    []int  // divisions around the current line
	hashes   []int  // heading level of each division; 0 = plain
	quoted   bool   // in the text of another statute, without quotation marks
	open     bool   // inside quotation marks
	list     style  // of the current 款's items
	sublist  style  // of the current item's subitems
	below    style  // of the list in the current subitem
	previous string // words of the line before
	seen     map[law.Number]law.Extent
	glued    bool   // the line holds two articles
	expects  int    // the article that gluedArticle looks for
	expected string // its label
}

// mode says what a text consists of.
type mode int

const (
	byArticle mode = iota
	byPoint
	byNothing
)

// add reports a finding at an extent.
func (b *builder) add(code string, e law.Extent, args ...any) *diag.Diagnostic {
	return b.diags.Add(code, b.text.Span(e), args...)
}

func (b *builder) record(k Kind, l *line, loc law.Locator) {
	division := -1
	if n := len(b.stack); n > 0 {
		division = b.stack[n-1]
	}
	b.text.Lines = append(b.text.Lines, Line{Kind: k, Extent: law.Extent{Start: l.start, End: l.end}, Body: l.text, Locator: loc, Division: division})
}

// list of the provisions that is being filled.
func (b *builder) provisions() *[]law.Article {
	if b.mode == byPoint {
		return &b.st.Points
	}
	return &b.st.Articles
}

// amending reports whether the statute's title says that it amends others, so that it
// probably quotes provisions.
func (b *builder) amending() bool {
	return strings.Contains(b.st.Title, "修正案") || strings.Contains(b.st.Title, "决定") || strings.Contains(b.st.Title, "修改")
}
