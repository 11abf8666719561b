package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// Work is a statute (type = "law"): a folder with its editions and notes, or a
// single file that is its only edition. It may have notes and no text, or
// neither; then its page says where the official text is.
type Work struct {
	Page     *Page
	Title    string
	Short    []string
	About    *law.Statute // what front matter says; without text
	Editions []*Edition   // newest first
	Shown    *Edition     // the edition at the work's own address; nil = no text
	Status   law.Status   // of the work on the day of the build, as far as its dates tell
	Checked  law.Date     // day on which somebody found that it is in force, for one without text; zero = nobody did
	Notes    *Notes       // nil = none
	Articles []WorkArticle
	Cited    []*Page // pages that cite the work as a whole or articles not among these, by source
	Instead  *Work   // the work that says it replaces this one; nil = none

	dir     string // address of its folder, "/" at both ends
	inOrder bool   // Articles are sorted by number
}

// Name is what people call the statute: its title without 中华人民共和国.
func (w *Work) Name() string { return strings.TrimPrefix(w.Title, "中华人民共和国") }

// Edition is 文本版本, one text of a work.
type Edition struct {
	Work    *Work
	Doc     *doc.Document
	Statute *law.Statute
	Date    law.Date // of effect; zero = not known
	Status  law.Status
	Checked law.Date // day on which somebody found that it is in force; zero = nobody did, or that is not its status
	URL     URL      // the work's own for the edition that is shown there
	Data    URL      // folder of data.json, akn.xml and text.txt
	Volumes []Volume // of a long text; nil = its own page shows it
	Whole   URL      // the page that shows a text in volumes whole; "" = it comes in none

	making
	volumeOf map[law.Number]int
	others   map[int]*Work // of Doc.Statute.Cites, by index: those that lead to another work
	inOrder  bool          // Doc.Statute.Cites are sorted by place
}

// On returns the edition that applied on a day: the oldest where the day is before
// all of them or not known; nil for a work without text.
func (w *Work) On(day law.Date) *Edition {
	for i, e := range w.Editions { // newest first
		if !day.IsZero() && e.Date.Compare(day) <= 0 || i+1 == len(w.Editions) {
			return e
		}
	}
	return nil
}

// Next returns the edition that will apply next in the place of the one in force;
// nil when none is known.
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
	Parts []law.Locator // the 款, 项 and 目 of the article that it names, in order
}

// Article returns the article of a number, or nil.
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

// Compared returns the address of the page that compares two editions.
func (s Settings) Compared(old, new *Edition) URL {
	return s.page(new.Work.dir+"compare/", old.Date.String()+"_"+new.Date.String())
}

// DataFiles are the forms for programs of each edition, in [Edition.Data].
var DataFiles = []string{"data.json", "akn.xml", "text.txt"}

// checkTitle reports a text that calls itself otherwise than the work in whose folder
// it lies: a whole statute would go out under the name of another.
func (r *resolver) checkTitle(w *Work, d *doc.Document) {
	for _, title := range [...]struct{ key, text string }{{"title", d.Meta.Title}, {"", d.Statute.Title}} {
		if title.text == "" || d == w.Page.Doc && title.key != "" || sameTitle(title.text, w.Title) {
			continue
		}
		r.diags.Add("law/title-differs", d.KeySpan(title.key), title.text, w.Title, w.Page.Doc.Path)
		return
	}
}

// sameTitle compares titles without 中华人民共和国, without the edition behind them, and
// without the issuer before them.
func sameTitle(a, b string) bool {
	a, b = cite.Fold(cite.Undated(a)), cite.Fold(cite.Undated(b))
	if a == b {
		return true
	}
	_, aboutA, ok := strings.Cut(a, "关于")
	_, aboutB, both := strings.Cut(b, "关于")
	return ok && both && aboutA == aboutB && (strings.HasPrefix(a, "关于") || strings.HasPrefix(b, "关于"))
}

// makeWorks gathers statutes with their editions and notes. The documents that
// belong to one are no pages of their own.
func (r *resolver) makeWorks() {
	byDir := map[string]*Work{}
	for i, d := range r.documents {
		if d.Statute == nil && d.Meta.Type != doc.LawType {
			continue
		}
		dir := path.Dir(d.Path)
		switch {
		case path.Base(d.Path) == indexName && d.Meta.Type == doc.LawType:
			byDir[dir] = r.newWork(d, i, r.channelOf(path.Dir(dir)), r.folder(dir)) // nil = it is not published
		case d.Statute != nil && !r.isWork(dir):
			if w := r.newWork(d, i, r.channelOf(dir), r.folder(dir)+r.name(d, stem(d.Path))+"/"); w != nil {
				r.addEdition(w, d)
			}
		}
	}
	for _, d := range r.documents {
		if d.Statute == nil {
			continue
		}
		switch w, ok := byDir[path.Dir(d.Path)]; {
		case w != nil:
			r.addEdition(w, d)
		case ok:
			r.withhold(d)
		}
	}
	for _, w := range r.site.Works {
		r.settle(w)
	}
	for i, d := range r.documents {
		if d.Meta.Type != doc.NotesType {
			continue
		}
		w, ok := byDir[path.Dir(d.Path)]
		if w == nil && ok && (d.Meta.Law == "" || r.works[cite.Fold(d.Meta.Law)] == nil) {
			r.withhold(d)
			continue
		}
		r.addNotes(d, i, w)
	}
	for _, w := range r.site.Works {
		r.listArticles(w)
		r.checkLast(w)
	}
}

// withhold keeps back an edition or notes of a work that is not published itself: they
// are no pages of their own.
func (r *resolver) withhold(d *doc.Document) {
	r.consumed[d.Path] = true
	u := r.left[path.Dir(d.Path)+"/"+indexName]
	u.Path = d.Path
	r.left[d.Path] = u
}

