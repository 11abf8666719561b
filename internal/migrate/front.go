package migrate

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"pufa/internal/fields"
)

// entry is one key of front matter with its value: a text, a list of texts, or something
// deeper.
type entry struct {
	key   string
	text  string
	list  []string
	deep  bool // text is the whole value, on one line
	inner map[string]string
}

// front is front matter, in the order of the file.
type front []entry

func (f front) get(key string) *entry {
	for i := range f {
		if strings.EqualFold(f[i].key, key) {
			return &f[i]
		}
	}
	return nil
}

// first returns the first text that one of the keys has.
func (f front) first(keys ...string) string {
	for _, k := range keys {
		if e := f.get(k); e != nil && e.text != "" && !e.deep {
			return e.text
		}
	}
	return ""
}

// list returns the texts of a key, one or several.
func (f front) list(key string) []string {
	e := f.get(key)
	switch {
	case e == nil:
		return nil
	case len(e.list) > 0:
		return e.list
	case e.text != "" && !e.deep:
		return []string{e.text}
	}
	return nil
}

var fences = pattern(`^\x{feff}?\s*(---|\+\+\+|;;;)[ \t]*\n`)

// readFront reads front matter in YAML, TOML or JSON and returns where the body
// begins. Hexo leaves the opening line out.
func readFront(text string) (f front, body int, problem string) {
	if strings.HasPrefix(strings.TrimLeft(text, " \n\ufeff"), "{") {
		return jsonFront(text)
	}
	fence, start := "", 0
	if m := fences().FindStringSubmatchIndex(text); m != nil {
		fence, start = text[m[2]:m[3]], m[1]
	} else if !hexoFront().MatchString(text) {
		return nil, 0, ""
	} else {
		fence = "---"
	}
	end, after := -1, 0
	for at := start; at <= len(text); {
		line, _, more := strings.Cut(text[at:], "\n")
		if t := strings.TrimRight(line, " \t"); t == fence || fence == "---" && t == "..." {
			end, after = at, min(len(text), at+len(line)+1)
			break
		}
		if !more {
			break
		}
		at += len(line) + 1
	}
	if end < 0 {
		return nil, 0, ""
	}
	var err error
	switch fence {
	case "+++":
		f, err = tomlFront(text[start:end])
	case ";;;":
		f, err = jsonPairs("{" + text[start:end] + "}")
	default:
		f, err = yamlFront(text[start:end])
	}
	if err != nil {
		return nil, after, strings.ReplaceAll(err.Error(), "\n", " ")
	}
	return f, after, ""
}

// hexoFront is YAML that only a line below closes.
var hexoFront = pattern(`^(?:title|date|tags|categories|layout)[ \t]*:[^\n]*\n(?:[^\n]*\n){0,40}?---[ \t]*\n`)

func yamlFront(text string) (front, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		// many pages have tabs, and values with a colon
		if again := yaml.Unmarshal([]byte(mended(text)), &doc); again != nil {
			return nil, err
		}
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	var out front
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		e := entry{key: pairs[i].Value}
		switch v := pairs[i+1]; v.Kind {
		case yaml.ScalarNode:
			if v.Tag != "!!null" {
				e.text = v.Value
			}
		case yaml.SequenceNode:
			for _, item := range v.Content {
				if item.Kind == yaml.ScalarNode {
					if item.Value != "" {
						e.list = append(e.list, item.Value)
					}
				} else {
					for _, leaf := range item.Content { // Hexo: [甲, 乙] in a list is a path
						e.list = append(e.list, leaf.Value)
					}
				}
			}
		default:
			raw, _ := yaml.Marshal(v)
			e.text, e.deep = strings.Join(strings.Fields(string(raw)), " "), true
			e.inner = map[string]string{}
			for k := 0; k+1 < len(v.Content); k += 2 {
				e.inner[v.Content[k].Value] = v.Content[k+1].Value
			}
		}
		out = append(out, e)
	}
	return out, nil
}

var plainPair = pattern(`(?m)^([A-Za-z_][\w-]*):[ \t]*([^"'\[\]{}\n|>&*!%@][^\n]*)$`)

// mended puts quotes around plain values and spaces in place of tabs.
func mended(text string) string {
	return plainPair().ReplaceAllStringFunc(strings.ReplaceAll(text, "\t", "  "), func(s string) string {
		m := plainPair().FindStringSubmatch(s)
		return m[1] + ": " + strconv.Quote(strings.TrimSpace(m[2]))
	})
}

