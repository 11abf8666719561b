package fields

import (
	"strings"
	"unicode/utf8"
)

// node is a parsed value.
type node struct {
	kind       kind // broken if it could not be understood
	start, end int
	fixed      string // the value in correct TOML
	plain      string // the content of a string; other scalars as written
	items      []node // of a list
}

// setting is the surroundings of a value, which decide which marks end it.
type setting int

const (
	inLine setting = iota
	inList
	inTable // { … } in one line
)

// want is what a field takes, and how messages name it.
type want struct {
	shape shape
	in    setting
	field string // key, as written
	lead  string // "key = ", to show a whole replacement; "" inside a list
	depth int
}

func (w want) item() want {
	return want{shape: w.shape.item(), in: inList, field: w.field, depth: w.depth + 1}
}

// ends reports whether c ends a value in this setting.
func (s setting) ends(c rune) bool {
	switch {
	case c == '\n':
		return true
	case s == inList:
		return comma(c) || closeBracket(c)
	case s == inTable:
		return comma(c) || closeBrace(c)
	}
	return false
}

func comma(c rune) bool      { return c == ',' || c == '，' || c == '、' || c == ';' || c == '；' }
func openBrace(c rune) bool  { return c == '{' || c == '｛' }
func closeBrace(c rune) bool { return c == '}' || c == '｝' }

// value reads a value. It reads at least one character if there is one on the
// line.
func (r *reader) value(w want) node {
	takes := w.shape.takes()
	c := r.rune()
	isList := c == '[' || c == '［' || c == '【' && takes.only(list)
	if w.depth > deepest {
		start := r.at
		r.at = r.eol(r.at)
		r.diags.Add("fields/too-deep", r.span(start, start+1))
		return node{start: start, end: r.at}
	}
	var n node
	switch {
	case isList:
		n = r.list(w)
	case takes.only(list) && w.in == inLine && !openBrace(c) && w.shape.item().takes() != table:
		return r.looseList(w)
	case openBrace(c):
		n = r.braces(w)
	case strings.HasPrefix(r.text[r.at:r.end], `"""`), strings.HasPrefix(r.text[r.at:r.end], `'''`):
		n = r.long()
	case c == '"' || c == '\'':
		n = r.straight(w)
	case quote(c):
		n = r.curly(w)
	default:
		return r.word(w)
	}
	return r.fit(n, w)
}

// openMark reads one opening mark.
func (r *reader) openMark(should string) {
	if r.text[r.at] == should[0] {
		r.at++
		return
	}
	r.mark(should)
}

func (r *reader) closing(should byte) { r.openMark(string(should)) }

// newlines skips spaces, newlines and comments inside a list. It reports whether
// a new line has begun.
func (r *reader) newlines() (broke bool) {
	for {
		r.blanks()
		switch {
		case r.at >= r.end:
			return broke
		case r.comment():
			r.skipLine()
		case r.rune() == '\n':
			r.at++
			broke = true
		default:
			return broke
		}
	}
}

// statementHere reports whether the line that begins here is a field or a header: then
// something above was left unclosed.
func (r *reader) statementHere() bool {
	rest := r.text[r.at:r.eol(r.at)]
	if c, _ := utf8.DecodeRuneInString(rest); openBracket(c) {
		inner := trim(strings.TrimLeft(rest, "[［【"))
		close := strings.IndexFunc(inner, closeBracket)
		return close > 0 && !strings.ContainsFunc(inner[:close], func(c rune) bool { return comma(c) || quote(c) }) &&
			r.headerHere() && trim(strings.TrimLeft(inner[close:], "]］】")) == ""
	} else if quote(c) || openBrace(c) {
		return false
	}
	sign := strings.IndexAny(rest, "=＝")
	return sign > 0 && !strings.ContainsFunc(rest[:sign], func(c rune) bool { return quote(c) || comma(c) || openBrace(c) })
}

// braces reads an inline table, "{ title = "…", page = "…" }".
func (r *reader) braces(w want) node {
	n := node{kind: table, start: r.at}
	before := len(r.diags)
	r.openMark("{")
	inner := section{shape: w.shape, id: "\x00{", name: w.field}
	inner.dead = !w.shape.takes().has(table)
	seen := map[string]bool{}
	var fixed []string
	separated := true
	for {
		broke := r.newlines()
		c := r.rune()
		switch {
		case r.at >= r.end || broke && !separated && !closeBrace(c) && !comma(c):
			n.end = n.start + len(strings.TrimRight(r.text[n.start:r.at], " \t\r\n"))
			n.fixed = "{ " + strings.Join(fixed, ", ") + " }"
			d := r.diags.Add("fields/unclosed-table", r.span(n.start, n.start+1), clipList(w.lead+n.fixed))
			if len(r.diags) == before+1 && r.oneLine(n) {
				d.Replace(n.end, n.end, " }")
			}
			r.at = n.end
			return n
		case closeBrace(c):
			r.closing('}')
			n.end = r.at
			n.fixed = "{ " + strings.Join(fixed, ", ") + " }"
			return n
		case comma(c):
			r.comma(c)
			separated = true
			continue
		}
		separated = false
		start := r.at
		keys, ok := r.keys(false)
		if ok {
			r.blanks()
			ok = separator(r.rune())
		}
		if !ok {
			n.kind, n.end = broken, r.trimmedEnd(n.start, r.at)
			r.at = max(r.eol(start), start)
			r.diags.Add("fields/bad-table", r.span(n.start, n.start+1))
			return n
		}
		r.equals(start, path(keys))
		r.blanks()
		var sh shape
		known := false
		id := ""
		if !inner.dead {
			sh, id, known = r.below(inner, keys, false)
		}
		name := path(keys)
		item := r.value(want{shape: sh, in: inTable, field: name, lead: name + " = ", depth: w.depth + 1})
		if known && item.kind != broken {
			if seen[id] {
				r.diags.Add("fields/key-twice", r.span(start, keys[len(keys)-1].end), name, r.lineOf(n.start))
				continue
			}
			seen[id] = true
			fixed = append(fixed, name+" = "+item.fixed)
		}
	}
}
