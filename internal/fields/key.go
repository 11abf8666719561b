package fields

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/internal/diag"
)

// segment is one part of a key: [document.written] has two.
type segment struct {
	name       string // as TOML is to read it
	start, end int
	quoted     bool // the author put it in quotes
}

// bareName reports whether TOML allows the name without quotes.
func bareName(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-') {
			return false
		}
	}
	return name != ""
}

// path prints a key.
func path(keys []segment) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		if parts[i] = k.name; !bareName(k.name) {
			parts[i] = quoted(k.name)
		}
	}
	return strings.Join(parts, ".")
}

// keys reads a key, up to the equals sign or, in a header, the bracket.
func (r *reader) keys(header bool) ([]segment, bool) {
	start := r.at
	var keys []segment
	for {
		r.blanks()
		s, ok := r.segment()
		if !ok {
			break
		}
		keys = append(keys, s)
		after := r.past(r.at)
		c, n := utf8.DecodeRuneInString(r.text[after:r.end])
		if c != '.' && c != '．' && c != '。' || n == 0 {
			if header || separator(c) || c == '\n' || n == 0 || quote(c) {
				return keys, true
			}
			break
		}
		r.blanks()
		if c == '.' {
			r.at++
		} else {
			r.mark(".")
		}
	}
	// A name with spaces or marks in it: everything before the first sign.
	r.at = start
	eol := r.eol(start)
	n := strings.IndexFunc(r.text[start:eol], func(c rune) bool { return separator(c) || header && closeBracket(c) || quote(c) })
	name := ""
	if n > 0 {
		name = trim(r.text[start : start+n])
	}
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) && !unicode.IsDigit(first) || len(name) > 60 {
		return keys[:min(len(keys), 1)], r.firstWord(start, keys)
	}
	if c, _ := utf8.DecodeRuneInString(r.text[start+n:]); quote(c) || len(keys) == 1 && c != '=' && c != '＝' {
		return keys[:min(len(keys), 1)], r.firstWord(start, keys)
	}
	r.at = start + n
	return []segment{{name: name, start: start, end: start + len(name)}}, true
}

// firstWord goes back to the end of the first segment, if there is one.
func (r *reader) firstWord(start int, keys []segment) bool {
	if len(keys) == 0 {
		r.at = start
		return false
	}
	r.at = keys[0].end
	return true
}

func separator(c rune) bool { return c == '=' || c == '＝' || c == ':' || c == '：' }

// segment reads one part of a key.
func (r *reader) segment() (segment, bool) {
	start := r.at
	if c := r.rune(); quote(c) {
		open := utf8.RuneLen(c)
		eol := r.eol(start)
		for at := start + open; at < eol; {
			d, n := utf8.DecodeRuneInString(r.text[at:eol])
			if d == c || quote(d) && c != '"' && c != '\'' {
				s := segment{name: r.text[start+open : at], start: start, end: at + n, quoted: true}
				if c == '"' && strings.Contains(s.name, `\`) {
					s.name = unescaped(s.name)
				}
				if d != '"' && d != '\'' {
					r.diags.Add("fields/curly-quotes", r.span(start, s.end), r.text[start:s.end], `"`+s.name+`"`).Replace(start, s.end, basic(s.name))
				}
				r.at = s.end
				return s, true
			}
			at += n
		}
		return segment{}, false
	}
	n := strings.IndexFunc(r.text[start:r.end], func(c rune) bool {
		return !(unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' || c == '-' || c == '－' || c == '＿')
	})
	if n < 0 {
		n = r.end - start
	}
	r.at += n
	return segment{name: r.text[start:r.at], start: start, end: r.at}, n > 0
}

// resolve finds the field of a key in the current table and reports what is
// wrong with the key. The id is that of the field.
func (r *reader) resolve(keys []segment) (sh shape, id string, ok bool) {
	if r.current.dead {
		return shape{}, "", false
	}
	return r.below(r.current, keys, false)
}

// below finds the field of a key in a table. The key of a header may lead through
// a list of tables, into the latest of them.
func (r *reader) below(s section, keys []segment, header bool) (shape, string, bool) {
	sh, id := s.shape, s.id
	for i := range keys {
		if n := r.batch[id]; i > 0 && n > 0 {
			id += "#" + strconv.Itoa(n)
		}
		if i > 0 && !sh.takes().has(table) && !(header && sh.item().takes().has(table)) {
			r.diags.Add("fields/not-a-table", r.span(keys[i-1].start, keys[i-1].end), keys[i-1].name, keys[i-1].name+" = "+example(sh.takes()))
			return shape{}, "", false
		}
		next, ok := r.field(sh, s.name, &keys[i])
		if !ok {
			return shape{}, "", false
		}
		sh, id = next, id+"\x00"+keys[i].name
	}
	return sh, id, true
}

// field finds one part of a key. Where there is no doubt which field is meant,
// the segment takes the proper name.
func (r *reader) field(sh shape, where string, s *segment) (shape, bool) {
	typed, at := s.name, r.span(s.start, s.end)
	if sh.free() {
		if !s.quoted && !bareName(typed) {
			r.diags.Add("fields/quote-key", at, typed, quoted(typed)).Replace(s.start, s.end, quoted(typed))
		}
		return sh.at(typed)
	}
	if next, ok := sh.at(typed); ok {
		return next, true
	}
	if plain := narrow(typed); plain != typed {
		if next, ok := sh.at(plain); ok {
			r.diags.Add("fields/full-width-key", at, typed, plain).Replace(s.start, s.end, plain)
			s.name = plain
			return next, true
		}
	}
	keys := sh.keys()
	if name := sh.translate(typed); name != "" {
		if s.quoted || bareName(typed) {
			r.diags.Add("fields/unknown-key", at, typed, name).Severity = r.unknown
		} else {
			r.diags.Add("fields/chinese-key", at, typed, name).Replace(s.start, s.end, name)
		}
		s.name = name
		return sh.at(name)
	}
	if name := sh.fold(typed); name != "" { // certain, unlike a name that is only similar
		r.diags.Add("fields/unknown-key", at, typed, name).Replace(s.start, s.end, name).Severity = r.unknown
		s.name = name
		return sh.at(name)
	}
	near := diag.Nearest(strings.ToLower(typed), keys)
	_, top := r.root.at(typed)
	home := r.homeOf(typed)
	switch {
	case !s.quoted && !bareName(typed):
		r.diags.Add("fields/chinese-key-unknown", at, typed, strings.Join(keys, ", "))
	case where != "" && top:
		r.diags.Add("fields/misplaced-key", at, typed, where).Severity = r.unknown
	case near != "":
		r.diags.Add("fields/unknown-key", at, typed, near).Severity = r.unknown
	case where == "" && home != "":
		r.diags.Add("fields/misplaced-top", at, typed, home).Severity = r.unknown
	default:
		r.diags.Add("fields/unknown-key-listed", at, typed, strings.Join(keys, ", ")).Severity = r.unknown
	}
	return shape{}, false
}

// homeOf returns the only table at the top that has a field of this name, or "".
func (r *reader) homeOf(name string) string {
	home := ""
	for _, k := range r.root.keys() {
		sh, _ := r.root.at(k)
		if sh.free() || !sh.takes().has(table) {
			continue
		}
		if _, ok := sh.at(name); ok {
			if home != "" {
				return ""
			}
			home = k
		}
	}
	return home
}
