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
	"strings"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/importer"
	"pufa/internal/law"
	"pufa/internal/migrate"
	"pufa/internal/regular"
	"pufa/internal/source"
)

// importCommand makes pages from documents. Statutes among them are imported as
// by import law.
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
	c.Flags().Bool("json", false, p.say("flag/json")) // Main has read it already
	c.SuggestionsMinimumDistance = 2
	c.AddCommand(below...)
	return fileCommand(c, "help/arg-files")
}

// importAll imports the documents one after the other; a faulty one does not
// stop the others. next says what to do with the result.
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

// manyFiles lets a command that asks for one file accept more.
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
	site  string   // as given by --site
	to    string   // channel named by --to, relative to content; "" = by the kind of page
	given bool     // --to was given
	today law.Date
	laws  *lawShelf // opened at the first statute

	categories bool // the site has categories as well as tags
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
	root, err := regular.OpenRoot(dir)
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

// importPage makes a page from one file. ok is false if that is impossible; the
// reason has been printed.
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

// importMarkdown makes a page from one written for another generator. page is
// the result of reading it as a document.
func (p *program) importMarkdown(s *pageShelf, arg string, page *importer.Page) (bool, error) {
	dir, name := filepath.Split(p.path(arg))
	beside, err := regular.OpenRoot(dir)
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

// printAll prints findings, notices included, because they name what the page
// has lost.
func (p *program) printAll(l diag.List, source func(string) (string, bool)) {
	verbose := p.verbose
	p.verbose = true
	p.print(l, source)
	p.verbose = verbose
}

// importStatute passes a statute on to import law.
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
