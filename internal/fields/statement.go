package fields

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
)

// tooDeep reports a key with too many parts, and skips its line.
func (r *reader) tooDeep(keys []segment) bool {
	if len(keys) <= deepest {
		return false
	}
	r.diags.Add("fields/too-deep", r.span(keys[0].start, keys[0].end))
	r.at = r.eol(r.at)
	return true
}

// isField reports whether a key can be meant for a field of the current table.
func (r *reader) isField(s segment) bool {
	sh := r.current.shape
	return r.current.dead || s.quoted || bareName(narrow(s.name)) || sh.free() || sh.translate(s.name) != ""
}

// put stores a field that was understood, unless it is a duplicate.
func (r *reader) put(keys []segment, id string, n node, start int) {
	place := r.span(start, keys[len(keys)-1].end)
	if first, twice := r.seen[id]; twice {
		d := r.diags.Add("fields/key-twice", place, path(keys), r.lineOf(first.Start))
		d.Related = []diag.Span{first}
		return
	}
	r.seen[id] = place
	if _, err := parse("v = " + n.fixed); err != nil {
		r.parserSays(err, n.start, n.end, path(keys))
		return
	}
	r.lines = append(r.lines, line{toml: path(keys) + " = " + n.fixed, start: n.start, end: n.end,
		field: path(keys), place: r.current.below(keys), value: n})
}

// equals reads the sign between key and value.
func (r *reader) equals(start int, typed string) bool {
	switch c := r.rune(); c {
	case '=':
		r.at++
	case '＝':
		r.diags.Add("fields/full-width-equals", r.span(r.at, r.at+len("＝"))).Replace(r.at, r.at+len("＝"), r.spacedSign(r.at, len("＝")))
		r.at += len("＝")
	case ':', '：':
		n := utf8.RuneLen(c)
		d := r.diags.Add("fields/colon", r.span(r.at, r.at+n), string(c))
		if after := r.text[r.at+n : r.end]; !strings.HasPrefix(after, "=") && !strings.HasPrefix(after, "＝") { // := is a mistake of its own
			d.Replace(r.at, r.at+n, r.spacedSign(r.at, n))
		}
		r.at += n
	default:
		r.noEquals(start, typed)
		return false
	}
	if c := r.rune(); c == '=' || c == '＝' || c == '>' {
		n := utf8.RuneLen(c)
		d := r.diags.Add("fields/wrong-mark", r.span(r.at-1, r.at+n), "="+string(c), "=")
		if r.text[r.at-1] == '=' {
			d.Replace(r.at, r.at+n, "")
		}
		r.at += n
	}
	return true
}

// spacedSign returns the equals sign that replaces a mark, with spaces around it if the
// text has none there.
func (r *reader) spacedSign(at, size int) string {
	sign := "="
	if before, _ := utf8.DecodeLastRuneInString(r.text[:at]); !space(before) {
		sign = " " + sign
	}
	if after, _ := utf8.DecodeRuneInString(r.text[at+size : r.end]); !space(after) && after != '\n' && after != '=' && after != '＝' && after != '>' {
		sign += " "
	}
	return sign
}

// noEquals reports a line that begins like a field but has no equals sign.
func (r *reader) noEquals(start int, typed string) {
	eol := r.eol(r.at)
	rest := trim(r.text[r.at:eol])
	sh, ok := r.current.shape.at(typed)
	switch ok = ok && !r.current.dead && !r.current.shape.free(); {
	case ok && rest == "":
		r.diags.Add("fields/no-value", r.span(start, start+len(typed)), typed, typed+" = "+example(sh.takes()))
	case ok:
		v := rest
		if c, _ := utf8.DecodeRuneInString(rest); !quote(c) && !openBracket(c) {
			v = quoted(rest)
		}
		end := r.trimmedEnd(start, eol)
		r.diags.Add("fields/no-equals", r.span(start, end), typed+" = "+v).Replace(start, end, typed+" = "+v)
	default:
		r.diags.Add("fields/not-a-field", r.span(start, r.trimmedEnd(start, eol)), clip(trim(r.text[start:eol])))
	}
	r.at = eol
}

// stray reports a line that is not a field.
func (r *reader) stray(start int) {
	eol := r.eol(start)
	if strings.Trim(r.text[start:eol], "+＋ ") == "" {
		r.diags.Add("fields/fence-here", r.span(start, r.trimmedEnd(start, eol)), clip(trim(r.text[start:eol]))).Replace(start, min(eol+1, r.end), "")
		r.at = eol
		return
	}
	r.diags.Add("fields/not-a-field", r.span(start, r.trimmedEnd(start, eol)), clip(trim(r.text[start:eol])))
	r.at = eol
}

// tail reads the text between a value and the end of its line.
func (r *reader) tail() {
	r.blanks()
	start := r.at
	eol := r.eol(start)
	rest := r.text[start:eol]
	switch c := r.rune(); {
	case rest == "":
	case r.comment():
		r.skipLine()
	case strings.ContainsRune(",，;；。、", c) && trim(rest[utf8.RuneLen(c):]) == "":
		r.diags.Add("fields/mark-after-value", r.span(start, start+utf8.RuneLen(c)), string(c)).Replace(start, start+utf8.RuneLen(c), "")
	default:
		r.diags.Add("fields/text-after-value", r.span(start, r.trimmedEnd(start, eol)), clip(trim(rest)))
	}
	r.at = eol
}
