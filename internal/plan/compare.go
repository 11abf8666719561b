package plan

import (
	"bytes"
	"cmp"
	"html/template"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/compare"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// comparison is one step from an edition to the next newer one.
type comparison struct {
	old, new *site.Edition
	align    func() *alignment
}

// alignment says which article became which.
type alignment struct {
	entries []compare.Entry
	old     map[law.Number]int // articles of the old edition → index in entries
	new     map[law.Number]int
}

// comparisons lists the steps between the editions of a work, newest first. Alignments
// are computed on first use and shared by all pages.
func comparisons(w *site.Work) []*comparison {
	var out []*comparison
	for i := 1; i < len(w.Editions); i++ {
		old, new := w.Editions[i], w.Editions[i-1]
		out = append(out, &comparison{old, new, sync.OnceValue(func() *alignment { return align(old.Statute, new.Statute) })})
	}
	return out
}

func align(old, new *law.Statute) *alignment {
	a := &alignment{entries: compare.Align(old, new), old: map[law.Number]int{}, new: map[law.Number]int{}}
	for i, e := range a.entries {
		for _, n := range e.Old {
			a.old[n] = i
		}
		for _, n := range e.New {
			a.new[n] = i
		}
	}
	return a
}

// stepTo returns the step from one edition to another, or nil.
func stepTo(steps []*comparison, old, new *site.Edition) *comparison {
	for _, s := range steps {
		if s.old == old && s.new == new {
			return s
		}
	}
	return nil
}

// rowID returns the anchor of an entry: its first article in the new edition, else in the
// old one.
func rowID(e compare.Entry) string {
	if len(e.New) > 0 {
		return law.Locator{Article: e.New[0]}.EID()
	}
	return "old_" + law.Locator{Article: e.Old[0]}.EID()
}

func (m *Planner) planCompare(w *site.Work, c *comparison) {
	url := m.site.Compared(c.old, c.new)
	p := w.Page
	from, to := strconv.Itoa(c.old.Date.Year), strconv.Itoa(c.new.Date.Year)
	if from == to {
		from, to = c.old.Date.String(), c.new.Date.String()
	}
	title := m.say("《"+w.Name()+"》新旧对照："+from+" → "+to, w.Title+": changes from "+from+" to "+to)
	dated := m.say("《"+w.Name()+"》新旧对照："+c.old.Date.Chinese()+"和"+c.new.Date.Chinese(), title+", "+c.old.Date.String()+" and "+c.new.Date.String())
	summary := m.say("《"+w.Name()+"》的两个文本一条一条对照，改了哪些字，一处一处标出来。", "Two texts of "+w.Title+" side by side, with every change marked.")
	frame := m.prepare(about{url: url, title: title, headTitle: dated, description: summary, channel: p.Channel, trail: append(trail(p), p), current: p})
	m.page(url, "compare", p, func(m *Planner) any {
		entries := c.align().entries
		v := view.Compare{
			Frame: frame(m), Law: view.Link{Title: w.Title, URL: m.site.Link(url, p.URL)},
			Old: m.editionLink(c.old, url, false), New: m.editionLink(c.new, url, false),
			Groups: m.groups(entries),
		}
		for _, e := range entries {
			v.Rows = append(v.Rows, m.compareRow(c, e, url))
		}
		return v
	})
}

// groups counts the entries by relation, in the order of interest to readers.
func (m *Planner) groups(entries []compare.Entry) []view.CompareGroup {
	var out []view.CompareGroup
	for _, g := range []struct {
		relation compare.Relation
		zh, en   string
		unit     string
	}{
		{compare.Amended, "修改", "amended", " 处"}, {compare.Added, "新增", "added", " 条"}, {compare.Deleted, "删去", "deleted", " 条"},
		{compare.Moved, "只改条号", "renumbered", " 条"}, {compare.Same, "没有变化", "unchanged", " 条"},
	} {
		n, group := 0, view.CompareGroup{Relation: g.relation.String(), Text: m.say(g.zh, g.en)}
		for _, e := range entries {
			if e.Relation != g.relation {
				continue
			}
			n++
			if g.relation != compare.Same {
				group.Rows = append(group.Rows, view.Link{Title: became(e), URL: "#" + rowID(e)})
			}
		}
		if n > 0 {
			group.Count = strconv.Itoa(n) + m.say(g.unit, "")
			out = append(out, group)
		}
	}
	return out
}

// became writes an entry as tables of correspondence do: 第三条 → 第六条.
func became(e compare.Entry) string {
	old, new := labels(e.Old), labels(e.New)
	if old == "" || new == "" || old == new {
		return cmp.Or(new, old)
	}
	return old + " → " + new
}

func (m *Planner) compareRow(c *comparison, e compare.Entry, from site.URL) view.CompareRow {
	row := view.CompareRow{
		ID: rowID(e), Relation: e.Relation.String(), RelationText: m.relationText(e),
		OldLabel: labels(e.Old), NewLabel: labels(e.New),
	}
	if len(e.Old) > 0 {
		row.OldURL = m.placeOf(c.old, e.Old[0], from)
	}
	if len(e.New) > 0 {
		row.NewURL = m.placeOf(c.new, e.New[0], from)
	}
	row.Old, row.New = marked(labelled(c.old, e.Old), labelled(c.new, e.New))
	return row
}

func (m *Planner) relationText(e compare.Entry) string {
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

// placeOf returns the address of an article on its edition's page.
func (m *Planner) placeOf(e *site.Edition, n law.Number, from site.URL) string {
	return m.site.Link(from, e.At(n)) + "#" + law.Locator{Article: n}.EID()
}

// labelled returns the words of articles. If there are several, each begins with its
// number.
func labelled(e *site.Edition, numbers []law.Number) string {
	if len(numbers) < 2 {
		return e.Statute.Words(numbers)
	}
	var out []string
	for i, n := range numbers {
		out = append(out, n.Label("条")+"\u3000"+e.Statute.Words(numbers[i:i+1]))
	}
	return strings.Join(out, "\n")
}

// marked writes two wordings: the old one with removed words in <del>, and both as one
// text, with added words in <ins> after removed ones.
func marked(old, new string) (before, both template.HTML) {
	var b, a bytes.Buffer
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
			for _, w := range []*bytes.Buffer{&b, &a} {
				w.WriteString("<del>")
				escape(w, mark.Old)
				w.WriteString("</del>")
			}
		case compare.Inserted:
			a.WriteString("<ins>")
			escape(&a, mark.New)
			a.WriteString("</ins>")
		}
	}
	return template.HTML(b.String()), template.HTML(a.String())
}

