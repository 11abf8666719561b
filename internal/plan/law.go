package plan

import (
	"html/template"
	"slices"
	"strings"

	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// planWork plans the pages of a statute: the work, its other editions, and one
// page for each article.
func (m *maker) planWork(w *site.Work) {
	p := w.Page
	frame := m.prepare(about{url: p.URL, title: p.Title, description: p.Summary, page: p, channel: p.Channel, trail: trail(p)})
	m.page(p.URL, "law", p, func() any { return m.law(w, w.Shown, frame()) })
	for _, e := range w.Editions {
		if e != w.Shown {
			title := p.Title + m.say("（", " (") + m.editionTitle(e) + m.say("）", ")")
			frame := m.prepare(about{url: e.URL, title: title, channel: p.Channel, trail: append(trail(p), p), current: p})
			m.page(e.URL, "law", p, func() any { return m.law(w, e, frame()) })
		}
		m.planData(e)
	}
	steps := comparisons(w)
	for _, s := range steps {
		m.planCompare(w, s)
	}
	for i := range w.Articles {
		if w.Articles[i].URL != "" {
			m.planArticle(w, steps, i)
		}
	}
}

// law makes the view of an edition; e is nil for a work without text.
func (m *maker) law(w *site.Work, e *site.Edition, f view.Frame) view.Law {
	p, from := w.Page, w.Page.URL
	if e != nil {
		from = e.URL
	}
	v := view.Law{
		Frame: f, Work: m.work(w, e), Summary: p.Doc.Meta.Summary, Notice: m.notice(w, e, from),
		HasText: e != nil, HasNotes: w.Notes != nil, Cited: cards(from, w.Cited),
	}
	if e == nil || e == w.Shown {
		v.Body = m.lawBody(w, from)
	}
	if len(w.Editions) > 1 {
		for _, other := range w.Editions {
			v.Editions = append(v.Editions, m.editionLink(other, from, other == e))
		}
		for i := 1; i < len(w.Editions); i++ {
			old, new := w.Editions[i], w.Editions[i-1]
			title := old.Date.String() + m.say(" 和 ", " and ") + new.Date.String()
			v.Compare = append(v.Compare, view.Link{Title: title, URL: site.Relative(from, m.site.Compared(old, new))})
		}
	}
	if e == nil {
		m.notesOnly(w, &v)
		return v
	}
	st := e.Statute
	for _, name := range site.DataFiles {
		v.Data = append(v.Data, view.Link{Title: name, URL: site.Relative(from, e.Data+site.URL(name))})
	}
	v.Contents = lawContents(st)
	v.Preamble, v.Closing = passages(st.Preamble), passages(st.Closing)
	for _, a := range st.Annexes {
		v.Annexes = append(v.Annexes, view.Annex{Label: a.Label, Title: a.Title, Text: passages(a.Text)})
	}
	m.parts(w, e, from, &v)
	return v
}

// lawBody is what the site says about a statute, and the notes' own preface.
func (m *maker) lawBody(w *site.Work, from site.URL) template.HTML {
	body := template.HTML("")
	if w.Page.Doc.Statute == nil {
		body = m.wholeBody(w.Page, from)
	}
	if n := w.Notes; n != nil {
		body += m.body(n.Page, m.open(n.Page), from, 0, n.Intro)
	}
	return body
}

// notesOnly lists the articles of a work that has notes and no text.
func (m *maker) notesOnly(w *site.Work, v *view.Law) {
	for i := range w.Articles {
		v.Parts = append(v.Parts, view.LawPart{Article: m.article(w, nil, &w.Articles[i], w.Page.URL)})
	}
}

// parts lists headings and articles in the order of the text.
func (m *maker) parts(w *site.Work, e *site.Edition, from site.URL, v *view.Law) {
	st := e.Statute
	headings := map[int][]int{} // index of a provision → divisions that begin there
	for i := range st.Divisions {
		headings[st.Divisions[i].From] = append(headings[st.Divisions[i].From], i)
	}
	heading := func(at int) {
		for _, i := range headings[at] {
			v.Parts = append(v.Parts, view.LawPart{Heading: st.Divisions[i].Heading(), Level: len(st.Trail(i)), ID: st.DivisionEID(i)})
		}
	}
	provisions := st.Provisions()
	for i := range provisions {
		heading(i)
		a := &site.WorkArticle{Number: provisions[i].Number, Article: &provisions[i]}
		if e == w.Shown {
			if known := w.Article(a.Number); known != nil && known.Article == a.Article {
				a = known
			}
		}
		v.Parts = append(v.Parts, view.LawPart{Article: m.article(w, e, a, from)})
	}
	heading(len(provisions))
}

// article makes the view of one article; e is nil when only notes know it.
func (m *maker) article(w *site.Work, e *site.Edition, a *site.WorkArticle, from site.URL) view.LawArticle {
	at := law.Locator{Article: a.Number}
	v := view.LawArticle{ID: at.EID(), Label: a.Number.Label("条"), Cited: cards(from, a.Cited)}
	if a.URL != "" && a.URL != from {
		v.URL = site.Relative(from, a.URL)
	}
	if e == nil || e == w.Shown {
		v.Note = m.noteOn(w, a.Number, from)
	}
	if a.Article == nil {
		return v
	}
	v.Label, v.Title = a.Article.Label, a.Article.Title
	for i, p := range a.Article.Paragraphs {
		l := law.Locator{Article: a.Number, Paragraph: i + 1}
		vp := view.LawParagraph{ID: l.EID(), Cite: l.String(), Text: m.provision(e, l, p.Text, from)}
		if len(a.Article.Paragraphs) == 1 {
			vp.Cite = at.String()
		}
		for _, item := range p.Items {
			l.Item, l.Subitem = item.Number, 0
			vi := view.LawItem{ID: l.EID(), Cite: l.String(), Label: item.Label, Text: m.provision(e, l, item.Text, from)}
			for _, sub := range item.Subitems {
				l.Subitem = sub.Number
				vi.Subitems = append(vi.Subitems, view.LawSubitem{ID: l.EID(), Cite: l.String(), Label: sub.Label, Text: m.provision(e, l, sub.Text, from)})
			}
			vp.Items = append(vp.Items, vi)
		}
		v.Paragraphs = append(v.Paragraphs, vp)
	}
	return v
}

func (m *maker) noteOn(w *site.Work, n law.Number, from site.URL) template.HTML {
	start, end, ok := w.Notes.Part(n)
	if !ok {
		return ""
	}
	return m.body(w.Notes.Page, m.open(w.Notes.Page), from, start, end)
}

// provision writes the words at l with the citations in them as links.
func (m *maker) provision(e *site.Edition, l law.Locator, text string, from site.URL) template.HTML {
	var w strings.Builder
	at := 0
	for _, c := range e.Cites(l) {
		if c.Start < at || c.End > len(text) {
			continue
		}
		escape(&w, text[at:c.Start])
		citeTag(&w, c.To, func(u site.URL) string { return site.Relative(from, u) }, from)
		escape(&w, text[c.Start:c.End])
		w.WriteString("</a>")
		at = c.End
	}
	escape(&w, text[at:])
	return template.HTML(w.String())
}

// escape writes words of a statute; a new line in them is one.
func escape(w *strings.Builder, s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.WriteString("<br>")
		}
		template.HTMLEscape(w, []byte(line))
	}
}

