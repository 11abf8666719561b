package build

import (
	"context"
	"io/fs"
	"os"
	"strings"
	"time"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/markdown"
	"pufa/internal/plan"
	"pufa/internal/render"
	"pufa/internal/site"
	"pufa/internal/source"
	"pufa/internal/view"
	"pufa/themes"
)

// Compiled is a site up to its plan: nothing is rendered yet. It is never changed
// after it was made.
type Compiled struct {
	bench     *Workbench
	options   Options
	now       time.Time
	number    int      // grows with each change
	changed   []string // files that differ from the compilation before
	config    *config.Config
	set       *render.Set
	lacks     []string   // templates that the theme does without
	sketch    *sketch    // what is known so far; nil once all is, in the fields below
	site      *site.Site // nil when the folder is no site
	plan      *plan.Plan
	shared    *shared
	pictures  map[string]picturePrint // by source path
	siteDiags diag.List
	diags     []diag.List // of all stages and files
}

// Compile reads and resolves a site. Its error is the machine's; mistakes of the
// content are in the result of [Run] or [Inspect]. The caller closes what it
// returns.
func Compile(ctx context.Context, o Options) (*Compiled, error) {
	w, err := openWorkbench(o)
	if err != nil {
		return nil, err
	}
	c, err := w.Update(ctx, o.Now, nil)
	if err != nil {
		w.Close()
		return nil, err
	}
	return c, nil
}

// Close lets the site's folder go, that of the workbench it came from.
func (c *Compiled) Close() { c.bench.Close() }

// moment is the moment for which the site is built. A date alone means the whole
// of that day, so that what is due in its course is out.
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

func (w *Workbench) parserOptions() markdown.Options {
	c := w.settings.config
	o := markdown.Options{Publish: !w.options.Drafts, HardBreaks: c.Markdown.HardBreaks, Lang: c.Language, Form: w.form, Plain: w.options.Plain.Paragraphs}
	for _, t := range w.look.theme.Containers {
		label := t.Label
		if diag.LangOf(c.Language) == diag.EN && t.LabelEN != "" {
			label = t.LabelEN
		}
		o.Containers = append(o.Containers, markdown.Container{Name: t.Name, Label: label, Element: t.Element, Region: t.Landmark})
	}
	return o
}

// input is what resolving depends on, but for files.
func (c *Compiled) input() site.Input {
	return site.Input{Settings: c.settings(), Now: c.moment(), Preview: c.options.Drafts}
}

func (c *Compiled) settings() site.Settings {
	s := site.Settings{
		Title: c.config.Title, BaseURL: c.config.BaseURL, Language: c.config.Language,
		Zone: c.config.Zone, Articles: c.config.Law.ArticlePages, Folders: c.config.Addresses == config.AddressFolder,
		Lists: site.Lists{Size: c.config.Lists.Size, FromFront: c.config.Lists.Numbering == config.NumberingFront},
		Feeds: site.Feeds(c.config.Feeds),
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

// shown returns the settings as readers are to see them.
func (c *Compiled) shown() *config.Config {
	if c.options.Drafts {
		return c.config
	}
	return c.config.Published()
}

func (c *Compiled) planOptions() plan.Options {
	shown := c.shown()
	o := plan.Options{Latest: c.config.Lists.Latest, Lacks: c.lacks, Phase: shown.Phase, Organization: plan.Organization(shown.Organization), Government: view.Government(shown.Government)}
	for _, p := range shown.Params {
		o.Params = append(o.Params, view.Param(p))
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
	return sourceIn(c.options.Dir, file)
}

// sourceIn is [Compiled.Source] for who has no theme loaded.
func sourceIn(dir, file string) (string, bool) {
	raw, err := os.ReadFile(dir + "/" + file)
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
