package source

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/diag"
)

// This file recognises front matter in YAML and JSON, from other generators, and shows it
// as TOML in a hint. It is not a full parser of either: what it does not understand is
// left out of the hint.

// translated is the largest number of lines of TOML in a hint.
const translated = 12

// english maps keys of other generators and Chinese keys to ours.
var english = map[string]string{
	"标题": "title", "日期": "date", "标签": "tags", "草稿": "draft", "摘要": "summary", "作者": "author",
	"来源": "source", "关键词": "keywords", "更新日期": "updated",
	"lastmod": "updated", "description": "summary", "publishdate": "date", "expirydate": "expires",
	"pubdate": "date", "permalink": "slug", "url": "slug", "categories": "tags", "category": "tags", "tag": "tags",
}

// common are keys that show that an unclosed block is front matter.
var common = map[string]bool{"title": true, "date": true, "draft": true, "tags": true, "layout": true, "categories": true}

// key returns our key for a key of another format.
func key(name string) string {
	if k := english[strings.ToLower(name)]; k != "" {
		return k
	}
	return name
}

var (
	yamlPair = regexp.MustCompile(`^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*(?::(?:[ \t]+(.*))?|：[ \t]*(.*))$`)
	tomlPair = regexp.MustCompile(`^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*[=＝]`)
	yamlItem = regexp.MustCompile(`^[ \t]*-[ \t]+(.*)$`)
)

// pair is one key of YAML with its value, a list if it had items.
type pair struct {
	key    string
	scalar string
	items  []string
}

// findYAML reports front matter between --- lines as a finding, and returns whether there
// is some. A --- that is a Markdown rule is followed by other text.
func (f *File) findYAML(open, start int, diags *diag.List) bool {
	if f.findDashes(open, start, diags) {
		return true
	}
	pairs, end, closed := f.yamlPairs(start)
	if len(pairs) == 0 || !closed && !common[strings.ToLower(pairs[0].key)] {
		return false
	}
	line, _ := lineAt(f.Text, open)
	f.Unread = true
	diags.Add("source/yaml-front", f.span(open, line), inTOML(pairs))
	f.BodyStart = end
	return true
}

// yamlPairs reads the pairs that begin at start. It returns where they end and whether a
// fence closes them.
func (f *File) yamlPairs(start int) (pairs []pair, end int, closed bool) {
	end = start
scan:
	for at := start; at < len(f.Text); {
		line, next := lineAt(f.Text, at)
		trimmed := strings.Trim(line, blank)
		switch m := yamlPair.FindStringSubmatch(strings.TrimRight(line, blank)); {
		case dashes(trimmed) || trimmed == "...":
			end, closed = next, true
			break scan
		case trimmed == "" || strings.HasPrefix(trimmed, "#"):
		case m != nil && (m[3] == "" || english[m[1]] != "" || common[strings.ToLower(m[1])]):
			pairs = append(pairs, pair{key: key(m[1]), scalar: bare(m[2] + m[3])})
		case len(pairs) > 0 && yamlItem.MatchString(line):
			p := &pairs[len(pairs)-1]
			p.items = append(p.items, bare(yamlItem.FindStringSubmatch(line)[1]))
		case len(pairs) > 0 && strings.IndexAny(line, " \t") == 0: // a nested value
		default:
			break scan
		}
		at, end = next, next
	}
	return pairs, end, closed
}

// findDashes reports TOML below a --- line: the author knows the keys and used the wrong
// fence. Without this rule the keys would appear on the page.
func (f *File) findDashes(open, start int, diags *diag.List) bool {
	first, _ := lineAt(f.Text, start)
	m := tomlPair.FindStringSubmatch(strings.Trim(first, blank))
	if m == nil || !common[strings.ToLower(m[1])] && english[m[1]] == "" {
		return false
	}
	line, _ := lineAt(f.Text, open)
	f.Unread = true
	opened := f.span(open, line)
	d := diags.Add("source/front-dashes", opened)
	for at := start; at < len(f.Text); {
		line, next := lineAt(f.Text, at)
		if mark := strings.Trim(line, blank); mark == fence || mark == "---" {
			closed := f.span(at, line)
			d.Replace(opened.Start, opened.End, fence).Replace(closed.Start, closed.End, fence)
			f.BodyStart = next
			break
		}
		at = next
	}
	return true
}