// history follows an article of the shown edition back through the older ones, as long as
// it stays one article. If it came from several, or from a part of one, it ends with
// their words.
func (m *Planner) history(w *site.Work, steps []*comparison, n law.Number, from site.URL) []view.ArticleVersion {
	var out []view.ArticleVersion
	for _, s := range steps {
		if len(out) == 0 && s.new != w.Shown {
			continue
		}
		e := s.align().of(n)
		text, earlier := s.new.Statute.Words([]law.Number{n}), labelled(s.old, e.Old)
		v := view.ArticleVersion{Edition: m.editionLink(s.new, from, s.new == w.Shown), Label: n.Label("条")}
		if v.Same = len(e.Old) > 0 && (e.Relation == compare.Same || e.Relation == compare.Moved); !v.Same {
			_, v.Text = marked(earlier, text)
		}
		out = append(out, v)
		if len(e.Old) == 0 {
			return out
		}
		if one := len(e.Old) == 1 && len(e.New) == 1; !one || s.old == w.Editions[len(w.Editions)-1] {
			var b bytes.Buffer
			escape(&b, earlier)
			return append(out, view.ArticleVersion{Edition: m.editionLink(s.old, from, false), Label: labels(e.Old), Text: template.HTML(b.String())})
		}
		n = e.Old[0]
	}
	return out
}

// of returns the entry of an article of the newer edition.
func (a *alignment) of(n law.Number) compare.Entry {
	if i, ok := a.new[n]; ok {
		return a.entries[i]
	}
	return compare.Entry{}
}