// isWork reports whether a folder of content/ is a statute's.
func (r *resolver) isWork(dir string) bool {
	d := r.document(dir + "/" + indexName)
	return d != nil && d.Meta.Type == doc.LawType
}

func (r *resolver) newWork(d *doc.Document, at int, c *Channel, dir string) *Work {
	r.consumed[d.Path] = true
	p := r.newPage(d, c.cascade, c)
	p.Type, p.URL = doc.LawType, r.in.Settings.index(dir)
	if p.Title == "" && d.Statute != nil {
		p.Title = d.Statute.Title
	}
	if p.Title == "" {
		p.Title = path.Base(strings.TrimSuffix(dir, "/"))
		r.reportUntitled(p)
	}
	if !r.admit(p) {
		return nil
	}
	w := &Work{Page: p, Title: p.Title, Short: d.Meta.Short, dir: dir, About: r.aboutStatute(d, doc.Meta{})}
	p.Work = w
	if d.Statute == nil {
		r.checkStatuteDates(d, law.Date{})
	}
	if other := r.works[cite.Fold(w.Title)]; other != nil && cite.Fold(other.Title) == cite.Fold(w.Title) {
		r.diags.Add("law/title-twice", d.KeySpan("title"), w.Title, other.Page.Doc.Path)
	} else {
		r.works[cite.Fold(w.Title)] = w
	}
	for _, name := range w.Short {
		if r.works[cite.Fold(name)] == nil {
			r.works[cite.Fold(name)] = w
		}
	}
	r.pages[at] = p
	r.site.Works = append(r.site.Works, w)
	r.site.Pages = append(r.site.Pages, p)
	return w
}

// aboutStatute reads what front matter says about a statute; what is not said
// there is taken from above, the front matter of the work.
func (r *resolver) aboutStatute(d *doc.Document, above doc.Meta) *law.Statute {
	st := law.Statute{}
	if d.Statute != nil {
		st = *d.Statute.Statute
	}
	m := d.Meta
	st.Title = cmp.Or(m.Title, above.Title, st.Title)
	st.Issuer = cmp.Or(m.Issuer, above.Issuer)
	st.Reference = cmp.Or(m.Number, above.Number)
	if st.Short = m.Short; len(st.Short) == 0 {
		st.Short = above.Short
	}
	if name := cmp.Or(m.Rank, above.Rank); name != "" {
		rank, ok := law.ParseRank(name)
		if !ok && m.Rank != "" {
			var names []string
			for _, r := range law.Ranks() {
				names = append(names, r.String())
			}
			r.diags.Add("law/unknown-rank", d.KeySpan("rank"), m.Rank, names)
		}
		st.Rank = rank
	}
	st.Adopted, st.Promulgated = day(m.Adopted, above.Adopted), day(m.Promulgated, above.Promulgated)
	st.Effective = day(m.Effective, doc.When{}) // an edition's own; the work's may be that of another
	st.Repealed = day(m.Repealed, above.Repealed)
	if st.Replaces = m.Replaces; len(st.Replaces) == 0 {
		st.Replaces = above.Replaces
	}
	return &st
}

// day returns the calendar day of the first of two dates that is given.
func day(w, or doc.When) law.Date {
	if w.IsZero() {
		w = or
	}
	return w.Day()
}

func (r *resolver) addEdition(w *Work, d *doc.Document) {
	r.consumed[d.Path] = true
	p := &Page{Doc: d, Title: w.Title, Channel: w.Page.Channel}
	p.Status, p.Due = r.status(d, d.Meta.Draft != nil && *d.Meta.Draft)
	if d != w.Page.Doc && !r.admit(p) {
		return
	}
	above, named := doc.Meta{}, law.Date{}
	if d != w.Page.Doc {
		above = w.Page.Doc.Meta
		named, _ = law.ParseDate(stem(d.Path)) // editions are named by their dates
	}
	st := r.aboutStatute(d, above)
	switch {
	case named.IsZero():
	case st.Effective.IsZero():
		st.Effective = named
	case st.Effective != named:
		r.diags.Add("law/name-differs", d.KeySpan("effective"), path.Base(d.Path), st.Effective.String())
	}
	r.checkTitle(w, d)
	r.checkStatuteDates(d, named)
	w.Editions = append(w.Editions, &Edition{Work: w, Doc: d, Statute: st, Date: st.Effective})
}

// listArticles lists the articles that a work can show: those of the text, each
// number once, or those that notes know where there is no text.
func (r *resolver) listArticles(w *Work) {
	if w.Shown != nil && len(w.Shown.Statute.Articles) > 0 {
		w.Articles = make([]WorkArticle, 0, len(w.Shown.Statute.Articles))
		for i := range w.Shown.Statute.Articles {
			a := &w.Shown.Statute.Articles[i]
			w.Articles = append(w.Articles, WorkArticle{Number: a.Number, Article: a})
		}
	} else if w.Notes != nil {
		for _, n := range w.Notes.Articles {
			w.Articles = append(w.Articles, WorkArticle{Number: n})
		}
	}
	w.inOrder = true
	for i := 1; i < len(w.Articles); i++ {
		w.inOrder = w.inOrder && w.Articles[i-1].Number.Compare(w.Articles[i].Number) < 0
	}
	if !w.inOrder {
		seen := map[law.Number]bool{}
		w.Articles = slices.DeleteFunc(w.Articles, func(a WorkArticle) bool {
			twice := seen[a.Number]
			seen[a.Number] = true
			return twice
		})
	}
	if r.in.Settings.Articles {
		for i := range w.Articles {
			w.Articles[i].URL = r.in.Settings.page(w.dir, w.Articles[i].Number.String())
		}
	}
}
