package importer

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/word"
)

// markdown writes blocks as Markdown, with a backslash before every character that would
// otherwise be markup.
func (m *maker) markdown(blocks []word.Block) string {
	var b strings.Builder
	b.WriteString(m.blocks(blocks))
	for n := 0; n < m.noted; n++ { // notes may have notes
		b.WriteString("\n\n[^" + strconv.Itoa(n+1) + "]: " + strings.ReplaceAll(m.noteText(n), "\n", "\n    "))
	}
	return b.String() + "\n"
}

// blocks writes blocks with empty lines between them, but none between items of a list.
func (m *maker) blocks(blocks []word.Block) string {
	var b strings.Builder
	var before *word.Block // the list item written last; nil = something else
	for i := range blocks {
		item := blocks[i]
		if isItem(&item) { // at most one level below the one before, or Markdown takes it for code
			if before == nil {
				item.Depth = 0
			} else {
				item.Depth = min(item.Depth, before.Depth+1)
			}
		}
		text := m.block(&item)
		if text == "" {
			continue
		}
		switch {
		case b.Len() == 0:
		case before != nil && isItem(&item) && followsOn(before, &item):
			b.WriteByte('\n')
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(text)
		if before = nil; isItem(&item) {
			before = &item
		}
	}
	return b.String()
}

func (m *maker) noteText(n int) string {
	if n >= len(m.notes) {
		return ""
	}
	var parts []string
	for i := range m.notes[n] {
		if b := &m.notes[n][i]; b.Table == nil {
			parts = append(parts, m.inline(b, paragraphText))
		} else {
			parts = append(parts, escapeText(strings.Join(strings.Fields(b.Text()), " "), paragraphText))
		}
	}
	return strings.Join(parts, "\n\n")
}

// counted matches an automatic number that an ordered list in Markdown shows unchanged.
var counted = regexp.MustCompile(`^[0-9]{1,3}\. $`)

// isItem reports whether a block is written as an item of a Markdown list.
func isItem(b *word.Block) bool {
	return b.Table == nil && b.Heading == 0 && (b.Bullet || counted.MatchString(b.Label)) && !onlyPicture(b)
}

// followsOn reports whether an item may come directly after another one: a number other
// than 1 does not begin a list inside a paragraph.
func followsOn(before, item *word.Block) bool {
	switch {
	case item.Depth == before.Depth:
		return item.Bullet == before.Bullet
	case item.Depth > before.Depth:
		return item.Bullet || item.Label == "1. "
	}
	return true
}

func (m *maker) block(b *word.Block) string {
	switch {
	case b.Table != nil && onlyCell(b.Table) != nil: // a frame
		return m.blocks(onlyCell(b.Table).Blocks)
	case b.Table != nil:
		return m.table(b.Table)
	case b.Heading > 0:
		text := m.inline(b, headingText)
		if text == "" {
			return ""
		}
		if rest, ok := strings.CutSuffix(text, "#"); ok { // else Markdown drops it
			text = rest + `\#`
		}
		return strings.Repeat("#", b.Heading) + " " + text
	case isItem(b):
		mark := "- "
		if !b.Bullet {
			mark = b.Label
		}
		rest := *b
		rest.Label = ""
		indent := strings.Repeat("    ", b.Depth)
		return indent + mark + strings.ReplaceAll(m.inline(&rest, paragraphText), "\n", "\n"+indent+"    ")
	}
	return m.inline(b, paragraphText)
}

// setting is where text is written.
type setting int

const (
	paragraphText setting = iota
	headingText
	cellText // in a Markdown table
	htmlText // in an HTML table
)

// inline writes the runs of a block.
func (m *maker) inline(b *word.Block, for_ setting) string {
	var out strings.Builder
	runs := append([]word.Run{{Text: b.Label}}, b.Runs...)
	for i := 0; i < len(runs); {
		r := runs[i]
		switch {
		case r.Picture != "":
			out.WriteString(m.picture(r, for_))
			i++
			continue
		case r.Note > 0:
			out.WriteString(m.note(r.Note, for_))
			i++
			continue
		}
		var text strings.Builder
		from := i
		for i < len(runs) && runs[i].Picture == "" && runs[i].Note == 0 && alikeSet(runs[i], r, for_) {
			text.WriteString(runs[i].Text)
			i++
		}
		out.WriteString(marked(text.String(), r, for_, from == 0 && out.Len() == 0))
	}
	return strings.TrimSpace(out.String())
}

func alikeSet(a, b word.Run, for_ setting) bool {
	return a.Link == b.Link && a.Raised == b.Raised && (for_ == headingText || a.Bold == b.Bold && a.Italic == b.Italic)
}

// marked writes words with marks for their formatting. Spaces stay outside the marks.
func marked(text string, r word.Run, for_ setting, first bool) string {
	inner := strings.TrimSpace(text)
	if inner == "" {
		return strings.ReplaceAll(text, "\n", lineEnd(for_))
	}
	lead := text[:strings.Index(text, inner)]
	tail := text[len(lead)+len(inner):]
	open, end := "", ""
	add := func(a, b string) { open, end = open+a, b+end }
	if to := address(r.Link); to != "" {
		if for_ == htmlText {
			add(`<a href="`+html.EscapeString(to)+`">`, "</a>")
		} else {
			add("[", "](<"+to+">)")
		}
	}
	if r.Bold && for_ != headingText {
		if for_ == htmlText {
			add("<strong>", "</strong>")
		} else {
			add("**", "**")
		}
	}
	switch {
	case r.Raised > 0:
		add("<sup>", "</sup>")
	case r.Raised < 0:
		add("<sub>", "</sub>")
	}
	words := escapeText(inner, for_)
	if first && open == "" && for_ == paragraphText {
		words = escapeStart(words)
	}
	if open != "" && strings.HasPrefix(open, "**") && strings.Contains(inner, "\n") { // marks do not work reliably across line breaks
		lines := strings.Split(words, lineEnd(for_))
		for i, l := range lines {
			if strings.TrimSpace(l) != "" {
				lines[i] = open + strings.TrimSpace(l) + end
			}
		}
		return lead + strings.Join(lines, lineEnd(for_)) + tail
	}
	return strings.ReplaceAll(lead, "\n", "") + open + words + end + strings.ReplaceAll(tail, "\n", lineEnd(for_))
}

// note writes the mark of a note, or in an HTML table, which has no such marks, the words
// of the note in brackets.
func (m *maker) note(n int, for_ setting) string {
	if for_ == htmlText {
		words := ""
		if n <= len(m.notes) {
			for i := range m.notes[n-1] {
				words += m.notes[n-1][i].Text()
			}
		}
		return html.EscapeString("（注：" + strings.TrimSpace(words) + "）")
	}
	m.noted = max(m.noted, n)
	return "[^" + strconv.Itoa(n) + "]"
}

// table writes a table, as HTML if Markdown cannot express it.
func (m *maker) table(t *word.Table) string {
	if hasMerged(t) || t.Head > 1 {
		return m.htmlTable(t)
	}
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		for k := range row {
			rows[i] = append(rows[i], m.cell(&row[k], cellText))
		}
	}
	return pipeTable(rows)
}