// citeTag writes the start tag of a citation. Its words of the provision are for
// a card that a script may show; without it the link is enough.
func citeTag(w *strings.Builder, t site.Target, address func(site.URL) string, from site.URL) {
	to := t.URL
	if t.Page != nil {
		to = t.Page.URL
	}
	if to == "" {
		w.WriteString("<a>")
		return
	}
	href := ""
	if to != from || t.Fragment == "" {
		href = address(to)
	}
	if t.Fragment != "" {
		href += "#" + site.Escape(t.Fragment)
	}
	w.WriteString(`<a class="cite"`)
	attribute(w, "href", href)
	if t.Quote != "" {
		attribute(w, "data-cite", t.Quote)
	}
	w.WriteByte('>')
}

// work is what is known about a statute, for readers.
func (m *maker) work(w *site.Work, e *site.Edition) view.Work {
	st, status := w.About, w.Status
	if e != nil {
		st, status = e.Statute, e.Status
	}
	v := view.Work{
		Title: w.Title, Rank: st.Rank.String(), Issuer: st.Issuer, Number: st.Reference,
		Adopted: st.Adopted.Chinese(), Promulgated: st.Promulgated.Chinese(), Effective: st.Effective.Chinese(), Repealed: st.Repealed.Chinese(),
		Replaces: strings.Join(st.Replaces, m.say("、", ", ")), Status: statusClass(status), StatusText: m.statusText(status),
		Source: w.Page.Doc.Meta.Source,
	}
	if v.Effective == "" {
		v.Effective = w.About.Effective.Chinese()
	}
	if strings.HasPrefix(v.Source, "https://") || strings.HasPrefix(v.Source, "http://") {
		v.SourceURL = v.Source
	}
	for _, l := range st.Enactment {
		v.Enactment = append(v.Enactment, l.Text)
	}
	return v
}

func statusClass(s law.Status) string {
	return [...]string{"in-force", "pending", "superseded", "repealed"}[s]
}

func (m *maker) statusText(s law.Status) string {
	return m.say(s.String(), [...]string{"in force", "not yet in force", "superseded", "repealed"}[s])
}

// notice says what a reader must know before reading a text that does not apply.
func (m *maker) notice(w *site.Work, e *site.Edition, from site.URL) view.Notice {
	status := w.Status
	if e != nil {
		status = e.Status
	}
	var n view.Notice
	switch status {
	case law.Pending:
		n.Text = m.say("这个文本还没有施行。", "This text is not yet in force.")
	case law.Superseded:
		n.Text = m.say("这是过去的文本，已经修改。", "This is an earlier text that has been amended.")
	case law.Repealed:
		n.Text = m.say("这部法已经废止，只供查阅过去的规定。", "This statute has been repealed and is kept for reference only.")
	}
	if e != nil && e != w.Shown && w.Shown != nil && w.Shown.Status == law.InForce {
		n.Link = view.Link{Title: m.say("看现行文本", "Read the text in force"), URL: site.Relative(from, w.Page.URL)}
	}
	if n.Link == (view.Link{}) && status == law.Repealed && w.Instead != nil {
		n.Link = view.Link{Title: m.say("看《"+w.Instead.Title+"》", "Read "+w.Instead.Title), URL: site.Relative(from, w.Instead.Page.URL)}
	}
	return n
}

