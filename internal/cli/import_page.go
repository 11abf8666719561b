package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/importer"
	"pufa/internal/law"
	"pufa/internal/migrate"
	"pufa/internal/regular"
	"pufa/internal/slug"
	"pufa/internal/source"
)

// importCommand makes pages of documents. Statutes among them go the way of
// import law.
func (p *program) importCommand(below ...*cobra.Command) *cobra.Command {
	var site, to string
	as := kindValue{p: p}
	c := p.command("import", "help/import", func(c *cobra.Command, args []string) error {
		args, err := p.spread(args)
		if err != nil {
			return err
		}
		s, err := p.openPages(site, to)
		if err != nil {
			return err
		}
		defer s.root.Close()
		defer func() {
			if s.laws != nil {
				s.laws.root.Close()
			}
		}()
		return p.importAll(c.Context(), args, "say/import-compare", func(arg string) (bool, error) { return p.importPage(s, arg, as.kind) })
	}, "help/arg-files")
	manyFiles(c)
	p.siteFlag(c, &site)
	p.valueFlag(c, (*textValue)(&to), "to", "", "flag/to-channel")
	p.valueFlag(c, &as, "as", "", "flag/as")
	c.Flags().Bool("json", false, p.say("flag/json")) // Main has seen it already
	c.SuggestionsMinimumDistance = 2
	c.AddCommand(below...)
	return fileCommand(c, "help/arg-files")
}

// importAll imports one document after the other: what is wrong with one keeps none of
// the others back. next says what to do with what came in.
func (p *program) importAll(ctx context.Context, args []string, next string, one func(arg string) (ok bool, err error)) error {
	faults := 0
	for _, arg := range args {
		if err := ctx.Err(); err != nil {
			return err
		}
		ok, err := one(arg)
		if err != nil {
			return err
		}
		if !ok {
			faults++
		}
	}
	if faults < len(args) && !p.json {
		if _, err := fmt.Fprintln(p.env.Stdout, p.say(next)); err != nil {
			return err
		}
	}
	if faults > 0 {
		return errFaulty
	}
	return nil
}

// manyFiles lets a command that asks for one file take more.
func manyFiles(c *cobra.Command) {
	exact := c.Args
	c.Args = func(c *cobra.Command, given []string) error { return exact(c, given[:min(1, len(given))]) }
}

// kindValue is the option --as.
type kindValue struct {
	p    *program
	kind importer.Kind
}

func (v *kindValue) String() string { return "" }
func (v *kindValue) want() string   { return "guide, report, faq, law" }
func (v *kindValue) Set(s string) error {
	kind, ok := importer.ParseKind(strings.TrimSpace(s))
	if !ok {
		return errors.New("not a kind of page")
	}
	v.kind = kind
	return nil
}

// pageShelf is the site into which pages are put.
type pageShelf struct {
	root  *os.Root // of the site
	dir   string   // absolute
	site  string   // as --site gave it
	to    string   // channel that --to names, relative to content; "" = by the kind of page
	given bool     // --to was given
	today law.Date
	laws  *lawShelf // opened when a statute comes

	categories bool // the site has categories beside tags
}

