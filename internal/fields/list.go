package fields

import (
	"strings"
	"unicode/utf8"
)

// list reads "[a, b]", which may span several lines.
func (r *reader) list(w want) node {
	n := node{kind: list, start: r.at}
	before := len(r.diags)
	r.openMark("[")
	var fixed []string
	first, separated := true, true
	last, lastEnd, fixedLast := r.at, r.at, "" // the latest item
	for {
		broke := r.newlines()
		c := r.rune()
		switch {
		case closeBracket(c):
			r.closing(']')
			n.end = r.at
			n.fixed = "[" + strings.Join(fixed, ", ") + "]"
			return n
		case r.at >= r.end || broke && r.statementHere():
			n.end = n.start + len(strings.TrimRight(r.text[n.start:r.at], " \t\r\n"))
			n.fixed = "[" + strings.Join(fixed, ", ") + "]"
			d := r.diags.Add("fields/unclosed-list", r.span(n.start, n.start+1), clipList(w.lead+n.fixed))
			if len(r.diags) == before+1 && r.oneLine(n) {
				d.Replace(n.end, n.end, "]")
			}
			r.at = n.end
			return n
		case comma(c):
			if separated && !first || first {
				r.diags.Add("fields/extra-comma", r.span(r.at, r.at+utf8.RuneLen(c)), string(c)).Replace(r.at, r.at+utf8.RuneLen(c), "")
				r.at += utf8.RuneLen(c)
			} else {
				r.comma(c)
			}
			separated = true
			continue
		case !separated:
			r.diags.Add("fields/missing-comma", r.span(last, lastEnd), clip(fixedLast)+",").Replace(lastEnd, lastEnd, ",")
		}
		from := r.at
		item := r.value(w.item())
		if r.at == from { // nothing here can begin a value
			r.at += utf8.RuneLen(c)
		}
		fixedLast = r.text[from:r.at]
		if item.kind != broken {
			fixedLast = item.fixed
			fixed = append(fixed, item.fixed)
			n.items = append(n.items, item)
		}
		first, separated, last, lastEnd = false, false, from, max(item.end, from)
	}
}

// oneLine reports whether a value is in one line without a comment: then its intended end
// is clear.
func (r *reader) oneLine(n node) bool { return !strings.ContainsAny(r.text[n.start:n.end], "\n#＃") }

// clipList shortens a list for a hint to one line of reasonable length.
func clipList(s string) string {
	if len(s) > 200 {
		return clip(s)
	}
	return s
}

// comma reads a comma between items and reports a wrong one.
func (r *reader) comma(c rune) {
	n := utf8.RuneLen(c)
	if c != ',' {
		comma := ","
		if after, _ := utf8.DecodeRuneInString(r.text[r.at+n : r.end]); !space(after) && after != '\n' && !closeBracket(after) {
			comma = ", "
		}
		r.diags.Add("fields/full-width-comma", r.span(r.at, r.at+n), string(c)).Replace(r.at, r.at+n, comma)
	}
	r.at += n
}

// looseList reads items without brackets, "信访, 复查", for a field that takes only a list.
func (r *reader) looseList(w want) node {
	n := node{kind: list, start: r.at}
	before := len(r.diags)
	var fixed []string
	for r.at < r.end && r.rune() != '\n' && !r.comment() {
		at := r.at
		if c := r.rune(); comma(c) || closeBracket(c) {
			r.at += utf8.RuneLen(c)
		} else if item := r.value(w.item()); item.kind != broken {
			n.items = append(n.items, item)
		}
		n.end = r.at
		r.blanks()
		if r.at == at {
			r.at++
		}
	}
	if len(n.items) == 1 && n.items[0].kind == text {
		for _, part := range strings.FieldsFunc(n.items[0].plain, comma) {
			if part = trim(part); part != "" {
				fixed = append(fixed, quoted(part))
			}
		}
	} else {
		for _, item := range n.items {
			fixed = append(fixed, item.fixed)
		}
	}
	r.diags = r.diags[:before] // one finding for the whole is better than one per part
	n.fixed = "[" + strings.Join(fixed, ", ") + "]"
	n.end = r.trimmedEnd(n.start, n.end)
	if len(fixed) == 0 && len(n.items) == 0 {
		n.kind = broken
		n.fixed = example(list)
	}
	d := r.diags.Add("fields/want-list", r.span(n.start, n.end), w.field, w.lead+n.fixed)
	if n.kind != broken {
		d.Replace(n.start, n.end, n.fixed)
	}
	return n
}
