package render

import (
	"bytes"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
)

func isStylesheet(name string) bool { return strings.EqualFold(path.Ext(name), ".css") }

// stylesheet returns a stylesheet in which url(…) and @import use the final names of
// other assets.
func (m *maker) stylesheet(name string) []byte {
	raw := m.raw[name]
	var out bytes.Buffer
	done := 0
	for _, r := range references(string(raw.data)) {
		span := diag.Span{File: raw.path, Start: r.start, End: r.end}
		written := string(raw.data[r.start:r.end])
		if address, ok := m.refer(name, written, span); ok {
			out.Write(raw.data[done:r.start])
			out.WriteString(address)
			done = r.end
		}
	}
	out.Write(raw.data[done:])
	return tidy(out.String())
}

// refer returns the replacement for an address in stylesheet name; ok is false if it
// stays unchanged.
func (m *maker) refer(name, written string, span diag.Span) (address string, ok bool) {
	ref, suffix := written, ""
	if i := strings.IndexAny(written, "?#"); i >= 0 {
		ref, suffix = written[:i], written[i:]
	}
	switch u, err := url.Parse(ref); {
	case ref == "" || strings.Contains(ref, `\`):
		return "", false
	case err == nil && u.Scheme == "data":
		return "", false
	case err == nil && (u.Scheme != "" || u.Host != ""):
		m.diags.Add("render/foreign-asset", span, written)
		return "", false
	}
	decoded, err := url.PathUnescape(ref)
	if err != nil {
		decoded = ref
	}
	target := path.Join(path.Dir(name), decoded)
	if _, exists := m.raw[target]; !exists || strings.HasPrefix(ref, "/") {
		near := diag.Nearest(strings.TrimPrefix(target, "/"), slices.Sorted(maps.Keys(m.raw)))
		if near != "" {
			m.diags.Add("render/asset-misspelt", span, written, relative(path.Dir(name), near)+suffix)
		} else {
			m.diags.Add("render/no-asset", span, written)
		}
		return "", false
	}
	if i := slices.Index(m.open, target); i >= 0 {
		m.diags.Add("render/asset-circle", span, strings.Join(append(slices.Clone(m.open[i:]), target), " → "))
		return "", false
	}
	made := m.make(target)
	if m.plain {
		return "", false
	}
	folder := ref[:strings.LastIndexByte(ref, '/')+1]
	return folder + encodePath(path.Base(made.Path)) + suffix, true
}

// relative returns the address of an asset for a stylesheet in folder.
func relative(folder, name string) string {
	if folder == "." {
		return name
	}
	if inside, ok := strings.CutPrefix(name, folder+"/"); ok {
		return inside
	}
	return strings.Repeat("../", 1+strings.Count(folder, "/")) + name
}

// reference is an address in a stylesheet, in bytes, without its quotation marks.
type reference struct{ start, end int }

// references finds the addresses in url(…) and @import "…" of a stylesheet, outside
// comments and strings (CSS Syntax Level 3, §4.3.6).
func references(css string) []reference {
	var all []reference
	for i := 0; i < len(css); {
		rest := css[i:]
		switch {
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				return all
			}
			i += end + 4
		case rest[0] == '"' || rest[0] == '\'':
			_, _, i = quotedAt(css, i)
		case rest[0] == '\\':
			i += 2
		case foldPrefix(rest, "url(") && (i == 0 || !isNameByte(css[i-1])):
			var r reference
			r, i = urlAt(css, i+len("url("))
			if r.end > r.start {
				all = append(all, r)
			}
		case foldPrefix(rest, "@import"):
			i = skipSpace(css, i+len("@import"))
			if i < len(css) && (css[i] == '"' || css[i] == '\'') {
				var r reference
				r.start, r.end, i = quotedAt(css, i)
				if r.end > r.start {
					all = append(all, r)
				}
			}
		default:
			i++
		}
	}
	return all
}

// urlAt reads the address after "url(" and returns the offset after it.
func urlAt(css string, i int) (reference, int) {
	i = skipSpace(css, i)
	if i < len(css) && (css[i] == '"' || css[i] == '\'') {
		start, end, next := quotedAt(css, i)
		return reference{start, end}, next
	}
	n := strings.IndexByte(css[i:], ')')
	if n < 0 {
		return reference{}, len(css)
	}
	return reference{i, i + len(strings.TrimRight(css[i:i+n], " \t\r\n\f"))}, i + n + 1
}

// quotedAt reads the string that begins at i: its content, and the offset after it. A
// string ends at the end of its line at the latest.
func quotedAt(css string, i int) (start, end, next int) {
	for j := i + 1; j < len(css); j++ {
		switch css[j] {
		case css[i]:
			return i + 1, j, j + 1
		case '\n':
			return i + 1, i + 1, j
		case '\\':
			j++
		}
	}
	return i + 1, i + 1, len(css)
}

func skipSpace(css string, i int) int {
	for i < len(css) && strings.IndexByte(" \t\r\n\f", css[i]) >= 0 {
		i++
	}
	return i
}

func foldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// isNameByte reports whether b can be part of a name, so that "curl(" is no url(.
func isNameByte(b byte) bool {
	return b == '-' || b == '_' || b >= 0x80 || '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}
