package migrate

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/diag"
)

var (
	topHeading = pattern(`^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)`)
	plainSlug  = pattern(`^[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}$`)
)

// alike removes the differences between spellings of a tag that would get the same
// address.
var alike = strings.NewReplacer(" ", "", "-", "", "_", "", "　", "")

// onlyLists reports whether a page only makes the old generator list tags, categories or
// posts.
func (p *page) onlyLists() bool {
	switch strings.ToLower(p.front.first("type", "layout")) {
	case "tags", "categories", "archives", "archive", "search", "tag", "category":
		return strings.TrimSpace(p.body) == ""
	}
	return false
}

// writePage adds the new page that an old one becomes.
func (m *mover) writePage(p *page) {
	if p.onlyLists() {
		m.diags.Add("migrate/list-left", diag.At(p.old))
		return
	}
	m.site.Pages++
	body := m.body(p)
	var b strings.Builder
	b.WriteString("+++\n")
	title := p.front.first("title")
	if h := topHeading().FindStringSubmatchIndex(body); title == "" && h != nil {
		title, body = body[h[2]:h[3]], body[h[1]:]
	}
	if title == "" {
		title = path.Base(strings.TrimSuffix(strings.TrimSuffix(p.new, ".md"), "/index"))
		if title == "_index" || title == "." {
			title = m.site.Title
		}
	}
	b.WriteString("title = " + quoted(title) + "\n")
	slug, kept := "", map[string]bool{"title": true}
	for i := range p.front {
		key := strings.ToLower(p.front[i].key)
		name, known := renamed[key]
		switch {
		case known && name == "slug":
			if s := p.front[i].text; plainSlug().MatchString(s) {
				slug = s
				b.WriteString("slug = " + quoted(s) + "\n")
			}
		case known && name == "" || name == "aliases" || kept[name] && known:
		case known:
			line := m.value(p, name, &p.front[i])
			if line == "" {
				m.remark(&b, p, &p.front[i])
				continue
			}
			kept[name] = true
			b.WriteString(line + "\n")
		case p.front[i].text == "" && len(p.front[i].list) == 0:
		default:
			m.remark(&b, p, &p.front[i])
		}
	}
	for line := range strings.Lines(p.broken) {
		if line = strings.TrimSpace(line); line != "" && line != "---" && line != "+++" {
			b.WriteString("# " + line + "\n")
		}
	}
	if list := m.aliases(p, slug); len(list) > 0 {
		b.WriteString("aliases = " + quotedAll(list) + "\n")
	}
	b.WriteString("+++\n")
	text := strings.TrimRight(b.String()+"\n"+strings.TrimLeft(body, "\n"), "\n") + "\n"
	m.add(File{Path: path.Join("content", p.new), Text: text}, p.old)
}

// value writes a key of the new front matter; "" if the key cannot have this value.
func (m *mover) value(p *page, name string, e *entry) string {
	text := strings.TrimSpace(e.text)
	switch name {
	case "date", "updated", "expires":
		if d := tomlDate(text); d != "" {
			return name + " = " + d
		}
		return ""
	case "draft":
		is := text == "true"
		if strings.EqualFold(e.key, "published") {
			is = text == "false"
		}
		if !is {
			return "draft = false"
		}
		return "draft = true"
	case "weight":
		if n, err := strconv.Atoi(text); err == nil {
			return "weight = " + strconv.Itoa(n)
		}
		return ""
	case "tags", "keywords", "categories":
		list := e.texts()
		if len(list) == 0 {
			return name + " = []"
		}
		for i, t := range list {
			key := name + " " + alike.Replace(strings.ToLower(t))
			if m.tags[key] == "" {
				m.tags[key] = strings.TrimSpace(t)
			}
			list[i] = m.tags[key]
		}
		if name == "categories" {
			m.site.Facets = true
		}
		return name + " = " + quotedAll(list)
	case "image":
		if e.inner != nil {
			text = e.inner["image"]
		}
		if len(e.list) > 0 {
			text = e.list[0]
		}
		if to := m.target(p, text); to != "" && to != text || text != "" && !strings.Contains(text, "://") && to == text {
			return "image = " + quoted(to)
		}
		return ""
	}
	if len(e.list) > 0 {
		text = strings.Join(e.list, "、")
	}
	if e.deep || text == "" {
		return ""
	}
	return name + " = " + quoted(text)
}

// texts returns the items of a list, or of a text with commas.
func (e *entry) texts() []string {
	if len(e.list) > 0 || e.deep {
		return e.list
	}
	return strings.FieldsFunc(e.text, func(r rune) bool { return r == ',' || r == '，' || r == '、' })
}

// remark writes a key that is unknown here as a comment, where a person can read it.
func (m *mover) remark(b *strings.Builder, p *page, e *entry) {
	text := e.text
	if len(e.list) > 0 {
		text = strings.Join(e.list, ", ")
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	b.WriteString("# " + e.key + " = " + quoted(text) + "\n")
	if layouts[strings.ToLower(e.key)] {
		return
	}
	m.diags.Add("migrate/key-left", m.keySpan(p, e.key), e.key)
}

// keySpan returns where a key stands in the old page.
func (m *mover) keySpan(p *page, key string) diag.Span {
	text := m.texts[p.old]
	if at := regexp.MustCompile(`(?m)^[ \t]*"?` + regexp.QuoteMeta(key) + `"?[ \t]*[:=]`).FindStringIndex(text[:min(p.offset, len(text))]); at != nil {
		return diag.Span{File: p.old, Start: at[0], End: at[1]}
	}
	return diag.At(p.old)
}

// aliases returns the old addresses of the page that it no longer has.
func (m *mover) aliases(p *page, slug string) []string {
	dir, base := path.Dir(p.new), strings.TrimSuffix(path.Base(p.new), ".md")
	if base == "index" {
		dir, base = path.Dir(dir), path.Base(dir)
	}
	if slug != "" {
		base = slug
	}
	now := "/" + path.Join(strings.TrimPrefix(dir, "."), base)
	switch {
	case base == "_index":
		now = path.Dir(now)
	case !m.site.Folders:
		now += ".html"
	}
	var out []string
	add := func(u string) {
		if !strings.HasPrefix(u, "/") {
			u = "/" + u
		}
		if strings.TrimSuffix(strings.TrimSuffix(u, "index.html"), "/") != strings.TrimSuffix(now, "/") && u != "/" {
			out = append(out, strings.ReplaceAll(u, " ", "%20"))
		}
	}
	if p.url != "" && m.byURL[strings.TrimSuffix(p.url, "/")] == p.old {
		add(p.url)
	}
	for _, key := range []string{"aliases", "redirect_from", "alias"} {
		for _, u := range p.front.list(key) {
			add(u)
		}
	}
	return out
}
