package law

import (
	"html"
	"regexp"
	"strconv"
	"strings"
)

// mostColumns limits the number of columns that a cell can claim.
const mostColumns = 1000

var lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

// inlineTag matches HTML tags that mark words within a line or wrap a line. Anything else
// that looks like a tag (甲<乙) is text.
var inlineTag = regexp.MustCompile(`(?i)</?(?:b|strong|i|em|u|s|span|font|small|big|p|div|center|a|ins|mark|code|h[1-6]|o:p)(?:\s[^<>]*)?/?>`)

var firstTag = regexp.MustCompile("^(?:" + inlineTag.String() + ")")

// TagLength returns the length of the tag at the beginning of text, if [WithoutMarkup]
// removes such tags; 0 = none.
func TagLength(text string) int {
	if text == "" || text[0] != '<' { // nearly always
		return 0
	}
	return len(firstTag.FindString(text))
}

var raised = regexp.MustCompile(`(?is)<(sub|sup)(?:\s[^<>]*)?>(.*?)</(?:sub|sup)\s*>`)

// WithoutMarkup returns a text without HTML tags. Superscripts and subscripts become
// Unicode characters: BOD₅.
func WithoutMarkup(text string) string {
	if !strings.Contains(text, "<") && !strings.Contains(text, "&") {
		return text
	}
	marked := raised.ReplaceAllStringFunc(text, func(s string) string {
		m := raised.FindStringSubmatch(s)
		inner := inlineTag.ReplaceAllString(m[2], "")
		if strings.EqualFold(m[1], "sub") {
			return Subscript(inner)
		}
		return Superscript(inner)
	})
	marked = lineBreak.ReplaceAllString(inlineTag.ReplaceAllString(marked, ""), "\n")
	return entity.ReplaceAllStringFunc(marked, html.UnescapeString)
}

var entity = regexp.MustCompile(`&(?:nbsp|ensp|emsp|lt|gt|amp|quot|ldquo|rdquo|middot|hellip|mdash|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});`)

// Superscript writes a text in superscript characters if they exist, else as 10^x or
// 10^(年).
func Superscript(s string) string { return shifted(s, "^", superscripts) }

// Subscript writes a text in subscript characters, like [Superscript]: H₂O, L_(等效).
func Subscript(s string) string { return shifted(s, "_", subscripts) }

var (
	superscripts = pairs("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
	subscripts   = pairs("0123456789+-=()aeoxhklmnpstijruv", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ")
)

func pairs(plain, shifted string) map[rune]rune {
	out := map[rune]rune{}
	to := []rune(shifted)
	for i, r := range []rune(plain) {
		out[r] = to[i]
	}
	return out
}

func shifted(s, mark string, to map[rune]rune) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(s) {
		switch r {
		case '−', '－', '–':
			r = '-'
		case '＋':
			r = '+'
		}
		c, ok := to[r]
		switch {
		case !ok && len(strings.TrimSpace(s)) == 1:
			return mark + s
		case !ok:
			return mark + "(" + strings.TrimSpace(s) + ")"
		}
		b.WriteRune(c)
	}
	return b.String()
}

// readMarkup reads an HTML table. Text outside cells becomes a row of its own; a table in
// a cell becomes lines of the cell; style sheets are dropped.
func readMarkup(s string) Grid {
	r := markupReader{}
	for s != "" {
		n := strings.IndexByte(s, '<')
		if n < 0 {
			n = len(s)
		}
		r.words(s[:n])
		s = s[n:]
		if strings.HasPrefix(s, "<!--") {
			if end := strings.Index(s, "-->"); end >= 0 {
				s = s[end+len("-->"):]
				continue
			}
		}
		end := strings.IndexByte(s, '>')
		if s == "" {
			break
		}
		if m := tagName.FindString(s); m == "" || end < 0 {
			r.words("<")
			s = s[1:]
			continue
		}
		tag := s[:end+1]
		s = s[end+1:]
		name := strings.ToLower(strings.Trim(tagName.FindString(tag), "<"))
		switch name {
		case "style", "script":
			if close := indexFold(s, "</"+name); close >= 0 {
				s = s[close:]
			}
		case "sub", "sup":
			if close := indexFold(s, "</"+name); close >= 0 {
				r.text.WriteString(WithoutMarkup("<" + name + ">" + s[:close] + "</" + name + ">"))
				s = s[close:]
			}
		default:
			r.tag(name, tag)
		}
	}
	return r.table()
}

var tagName = regexp.MustCompile(`^<(/?[A-Za-z][A-Za-z0-9:]*)`)

// indexFold is strings.Index without regard to case; of is in lower case.
func indexFold(s, of string) int {
	for i := 0; i+len(of) <= len(s); i++ {
		if s[i] == '<' && strings.EqualFold(s[i:i+len(of)], of) {
			return i
		}
	}
	return -1
}

// markupReader is the state of readMarkup.
type markupReader struct {
	rows  [][]Cell
	row   []Cell
	cell  *Cell // open cell; nil = none
	text  strings.Builder
	depth int // number of open tables
	head  bool
}

func (r *markupReader) words(s string) { r.text.WriteString(html.UnescapeString(blank.Replace(s))) }

var blank = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

func (r *markupReader) tag(name, tag string) {
	switch name {
	case "br", "/p", "/div", "/li":
		r.text.WriteByte('\n')
	case "table":
		r.depth++
		if r.depth > 1 {
			r.text.WriteByte('\n')
		}
	case "/table":
		r.depth = max(0, r.depth-1)
		r.text.WriteByte('\n')
	case "thead":
		r.head = r.depth <= 1
	case "/thead":
		r.head = false
	case "tr", "/tr":
		if r.depth > 1 {
			r.text.WriteByte('\n')
			return
		}
		r.endRow()
	case "/caption":
		r.endCell()
	case "td", "th":
		if r.depth > 1 {
			r.text.WriteByte(' ')
			return
		}
		r.endCell()
		r.cell = &Cell{Head: name == "th" || r.head, Columns: span(tag, colspan), Rows: span(tag, rowspan)}
	case "/td", "/th":
		if r.depth <= 1 {
			r.endCell()
		}
	}
}

var (
	colspan = regexp.MustCompile(`(?i)\scolspan\s*=\s*["']?\s*([0-9]{1,4})`)
	rowspan = regexp.MustCompile(`(?i)\srowspan\s*=\s*["']?\s*([0-9]{1,5})`)
)

func span(tag string, key *regexp.Regexp) int {
	if m := key.FindStringSubmatch(tag); m != nil {
		n, _ := strconv.Atoi(m[1])
		return min(max(1, n), mostColumns)
	}
	return 1
}

// endCell adds the words up to here to the open cell, or as a row of their own if none is
// open.
func (r *markupReader) endCell() {
	lines := strings.Split(r.text.String(), "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			kept = append(kept, l)
		}
	}
	text := strings.Join(kept, "\n")
	r.text.Reset()
	switch {
	case r.cell != nil:
		r.cell.Text = text
		r.row = append(r.row, *r.cell)
		r.cell = nil
	case text != "":
		r.rows = append(r.rows, []Cell{{Text: text, Columns: 1, Rows: 1}})
	}
}

func (r *markupReader) endRow() {
	r.endCell()
	if len(r.row) > 0 {
		r.rows = append(r.rows, r.row)
		r.row = nil
	}
}

// table returns what was read. No cell covers more rows than there are.
func (r *markupReader) table() Grid {
	r.endRow()
	for i, row := range r.rows {
		for k := range row {
			row[k].Rows = min(row[k].Rows, len(r.rows)-i)
		}
	}
	return Grid{r.rows}
}
