package law

import "strings"

// Statute is one edition of a law, regulation, rule or interpretation: what is known
// about it and its text. It is not changed after it was made, so it can be shared freely.
//
// A text is divided into Articles, or, as decisions and amendments often are,
// into Points (一、二、三、); never into both. Some have neither.
type Statute struct {
	Title string   // 中华人民共和国立法法
	Short []string // other names by which it is cited: 立法法

	Rank        Rank
	Issuer      string // 制定机关
	Reference   string // 文号, such as 国务院令第431号
	Adopted     Date   // 通过; zero = not known, as for the other dates
	Promulgated Date   // 公布
	Effective   Date   // 施行; of this edition
	Repealed    Date   // 废止
	Replaces    []string

	Enactment []Line    // 题注: who passed and amended it when
	Preamble  []Passage // what precedes the first article, point or division: 序言, 目录
	Divisions []Division
	Articles  []Article
	Points    []Article
	Closing   []Passage // signatures and dates after the last provision
	Annexes   []Annex
}

// Provisions returns the articles, or the points of a text that has no
// articles. [Division.From] and [Division.To] count in this list.
func (s *Statute) Provisions() []Article {
	if len(s.Articles) == 0 {
		return s.Points
	}
	return s.Articles
}

// Extent is the place of a part of a statute in the text that it was read from: byte
// offsets, End exclusive, labels included. It is zero for parts that were not read from a
// text.
type Extent struct{ Start, End int }

// Line is one line near the title, such as a line of 题注.
type Line struct {
	Text string
	Extent
}

// Article is 条, the unit that is cited; or a point (一、) of a text without
// articles. Every article has at least one Paragraph.
type Article struct {
	Number     Number
	Label      string // as printed: 第一百三十三条之一, 第1条, 一、
	Title      string // 条标, as in 第一条【立法目的】, without its brackets; "" = none
	Division   int    // index of the innermost division in Statute.Divisions; -1 = none
	Paragraphs []Paragraph
	Extent
}

// Paragraph is 款. It bears no number in print; the first is the text behind the
// article's label.
//
// Text holds a newline where lines belong to one 款: formulas, rows of a table,
// a line that goes on after a list. So does the Text of items and subitems.
type Paragraph struct {
	Text  string
	Items []Item
	Extent
}

// Item is 项: （一）.
type Item struct {
	Number   int    // from 1
	Label    string // as printed: （一）, (一), 一、
	Text     string
	Subitems []Subitem
	Extent
}

// Subitem is 目: 1.
type Subitem struct {
	Number int    // from 1
	Label  string // as printed: 1. or （1）
	Text   string
	Extent
}

// Annex is 附件, 附表 or 附录: a part after the last article with an order of its own. Its
// parts are not cited by article.
type Annex struct {
	Label string // as printed: 附件一, 附：
	Title string // "" = none
	Text  []Passage
	Extent
}

// Heading returns the annex's heading without the colon of its label: 附件一
// 应税污染物表.
func (a *Annex) Heading() string {
	label := strings.TrimRight(a.Label, "：:")
	if label == "" || a.Title == "" {
		return label + a.Title
	}
	return label + " " + a.Title
}

// Passage is a piece of text that is not a provision: in the preamble, after a heading,
// in the closing or in an annex.
type Passage struct {
	Kind PassageKind
	Text string // rows of a table are separated by newlines
	Extent
}

// PassageKind is the kind of a [Passage]. The zero value is Prose.
type PassageKind int

const (
	Prose    PassageKind = iota
	Heading              // a heading that is not a [Division]: 序言, 一、前言
	Table                // rows of a Markdown table, or of HTML, as written
	Contents             // a line of the table of contents
)
