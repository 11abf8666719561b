package cli

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/importer"
	"pufa/internal/regular"
	"pufa/internal/slug"
)

// importedPage is the outcome for one file, as --json prints it.
type importedPage struct {
	File      string   `json:"file"`
	Page      string   `json:"page"` // path of the written file
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Pictures  []string `json:"pictures"`  // paths of the picture files
	Unchanged bool     `json:"unchanged"` // the same page existed already
}

// putPage writes a page and its pictures beside it. It overwrites nothing; Page
// is "" if a file was in the way.
func (p *program) putPage(s *pageShelf, page *importer.Page) (importedPage, diag.List, error) {
	var found diag.List
	folder, err := p.channelFor(s, page.Kind)
	if err != nil {
		return importedPage{}, nil, err
	}
	name := slug.Propose(page.Title)
	if name == "" {
		name = page.Kind.String()
	}
	base := path.Join("content", folder, name)
	file := base + ".md"
	if len(page.Pictures) > 0 {
		file = base + "/index.md"
	}
	full := func(name string) string { return p.shown(filepath.Join(s.dir, filepath.FromSlash(name))) }
	put := importedPage{Page: full(file), Type: page.Kind.String(), Title: page.Title, Pictures: []string{}}
	text := page.File(s.today)
	for _, there := range []string{base + ".md", base + "/index.md"} {
		old, err := regular.ReadIn(s.root, there)
		switch {
		case err != nil:
		case there == file && string(old) == text:
			put.Unchanged = true
			return put, found, nil
		default:
			found.Add("import/page-exists", diag.Span{}, full(there))
			return importedPage{}, found, nil
		}
	}
	for _, pic := range page.Pictures {
		at := base + "/" + pic.Name
		if err := create(s.root, at, string(pic.Raw)); errors.Is(err, fs.ErrExist) {
			found.Add("import/page-exists", diag.Span{}, full(at))
			return importedPage{}, found, nil
		} else if err != nil {
			return importedPage{}, nil, err
		}
		put.Pictures = append(put.Pictures, full(at))
	}
	if err := create(s.root, file, text); err != nil {
		return importedPage{}, nil, err
	}
	return put, found, nil
}

// firstChannels are the folders to make for pages of a kind in a site that has
// none.
var firstChannels = map[importer.Kind]string{importer.Guide: "zhinan", importer.FAQ: "wenda", importer.Report: "baogao"}

// channelFor returns the folder below content for a kind of page: the one that
// --to names, else the channel with the most pages of this kind, else a new
// one.
func (p *program) channelFor(s *pageShelf, kind importer.Kind) (string, error) {
	if s.given {
		return s.to, nil
	}
	if best := channelWithMost(s.root, kind.String()); best != "" {
		return best, nil
	}
	folder := firstChannels[kind]
	index := path.Join("content", folder, "_index.md")
	err := create(s.root, index, "+++\ntitle = "+fields.Quote(p.say("say/import-channel-"+kind.String()))+"\n\n[cascade]\ntype = "+fields.Quote(kind.String())+"\n+++\n")
	if errors.Is(err, fs.ErrExist) {
		return folder, nil
	}
	if err == nil && !p.json {
		_, err = p.env.Stdout.Write([]byte(p.say("say/imported-channel", p.shown(filepath.Join(s.dir, filepath.FromSlash(index)))) + "\n"))
	}
	return folder, err
}

// tellKind says which kind of page a document was taken for, and why.
func (p *program) tellKind(file string, page *importer.Page) error {
	if page.Why == "" || p.json {
		return nil
	}
	_, err := p.env.Stdout.Write([]byte(p.say("say/import-taken", file, p.say("say/import-as-"+page.Kind.String()), p.say(page.Why), page.Kind.String()) + "\n"))
	return err
}

// tellPage reports the outcome for one file.
func (p *program) tellPage(page *importer.Page, put importedPage) error {
	if p.json {
		return p.encode(put, "")
	}
	if err := p.tellKind(put.File, page); err != nil {
		return err
	}
	code := "say/imported-page"
	if put.Unchanged {
		code = "say/imported-page-again"
	}
	text := p.say(code, put.Title, put.Page) + "\n"
	if n := len(put.Pictures); n > 0 {
		text += "  " + p.say("say/imported-pictures", strconv.Itoa(n), put.Page) + "\n"
	}
	_, err := p.env.Stdout.Write([]byte(text))
	return err
}
