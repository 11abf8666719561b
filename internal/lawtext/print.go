package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// Print writes a statute as plain text in the form of official publications: one
// line for each heading, article, 款, 项 and 目, with an empty line between
// blocks.
func Print(st *law.Statute) string {
	p := printer{}
	return p.statute(st)
}

// Markdown writes a statute like Print, with # before headings, one more for each level.
func Markdown(st *law.Statute) string {
	p := printer{marks: true}
	return p.statute(st)
}

type printer struct {
	marks bool
	b     strings.Builder
}

func (p *printer) statute(st *law.Statute) string {
	p.heading(1, st.Title)
	for _, l := range st.Enactment {
		p.block(l.Text)
	}
	p.passages(st.Preamble)
	provisions := st.Provisions()
	next := 0
	for i := range provisions {
		for ; next < len(st.Divisions) && st.Divisions[next].From <= i; next++ {
			p.division(st, next)
		}
		p.article(&provisions[i], len(st.Articles) > 0)
	}
	for ; next < len(st.Divisions); next++ {
		p.division(st, next)
	}
	p.passages(st.Closing)
	for i := range st.Annexes {
		a := &st.Annexes[i]
		p.heading(2, spaced(a.Label, a.Title))
		p.passages(a.Text)
	}
	return p.b.String()
}

func (p *printer) division(st *law.Statute, i int) {
	d := &st.Divisions[i]
	p.heading(len(st.Trail(i))+1, spaced(d.Label, d.Title))
	p.passages(d.Text)
}

func (p *printer) article(a *law.Article, numbered bool) {
	head := a.Label
	if numbered {
		head += " "
		if a.Title != "" {
			head += "【" + a.Title + "】"
		}
	} else if a.Title != "" {
		p.block(head + a.Title)
		head = ""
	}
	for i := range a.Paragraphs {
		par := &a.Paragraphs[i]
		if text := trim(head + par.Text); text != "" {
			p.block(text)
		}
		head = ""
		for j := range par.Items {
			it := &par.Items[j]
			p.block(it.Label + it.Text)
			for _, sub := range it.Subitems {
				p.block(sub.Label + sub.Text)
			}
		}
	}
}

func (p *printer) passages(list []law.Passage) {
	for _, t := range list {
		switch t.Kind {
		case law.Heading:
			p.heading(3, t.Text)
		case law.Table:
			p.b.WriteString("\n" + t.Text + "\n") // rows stay together
		default:
			p.block(t.Text)
		}
	}
}

func (p *printer) heading(level int, text string) {
	if text == "" {
		return
	}
	if p.marks {
		text = strings.Repeat("#", min(level, 6)) + " " + text
	}
	p.lines(text, true)
}

func (p *printer) block(text string) { p.lines(text, false) }

// lines writes lines, separated by empty lines.
func (p *printer) lines(text string, heading bool) {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.b.WriteString("\n\n")
		}
		if p.marks && !heading && !law.IsRow(line) {
			line = Literal(line)
		}
		p.b.WriteString(line)
	}
	p.b.WriteByte('\n')
}

// Literal escapes a line for [Parse]: a character at its beginning that would be a
// Markdown mark (* 注：…) gets a backslash.
func Literal(words string) string {
	if words == "" || strings.IndexByte("#*>-+|<", words[0]) < 0 {
		return words
	}
	switch c := words[0]; {
	case c == '#', c == '>', c == '|', strings.HasPrefix(words, "**"), c == '<' && law.TagLength(words) > 0, len(words) > 1 && c != '<' && words[1] == ' ':
		return `\` + words
	}
	return words
}

func spaced(label, title string) string {
	if label == "" || title == "" {
		return label + title
	}
	return label + " " + title
}