func (m *maker) cell(c *word.Cell, for_ setting) string {
	var lines []string
	for i := range c.Blocks {
		b := c.Blocks[i]
		if b.Bullet {
			b.Label = "· "
		}
		if text := m.inline(&b, for_); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "<br>")
}

func (m *maker) htmlTable(t *word.Table) string {
	var b strings.Builder
	heads := headRows(t)
	b.WriteString("<table>\n<thead>\n")
	for i, row := range t.Rows {
		if i == heads {
			b.WriteString("</thead>\n<tbody>\n")
		}
		b.WriteString("<tr>")
		for k := range row {
			c := &row[k]
			name, scope, last := "td", "", len(t.Rows)
			if i < heads {
				name, scope, last = "th", ` scope="col"`, heads
				if c.Columns > 1 {
					scope = ` scope="colgroup"`
				}
			}
			b.WriteString("<" + name + scope)
			if c.Columns > 1 {
				b.WriteString(` colspan="` + strconv.Itoa(c.Columns) + `"`)
			}
			if rows := min(c.Rows, last-i); rows > 1 {
				b.WriteString(` rowspan="` + strconv.Itoa(rows) + `"`)
			}
			b.WriteString(">" + m.cell(c, htmlText) + "</" + name + ">")
		}
		b.WriteString("</tr>\n")
	}
	if heads < len(t.Rows) {
		b.WriteString("</tbody>\n</table>")
	} else {
		b.WriteString("</thead>\n</table>")
	}
	return b.String()
}

// headRows returns the number of heading rows: those repeated on each page, and as many
// as a cell of the first row covers.
func headRows(t *word.Table) int {
	heads := max(1, t.Head)
	if t.Head == 0 {
		for _, c := range t.Rows[0] {
			heads = max(heads, c.Rows)
		}
	}
	if heads >= len(t.Rows) { // a table needs more than headings
		return 1
	}
	return heads
}
