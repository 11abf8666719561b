package migrate

import (
	"io/fs"
	"path"
	"strings"
)

// root is a folder of the old site.
type root struct {
	old   string
	new   string // static or content
	pages bool   // Markdown in it is a page
}

// generator describes another site generator.
type generator struct {
	name      string
	config    string // path of its settings
	roots     []root
	folders   bool // addresses end in /
	permalink string
}

// detect recognises the generator of a site by its files; nil = none. A folder with
// nothing but content counts as Hugo's.
func detect(fsys fs.FS) *generator {
	has := func(names ...string) string {
		for _, n := range names {
			if _, err := fs.Stat(fsys, n); err == nil {
				return n
			}
		}
		return ""
	}
	hugo := has("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
		"config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml", "config/_default/config.yaml", "config/_default/config.yml")
	config := has("_config.yml", "_config.yaml")
	switch {
	case has("docs/.vuepress") != "":
		return vuepress(fsys, "docs")
	case has(".vuepress") != "":
		return vuepress(fsys, ".")
	case config != "" && has("source") != "":
		return &generator{name: "hexo", config: config, roots: []root{{"source", "static", true}}, folders: true, permalink: ":year/:month/:day/:title/"}
	case config != "" && has("_posts", "_layouts", "_includes", "Gemfile") != "":
		return &generator{name: "jekyll", config: config, roots: []root{{".", "static", true}}, permalink: "/:categories/:year/:month/:day/:title.html"}
	case hugo != "" && has(hugoContent(fsys, hugo)) != "", has("content/_index.md") != "":
		g := &generator{name: "hugo", config: hugo, roots: []root{{"content", "content", true}, {"static", "static", false}, {"assets", "static", false}}, folders: true}
		if dir := hugoContent(fsys, hugo); dir != "content" {
			g.roots = append([]root{{dir, "content", true}}, g.roots...)
		}
		return g
	case has("_index.md") != "":
		return &generator{name: "hugo", roots: []root{{".", "content", true}}, folders: true}
	}
	return nil
}

func vuepress(fsys fs.FS, docs string) *generator {
	g := &generator{name: "vuepress", roots: []root{{docs, "content", true}, {path.Join(docs, ".vuepress/public"), "static", false}}}
	for _, n := range []string{"config.js", "config.ts", "config.mjs"} {
		if name := path.Join(docs, ".vuepress", n); exists(fsys, name) {
			g.config = name
			break
		}
	}
	return g
}

func exists(fsys fs.FS, name string) bool { _, err := fs.Stat(fsys, name); return err == nil }

// skips reports whether a folder of the old site holds its design, its output or
// its tools.
func (g *generator) skips(name string) bool {
	switch g.name {
	case "jekyll":
		switch strings.Split(name, "/")[0] {
		case "_site", "_layouts", "_includes", "_sass", "_data", "_plugins", "vendor", "Gemfile", "script", "bin":
			return true
		}
	case "hexo":
		return strings.HasPrefix(name, "source/_data")
	}
	return false
}

// noPage reports whether a file belongs to the project, not to the site.
func (g *generator) noPage(name string) bool {
	if strings.Contains(name, "/") {
		return false
	}
	switch strings.ToLower(name) {
	case "readme.md", "license", "license.md", "changelog.md", "contributing.md", "todo.md":
		return g.name == "jekyll"
	case "gemfile", "gemfile.lock", "rakefile", "_config.yml", "_config.yaml", "package.json", "package-lock.json", "cname":
		return true
	}
	return g.name == "jekyll" && strings.ToLower(path.Ext(name)) != ".md"
}

var dated = pattern(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})-(.+)$`)

// isPost reports whether a page is one of the dated posts of Hexo or Jekyll.
func (g *generator) isPost(name string) bool {
	return (g.name == "hexo" || g.name == "jekyll") && strings.Contains("/"+name, "/_posts/")
}

// target returns where a page goes, relative to content, and the day in its name.
func (g *generator) target(name string) (to, day string) {
	r := g.rootOf(name)
	rel := strings.TrimPrefix(strings.TrimPrefix(name, r.old), "/")
	if r.old == "." {
		rel = name
	}
	ext := path.Ext(rel)
	rel = strings.TrimSuffix(rel, ext)
	dir, base := path.Dir(rel), path.Base(rel)
	dir = strings.NewReplacer("_posts", "posts", "_drafts", "posts").Replace(dir)
	if g.name == "jekyll" { // collections: _tools
		dir = strings.ReplaceAll(strings.TrimPrefix(dir, "_"), "/_", "/")
	}
	if m := dated().FindStringSubmatch(base); m != nil && g.name == "jekyll" {
		base, day = m[4], m[1]+"-"+two(m[2])+"-"+two(m[3])
	}
	lower := strings.ToLower(base)
	switch {
	case g.name == "vuepress" && (lower == "readme" || lower == "index"):
		base = "_index"
	case g.name == "jekyll" && dir == "." && lower == "index":
		base = "_index"
	case g.name == "hexo" && dir == "." && lower == "index":
		base = "_index"
	}
	if g.name == "hugo" { // its addresses are in small letters, ours are those of the files
		dir, base = hugoPath.Replace(strings.ToLower(dir)), hugoPath.Replace(strings.ToLower(base))
	}
	return path.Join(dir, base) + ".md", day
}

var hugoPath = strings.NewReplacer(" ", "-")

func two(s string) string { return ("0" + s)[len(s)-1:] }

// rootOf returns the root that a file lies in.
func (g *generator) rootOf(name string) root {
	best := g.roots[0]
	for _, r := range g.roots {
		if (r.old == "." || name == r.old || strings.HasPrefix(name, r.old+"/")) && (len(r.old) > len(best.old) || !strings.HasPrefix(name, best.old+"/") && best.old != ".") {
			best = r
		}
	}
	return best
}

// urlOf returns the address that a page had in the old site.
func (g *generator) urlOf(p *page, to, day string) string {
	if u := p.front.first("url", "permalink"); strings.HasPrefix(u, "/") {
		return u
	}
	dir, base := path.Dir(to), strings.TrimSuffix(path.Base(to), ".md")
	if s := p.front.first("slug"); s != "" {
		base = s
		if g.name == "hugo" {
			base = hugoPath.Replace(strings.ToLower(s))
		}
	}
	if dir == "." {
		dir = ""
	}
	at := "/" + strings.Trim(dir, "/")
	if at != "/" {
		at += "/"
	}
	switch {
	case base == "_index":
		return at
	case base == "index":
		return at
	case g.isPost(p.old):
		d := dateForm().FindStringSubmatch(p.front.first("date"))
		if d == nil && day != "" {
			d = dateForm().FindStringSubmatch(day)
		}
		if d == nil {
			return ""
		}
		categories := strings.Join(p.front.list("categories"), "/")
		u := "/" + strings.NewReplacer(":year", d[1], ":month", two(d[2]), ":day", two(d[3]), ":title", base, ":name", base, ":slug", base, ":categories", categories, ":category", categories, ":i_month", d[2], ":i_day", d[3]).Replace(g.permalink)
		if strings.Contains(u, ":") {
			return ""
		}
		return path.Clean(u) + trailing(u)
	case g.name == "hugo", g.name == "hexo":
		return at + base + "/"
	}
	return at + base + ".html"
}

func trailing(u string) string {
	if strings.HasSuffix(u, "/") && u != "/" {
		return "/"
	}
	return ""
}
