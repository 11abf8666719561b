package cli

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"pufa/internal/cite"
	"pufa/internal/compare"
	"pufa/internal/diag"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

// The commands of this file read texts outside a site (.docx too). Their output
// depends only on the named files and on the language of messages.

// inspectLawCommand shows a statute as it was read.
func (p *program) inspectLawCommand() *cobra.Command {
	c := p.command("law", "help/inspect-law", func(_ *cobra.Command, args []string) error {
		s, err := p.readStatute(args[0])
		if err != nil {
			return err
		}
		in := lawtext.Inspect(s.text, s.found, diag.Printer{Lang: p.lang, Source: s.file.source()})
		in.SHA256 = s.file.digest
		err = p.encode(in, "  ")
		return s.verdict(err)
	}, "help/arg-file")
	c.Flags().Bool("json", false, p.say("flag/json")) // the output is JSON anyway
	return fileCommand(c, "help/arg-file")
}

// inspectCitationsCommand shows the citations of a statute or of prose, one
// object for each line with citations.
func (p *program) inspectCitationsCommand() *cobra.Command {
	var laws string
	c := p.command("citations", "help/inspect-citations", func(c *cobra.Command, args []string) error {
		s, err := p.readStatute(args[0])
		if err != nil {
			return err
		}
		shelf := cite.NewTitles()
		if laws != "" {
			if shelf, err = p.shelfOf(c.Context(), laws); err != nil {
				return err
			}
		}
		found := s.citations(shelf)
		for _, line := range cite.Lines(s.file.Text, found) {
			if err := p.encode(line, ""); err != nil {
				return err
			}
		}
		diags := s.file.found
		cite.Report(&diags, s.file.Path, s.file.Text, found)
		p.print(diags, s.file.source())
		return s.verdict(nil)
	}, "help/arg-file")
	p.valueFlag(c, (*textValue)(&laws), "laws", "", "flag/laws")
	c.Flags().Bool("json", false, p.say("flag/json")) // Main has read it already
	return fileCommand(c, "help/arg-file")
}

// inspectCompareCommand shows which article of the old edition became which of
// the new one.
func (p *program) inspectCompareCommand() *cobra.Command {
	c := p.command("compare", "help/inspect-compare", func(_ *cobra.Command, args []string) error {
		var pair [2]*statute
		for i := range pair {
			s, err := p.readStatute(args[i])
			if err != nil {
				return err
			}
			p.print(append(s.file.found, s.nothing()...), s.file.source())
			pair[i] = s
		}
		old, new := pair[0], pair[1]
		err := p.encode(compare.Inspect(compare.Align(old.text.Statute, new.text.Statute)), "  ")
		return old.verdict(new.verdict(err))
	}, "help/arg-old-file", "help/arg-new-file")
	c.Flags().Bool("json", false, p.say("flag/json"))
	return fileCommand(c, "help/arg-old-file", "help/arg-new-file")
}

// fileCommand shows the arguments of a command in its help, and lets the Tab
// key complete file names.
func fileCommand(c *cobra.Command, args ...string) *cobra.Command {
	for i, a := range args {
		if i > 0 {
			c.Annotations["argument"] += " "
		}
		c.Annotations["argument"] += a
	}
	c.ValidArgsFunction = nil
	return c
}

// encode writes a value to standard output as JSON.
func (p *program) encode(v any, indent string) error {
	enc := json.NewEncoder(p.env.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(v)
}

// statute is a file read as a statute.
type statute struct {
	file  textFile
	text  *lawtext.Text
	found diag.List // all findings, including those of decoding
}

func (p *program) readStatute(arg string) (*statute, error) {
	f, err := p.readText(arg)
	if err != nil {
		return nil, err
	}
	s := &statute{file: f}
	var more diag.List
	s.text, more = lawtext.Parse(f.File)
	s.found = append(append(s.found, f.found...), more...)
	if s.text.Statute.Title == "" {
		s.text.Statute.Title = titleIn(f.File)
	}
	return s, nil
}

// verdict returns the error that ends a command: err, or errFaulty if the file
// could not be read as text.
func (s *statute) verdict(err error) error {
	if err == nil && s.file.found.Count(diag.Error) > 0 {
		return errFaulty
	}
	return err
}

// nothing reports a file without anything to compare.
func (s *statute) nothing() diag.List {
	var l diag.List
	for _, d := range s.found {
		if d.Code == "lawtext/empty" || d.Code == "lawtext/no-articles" {
			l = append(l, d)
		}
	}
	return l
}

// citations finds the citations of a file. It is read as a statute if its title
// names one and it has articles or points, else as prose.
func (s *statute) citations(shelf cite.Titles) []cite.Citation {
	st := s.text.Statute
	if !cite.NamesStatute(st.Title) || len(st.Provisions()) == 0 {
		return cite.ReadProse(cite.Text{}, s.file.Text, shelf)
	}
	var blocks []cite.Block
	for _, l := range s.text.Lines {
		switch l.Kind {
		case lawtext.Title, lawtext.Heading, lawtext.Contents:
		default:
			blocks = append(blocks, cite.Block{Extent: l.Extent, Body: l.Body, Locator: l.Locator, Division: l.Division})
		}
	}
	return cite.ReadStatute(st, s.file.Text, blocks, shelf)
}

// shelfOf collects the titles of the statutes in the texts below a folder.
func (p *program) shelfOf(ctx context.Context, arg string) (cite.Titles, error) {
	dir, err := p.siteFolder(arg)
	if err != nil {
		return nil, err
	}
	titles, err := titlesBelow(ctx, dir)
	if err != nil {
		return nil, err
	}
	return cite.NewTitles(titles...), nil
}

// titleOfText returns the names by which a text is cited: its title and, for
// one book of a code (中华人民共和国民法典 合同编), also that of the code.
func titleOfText(name string, raw []byte) []string {
	const head = 16 << 10 // bytes; longer than any title with its 题注
	f, _ := source.Decode(filepath.ToSlash(name), raw)
	if cut := f.BodyStart + head; len(f.Text) > cut {
		f.Text = f.Text[:strings.LastIndexByte(f.Text[:cut], '\n')+1]
		f.BodyStart = min(f.BodyStart, len(f.Text))
	}
	text, _ := lawtext.Parse(f)
	title := text.Statute.Title
	if title == "" {
		title = titleIn(f)
	}
	if !cite.NamesStatute(title) {
		return nil
	}
	names := []string{title}
	for i, r := range title {
		if r == ' ' && cite.NamesStatute(title[:i]) {
			return append(names, title[:i])
		}
	}
	return names
}
