package migrate

import (
	"io/fs"
	"net/url"
	"path"
	"strings"

	"pufa/internal/diag"
)

// pictureName finds names of picture files, in links and in the tags of generators.
var pictureName = pattern(`(?i)[^\s"'()<>\[\]{}|=]+\.(?:png|jpe?g|gif|svg|webp)\b`)

// Page converts one page of another generator, with the pictures beside it that it shows.
// name is its path in fsys. The paths of the returned files begin with content/; the page
// comes first. categories says whether the new site has categories; without them they
// become tags.
func Page(fsys fs.FS, name string, categories bool) (files []File, diags diag.List, sourceOf func(string) (string, bool)) {
	m := newMover(fsys, &generator{name: "hugo", roots: []root{{path.Dir(name), "content", true}}}, &diags)
	p := &page{old: name}
	if !m.readPage(p) {
		return nil, diags, nil
	}
	if !categories {
		p.front = p.front.tagged()
	}
	if u := p.front.first("url", "permalink"); strings.HasPrefix(u, "/") && !strings.Contains(u, ":") {
		p.url = u
		m.byURL[strings.TrimSuffix(u, "/")] = name
	}
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	p.new = stem + ".md"
	names := pictureName().FindAllString(p.body, -1)
	for _, c := range markdownLink().FindAllStringSubmatch(p.body, -1) {
		names = append(names, strings.Trim(c[2], "<>"))
	}
	for _, to := range names {
		if plain, err := url.PathUnescape(to); err == nil {
			to = plain
		}
		for _, dir := range []string{path.Dir(name), path.Join(path.Dir(name), stem)} { // Hexo keeps pictures in a folder named like the page
			old := path.Join(dir, to)
			if shown().MatchString(to) && fs.ValidPath(old) && exists(fsys, old) && m.moved[old] == "" {
				p.new = stem + "/index.md"
				m.moved[old] = path.Join("content", stem, path.Base(old))
				m.add(File{Path: m.moved[old], From: old}, old)
			}
		}
	}
	m.writePage(p)
	n := len(m.site.Files) - 1
	if n < 0 {
		return nil, diags, nil
	}
	files = append([]File{m.site.Files[n]}, m.site.Files[:n]...)
	return files, diags, m.sourceOf
}

// tagged returns front matter with the categories added to the tags.
func (f front) tagged() front {
	var out front
	at := -1
	for _, e := range f {
		switch renamed[strings.ToLower(e.key)] {
		case "tags", "categories":
			list := e.texts()
			if at < 0 {
				at = len(out)
				out = append(out, entry{key: "tags", list: list})
				continue
			}
			out[at].list = append(out[at].list, list...)
		default:
			out = append(out, e)
		}
	}
	return out
}
