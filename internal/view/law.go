package view

import "html/template"

// Law is the view of "law": a statute. At the work's own address it shows the text in
// force with the notes beside it; at an edition's address that edition. If the work has
// no text, HasText is false, and the page says where the official text can be found.
type Law struct {
	Frame
	Work     Work
	Summary  string
	Body     template.HTML // the site's introduction to the statute
	Notice   Notice
	Coming   Notice        // a newer text that is not yet in force
	Editions []EditionLink // newest first; empty if there is at most one
	Compare  []Link        // pages that compare two editions
	Before   Link          // the one of them that compares this text with the one before it
	Data     []Link        // the text for programs: data.json, akn.xml, text.txt
	HasText  bool
	HasNotes bool
	Contents []LawContents
	Preamble []Passage
	Parts    []LawPart
	Closing  []Passage
	Annexes  []Annex
	Cited    []Card // pages of the site that cite the statute as a whole

	// A long text comes in volumes. Its own page has Whole and no Parts, the page of a
	// volume has Whole and Front, and the page with the whole text has Front only.
	Front, Whole   Link
	Previous, Next Link // the volumes beside it
}

// Work is the metadata of a statute, as text for readers; "" = not known.
type Work struct {
	Title       string
	Rank        string // 位阶
	Issuer      string // 制定机关
	Number      string // 文号
	Adopted     string // "2022年1月24日"
	Promulgated string
	Amended     string // of the last amendment
	Effective   string // of this text
	Repealed    string
	Replaces    string

	// The issuer's words for the steps: 通过 or 审议批准, 公布 or 发布, 修正 or 修订.
	AdoptedWord, PromulgatedWord, AmendedWord string

	// Status is a class: "in-force" (only if Checked is set), "unchecked" (in force by
	// its dates, but nobody has checked), "unknown" (the day of effect is not known),
	// "pending", "superseded", "repealed".
	Status     string
	StatusText string // 现行有效, 效力未核对, 施行日期不详, 尚未生效, 已修改, 已废止
	Checked    string // "2026年11月18日": when somebody checked that it is in force; "" = never
	Source     string // where the official text is
	SourceURL  string // "" if Source is not an address
	Enactment  []string
}

// Notice is a warning above a text that does not apply, or not yet. Text is "" if there
// is no warning.
type Notice struct {
	Text string
	Link Link // the text that applies instead
}

// EditionLink is one edition of a statute (文本版本).
type EditionLink struct {
	Title, URL string // "2022年5月1日起施行"
	Status     string // as Work.Status
	StatusText string
	Current    bool // this page shows it
}

// LawContents is one division in the table of contents of a statute.
type LawContents struct {
	Level int // 1 for the outermost
	Title string
	URL   string // to its heading
	Range string // 第1—5条; "" without articles

	First, Last string // the numbers of its articles: 1, 5

	// Articles links to the articles directly in this division, by number: 35, 133-1.
	Articles []Link
}

// LawPart is either the heading of a division (Heading is set) or an article.
type LawPart struct {
	Heading string    // 第二章 信访工作体制
	Level   int       // 1 for the outermost of the page
	ID      string    // of the heading
	Text    []Passage // between the heading and the first article: 序言
	Article LawArticle
}

// LawArticle is 条. Its ID and those inside Text are the eIds of Akoma Ntoso; data-ref in
// Text is the citation of a part: 第三十五条第二款.
type LawArticle struct {
	ID      string
	Label   string        // 第三十五条
	Title   string        // 条标; "" = none
	URL     string        // of its own page; "" = none
	Text    template.HTML // its words, a <p> for each 款, 项 (class "item") and 目 ("item sub"); "" = none
	Note    template.HTML // what it means, in plain words; "" = none
	NoteFor Notice        // warning that Note was written for another edition; Text "" = no warning
	Cited   []CitedBy     // pages of the site that cite it
}

// CitedBy is a page that cites an article.
type CitedBy struct {
	Link
	Parts    string // which parts of the article it names: 第二款、第三款第（一）项; "" = the article
	Sentence string // what it says there, on the page of the article; "" = not known
}

// Passage is text of a statute that is not a provision. Kind is "", "heading", "table"
// (then it is in HTML) or "contents".
type Passage struct {
	Kind string
	Name string // what a screen reader calls a table
	HTML template.HTML
}

// Annex is 附件.
type Annex struct {
	Label, Title string
	Text         []Passage
}

// Article is the view of "article": one article of a statute on its own page.
type Article struct {
	Frame
	Law       Link
	Work      Work
	Notice    Notice
	Coming    Notice   // how a coming edition changes the article
	Divisions []string // headings around it, outermost first
	Article   LawArticle
	HasText   bool
	Previous  Link
	Next      Link
	History   []ArticleVersion // its wording in the editions, newest first; empty if there is only one
}

// ArticleVersion is the wording of an article in one edition.
type ArticleVersion struct {
	Edition EditionLink
	Label   string        // its number in that edition
	Same    bool          // same wording as in the next newer edition
	Text    template.HTML // with changes against the older one marked
}

// Compare is the view of "compare": two editions of a statute side by side.
type Compare struct {
	Frame
	Law      Link
	Old, New EditionLink
	Groups   []CompareGroup // the relations that occur, with their numbers
	Rows     []CompareRow
}

// CompareGroup gathers the rows of one relation.
type CompareGroup struct {
	Relation string // as CompareRow.Relation
	Text     string // 修改
	Count    string // "12 处"; "12 条" for "same", "added" and "deleted"
	Rows     []Link // 第三条 → 第六条, to the row; empty for "same"
}

// CompareRow is one article, or several that were merged or split. Relation is "same",
// "moved", "amended", "added" or "deleted". Old has removed words in <del>. New is the
// new text with both marked, removed words in <del> and added ones in <ins>: if Old is
// shown beside it, a stylesheet hides its <del>.
type CompareRow struct {
	ID           string
	Relation     string
	RelationText string
	OldLabel     string
	NewLabel     string
	OldURL       string
	NewURL       string
	Old, New     template.HTML
}
