package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/importer"
	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/regular"
	"pufa/internal/slug"
	"pufa/internal/source"
)

// importLawCommand imports the texts of statutes into a site.
func (p *program) importLawCommand() *cobra.Command {
	var site, to string
	var effective law.Date
	c := p.command("law", "help/import-law", func(c *cobra.Command, args []string) error {
		args, err := p.spread(args)
		if err != nil {
			return err
		}
		if len(args) > 1 && !effective.IsZero() {
			return p.misuse("cli/one-effective", strconv.Itoa(len(args)))
		}
		s, err := p.openShelf(site, to)
		if err != nil {
			return err
		}
		defer s.root.Close()
		return p.importAll(c.Context(), args, "say/imported-check", func(arg string) (bool, error) { return p.importLaw(s, arg, effective) })
	}, "help/arg-files")
	manyFiles(c)
	p.siteFlag(c, &site)
	p.valueFlag(c, (*textValue)(&to), "to", "", "flag/to")
	p.valueFlag(c, &lawDateValue{p, &effective}, "effective", "", "flag/effective")
	c.Flags().Bool("json", false, p.say("flag/json")) // Main has read it already
	return fileCommand(c, "help/arg-files")
}

// lawDateValue is the option --effective.
type lawDateValue struct {
	p  *program
	to *law.Date
}

func (v *lawDateValue) String() string { return "" }
func (v *lawDateValue) want() string   { return v.p.say("help/a-day") }
func (v *lawDateValue) Set(s string) error {
	d, ok := law.ParseDate(s)
	if !ok {
		return errors.New("not a date")
	}
	*v.to = d
	return nil
}

// spread expands patterns such as *.docx, which the command prompt of Windows
// leaves to programs.
func (p *program) spread(args []string) ([]string, error) {
	var files []string
	for _, arg := range args {
		if _, err := os.Lstat(p.path(arg)); err != nil && strings.ContainsAny(arg, "*?") {
			names, err := filepath.Glob(p.path(arg))
			if err != nil || len(names) == 0 {
				return nil, p.misuse("cli/no-file", arg)
			}
			files = append(files, names...)
			continue
		}
		files = append(files, arg)
	}
	return files, nil
}

// importLaw imports one file. ok is false if that is impossible; the reason has
// been printed.
func (p *program) importLaw(s *lawShelf, arg string, effective law.Date) (ok bool, err error) {
	raw, err := p.readFile(arg)
	if err != nil {
		return false, err
	}
	f, diags := importer.Text(p.shown(p.path(arg)), raw)
	text := func(name string) (string, bool) { return f.Text, name == f.Path }
	if diags.Count(diag.Error) > 0 {
		p.print(diags, text)
		return false, nil
	}
	if f.FrontEnd > f.FrontStart {
		diags.Add("import/front-ignored", diag.At(f.Path))
	}
	e, ok := importer.Read(f)
	e.SHA256 = digest(raw)
	if !ok {
		diags.Add("import/no-statute", diag.At(f.Path))
		p.print(diags, text)
		return false, nil
	}
	if !effective.IsZero() {
		e = e.WithEffective(effective)
	}
	put, found, err := p.putEdition(s, e, effective)
	if err != nil {
		return false, err
	}
	p.print(append(diags, found...), func(name string) (string, bool) {
		if name == put.Edition {
			return put.text, true
		}
		return text(name)
	})
	if put.Edition == "" {
		return false, nil
	}
	put.File = f.Path
	return true, p.tellImport(put)
}

// lawShelf is the folder that holds the works of statutes, or the folder of one
// work.
type lawShelf struct {
	root    *os.Root          // of the site, or the folder that --to names
	dir     string            // absolute, of root
	channel string            // slash path in root where new works are made
	works   map[string]string // folded title → slash path in root
	work    string            // the folder of the one work that --to names; "" = none
	made    string            // _index.md of the channel, if it was made
}

// imported is the outcome for one file, as --json prints it.
type imported struct {
	File      string   `json:"file"`
	Edition   string   `json:"edition"` // path of the written file
	Index     string   `json:"index"`   // path of the work's page if it was made, or ""
	Title     string   `json:"title"`
	Articles  int      `json:"articles"`  // or points
	Effective string   `json:"effective"` // 2022-05-01, or ""
	Missing   []string `json:"missing"`   // keys still to be filled in
	Unchanged bool     `json:"unchanged"` // an edition made from the same file existed already
	Dated     bool     `json:"dated"`     // it did, and --effective was written into it

	text string
}

