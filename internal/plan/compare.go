package plan

import (
	"html/template"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/compare"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// comparison is one step from an edition to the next newer one. Aligning is done
// when somebody asks, once for all pages that show it.
type comparison struct {
	old, new *site.Edition
	entries  func() []compare.Entry
}

// comparisons lists the steps between the editions of a work, newest first.
func comparisons(w *site.Work) []comparison {
	var out []comparison
	for i := 1; i < len(w.Editions); i++ {
		old, new := w.Editions[i], w.Editions[i-1]
		if old.Date.IsZero() || new.Date.IsZero() {
			continue
		}
		out = append(out, comparison{old, new, sync.OnceValue(func() []compare.Entry { return compare.Align(old.Statute, new.Statute) })})
	}
	return out
}

func (m *maker) planCompare(w *site.Work, c comparison) {
	url := m.site.Compared(c.old, c.new)
	p := w.Page
	title := m.say("《"+w.Title+"》新旧对照：", w.Title+": ") + c.old.Date.String() + m.say(" 和 ", " and ") + c.new.Date.String()
	frame := m.prepare(about{url: url, title: title, channel: p.Channel, trail: append(trail(p), p), current: p})
	m.page(url, "compare", p, func() any {
		entries := c.entries()
		v := view.Compare{
			Frame: frame(), Law: view.Link{Title: w.Title, URL: site.Relative(url, p.URL)},
			Old: m.editionLink(c.old, url, false), New: m.editionLink(c.new, url, false),
			Counts: m.counts(compare.Summarize(entries)),
		}
		for i, e := range entries {
			v.Rows = append(v.Rows, m.compareRow(c, e, i, url))
		}
		return v
	})
}

func (m *maker) counts(s compare.Summary) []view.Fact {
	var out []view.Fact
	for _, c := range []struct {
		zh, en string
		n      int
	}{
		{"修改", "amended", s.Amended}, {"新增", "added", s.Added}, {"删去", "deleted", s.Deleted},
		{"只改条号", "renumbered", s.Moved}, {"没有变化", "unchanged", s.Same},
	} {
		if c.n > 0 {
			out = append(out, view.Fact{Label: m.say(c.zh, c.en), Value: strconv.Itoa(c.n) + m.say(" 条", "")})
		}
	}
	return out
}

func (m *maker) compareRow(c comparison, e compare.Entry, i int, from site.URL) view.CompareRow {
	row := view.CompareRow{
		ID: "row_" + strconv.Itoa(i+1), Relation: e.Relation.String(), RelationText: m.relationText(e),
		OldLabel: labels(e.Old), NewLabel: labels(e.New),
	}
	if len(e.Old) > 0 {
		row.OldURL = placeOf(c.old, e.Old[0], from)
	}
	if len(e.New) > 0 {
		row.ID = law.Locator{Article: e.New[0]}.EID()
		row.NewURL = placeOf(c.new, e.New[0], from)
	}
	row.Old, row.New = marked(wording(c.old, e.Old), wording(c.new, e.New))
	return row
}

func (m *maker) relationText(e compare.Entry) string {
	switch {
	case e.Merged():
		return m.say("合并", "merged")
	case e.Split():
		return m.say("拆分", "split")
	}
	switch e.Relation {
	case compare.Same:
		return m.say("没有变化", "unchanged")
	case compare.Moved:
		return m.say("只改条号", "renumbered")
	case compare.Added:
		return m.say("新增", "added")
	case compare.Deleted:
		return m.say("删去", "deleted")
	}
	return m.say("修改", "amended")
}

func labels(numbers []law.Number) string {
	var out []string
	for _, n := range numbers {
		out = append(out, n.Label("条"))
	}
	return strings.Join(out, "、")
}

// placeOf is the address of an article on its edition's page.
func placeOf(e *site.Edition, n law.Number, from site.URL) string {
	return site.Relative(from, e.URL) + "#" + law.Locator{Article: n}.EID()
}

// wording joins the words of articles, one line for each 款, 项 and 目.
func wording(e *site.Edition, numbers []law.Number) string {
	var out []string
	for _, n := range numbers {
		if p, err := e.Statute.Locate(law.Locator{Article: n}); err == nil {
			out = append(out, p.Text())
		}
	}
	return strings.Join(out, "\n")
}

// marked writes two wordings with what differs in <del> and <ins>.
func marked(old, new string) (before, after template.HTML) {
	var b, a strings.Builder
	if old == "" || new == "" {
		escape(&b, old)
		escape(&a, new)
		return template.HTML(b.String()), template.HTML(a.String())
	}
	for _, mark := range compare.Marks(old, new) {
		switch mark.Change {
		case compare.Kept:
			escape(&b, mark.Old)
			escape(&a, mark.New)
		case compare.Removed:
			b.WriteString("<del>")
			escape(&b, mark.Old)
			b.WriteString("</del>")
		case compare.Inserted:
			a.WriteString("<ins>")
			escape(&a, mark.New)
			a.WriteString("</ins>")
		}
	}
	return template.HTML(b.String()), template.HTML(a.String())
}

// history follows an article of the shown edition back through the older ones,
// as long as it stays one article.
func (m *maker) history(w *site.Work, steps []comparison, n law.Number, from site.URL) []view.ArticleVersion {
	var out []view.ArticleVersion
	for _, s := range steps {
		if len(out) == 0 && s.new != w.Shown {
			continue
		}
		old, ok := before(s.entries(), n)
		text, earlier := wording(s.new, []law.Number{n}), ""
		if ok {
			earlier = wording(s.old, []law.Number{old})
		}
		v := view.ArticleVersion{Edition: m.editionLink(s.new, from, s.new == w.Shown), Label: n.Label("条")}
		if v.Same = ok && earlier == text; !v.Same {
			_, v.Text = marked(earlier, text)
		}
		out = append(out, v)
		if !ok {
			return out
		}
		n = old
		if s.old == w.Editions[len(w.Editions)-1] {
			var b strings.Builder
			escape(&b, earlier)
			out = append(out, view.ArticleVersion{Edition: m.editionLink(s.old, from, false), Label: n.Label("条"), Text: template.HTML(b.String())})
		}
	}
	return out
}

// before returns what an article was in the older edition.
func before(entries []compare.Entry, n law.Number) (law.Number, bool) {
	for _, e := range entries {
		if len(e.New) == 1 && e.New[0] == n && len(e.Old) == 1 {
			return e.Old[0], true
		}
	}
	return law.Number{}, false
}
