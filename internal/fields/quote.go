package fields

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// quote reports whether c is used as a quotation mark of a value: the two of TOML, and
// those that input methods and Word use instead.
func quote(c rune) bool {
	return c == '"' || c == '\'' || strings.ContainsRune("“”„‟‘’‚‛＂＇`´", c)
}

// quoted prints a text as a person would type it.
func quoted(s string) string {
	if strings.ContainsAny(s, `"\`) && !strings.ContainsAny(s, "'\n") && !strings.ContainsFunc(s, control) {
		return "'" + s + "'"
	}
	return basic(s)
}

// Quote prints a text as a string of TOML, on one line. Control characters, which no
// reader sees, become spaces.
func Quote(s string) string {
	return basic(strings.Map(func(c rune) rune {
		if c == '\t' || control(c) {
			return ' '
		}
		return c
	}, s))
}

// basic prints a text in double quotes.
func basic(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case control(c):
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func control(c rune) bool { return c < 0x20 && c != '\t' || c == 0x7f }

// straight reads a text in " or '.
func (r *reader) straight(w want) node {
	start, eol := r.at, r.eol(r.at)
	q := r.text[start]
	end := closingQuote(r.text[start+1:eol], q)
	if end >= 0 {
		end += start + 1
		next, _ := utf8.DecodeRuneInString(r.text[r.past(end+1):r.end])
		if r.fine(end+1, w.in) || w.in == inList && quote(next) && r.past(end+1) > end+1 {
			return r.literal(start, end+1)
		}
	}
	n := node{kind: text, start: start}
	switch at, size := r.closer(start+1, eol, w.in); {
	case at >= 0: // the text continues after a quotation mark, or ends with a mark of another kind
		n.plain, n.end = r.text[start+1:at], at+size
		last := r.text[at : at+size]
		switch {
		case size > 1:
			n.fixed = quoted(n.plain)
			r.diags.Add("fields/curly-quotes", r.span(at, at+size), clip(r.text[start:n.end]), n.fixed).Replace(start, n.end, n.fixed)
		case last[0] != q:
			n.fixed = quoted(n.plain)
			r.diags.Add("fields/unclosed-string", r.span(start, start+1), w.lead+n.fixed).Replace(start, n.end, n.fixed)
		case end >= 0:
			n.plain = curled(n.plain, q)
			n.fixed = quoted(n.plain)
			r.diags.Add("fields/quote-inside", r.span(end, end+1), w.lead+n.fixed).Replace(start, n.end, n.fixed)
		default: // a backslash escapes the last quotation mark
			n.fixed = quoted(n.plain)
			r.backslash(at-1, n)
		}
	case end >= 0: // a complete text, followed by something else
		return r.literal(start, end+1)
	default:
		rest := r.text[start+1 : eol]
		if w.in != inLine {
			rest = strings.TrimRightFunc(rest, func(c rune) bool { return space(c) || w.in.ends(c) })
		}
		n.plain = trim(rest)
		n.end = start + 1 + len(strings.TrimRightFunc(rest, space))
		n.fixed = quoted(n.plain)
		d := r.diags.Add("fields/unclosed-string", r.span(start, start+1), w.lead+n.fixed)
		if w.in == inLine && !strings.ContainsAny(rest, "#＃") { // otherwise it may have ended earlier
			d.Replace(start, n.end, n.fixed)
		}
	}
	r.at = n.end
	return n
}

// literal returns a complete text, after checking its backslashes.
func (r *reader) literal(start, end int) node {
	n := node{kind: text, start: start, end: end, fixed: r.text[start:end], plain: r.text[start+1 : end-1]}
	r.at = end
	if r.text[start] == '\'' || !strings.Contains(n.plain, `\`) {
		return n
	}
	if _, err := parse("v = " + n.fixed); err == nil {
		n.plain = unescaped(n.plain)
		return n
	}
	n.fixed = quoted(n.plain)
	r.backslash(start+1+badEscape(n.plain), n)
	return n
}

// backslash reports the backslash at an offset inside the text n.
func (r *reader) backslash(at int, n node) {
	_, size := utf8.DecodeRuneInString(r.text[at+1 : n.end])
	r.diags.Add("fields/backslash", r.span(at, at+1+size), r.text[at:at+1+size],
		quoted(n.plain), basic(strings.ReplaceAll(n.plain, `\`, "/"))).Replace(n.start, n.end, quoted(n.plain))
}

// badEscape returns the offset of the first backslash that TOML does not accept, else of
// the first backslash.
func badEscape(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '\\' {
			continue
		}
		if !strings.ContainsRune(`btnfr"\`, rune(s[i+1])) {
			return i
		}
		i++
	}
	return max(0, strings.IndexByte(s, '\\'))
}