// putEdition writes an edition and what its folder needs. It overwrites
// nothing; Edition is "" if a file was in the way.
func (p *program) putEdition(s *lawShelf, e importer.Edition, effective law.Date) (imported, diag.List, error) {
	var found diag.List
	folder, isNew, clash := s.folderFor(e.Title)
	if clash != "" {
		found.Add("import/other-work", diag.Span{}, p.shown(filepath.Join(s.dir, folder)), clash, e.Title)
		return imported{}, found, nil
	}
	if same := s.sameSource(folder, e.SHA256); same != nil && !isNew {
		return p.importAgain(s, same, effective)
	}
	put := imported{Title: e.Title, Articles: e.Provisions, Effective: e.Effective.String(), Missing: e.Missing(), text: e.File(p.lang)}
	name := path.Join(folder, e.Name(1))
	_, err := s.root.Lstat(name)
	for n := 2; err == nil && e.Effective.IsZero(); n++ {
		name = path.Join(folder, e.Name(n))
		_, err = s.root.Lstat(name)
	}
	put.Edition = p.shown(filepath.Join(s.dir, filepath.FromSlash(name)))
	switch {
	case err == nil:
		found.Add("import/edition-exists", diag.Span{}, put.Edition)
		return imported{}, found, nil
	case !errors.Is(err, fs.ErrNotExist):
		return imported{}, nil, err
	default:
		if err := s.makeChannel(p); err != nil {
			return imported{}, nil, err
		}
		if isNew {
			index := path.Join(folder, "_index.md")
			if err := create(s.root, index, e.Index(p.lang)); err != nil {
				return imported{}, nil, err
			}
			put.Index = p.shown(filepath.Join(s.dir, filepath.FromSlash(index)))
			s.works[cite.Fold(e.Title)] = folder
		}
		if err := create(s.root, name, put.text); err != nil {
			return imported{}, nil, err
		}
	}
	e.Report(&found, put.Edition)
	edition, _ := source.Decode(put.Edition, []byte(put.text))
	_, inText := lawtext.Parse(edition)
	return put, append(found, inText...), nil
}

// folderFor chooses the folder of a work: the existing one, or a new name.
// clash is the title of another work that has the folder already.
func (s *lawShelf) folderFor(title string) (folder string, isNew bool, clash string) {
	if s.work != "" {
		for other, dir := range s.works {
			if dir == s.work && other != cite.Fold(title) && other != "" {
				return s.work, false, titleOf(regular.In(s.root), path.Join(s.work, "_index.md"))
			}
		}
		return s.work, false, ""
	}
	if dir, ok := s.works[cite.Fold(title)]; ok {
		return dir, false, ""
	}
	name := slug.Propose(strings.TrimPrefix(title, "中华人民共和国"))
	if name == "" {
		name = "law"
	}
	for n := 1; ; n++ {
		folder = path.Join(s.channel, name)
		if n > 1 {
			folder += "-" + strconv.Itoa(n)
		}
		if _, err := s.root.Lstat(folder); err != nil {
			return folder, true, ""
		}
	}
}

// tellImport reports the outcome for one file.
func (p *program) tellImport(put imported) error {
	if p.json {
		return p.encode(put, "")
	}
	var b strings.Builder
	lacks := "say/imported-missing"
	switch count := strconv.Itoa(put.Articles); {
	case put.Unchanged || put.Dated:
		b.WriteString(p.say("say/imported-again", put.Title, put.Edition) + "\n")
		lacks = "say/imported-lacks"
	case put.Effective == "":
		b.WriteString(p.say("say/imported-undated", put.Title, count, put.Edition) + "\n")
	default:
		day := put.Effective
		if d, ok := law.ParseDate(day); ok && p.lang != diag.EN {
			day = d.Chinese()
		}
		b.WriteString(p.say("say/imported", put.Title, count, day, put.Edition) + "\n")
	}
	if put.Dated {
		b.WriteString("  " + p.say("say/imported-dated", put.Effective) + "\n")
	}
	if put.Index != "" {
		b.WriteString("  " + p.say("say/imported-index", put.Index) + "\n")
	}
	if len(put.Missing) > 0 {
		var names []string
		for _, key := range put.Missing {
			names = append(names, p.say("say/key-"+key))
		}
		b.WriteString("  " + p.say(lacks, p.list(names)) + "\n")
	}
	_, err := p.env.Stdout.Write([]byte(b.String()))
	return err
}
