package site

import (
	"slices"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/law"
)

// Work is a statute (type = "law"): a folder with its editions and notes, or a
// single file that is its only edition. It may have notes without a text, or
// neither; then its page says where the official text is.
type Work struct {
	Page     *Page
	Title    string
	Short    []string
	About    *law.Statute // from the front matter; without text
	Editions []*Edition   // newest first
	Shown    *Edition     // the edition at the work's own address; nil = no text
	Status   law.Status   // of the work on the day of the build, as far as its dates tell
	Checked  law.Date     // day on which somebody checked that it is in force, for a work without text; zero = nobody did
	Notes    *Notes       // nil = none
	Articles []WorkArticle
	Cited    []*Page // pages that cite the whole work or articles not listed in Articles, by source
	Instead  *Work   // the work that claims to replace this one; nil = none

	dir     string // address of its folder, "/" at both ends
	inOrder bool   // Articles are sorted by number
}

// Name is the usual name of the statute: its title without 中华人民共和国.
func (w *Work) Name() string { return strings.TrimPrefix(w.Title, "中华人民共和国") }

// Edition is a 文本版本, one text of a work.
type Edition struct {
	Work    *Work
	Doc     *doc.Document
	Statute *law.Statute
	Date    law.Date // of effect; zero = unknown
	Status  law.Status
	Checked law.Date // day on which somebody checked that it is in force; zero = nobody did, or it is not in force
	URL     URL      // that of the work for the edition shown there
	Data    URL      // folder of data.json, akn.xml and text.txt
	Volumes []Volume // of a long text; nil = its own page shows it
	Whole   URL      // the page with the whole text, if it is split into volumes; "" = it is not

	making
	volumeOf map[law.Number]int
	others   map[int]*Work // of Doc.Statute.Cites, by index: those to another work
	inOrder  bool          // Doc.Statute.Cites are sorted by position
}

// On returns the edition that applied on a day; the oldest if the day is
// unknown or before all of them; nil for a work without text.
func (w *Work) On(day law.Date) *Edition {
	for i, e := range w.Editions { // newest first
		if !day.IsZero() && e.Date.Compare(day) <= 0 || i+1 == len(w.Editions) {
			return e
		}
	}
	return nil
}

// Next returns the edition that will replace the one in force; nil if none is
// known.
func (w *Work) Next() *Edition {
	if w.Shown == nil || w.Shown.Status != law.InForce {
		return nil
	}
	var next *Edition
	for _, e := range w.Editions { // newest first
		if e.Status == law.Pending && e.Date.Compare(w.Shown.Date) > 0 {
			next = e
		}
	}
	return next
}

// WorkArticle is an article of the shown edition, or one that notes explain.
type WorkArticle struct {
	Number  law.Number
	Article *law.Article // nil = no text
	URL     URL          // of its own page; "" = none
	Cited   []Citing     // by source of the page
}

// Citing is a page that cites an article.
type Citing struct {
	Page  *Page
	Parts []law.Locator // the 款, 项 and 目 of the article that it cites, in order
	Refs  []int         // which references of its text cite the article, in order
	Cites []int         // which citations in the statute that it shows do (doc.Statute), in order
}

// Article returns the article with a number, or nil.
func (w *Work) Article(n law.Number) *WorkArticle {
	if w.inOrder {
		if i, ok := slices.BinarySearchFunc(w.Articles, n, compareNumber); ok {
			return &w.Articles[i]
		}
		return nil
	}
	for i := range w.Articles {
		if w.Articles[i].Number == n {
			return &w.Articles[i]
		}
	}
	return nil
}

func compareNumber(a WorkArticle, n law.Number) int { return a.Number.Compare(n) }

// Compared returns the address of the comparison of two editions.
func (s Settings) Compared(old, new *Edition) URL {
	return s.page(new.Work.dir+"compare/", old.Date.String()+"_"+new.Date.String())
}

// DataFiles are the machine-readable forms of each edition, in [Edition.Data].
var DataFiles = []string{"data.json", "akn.xml", "text.txt"}