func (m *maker) editionTitle(e *site.Edition) string {
	if e.Date.IsZero() {
		return m.say("施行日期不详", "date of effect not known")
	}
	return m.say(e.Date.Chinese()+"起施行", "in force from "+e.Date.String())
}

func (m *maker) editionLink(e *site.Edition, from site.URL, current bool) view.EditionLink {
	return view.EditionLink{
		Title: m.editionTitle(e), URL: site.Relative(from, e.URL), Status: statusClass(e.Status), StatusText: m.statusText(e.Status), Current: current,
	}
}

// lawContents lists the divisions of a statute with the articles that each holds.
func lawContents(st *law.Statute) []view.LawContents {
	var out []view.LawContents
	provisions := st.Provisions()
	for i := range st.Divisions {
		d := &st.Divisions[i]
		c := view.LawContents{Level: len(st.Trail(i)), Title: d.Heading(), URL: "#" + site.Escape(st.DivisionEID(i))}
		if d.From < d.To {
			c.Range = provisions[d.From].Label
			if d.To-1 > d.From {
				c.Range += "至" + provisions[d.To-1].Label
			}
		}
		out = append(out, c)
	}
	return out
}

func passages(list []law.Passage) []view.Passage {
	var out []view.Passage
	for _, p := range list {
		var w strings.Builder
		v := view.Passage{}
		switch p.Kind {
		case law.Contents:
			continue // the page has its own table of contents
		case law.Heading:
			v.Kind = "heading"
		case law.Table:
			v.Kind = "table"
			w.WriteString(string(table(p.Text)))
		}
		if v.Kind != "table" {
			escape(&w, p.Text)
		}
		v.HTML = template.HTML(w.String())
		out = append(out, v)
	}
	return out
}

// table writes the rows of a Markdown table; other tables stay as they are read.
func table(rows string) template.HTML {
	var w strings.Builder
	w.WriteString("<table>")
	for line := range strings.Lines(rows) {
		line = strings.TrimSpace(line)
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if !strings.HasPrefix(line, "|") || !slices.ContainsFunc(cells, func(c string) bool { return strings.Trim(c, " :-") != "" }) {
			continue
		}
		w.WriteString("<tr>")
		for _, c := range cells {
			w.WriteString("<td>")
			escape(&w, strings.TrimSpace(c))
			w.WriteString("</td>")
		}
		w.WriteString("</tr>")
	}
	w.WriteString("</table>")
	return template.HTML(w.String())
}

// planArticle plans the page of one article.
func (m *maker) planArticle(w *site.Work, steps []comparison, i int) {
	a := &w.Articles[i]
	label := a.Number.Label("条")
	title := "《" + w.Title + "》" + label
	frame := m.prepare(about{url: a.URL, title: title, description: m.articleLead(w, a), channel: w.Page.Channel, trail: append(trail(w.Page), w.Page), current: w.Page})
	m.page(a.URL, "article", w.Page, func() any {
		v := view.Article{
			Frame: frame(), Law: view.Link{Title: w.Title, URL: site.Relative(a.URL, w.Page.URL)},
			Work: m.work(w, w.Shown), Notice: m.notice(w, w.Shown, a.URL), HasText: a.Article != nil,
		}
		if a.Article != nil {
			v.Article = m.article(w, w.Shown, a, a.URL)
			for _, d := range w.Shown.Statute.Trail(a.Article.Division) {
				v.Divisions = append(v.Divisions, w.Shown.Statute.Divisions[d].Heading())
			}
		} else {
			v.Article = m.article(w, nil, a, a.URL)
		}
		if a.Article != nil {
			v.History = m.history(w, steps, a.Number, a.URL)
		}
		if i > 0 {
			v.Previous = m.articleLink(a.URL, &w.Articles[i-1])
		}
		if i+1 < len(w.Articles) {
			v.Next = m.articleLink(a.URL, &w.Articles[i+1])
		}
		return v
	})
}

func (m *maker) articleLink(from site.URL, a *site.WorkArticle) view.Link {
	return view.Link{Title: a.Number.Label("条"), URL: site.Relative(from, a.URL)}
}

// articleLead is the beginning of an article, for descriptions.
func (m *maker) articleLead(w *site.Work, a *site.WorkArticle) string {
	if a.Article == nil || len(a.Article.Paragraphs) == 0 {
		return m.say("《"+w.Title+"》"+a.Number.Label("条")+"讲了什么，用平常话说。", "What article "+a.Number.String()+" says, in plain words.")
	}
	text := []rune(strings.ReplaceAll(a.Article.Paragraphs[0].Text, "\n", ""))
	if len(text) > 110 {
		return string(text[:110]) + "……"
	}
	return string(text)
}
