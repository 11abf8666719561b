package importer

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

// Edition is a statute's text, ready for a site. Adopted, Promulgated and Number are
// those of the original statute; its amendments are in the text (题注). What is not clear
// is zero.
type Edition struct {
	Title       string
	Untitled    bool // Title is the name of the file
	Rank        law.Rank
	Issuer      string
	Number      string
	Adopted     law.Date
	Promulgated law.Date
	Effective   law.Date // of this edition
	Doubt       Doubt    // why Effective is zero
	Said        law.Date // the day that the text names, if it is in doubt
	Last        law.Date // the last step in 题注, or a later day in the file's name
	Source      string   // name of the file it was made from
	SHA256      string   // of that file; set by the caller, which has its bytes
	Text        string   // body of the edition's file
	Provisions  int      // articles or points
	Cover       string   // text before the statute that was left out; "" = none
}

// Read makes an edition of a statute's text. It ignores front matter. ok is false if the
// text is not a statute.
func Read(f source.File) (e Edition, ok bool) {
	body := f.Text[min(f.BodyStart, len(f.Text)):]
	c, rest, covered := cutCover(body)
	text, body := afterCover(f, c, rest)
	st := text.Statute
	if len(st.Provisions()) == 0 && len(st.Preamble) == 0 && len(st.Divisions) == 0 {
		return Edition{}, false
	}
	list := st.Steps()
	e = Edition{
		Title:       st.Title,
		Adopted:     adoption(list),
		Promulgated: publication(list),
		Last:        lastStep(list),
		Source:      path.Base(f.Path),
		Text:        tidy(body, st),
		Provisions:  len(st.Provisions()),
	}
	if e.Title == "" {
		e.Title, e.Untitled = strings.TrimSuffix(e.Source, path.Ext(e.Source)), true
	}
	e.Issuer, e.Number = issuer(list)
	e.Rank = rank(e.Title, e.Issuer)
	named := namedDay(e.Source)
	if e.Effective, e.Doubt, e.Said = effect(st, list, named); e.Doubt == Older {
		e.Last = named
	}
	if covered {
		e.withCover(c)
	}
	return e, true
}

// WithEffective returns e with a day of effect that a person gave.
func (e Edition) WithEffective(day law.Date) Edition {
	e.Effective, e.Doubt = day, Certain
	return e
}

// Name returns the name of the edition's file: the day of effect, or undated.md. n, from
// 1, numbers several undated ones.
func (e Edition) Name(n int) string {
	switch {
	case !e.Effective.IsZero():
		return e.Effective.String() + ".md"
	case n > 1:
		return "undated-" + strconv.Itoa(n) + ".md"
	}
	return "undated.md"
}

// unpassed is what stands in brackets below the name of a text that was never passed.
var unpassed = regexp.MustCompile(`[（(][^（()）\n]{0,14}(?:意见稿|送审稿|讨论稿|审议稿|草案|草稿)[）)]`)

// Report adds findings about what a person must find out or check. file is the edition's
// new file.
func (e Edition) Report(diags *diag.List, file string) {
	name := file[strings.LastIndexAny(file, `/\\`)+1:]
	if e.Cover != "" {
		diags.Add("import/cover", diag.At(file), "“"+e.Cover+"”")
	}
	head, _, _ := strings.Cut(e.Text, "第一条")
	if stage := unpassed.FindString(e.Title + head); stage != "" {
		diags.Add("import/unpassed", diag.At(file), e.Title, stage)
	}
	if e.Untitled {
		diags.Add("import/no-title", diag.At(file), e.Title)
	}
	if e.Provisions == 0 {
		diags.Add("import/no-provisions", diag.At(file), e.Title)
	}
	switch e.Doubt {
	case Unsaid:
		diags.Add("import/effective-unsaid", diag.At(file), e.Title, name)
	case Published:
		diags.Add("import/effective-published", diag.At(file), e.Title, name)
	case Earlier:
		diags.Add("import/effective-earlier", diag.At(file), e.Title, e.Said.Chinese(), e.Last.Chinese(), name)
	case Older:
		diags.Add("import/effective-older", diag.At(file), e.Title, e.Said.Chinese(), e.Last.Chinese(), name)
	case Several:
		diags.Add("import/effective-several", diag.At(file), e.Title, name)
	}
}

// tidy returns the text in the form for sites: # before headings, one block per line,
// without comments in <!-- -->. If that would change a word, or the way the text is read,
// it returns the text unchanged.
func tidy(text string, st *law.Statute) string {
	printed := lawtext.Markdown(st)
	again, _ := lawtext.Parse(source.File{Text: printed})
	if bare(printed) == bare(remark.ReplaceAllString(text, "")) && alike(st, again.Statute) {
		return printed
	}
	return strings.Trim(text, "\n") + "\n"
}

var remark = regexp.MustCompile(`(?s)<!--.*?-->`)

// bare returns text without white space and Markdown's marks.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '#' || r == '*' || r == '\\' {
			return -1
		}
		return r
	}, text)
}

// alike reports whether two readings have the same parts.
func alike(a, b *law.Statute) bool {
	parts := func(st *law.Statute) []string {
		out := []string{st.Title, strconv.Itoa(len(st.Enactment)), strconv.Itoa(len(st.Annexes))}
		for i := range st.Divisions {
			out = append(out, st.Divisions[i].Heading())
		}
		for _, a := range st.Provisions() {
			out = append(out, a.Label)
			for _, p := range a.Paragraphs {
				out = append(out, p.Text)
				for _, it := range p.Items {
					out = append(out, it.Label+it.Text)
				}
			}
		}
		return out
	}
	return slices.Equal(parts(a), parts(b))
}
