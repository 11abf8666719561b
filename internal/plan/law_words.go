package plan

import (
	"bytes"
	"html/template"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
	"pufa/internal/site"
)

// articleText writes the words of an article as HTML, a <p> for each 款, 项 and 目. Each has
// its eId, and in data-ref its citation, for the script that copies citations.
func (m *Planner) articleText(e *site.Edition, a *law.Article, from site.URL) template.HTML {
	var w bytes.Buffer
	at := law.Locator{Article: a.Number}
	only := len(a.Paragraphs) == 1 // then citations do not name the 款: 第五条第（一）项
	line := func(class, label string, l law.Locator, text string) {
		w.WriteString("<p")
		if class == "item" && utf8.RuneCountInString(label) > 3 {
			class = "item wide" // （十一）
		}
		if class != "" {
			attribute(&w, "class", class)
		}
		cited := l
		if only {
			cited.Paragraph = 0
		}
		attribute(&w, "id", l.EID())
		attribute(&w, "data-ref", cited.String())
		w.WriteByte('>')
		if label != "" {
			w.WriteString("<b>")
			escape(&w, label)
			w.WriteString("</b>")
		}
		words, rows, rest := law.CutTable(text)
		m.provision(&w, e, l, words, from)
		w.WriteString("</p>\n")
		for rows != "" {
			w.WriteString(openTable + string(table(rows)) + "</div>\n")
			if words, rows, rest = law.CutTable(rest); words != "" {
				w.WriteString("<p>")
				escape(&w, words)
				w.WriteString("</p>\n")
			}
		}
	}
	w.WriteString("<div class=\"text\">\n")
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		l := at
		l.Paragraph = i + 1
		line("", "", l, p.Text)
		for k := range p.Items {
			item := &p.Items[k]
			l.Item, l.Subitem = item.Number, 0
			line("item", item.Label, l, item.Text)
			for _, sub := range item.Subitems {
				l.Subitem = sub.Number
				line("item sub", sub.Label, l, sub.Text)
			}
		}
	}
	w.WriteString("</div>\n")
	return template.HTML(w.String())
}

// provision writes the words at l with the citations in them as links.
func (m *Planner) provision(w *bytes.Buffer, e *site.Edition, l law.Locator, text string, from site.URL) {
	at := 0
	for _, c := range e.Cites(l) {
		if c.Start < at || c.End > len(text) {
			continue
		}
		escape(w, text[at:c.Start])
		citeTag(w, c.To, m.linker(from), from)
		escape(w, text[c.Start:c.End])
		w.WriteString("</a>")
		at = c.End
	}
	escape(w, text[at:])
}

// escape writes words of a statute; a newline becomes a line break.
func escape(w *bytes.Buffer, s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.WriteString("<br>")
		}
		template.HTMLEscape(w, []byte(line))
	}
}

// citeTag writes the start tag of a citation. The words of the provision in it are for a
// card shown by a script.
func citeTag(w *bytes.Buffer, t site.Target, address func(site.URL) string, from site.URL) {
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
		href += site.Anchor(t.Fragment)
	}
	w.WriteString(`<a class="cite"`)
	attribute(w, "href", href)
	if t.Quote != "" {
		attribute(w, "data-cite", t.Quote)
	}
	w.WriteByte('>')
}