func tomlFront(text string) (front, error) {
	var values map[string]any
	meta, err := toml.Decode(text, &values)
	if err != nil {
		return nil, err
	}
	var out front
	for _, k := range meta.Keys() {
		if len(k) == 1 {
			out = append(out, entryOf(k[0], values[k[0]]))
		}
	}
	return out, nil
}

func jsonFront(text string) (front, int, string) {
	dec := json.NewDecoder(strings.NewReader(text))
	var values map[string]any
	if dec.Decode(&values) != nil {
		return nil, 0, ""
	}
	return pairsOf(values), int(dec.InputOffset()), ""
}

func jsonPairs(text string) (front, error) {
	var values map[string]any
	err := json.Unmarshal([]byte(text), &values)
	return pairsOf(values), err
}

func pairsOf(values map[string]any) front {
	var out front
	for k, v := range values {
		out = append(out, entryOf(k, v))
	}
	sort.Slice(out, func(i, j int) bool { return out[i].key < out[j].key })
	return out
}

func entryOf(key string, v any) entry {
	e := entry{key: key}
	switch v := v.(type) {
	case nil:
	case []any:
		for _, item := range v {
			e.list = append(e.list, fmt.Sprint(item))
		}
	case map[string]any:
		raw, _ := json.Marshal(v)
		e.text, e.deep = string(raw), true
		e.inner = map[string]string{}
		for k, x := range v {
			e.inner[k] = fmt.Sprint(x)
		}
	case []map[string]any:
		raw, _ := json.Marshal(v)
		e.text, e.deep = string(raw), true
	case time.Time:
		switch v.Location().String() {
		case "date-local":
			e.text = v.Format(time.DateOnly)
		case "datetime-local":
			e.text = v.Format("2006-01-02T15:04:05")
		default:
			e.text = v.Format(time.RFC3339)
		}
	default:
		e.text = fmt.Sprint(v)
	}
	return e
}

// renamed maps keys of other generators to ours.
var renamed = map[string]string{
	"title": "title", "date": "date", "publishdate": "date", "pubdate": "date", "created": "date",
	"lastmod": "updated", "updated": "updated", "modified": "updated", "last_modified_at": "updated", "update": "updated",
	"expirydate": "expires", "expires": "expires", "weight": "weight", "order": "weight", "sticky": "", "top": "",
	"description": "summary", "summary": "summary", "excerpt": "summary", "keywords": "keywords", "tags": "tags", "tag": "tags",
	"categories": "categories", "category": "categories", "author": "author", "authors": "author", "source": "source",
	"cover": "image", "image": "image", "thumbnail": "image", "cover_image": "image", "featured_image": "image", "featuredimage": "image", "banner": "image", "index_img": "image", "banner_img": "image", "header_img": "image", "header-img": "image", "feature": "image", "photos": "image",
	"slug": "slug", "aliases": "aliases", "redirect_from": "aliases", "alias": "aliases", "draft": "draft", "published": "draft",
	"url": "", "permalink": "",
}

// layouts are keys that only tell the old generator how to show the page.
var layouts = map[string]bool{"layout": true, "comments": true, "toc": true, "mathjax": true, "math": true, "katex": true, "sidebar": true, "navbar": true, "sidebardepth": true, "type": true, "abbrlink": false, "showtoc": true, "tocopen": true, "lang": true, "lightgallery": true, "pagelayout": true, "prev": true, "next": true, "editlink": true}

var dateForm = pattern(`^\s*([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?\s*(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?`)

// tomlDate writes a date of another generator in TOML; "" if it is not a date.
func tomlDate(s string) string {
	m := dateForm().FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	day := m[1] + "-" + two(m[2]) + "-" + two(m[3])
	if m[4] == "" {
		return day
	}
	seconds, zone := m[6], m[7]
	if seconds == "" {
		seconds = "00"
	}
	switch {
	case zone == "UTC":
		zone = "Z"
	case len(zone) == 5:
		zone = zone[:3] + ":" + zone[3:]
	}
	return day + "T" + two(m[4]) + ":" + m[5] + ":" + seconds + zone
}

// quoted writes a string of TOML, with one space where there are many.
func quoted(s string) string { return fields.Quote(strings.Join(strings.Fields(s), " ")) }

func quotedAll(list []string) string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(out, quoted(s)) {
			out = append(out, quoted(s))
		}
	}
	return "[" + strings.Join(out, ", ") + "]"
}
