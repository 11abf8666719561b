package migrate

import (
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"pufa/internal/diag"
)

// media matches the endings of files that pages show or offer for download.
var media = pattern(`(?i)\.(?:png|jpe?g|gif|svg|webp|bmp|ico|pdf|docx?|xlsx?|pptx?|wps|et|zip|rar|7z|mp[34]|wav|ogg|webm|txt|csv)$`)

// assign decides where pages and files go. A page with files in a folder of the same name
// becomes index.md of that folder.
func (m *mover) assign(pages []*page, others []string) {
	own := map[string]bool{} // folders with files, without the root
	for _, name := range others {
		if media().MatchString(name) {
			own[path.Dir(name)] = true
		}
	}
	folders := map[string]string{} // old folder of a page's files → new one
	for _, p := range pages {
		to, day := m.gen.target(p.old)
		stem := strings.TrimSuffix(p.old, path.Ext(p.old))
		base := path.Base(to)
		p.url = m.gen.urlOf(p, to, day)
		switch {
		case base == "index.md" || base == "_index.md":
			folders[path.Dir(p.old)] = path.Dir(to)
			if base == "_index.md" && !m.gen.isPost(p.old) {
				delete(folders, path.Dir(p.old))
			}
		case own[stem]:
			to = strings.TrimSuffix(to, ".md") + "/index.md"
			folders[stem] = path.Dir(to)
		}
		to = m.free(to)
		p.new = to
		m.moved[p.old] = to
		if at := strings.TrimSuffix(p.url, "/"); at != "" && m.byURL[at] == "" {
			m.byURL[at] = p.old
		}
		name := path.Base(stem)
		if name == "index" {
			name = path.Base(path.Dir(stem))
		}
		m.byName[name] = p.old
		if d := dated().FindStringSubmatch(name); d != nil {
			m.byName[d[4]] = p.old
		}
		if day != "" && p.front.get("date") == nil {
			p.front = append(p.front, entry{key: "date", text: day})
		}
		if strings.Contains("/"+p.old, "/_drafts/") {
			p.front = append(p.front, entry{key: "draft", text: "true"})
		}
	}
	left := map[string]int{}
	for _, name := range others {
		if !media().MatchString(name) {
			left[path.Ext(name)]++
			if left[path.Ext(name)] == 1 {
				m.diags.Add("migrate/file-left", diag.At(name))
			}
			continue
		}
		to := m.placeFile(name, folders)
		m.moved[name] = to
		m.add(File{Path: to, From: name}, name)
	}
}

// free returns the path, or a similar one if another page has it.
func (m *mover) free(to string) string {
	stem := strings.TrimSuffix(to, ".md")
	if path.Base(stem) == "_index" { // README.md and index.md in one folder
		stem = path.Join(path.Dir(stem), "readme")
	}
	bundle := strings.HasSuffix(stem, "/index")
	stem = strings.TrimSuffix(stem, "/index")
	for n := 2; m.claimed[to]; n++ {
		to = stem + "-" + strconv.Itoa(n) + ".md"
		if bundle {
			to = stem + "-" + strconv.Itoa(n) + "/index.md"
		}
	}
	m.claimed[to] = true
	return to
}

// placeFile returns where a file that is not a page goes.
func (m *mover) placeFile(name string, folders map[string]string) string {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if to, ok := folders[dir]; ok {
			return path.Join("content", to, strings.TrimPrefix(name, dir+"/"))
		}
	}
	r := m.gen.rootOf(name)
	rel := strings.TrimPrefix(strings.TrimPrefix(name, r.old), "/")
	if r.old == "." {
		rel = name
	}
	return path.Join(r.new, rel)
}

var jsPair = pattern(`(?m)^\s*(title|lang|base)\s*:\s*['"]([^'"\n]*)['"]`)

// readConfig reads title, address and language of the old site.
func (m *mover) readConfig() {
	raw, err := fs.ReadFile(m.fsys, m.gen.config)
	if m.gen.config == "" || err != nil {
		return
	}
	text := string(raw)
	var f front
	switch path.Ext(m.gen.config) {
	case ".toml":
		var values map[string]any
		if _, err := toml.Decode(text, &values); err == nil {
			f = pairsOf(values)
		}
	case ".js", ".ts", ".mjs":
		for _, p := range jsPair().FindAllStringSubmatch(text, -1) {
			if f.get(p[1]) == nil {
				f = append(f, entry{key: p[1], text: p[2]})
			}
		}
	default:
		f, _ = yamlFront(text)
	}
	s := m.site
	s.Title, s.Language = f.first("title"), f.first("languageCode", "language", "lang", "defaultContentLanguage")
	if s.BaseURL = f.first("url"); m.gen.name == "hugo" {
		s.BaseURL = f.first("baseURL")
	}
	if base := f.first("baseurl", "root"); m.gen.name != "hugo" && strings.HasPrefix(base, "/") && s.BaseURL != "" {
		s.BaseURL = strings.TrimSuffix(s.BaseURL, "/") + base
	}
	if s.BaseURL != "" && !strings.HasSuffix(s.BaseURL, "/") {
		s.BaseURL += "/"
	}
	if !strings.HasPrefix(s.BaseURL, "http") {
		s.BaseURL = ""
	}
	if u := f.first("permalink"); u != "" && m.gen.permalink != "" {
		switch u {
		case "pretty":
			u = "/:categories/:year/:month/:day/:title/"
		case "date":
			u = "/:categories/:year/:month/:day/:title.html"
		case "none":
			u = "/:categories/:title.html"
		}
		m.gen.permalink = strings.TrimPrefix(u, "/")
		m.gen.folders = !strings.HasSuffix(u, ".html")
		s.Folders = m.gen.folders
	} else {
		m.gen.permalink = strings.TrimPrefix(m.gen.permalink, "/")
	}
}
