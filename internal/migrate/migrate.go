// Package migrate converts a site of another generator (Hugo, Hexo, Jekyll, VuePress):
// front matter, boxes, pictures, links, addresses.
//
// Use [Move] on the folder of the old site, or [Page] for a single page. They write
// nothing and return the files of a new site. What can't be converted stays in the text
// and is reported with its place; unknown keys of front matter stay in the page as
// comments. Nothing is dropped silently.
package migrate

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/source"
)

// Site is the new site.
type Site struct {
	Generator string // hugo, hexo, jekyll, vuepress
	Title     string // "" = not told
	BaseURL   string
	Language  string
	Folders   bool // addresses end in /
	Facets    bool // pages have categories
	Files     []File
	Pages     int
}

// File is a file of the new site.
type File struct {
	Path string // slash path in the new site
	Text string // of a page
	From string // path in the old site of a file that is copied as it is; "" = Text counts
}

// mover is the state of one move.
type mover struct {
	fsys    fs.FS
	gen     *generator
	site    *Site
	diags   *diag.List
	texts   map[string]string // sources of old pages, for the places of findings
	titles  map[string]string // of old pages, for links that show them
	moved   map[string]string // old path → new path, relative to content or static
	byURL   map[string]string // address in the old site → old path of the page
	byName  map[string]string // name without date and ending → old path of the page
	inFiles map[string]bool   // new paths that are taken
	claimed map[string]bool   // paths of new pages
	tags    map[string]string // tag, folded → the spelling that was seen first
}

// Move makes a new site from the one in fsys. ok is false if it is not a site of a known
// generator. sourceOf returns the text of an old page, to print findings with.
func Move(fsys fs.FS) (site *Site, diags diag.List, sourceOf func(string) (string, bool), ok bool) {
	gen := detect(fsys)
	if gen == nil {
		return nil, nil, nil, false
	}
	m := newMover(fsys, gen, &diags)
	m.readConfig()
	pages, others := m.list()
	pages = slices.DeleteFunc(pages, func(p *page) bool { return !m.readPage(p) })
	m.assign(pages, others)
	for _, p := range pages {
		m.writePage(p)
	}
	m.settleFiles()
	m.makeChannels()
	slices.SortFunc(m.site.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	diags.Sort()
	return m.site, diags, m.sourceOf, true
}

func newMover(fsys fs.FS, gen *generator, diags *diag.List) *mover {
	return &mover{fsys: fsys, gen: gen, site: &Site{Generator: gen.name, Folders: gen.folders}, diags: diags,
		texts: map[string]string{}, titles: map[string]string{}, moved: map[string]string{}, byURL: map[string]string{}, byName: map[string]string{}, inFiles: map[string]bool{}, claimed: map[string]bool{}, tags: map[string]string{}}
}

func (m *mover) sourceOf(name string) (string, bool) {
	s, ok := m.texts[name]
	return s, ok
}

// page is a page of the old site.
type page struct {
	old    string // path
	new    string // path in content
	front  front
	body   string
	offset int    // of the body in the old file
	broken string // front matter that can't be read
	url    string
}

// isPage reports whether a file is a page.
func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mkd":
		return true
	}
	return false
}

// list returns the pages of the old site and its other files.
func (m *mover) list() (pages []*page, others []string) {
	for _, root := range m.gen.roots {
		source.WalkDir(m.fsys, root.old, func(name string, e fs.DirEntry, err error) error {
			base := path.Base(name)
			switch {
			case errors.Is(err, source.ErrTooDeep):
				source.AddTooDeep(m.diags, name)
				return nil
			case err != nil:
				return nil // a folder that does not exist
			case e.IsDir() && name != root.old && (m.gen.skips(name) || strings.HasPrefix(base, ".") || base == "node_modules"):
				return fs.SkipDir
			case e.IsDir() || strings.HasPrefix(base, ".") || source.Scrap(base) || m.gen.rootOf(name).old != root.old:
				return nil
			case !m.isFile(name, e):
				m.diags.Add("migrate/unreadable", diag.At(name))
			case isPage(name) && root.pages:
				if m.gen.isPost(name) || !m.gen.noPage(name) {
					pages = append(pages, &page{old: name})
				}
			case m.gen.noPage(name):
			case path.Ext(base) == ".html" && root.pages:
				m.diags.Add("migrate/page-left", diag.At(name))
			default:
				others = append(others, name)
			}
			return nil
		})
	}
	return pages, others
}

// isFile reports whether an entry is a file, or a link to one inside the old site.
func (m *mover) isFile(name string, e fs.DirEntry) bool {
	info, err := e.Info()
	if err != nil {
		return false
	}
	_, flaw := source.Follow(m.fsys, name, info)
	return flaw == ""
}

// readPage reads a page and its front matter; ok is false if it can't be opened.
func (m *mover) readPage(p *page) (ok bool) {
	raw, err := fs.ReadFile(m.fsys, p.old)
	if err != nil {
		m.diags.Add("migrate/unreadable", diag.At(p.old))
		return false
	}
	// The other ending keeps source from looking for front matter, which is done here.
	f, found := source.Decode(strings.TrimSuffix(p.old, path.Ext(p.old))+".html", raw)
	for _, d := range found {
		if d.Code != "source/converted" {
			d.Span.File = p.old
			*m.diags = append(*m.diags, d)
		}
	}
	m.texts[p.old] = f.Text
	var problem string
	p.front, p.offset, problem = readFront(f.Text)
	if problem != "" {
		m.diags.Add("migrate/front-broken", diag.At(p.old), problem)
		p.broken = f.Text[:p.offset]
	}
	p.body = f.Text[p.offset:]
	m.titles[p.old] = p.front.first("title")
	return true
}

// add adds a file unless there is one with this name.
func (m *mover) add(f File, old string) {
	if m.inFiles[f.Path] {
		m.diags.Add("migrate/twice", diag.At(old), f.Path)
		return
	}
	m.inFiles[f.Path] = true
	m.site.Files = append(m.site.Files, f)
}

// settleFiles gives files their final places: pictures that pages show go to content,
// where they are prepared for the web.
func (m *mover) settleFiles() {
	for i := range m.site.Files {
		f := &m.site.Files[i]
		if to := m.moved[f.From]; f.From != "" && to != f.Path && !m.inFiles[to] {
			f.Path = to
			m.inFiles[to] = true
		}
	}
}

// makeChannels adds a page to each folder that has none.
func (m *mover) makeChannels() {
	folders := map[string]bool{"content": true}
	for _, f := range m.site.Files {
		if f.From != "" || !strings.HasPrefix(f.Path, "content/") {
			continue
		}
		dir := path.Dir(f.Path)
		if path.Base(f.Path) == "index.md" {
			dir = path.Dir(dir)
		}
		for ; dir != "."; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for dir := range folders {
		if m.inFiles[dir+"/_index.md"] || m.inFiles[dir+"/index.md"] {
			continue
		}
		title := path.Base(dir)
		if dir == "content" {
			title = m.site.Title
		}
		m.add(File{Path: dir + "/_index.md", Text: "+++\ntitle = " + quoted(title) + "\n+++\n"}, dir)
	}
}
