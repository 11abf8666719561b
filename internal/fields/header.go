package fields

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/internal/diag"
)

func openBracket(c rune) bool { return c == '[' || c == '［' || c == '【' }

func closeBracket(c rune) bool { return c == ']' || c == '］' || c == '】' }

// headerHere reports whether the line is a header, not a list: one or two brackets, then
// a name.
func (r *reader) headerHere() bool {
	rest := strings.TrimLeftFunc(r.text[r.at:r.eol(r.at)], func(c rune) bool { return openBracket(c) || space(c) })
	c, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(c) || unicode.IsDigit(c) || quote(c) || c == '_'
}

// header reads [table] or [[table]].
func (r *reader) header() {
	start := r.at
	opened := r.brackets(openBracket, "[")
	keys, ok := r.keys(true)
	if !ok {
		r.stray(start)
		r.current = section{dead: true}
		return
	}
	if r.tooDeep(keys) {
		r.current = section{dead: true}
		return
	}
	r.blanks()
	closed := r.brackets(closeBracket, "]")
	name := path(keys)
	if closed < opened {
		r.diags.Add("fields/unclosed-header", r.span(start, r.at), strings.Repeat("[", opened)+name+strings.Repeat("]", opened)).
			Replace(r.at, r.at, strings.Repeat("]", opened-closed))
	}
	end := r.at
	r.tail()
	r.current = section{dead: true}
	sh, id, ok := r.below(section{shape: r.root}, keys, true)
	if !ok {
		return
	}
	name = path(keys)
	many := sh.takes().has(list) && !sh.takes().has(table) || sh.plain() == nil && opened > 1
	switch item := sh.item(); {
	case many && !item.takes().has(table), !many && !sh.takes().has(table):
		r.diags.Add("fields/header-of-value", r.span(start, end), name, name+" = "+example(sh.takes()))
		return
	case many && opened == 1:
		r.diags.Add("fields/double-brackets", r.span(start, end), "["+name+"]", "[["+name+"]]").Replace(start, end, "[["+name+"]]")
	case !many && opened > 1:
		r.diags.Add("fields/single-brackets", r.span(start, end), "[["+name+"]]", "["+name+"]").Replace(start, end, "["+name+"]")
	}
	head := "[" + name + "]"
	if many {
		head = "[" + head + "]"
		r.batch[id]++
		id += "#" + strconv.Itoa(r.batch[id])
		sh = sh.item()
	} else if first, twice := r.seen[id]; twice {
		d := r.diags.Add("fields/table-twice", r.span(start, end), name, r.lineOf(first.Start))
		d.Related = []diag.Span{first}
		return
	} else {
		r.seen[id] = r.span(start, end)
	}
	r.current = section{shape: sh, id: id, name: name, place: r.placeOf(keys)}
	r.lines = append(r.lines, line{toml: head, start: start, end: end, field: name, place: r.current.place})
}

// placeOf returns the place of a header's table, with the number of the latest table for
// each list.
func (r *reader) placeOf(keys []segment) string {
	id, place := "", ""
	for i, k := range keys {
		id += "\x00" + k.name
		if i > 0 {
			place += "."
		}
		place += k.name
		if n := r.batch[id]; n > 0 {
			id += "#" + strconv.Itoa(n)
			place += "[" + strconv.Itoa(n-1) + "]"
		}
	}
	return place
}

// brackets reads one or two brackets and reports full-width ones.
func (r *reader) brackets(is func(rune) bool, should string) int {
	n := 0
	for n < 2 && is(r.rune()) {
		if r.text[r.at] == should[0] {
			r.at++
		} else {
			r.mark(should)
		}
		n++
	}
	return n
}
