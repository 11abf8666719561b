package fields

import (
	"strings"
)

// fit checks a value against what the field takes. It reports a value of another kind,
// and returns what was meant if that is clear.
func (r *reader) fit(n node, w want) node {
	takes := w.shape.takes()
	if n.kind == broken || takes.has(n.kind) || n.kind == whole && takes.has(fraction) {
		return n
	}
	k, fixed := meant(n, w)
	r.unfit(n, w, fixed)
	n.kind, n.fixed = k, fixed
	return n
}

// meant returns what the author meant with a value of another kind; broken if that is not
// clear.
func meant(n node, w want) (kind, string) {
	takes := w.shape.takes()
	s := strings.TrimSpace(n.plain)
	scalar := n.kind != list && n.kind != table
	switch {
	case n.kind == list && len(n.items) == 1 && takes.has(n.items[0].kind):
		return n.items[0].kind, n.items[0].fixed
	case n.kind == list && takes.has(text) && len(n.items) > 0:
		parts := make([]string, len(n.items))
		for i, item := range n.items {
			if item.kind == list || item.kind == table {
				return broken, ""
			}
			parts[i] = item.plain
		}
		return text, quoted(strings.Join(parts, "、"))
	case !scalar:
		return broken, ""
	case takes.has(boolean) && yesNo[strings.ToLower(s)] != "":
		return boolean, yesNo[strings.ToLower(s)]
	case takes.has(moment):
		if date, _, ok := looseDate(s); ok && realDate(date) {
			return moment, date
		}
	case takes.has(whole | fraction):
		number := looseDigits(s)
		if whole, zeros, cut := strings.Cut(number, "."); cut && !takes.has(fraction) {
			if strings.Trim(zeros, "0") != "" {
				return broken, ""
			}
			number = whole
		}
		if number != "" {
			return takes & (whole | fraction), number
		}
	case takes.has(text):
		return text, quoted(s)
	case takes.has(list) && w.shape.item().takes().has(n.kind):
		return list, "[" + n.fixed + "]"
	}
	return broken, ""
}

// unfit reports a value that the field does not take. Without a replacement the hint
// shows an example.
func (r *reader) unfit(n node, w want, fixed string) {
	takes := w.shape.takes()
	code := ""
	switch {
	case w.in == inList && !takes.only(table):
		code = "fields/want-item"
	case takes.has(text):
		code = "fields/want-text"
	case takes.has(moment):
		code = "fields/want-date"
	case takes.has(boolean):
		code = "fields/want-boolean"
	case takes.has(fraction):
		code = "fields/want-number"
	case takes.has(whole):
		code = "fields/want-whole"
	case takes.has(list) && w.shape.item().takes().only(table):
		r.diags.Add("fields/want-tables", r.span(n.start, n.end), w.field, "[["+w.field+"]]")
		return
	case takes.has(list):
		code = "fields/want-list"
	default:
		r.diags.Add("fields/want-table", r.span(n.start, n.end), w.field, "["+w.field+"]")
		return
	}
	if fixed != "" {
		d := r.diags.Add(code, r.span(n.start, n.end), w.field, w.lead+fixed)
		if len(n.items) < 2 { // a list in place of a string would only be a guess
			d.Replace(n.start, n.end, fixed)
		}
		return
	}
	fixed = example(takes)
	if w.field == "year" { // 10 is not a year
		fixed = "2026"
	}
	r.diags.Add(code, r.span(n.start, n.end), w.field, w.lead+fixed)
}

// example returns an example of a value that a field takes.
func example(takes kind) string {
	switch {
	case takes.has(text):
		return `"……"`
	case takes.has(moment):
		return "2024-05-01"
	case takes.has(boolean):
		return "true"
	case takes.has(whole | fraction):
		return "10"
	case takes.has(list):
		return `["……", "……"]`
	}
	return "{ }"
}
