package migrate

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"pufa/internal/diag"
)

var (
	markdownLink = pattern(`(\]\(\s*)(<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)`)
	linkTarget   = pattern(`^( {0,3}\[[^\]\n]+\]:[ \t]*)(<[^>\n]*>|\S+)`) // of a link by reference
	htmlLink     = pattern(`((?:src|href)\s*=\s*)("[^"\n]*"|'[^'\n]*')`)
)

// links replaces the addresses in a line by those of the new site.
func (m *mover) links(p *page, line string) string {
	if !strings.Contains(line, "](") && !strings.Contains(line, "]:") && !strings.Contains(line, "src") && !strings.Contains(line, "href") {
		return line
	}
	for _, form := range [...]*regexp.Regexp{markdownLink(), linkTarget()} {
		line = form.ReplaceAllStringFunc(line, func(s string) string {
			c := form.FindStringSubmatch(s)
			to := strings.Trim(c[2], "<>")
			if now := m.target(p, to); now != to {
				return c[1] + bracketed(now)
			}
			return s
		})
	}
	return htmlLink().ReplaceAllStringFunc(line, func(s string) string {
		c := htmlLink().FindStringSubmatch(s)
		return c[1] + `"` + m.target(p, c[2][1:len(c[2])-1]) + `"`
	})
}

// target returns the new address for an address on an old page, or the same address if it
// is not known.
func (m *mover) target(p *page, to string) string {
	if to == "" || strings.HasPrefix(to, "#") || strings.HasPrefix(to, "//") || strings.Contains(to, ":") && !strings.HasPrefix(to, m.site.BaseURL) || m.site.BaseURL == "" && strings.Contains(to, "://") {
		return to
	}
	if m.site.BaseURL != "" {
		if rest, ok := strings.CutPrefix(to, m.site.BaseURL); ok {
			to = "/" + rest
		}
	}
	bare, tail := to, ""
	if n := strings.IndexAny(to, "?#"); n >= 0 {
		bare, tail = to[:n], to[n:]
	}
	if plain, err := url.PathUnescape(bare); err == nil {
		bare = plain
	}
	if strings.HasPrefix(bare, "/") {
		for _, u := range []string{strings.TrimSuffix(bare, "/"), strings.TrimSuffix(bare, "/index.html"), strings.TrimSuffix(bare, ".html"), bare + ".html"} {
			for _, u := range []string{u, strings.ToLower(u)} {
				if old, ok := m.byURL[u]; ok && u != "" {
					return m.between(p, old) + tail
				}
			}
		}
		for _, pages := range [...]bool{false, true} { // static files first
			for _, r := range m.gen.roots {
				if old := path.Join(r.old, bare); (r.pages == pages || len(m.gen.roots) == 1) && m.moved[old] != "" {
					return m.between(p, old) + tail
				}
			}
		}
		m.leaveLink(p, to)
		return to
	}
	for _, dir := range []string{path.Dir(p.old), strings.TrimSuffix(p.old, path.Ext(p.old))} { // beside the page, or in the folder of its name
		for _, name := range []string{bare, strings.TrimSuffix(bare, ".html") + ".md", strings.TrimSuffix(bare, "/") + "/README.md", strings.TrimSuffix(bare, "/") + "/index.md", bare + ".md"} {
			if old := path.Join(dir, name); m.moved[old] != "" {
				return m.between(p, old) + tail
			}
		}
	}
	for _, r := range m.gen.roots { // some themes resolve all addresses from the root
		if old := path.Join(r.old, bare); m.moved[old] != "" && shown().MatchString(old) {
			return m.between(p, old) + tail
		}
	}
	if p.url != "" { // relative to the address that the page had
		if old, ok := m.byURL[strings.TrimSuffix(path.Join(p.url, bare), "/")]; ok {
			return m.between(p, old) + tail
		}
	}
	return to
}

// shown are endings of pictures.
var shown = pattern(`(?i)\.(?:png|jpe?g|gif|svg|webp)$`)

// between returns the path from a page to the new place of an old file: relative, or
// rooted for files in static.
func (m *mover) between(p *page, old string) string {
	to := m.moved[old]
	if rest, ok := strings.CutPrefix(to, "static/"); ok {
		if !shown().MatchString(old) {
			return "/" + rest
		}
		if to = "content/" + rest; m.inFiles[to] { // another picture has the name
			to = path.Join(path.Dir(to), "public-"+path.Base(to))
		}
		m.moved[old] = to
	}
	to = strings.TrimPrefix(to, "content/")
	from := strings.Split(path.Dir(p.new), "/")
	if path.Dir(p.new) == "." {
		from = nil
	}
	there := strings.Split(to, "/")
	for len(from) > 0 && len(there) > 1 && from[0] == there[0] {
		from, there = from[1:], there[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(there, "/")
}

// leaveLink reports a link to a page or file of the old site that the new one lacks.
func (m *mover) leaveLink(p *page, to string) {
	text := m.texts[p.old]
	at := strings.Index(text[min(p.offset, len(text)):], to)
	if at < 0 {
		m.diags.Add("migrate/link-left", diag.At(p.old), to)
		return
	}
	at += p.offset
	m.diags.Add("migrate/link-left", diag.Span{File: p.old, Start: at, End: at + len(to)}, to)
}