func unescaped(s string) string {
	v, err := parse(`v = "` + s + `"`)
	if out, ok := v.(string); ok && err == nil {
		return out
	}
	return s
}

// closingQuote returns the offset of the quotation mark that ends a text in TOML, or -1.
func closingQuote(s string, q byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && q == '"':
			i++
		case s[i] == q:
			return i
		}
	}
	return -1
}

// fine reports whether the text at an offset may follow a value.
func (r *reader) fine(at int, in setting) bool {
	at = r.past(at)
	c, n := utf8.DecodeRuneInString(r.text[at:r.end])
	return n == 0 || c == '\n' || c == '#' || c == '＃' || in.ends(c)
}

// closer returns the offset and size of the first quotation mark of any kind
// after which a value may end; -1 if there is none on the line.
func (r *reader) closer(from, eol int, in setting) (at, size int) {
	for i := from; i < eol; {
		c, n := utf8.DecodeRuneInString(r.text[i:eol])
		if quote(c) && r.fine(i+n, in) {
			return i, n
		}
		i += n
	}
	return -1, 0
}

// curled replaces straight quotes inside a text with curly ones.
func curled(s string, q byte) string {
	open, shut := "“", "”"
	if q == '\'' {
		open, shut = "‘", "’"
	}
	parts := strings.Split(s, string(q))
	var b strings.Builder
	for i, p := range parts {
		b.WriteString(p)
		switch {
		case i == len(parts)-1:
		case i%2 == 0:
			b.WriteString(open)
		default:
			b.WriteString(shut)
		}
	}
	return b.String()
}

// curly reads a text in Chinese quotation marks or backticks. Such marks may also be part
// of the text, so it ends only where a value may end.
func (r *reader) curly(w want) node {
	start, eol := r.at, r.eol(r.at)
	_, open := utf8.DecodeRuneInString(r.text[start:])
	n := node{kind: text, start: start}
	if at, size := r.closer(start+open, eol, w.in); at >= 0 {
		n.plain, n.end = r.text[start+open:at], at+size
	} else {
		rest := strings.TrimRightFunc(r.text[start+open:eol], func(c rune) bool { return space(c) || w.in.ends(c) })
		n.plain, n.end = rest, start+open+len(rest)
	}
	n.fixed = quoted(n.plain)
	r.diags.Add("fields/curly-quotes", r.span(start, n.end), r.text[start:n.end], n.fixed).Replace(start, n.end, n.fixed)
	r.at = n.end
	return n
}

// long reads a text over several lines, in three quotation marks.
func (r *reader) long() node {
	start := r.at
	mark := r.text[start : start+3]
	n := node{kind: text, start: start}
	body := r.text[start+3 : r.end]
	end := strings.Index(body, mark)
	for mark == `"""` && end > 0 && body[end-1] == '\\' {
		next := strings.Index(body[end+1:], mark)
		if next < 0 {
			end = -1
			break
		}
		end += 1 + next
	}
	if end >= 0 {
		for more := 0; more < 2 && end+3 < len(body) && body[end+3] == mark[0]; more++ {
			end++ // up to two quotation marks may come before the three
		}
		n.plain, n.end = body[:end], start+3+end+3
		n.fixed = r.text[start:n.end]
		r.at = n.end
		return n
	}
	// Unclosed: it ends before the next line that looks like a field.
	r.at = start + 3
	for r.at < r.end {
		r.at = min(r.eol(r.at)+1, r.end)
		if r.at < r.end && r.statementHere() {
			r.at--
			break
		}
	}
	n.plain, n.end = strings.TrimSpace(r.text[start+3:r.at]), r.at
	n.fixed = basic(n.plain)
	r.diags.Add("fields/unclosed-long", r.span(start, start+3), mark)
	return n
}