// findJSON reports front matter in braces.
func (f *File) findJSON(open int, diags *diag.List) {
	rest := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(f.Text[open:], blank), "{"), blank+"\n")
	if !strings.HasPrefix(rest, `"`) && !strings.HasPrefix(rest, "“") {
		return
	}
	dec := json.NewDecoder(strings.NewReader(f.Text[open:]))
	var values map[string]any
	var pairs []pair
	end := len(f.Text)
	if err := dec.Decode(&values); err == nil {
		end = open + int(dec.InputOffset())
		for _, k := range []string{"title", "标题", "date", "日期", "draft", "草稿", "tags", "标签", "summary", "description", "摘要", "author", "作者"} {
			if v, ok := values[k]; ok {
				pairs = append(pairs, jsonPair(k, v))
			}
		}
	} else if gap := strings.Index(f.Text[open:], "\n\n"); gap >= 0 {
		end = open + gap
	}
	line, _ := lineAt(f.Text, open)
	f.Unread = true
	diags.Add("source/json-front", f.span(open, line), inTOML(pairs))
	f.BodyStart = end
}

func jsonPair(k string, v any) pair {
	p := pair{key: key(k)}
	if list, ok := v.([]any); ok {
		for _, item := range list {
			p.items = append(p.items, fmt.Sprint(item))
		}
		return p
	}
	p.scalar = fmt.Sprint(v)
	return p
}

// bare removes quotes and a comment from a YAML scalar.
func bare(s string) string {
	s = strings.Trim(s, blank)
	for _, q := range []string{`"`, `'`} {
		if len(s) >= 2 && strings.HasPrefix(s, q) {
			if end := strings.LastIndex(s[1:], q); end >= 0 {
				return s[1 : 1+end]
			}
		}
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = strings.TrimRight(s[:i], blank)
	}
	return s
}

// inTOML prints pairs between fences, or an example if no pair can be printed.
func inTOML(pairs []pair) string {
	lines := []string{fence}
	seen := map[string]bool{}
	for _, p := range pairs {
		if len(lines) > translated {
			lines = append(lines, "…")
			break
		}
		if v := p.value(); v != "" && !seen[p.key] {
			seen[p.key] = true
			lines = append(lines, tomlKey(p.key)+" = "+v)
		}
	}
	if len(lines) == 1 {
		lines = append(lines, `title = "…"`, "date = 2024-05-01")
	}
	return strings.Join(append(lines, fence), "\n")
}

var (
	dateParts = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?[ ]*(Z|[+-]\d{2}:?\d{2})?)?`)
	whole     = regexp.MustCompile(`^-?(0|[1-9]\d{0,15})$`)
	bareKey   = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
)

func tomlKey(k string) string {
	if bareKey.MatchString(k) {
		return k
	}
	return strconv.Quote(k)
}

// value prints the pair's value as TOML; "" if it cannot be printed.
func (p pair) value() string {
	switch p.key {
	case "tags", "keywords", "aliases":
		return tomlList(p.list())
	case "date", "updated", "expires":
		if d := tomlDate(p.scalar); d != "" {
			return d
		}
	case "draft":
		switch strings.ToLower(p.scalar) {
		case "true", "yes", "on", "是", "1":
			return "true"
		}
		return "false"
	}
	switch {
	case len(p.items) > 0:
		return tomlList(p.items)
	case p.scalar == "" || p.scalar == "|" || p.scalar == ">":
		return ""
	case strings.HasPrefix(p.scalar, "["):
		return tomlList(p.list())
	case p.scalar == "true" || p.scalar == "false" || whole.MatchString(p.scalar) && p.key != "title":
		return p.scalar
	}
	return tomlText(p.scalar)
}

// list returns the items of a list written in any usual form.
func (p pair) list() []string {
	if len(p.items) > 0 {
		return p.items
	}
	s := strings.TrimSuffix(strings.TrimPrefix(p.scalar, "["), "]")
	var items []string
	for _, item := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' || r == '、' }) {
		if item = bare(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

func tomlList(items []string) string {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = tomlText(item)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// tomlText prints a string as a person would type it.
func tomlText(s string) string {
	if strings.ContainsAny(s, `"\`) && !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// tomlDate prints a date in TOML, or returns "".
func tomlDate(s string) string {
	m := dateParts.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	d := fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3])
	if m[4] == "" || m[4] == "00" && m[5] == "00" && m[7] == "" {
		return d
	}
	d += fmt.Sprintf("T%02s:%s:%02s", m[4], m[5], m[6])
	if zone := m[7]; zone != "" {
		if len(zone) == 5 {
			zone = zone[:3] + ":" + zone[3:]
		}
		d += zone
	}
	return d
}
