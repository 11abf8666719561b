package akn

import (
	"strconv"
	"strings"

	"pufa/internal/law"
)

// branch is a division with what lies in it, in the order of the text.
type branch struct {
	division int // index in Statute.Divisions; -1 = the body
	children []child
}

// child is a division, or an article where branch is nil.
type child struct {
	*branch
	article int // index in Statute.Provisions
}

// grow builds a tree from the list of divisions. Where a text contradicts itself, a part
// stays in the division that is open.
func grow(st *law.Statute) *branch {
	root := &branch{division: -1}
	open := []*branch{root}
	// closeTo closes the divisions inside the given one, if that is open.
	closeTo := func(division int) *branch {
		for i := len(open) - 1; i >= 0; i-- {
			if open[i].division == division {
				open = open[:i+1]
				break
			}
		}
		return open[len(open)-1]
	}
	next := 0
	heading := func() {
		around := closeTo(st.Divisions[next].Parent)
		b := &branch{division: next}
		around.children = append(around.children, child{branch: b})
		open = append(open, b)
		next++
	}
	provisions := st.Provisions()
	for i := range provisions {
		for next < len(st.Divisions) && st.Divisions[next].From <= i {
			heading()
		}
		around := closeTo(provisions[i].Division)
		around.children = append(around.children, child{article: i})
	}
	for next < len(st.Divisions) {
		heading()
	}
	return root
}

// branch writes what lies in b.
func (d *document) branch(b *branch) {
	for _, c := range b.children {
		if c.branch == nil {
			d.article(c.article)
			continue
		}
		div, id := &d.st.Divisions[c.division], d.ids.divisions[c.division]
		if div.Level == law.Subbook {
			d.open("hcontainer", "eId", id, "name", "subbook")
		} else {
			d.open([...]string{"division", "book", "", "chapter", "section"}[div.Level], "eId", id)
		}
		d.labels(id, div.Label, div.Title)
		switch {
		case len(div.Text) == 0:
		case len(c.children) == 0:
			d.open("content", "eId", id+"__content")
			d.passages(div.Text)
			d.close()
		default:
			d.open("intro", "eId", id+"__intro")
			d.passages(div.Text)
			d.close()
		}
		d.branch(c.branch)
		d.close()
	}
}

// labels writes the number and the heading of id; either may be missing.
func (d *document) labels(id, label, title string) {
	if label != "" {
		d.text("num", label)
	}
	if title != "" {
		d.text("heading", title, "eId", id+"__heading")
	}
}

func (d *document) article(i int) {
	a, id := &d.st.Provisions()[i], d.ids.articles[i]
	d.open("article", "eId", id)
	d.labels(id, a.Label, a.Title)
	for n := range a.Paragraphs {
		p, pid := &a.Paragraphs[n], paragraphID(id, n)
		d.open("paragraph", "eId", pid)
		d.words(pid, p.Text, len(p.Items) > 0)
		points := distinct{}
		for k := range p.Items {
			it := &p.Items[k]
			iid := points.below(pid, "point_", it.Number)
			d.open("point", "eId", iid)
			d.labels(iid, it.Label, "")
			d.words(iid, it.Text, len(it.Subitems) > 0)
			indents := distinct{}
			for _, sub := range it.Subitems {
				sid := indents.below(iid, "indent_", sub.Number)
				d.open("indent", "eId", sid)
				d.labels(sid, sub.Label, "")
				d.words(sid, sub.Text, false)
				d.close()
			}
			d.close()
		}
		d.close()
	}
	d.close()
}

// words writes the words of a provision: before its parts if it has any, else as its
// content.
func (d *document) words(id, text string, parts bool) {
	switch {
	case !parts:
		d.open("content", "eId", id+"__content")
	case text == "":
		return
	default:
		d.open("intro", "eId", id+"__intro")
	}
	d.lines(text, "")
	d.close()
}

func (d *document) passages(list []law.Passage) {
	for _, p := range list {
		switch p.Kind {
		case law.Table:
			d.table(p.Text)
		case law.Prose:
			d.lines(p.Text, "")
		default:
			d.lines(p.Text, passageKind(p.Kind))
		}
	}
}

// lines writes each line as a block, and tables as tables.
func (d *document) lines(text, class string) {
	for more := true; more; more = text != "" {
		words, table, rest := law.CutTable(text)
		for line := range strings.SplitSeq(words, "\n") {
			switch {
			case words == "" && table != "":
			case class == "":
				d.text("p", line)
			default:
				d.text("p", line, "class", class)
			}
		}
		if table != "" {
			d.table(table)
		}
		text = rest
	}
}

// table writes a table.
func (d *document) table(text string) {
	rows := law.ReadGrid(text).Rows
	if len(rows) == 0 { // only plain lines
		d.text("p", text)
		return
	}
	d.open("table", "eId", counted("table_", d.tables))
	d.tables++
	for _, row := range rows {
		d.open("tr")
		for _, c := range row {
			d.cell(c)
		}
		d.close()
	}
	d.close()
}

func (d *document) cell(c law.Cell) {
	var spans []string
	if c.Columns > 1 {
		spans = append(spans, "colspan", strconv.Itoa(c.Columns))
	}
	if c.Rows > 1 {
		spans = append(spans, "rowspan", strconv.Itoa(c.Rows))
	}
	if c.Head {
		d.open("th", spans...)
	} else {
		d.open("td", spans...)
	}
	for line := range strings.SplitSeq(c.Text, "\n") {
		d.text("p", line)
	}
	d.close()
}