func (p *program) openPages(site, to string) (*pageShelf, error) {
	dir, err := p.siteFolder(site)
	if err != nil {
		return nil, err
	}
	settings, ok := readConfig(dir)
	if !ok {
		return nil, p.misuse("cli/import-where", p.shown(dir))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	s := &pageShelf{root: root, dir: dir, site: site, given: to != "", today: law.DateOf(p.env.Now().In(settings.Zone)), categories: slices.Contains(settings.OwnFacets(), "categories")}
	if to != "" {
		folder, _, _ := pagePath(strings.TrimSuffix(to, "/") + "/x")
		if rel, err := filepath.Rel(filepath.Join(dir, "content"), p.path(to)); err == nil && filepath.IsLocal(rel) {
			folder = strings.TrimPrefix(filepath.ToSlash(rel), ".")
		}
		if s.to, err = p.inChannel(root, folder); err != nil {
			root.Close()
			return nil, err
		}
	}
	return s, nil
}

// importPage makes a page of one file. ok is false if that can't be done; why has
// been printed.
func (p *program) importPage(s *pageShelf, arg string, as importer.Kind) (ok bool, err error) {
	raw, err := p.readFile(arg)
	if err != nil {
		return false, err
	}
	shown := p.shown(p.path(arg))
	near := func(name string) ([]byte, error) {
		return p.readFile(filepath.Join(filepath.Dir(p.path(arg)), filepath.FromSlash(name)))
	}
	var page *importer.Page
	var diags diag.List
	if as != importer.Law {
		page, diags = importer.ReadPage(shown, raw, as, near)
	}
	if as == importer.Law || page != nil && page.Kind == importer.Law {
		if page != nil {
			if err := p.tellKind(shown, page); err != nil {
				return false, err
			}
		}
		return p.importStatute(s, arg)
	}
	if page == nil {
		p.printAll(diags, nil)
		return false, nil
	}
	if ext := strings.ToLower(filepath.Ext(arg)); ext == ".md" || ext == ".markdown" {
		return p.importMarkdown(s, arg, page)
	}
	put, found, err := p.putPage(s, page)
	p.printAll(append(diags, found...), nil)
	if err != nil || put.Page == "" {
		return false, err
	}
	put.File = shown
	return true, p.tellPage(page, put)
}

// importMarkdown makes a page of one that was written for another generator. page
// is what its words were taken for.
func (p *program) importMarkdown(s *pageShelf, arg string, page *importer.Page) (bool, error) {
	dir, name := filepath.Split(p.path(arg))
	beside, err := os.OpenRoot(dir)
	if err != nil {
		return false, err
	}
	defer beside.Close()
	files, diags, sourceOf := migrate.Page(regular.In(beside), name, s.categories)
	if len(files) == 0 {
		p.printAll(diags, sourceOf)
		return false, nil
	}
	folder, err := p.channelFor(s, page.Kind)
	if err != nil {
		return false, err
	}
	at := func(f migrate.File) string {
		return path.Join("content", folder, strings.TrimPrefix(f.Path, "content/"))
	}
	put := importedPage{File: p.shown(p.path(arg)), Type: page.Kind.String(), Title: titleOfPage(files[0].Text), Page: p.shown(filepath.Join(s.dir, filepath.FromSlash(at(files[0])))), Pictures: []string{}}
	for _, f := range files {
		if f.From == "" {
			err = create(s.root, at(f), f.Text)
		} else {
			err = copyFile(beside, s.root, f.From, at(f))
			put.Pictures = append(put.Pictures, p.shown(filepath.Join(s.dir, filepath.FromSlash(at(f)))))
		}
		if errors.Is(err, fs.ErrExist) {
			diags.Add("import/page-exists", diag.Span{}, p.shown(filepath.Join(s.dir, filepath.FromSlash(at(f)))))
			p.printAll(diags, sourceOf)
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	p.printAll(diags, sourceOf)
	return true, p.tellPage(page, put)
}

// titleOfPage reads the title in a new page.
func titleOfPage(text string) string {
	f, _ := source.Decode("a.md", []byte(text))
	return titleIn(f)
}

// printAll prints findings, notices included: they name what is on the page no more.
func (p *program) printAll(l diag.List, source func(string) (string, bool)) {
	verbose := p.verbose
	p.verbose = true
	p.print(l, source)
	p.verbose = verbose
}

// importStatute hands a statute to import law.
func (p *program) importStatute(s *pageShelf, arg string) (bool, error) {
	if s.laws == nil {
		to := ""
		if s.given {
			to = filepath.Join(s.dir, "content", filepath.FromSlash(s.to))
		}
		laws, err := p.openShelf(s.site, to)
		if err != nil {
			return false, err
		}
		s.laws = laws
	}
	return p.importLaw(s.laws, arg, law.Date{})
}

// importedPage is what came of one file, as --json prints it.
type importedPage struct {
	File      string   `json:"file"`
	Page      string   `json:"page"` // path of what was written
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Pictures  []string `json:"pictures"`  // paths of their files
	Unchanged bool     `json:"unchanged"` // the same page was there already
}

// putPage writes a page, and its pictures beside it. Nothing that is there is
// overwritten; Page is "" if something stood in the way.
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

// firstChannels are the folders that are made for pages of a kind in a site that
// has no place for them.
var firstChannels = map[importer.Kind]string{importer.Guide: "zhinan", importer.FAQ: "wenda", importer.Report: "baogao"}

// channelFor returns the folder below content for a kind of page: the one that
// --to names; else the channel with most pages of this kind; else a new one.
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

// tellKind says for what kind of page a document was taken, and why.
func (p *program) tellKind(file string, page *importer.Page) error {
	if page.Why == "" || p.json {
		return nil
	}
	_, err := p.env.Stdout.Write([]byte(p.say("say/import-taken", file, p.say("say/import-as-"+page.Kind.String()), p.say(page.Why), page.Kind.String()) + "\n"))
	return err
}

// tellPage says what was made of one file.
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
