package compiler

import (
	"io/fs"
	"slices"
	"strings"
	"time"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/markdown"
	"pufa/internal/parallel"
	"pufa/internal/plan"
	"pufa/internal/render"
	"pufa/internal/site"
	"pufa/internal/source"
	"pufa/internal/view"
	"pufa/themes"
)

// Compiled is a site up to its plan, with nothing rendered yet. It is immutable, except
// that a sketch learns more.
type Compiled struct {
	options    Options
	folder     *folder.Folder
	now        time.Time
	number     int      // grows with each change
	changed    []string // files that differ from the previous compilation
	config     *config.Config
	form       *fields.Form // of front matter
	set        *render.Set
	lacks      []string    // templates that the theme lacks
	stylesheet string      // of the search
	engine     string      // scripts of the search
	themeWords source.File // synonyms
	ownWords   map[string][]string
	holidays   []doc.Holidays
	index      *index
	pictures   *parallel.Budget // memory for pictures in the making
	readings   readings         // as they were
	sketch     *sketch          // what is known so far; nil = everything is known, in the fields below
	site       *site.Site       // nil = the folder is not a site
	plan       *plan.Plan
	fragments  *fragments
	siteDiags  diag.List
	diags      []diag.List // of all stages and files
}

// Jobs lists the files of the site, sorted by path, without [Compiled.Assets].
func (c *Compiled) Jobs() []plan.Job { return c.plan.Jobs }

// Assets lists the theme's own files.
func (c *Compiled) Assets() []render.Asset { return c.set.Assets() }

// due reports whether the site may have changed without an edit.
func (c *Compiled) due(now time.Time) bool {
	return !c.Until().IsZero() && !now.Before(c.Until())
}

// serves reports whether site and plan are also those of next, if their inputs are the
// same.
func (c *Compiled) serves(next *Compiled, now time.Time) bool {
	return c != nil && c.site != nil && !c.due(now) && slices.Equal(c.lacks, next.lacks)
}

// moment returns the moment for which the site is built. A date alone means the end of
// that day, so that everything due on that day is out.
func (c *Compiled) moment() time.Time {
	t := c.options.Today
	if t.IsZero() {
		return c.now
	}
	at := t.In(c.config.Zone)
	if t.DateOnly {
		at = at.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	return at
}

func (c *Compiler) parserOptions() markdown.Options {
	conf := c.settings.config
	o := markdown.Options{Publish: !c.options.Drafts, HardBreaks: conf.Markdown.HardBreaks, Lang: conf.Language, Form: c.form, Plain: c.options.Plain.Paragraphs}
	for _, t := range c.theme.config.Containers {
		label := t.Label
		if diag.LangOf(conf.Language) == diag.EN && t.LabelEN != "" {
			label = t.LabelEN
		}
		o.Containers = append(o.Containers, markdown.Container{Name: t.Name, Label: label, Element: t.Element, Region: t.Landmark})
	}
	return o
}

// input returns what resolving depends on, without files.
func (c *Compiled) input() site.Input {
	return site.Input{Settings: c.settings(), Now: c.moment(), Preview: c.options.Drafts}
}

func (c *Compiled) settings() site.Settings {
	s := site.Settings{
		Title: c.config.Title, BaseURL: c.config.BaseURL, Language: c.config.Language,
		Zone: c.config.Zone, Articles: c.config.Law.ArticlePages, Folders: c.config.Addresses == config.AddressFolder,
		Lists: site.Lists{Size: c.config.Lists.Size, FromFront: c.config.Lists.Numbering == config.NumberingFront},
		Feeds: site.Feeds(c.config.Feeds), Kinds: kind.Names(),
	}
	if c.config.Links == config.LinksRooted {
		s.Base = site.BasePath(c.config.BaseURL)
	}
	for _, f := range c.config.Facets {
		s.Facets = append(s.Facets, site.FacetSetting{Key: f.Key, Title: f.Title, Menu: f.Menu, ByCode: f.Order == config.OrderCode})
	}
	for _, m := range c.config.Menu {
		s.Menu = append(s.Menu, site.MenuItem(m))
	}
	for _, n := range c.shown().Notices {
		s.Notices = append(s.Notices, site.NoticeSetting(n))
	}
	return s
}

// shown returns the settings as readers see them.
func (c *Compiled) shown() *config.Config {
	if c.options.Drafts {
		return c.config
	}
	return c.config.Published()
}

func (c *Compiled) planOptions(static []string) plan.Options {
	shown := c.shown()
	o := plan.Options{Kinds: kind.Plans(), Plain: c.options.Plain.Bodies, Latest: c.config.Lists.Latest, Static: static, Lacks: c.lacks, Holidays: c.holidays, Search: c.searchOptions(), Phase: shown.Phase, Organization: plan.Organization(shown.Organization), Accessibility: plan.Accessibility(shown.Accessibility), Glossary: c.config.Markdown.Glossary, Government: view.Government(shown.Government)}
	for _, p := range shown.Params {
		o.Params = append(o.Params, view.Param{Key: p.Key, Value: p.Value})
	}
	return o
}

// Source returns the decoded text of a file that a diagnostic names: one of the
// site's, or a template of the theme.
func (c *Compiled) Source(file string) (string, bool) {
	if c.set != nil {
		if text, ok := c.set.Source(file); ok {
			return text, true
		}
	}
	return SourceIn(c.options.Dir, file)
}

// SourceIn is [Compiled.Source] without a loaded theme.
func SourceIn(dir, file string) (string, bool) {
	raw, err := readIn(dir, file)
	if err != nil {
		_, name, _ := strings.Cut(file, "/") // "built-in/pufa/…", "themes/pufa/…"
		raw, err = fs.ReadFile(themes.FS, name)
	}
	if err != nil {
		return "", false
	}
	f, _ := source.Decode(file, raw)
	return f.Text, true
}

func readIn(dir, file string) ([]byte, error) {
	f, err := folder.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Head(file, source.MaxText) // findings never lie beyond that
}
