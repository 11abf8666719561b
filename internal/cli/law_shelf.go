package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/regular"
	"pufa/internal/source"
)

// lawChannel is where statutes go in a site without any.
const lawChannel = "content/fagui"

// openShelf finds the place for statutes: the folder that --to names, which may
// be that of one work, else the channel with the most works. A new edition of
// an existing work goes to that work.
func (p *program) openShelf(site, to string) (*lawShelf, error) {
	s := &lawShelf{works: map[string]string{}}
	switch {
	case to != "":
		var err error
		if s.dir, err = p.shelfFolder(site, to); err != nil {
			return nil, err
		}
		if info, err := os.Stat(s.dir); err == nil && !info.IsDir() {
			return nil, p.misuse("cli/not-a-folder", to)
		}
		if err := p.creatable(s.dir); err != nil {
			return nil, err
		}
		if err := os.MkdirAll(s.dir, 0o777); err != nil {
			return nil, err
		}
	default:
		dir, err := p.siteFolder(site)
		if err != nil {
			return nil, err
		}
		if _, ok := readConfig(dir); !ok {
			return nil, p.misuse("cli/import-where", p.shown(dir))
		}
		s.dir = dir
	}
	root, err := regular.OpenRoot(s.dir)
	if err != nil {
		return nil, err
	}
	s.root = root
	if to != "" {
		s.readWorks(".")
		if _, isWork := workTitle(regular.In(root), "_index.md"); isWork {
			s.work = "."
		}
		return s, nil
	}
	s.readWorks("content")
	s.channel = s.folderWithMost()
	return s, nil
}

// shelfFolder returns the folder that --to names: one in the site's content, as
// for pages, or any other, relative to the current folder. Without --site, the
// name means a channel only if the site here has it and there is no other
// folder of that name.
func (p *program) shelfFolder(site, to string) (string, error) {
	seen := p.path(to)
	dir, err := p.siteFolder(site)
	if err != nil {
		return "", err
	}
	content := filepath.Join(dir, "content")
	if rel, err := filepath.Rel(content, seen); err == nil && filepath.IsLocal(rel) || !filepath.IsLocal(filepath.FromSlash(to)) {
		return seen, nil
	}
	channel := filepath.Join(content, filepath.FromSlash(strings.TrimPrefix(filepath.ToSlash(to), "content/")))
	if site == "" {
		if _, err := os.Stat(seen); err == nil {
			return seen, nil
		}
		if _, err := os.Stat(channel); err != nil {
			return seen, nil
		}
	}
	return channel, nil
}

// readWorks finds the works below a folder.
func (s *lawShelf) readWorks(top string) {
	fsys := regular.In(s.root)
	source.WalkDir(fsys, top, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // a work that cannot be read gets no editions
			return nil
		case e.IsDir() && name != top && source.Scrap(e.Name()):
			return fs.SkipDir
		case e.Name() == "_index.md":
			if title, ok := workTitle(fsys, name); ok {
				s.works[cite.Fold(title)] = path.Dir(name)
			}
		}
		return nil
	})
}

// folderWithMost returns the folder with the most works, the first of several.
// Samples of a new site do not count.
func (s *lawShelf) folderWithMost() string {
	count := map[string]int{}
	for _, dir := range s.works {
		if dir = path.Dir(dir); !amongDrafts(s.root, strings.TrimPrefix(dir, "content/")) {
			count[dir]++
		}
	}
	best := lawChannel
	for dir, n := range count {
		if n > count[best] || n == count[best] && dir < best {
			best = dir
		}
	}
	return best
}

// makeChannel makes the page of the channel if it is the standard one and does
// not exist.
func (s *lawShelf) makeChannel(p *program) error {
	if s.channel != lawChannel || s.made != "" {
		return nil
	}
	index := path.Join(lawChannel, "_index.md")
	err := create(s.root, index, "+++\ntitle = "+fields.Quote(p.say("say/imported-laws"))+"\n+++\n")
	if errors.Is(err, fs.ErrExist) {
		s.made = index
		return nil
	}
	if err != nil {
		return err
	}
	s.made = index
	if p.json {
		return nil
	}
	_, err = p.env.Stdout.Write([]byte(p.say("say/imported-channel", p.shown(filepath.Join(s.dir, filepath.FromSlash(index)))) + "\n"))
	return err
}

// workTitle reads the page of a folder and returns its title if it is the page
// of a work.
func workTitle(fsys fs.FS, name string) (title string, ok bool) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil || !strings.Contains(string(raw), "law") {
		return "", false
	}
	f, _ := source.Decode(name, raw)
	var meta struct {
		Title string `toml:"title"`
		Type  string `toml:"type"`
	}
	fields.Decode(name, f.Text, f.FrontStart, f.FrontEnd, &meta, fields.Options{Unknown: diag.Notice})
	return strings.TrimSpace(meta.Title), meta.Type == "law"
}

// sameSource returns the edition in a folder that was made from a file with the
// same bytes, whatever its name now and however it was completed; nil = none.
func (s *lawShelf) sameSource(folder, sum string) *keptEdition {
	entries, _ := fs.ReadDir(regular.In(s.root), folder)
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		if path.Ext(name) != ".md" || !e.Type().IsRegular() {
			continue
		}
		raw, err := regular.ReadIn(s.root, name)
		if err != nil || !strings.Contains(string(raw), sum) {
			continue
		}
		if k := readKept(name, string(raw)); strings.EqualFold(k.meta.SHA256, sum) {
			return k
		}
	}
	return nil
}
