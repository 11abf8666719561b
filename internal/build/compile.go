package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
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

// Compiled is a site up to its plan: nothing is rendered yet. It holds the
// site's folder open until Close.
type Compiled struct {
	options  Options
	root     *os.Root
	files    fs.FS
	config   *config.Config
	set      *render.Set
	site     *site.Site // nil when the folder is no site
	plan     *plan.Plan
	pictures map[string]picturePrint // by source path
	diags    diag.List
}

// Compile reads and resolves a site. Its error is the machine's; mistakes of the
// content are in the result of [Run] or [Inspect]. The caller closes what it
// returns.
func Compile(ctx context.Context, o Options) (*Compiled, error) {
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	c := &Compiled{options: o, root: root, files: root.FS(), config: &config.Config{Language: "zh-CN"}}
	if err := c.compile(ctx); err != nil {
		root.Close()
		return nil, err
	}
	return c, nil
}

// Close lets the site's folder go.
func (c *Compiled) Close() { c.root.Close() }

func (c *Compiled) compile(ctx context.Context) error {
	raw, err := fs.ReadFile(c.files, "config.toml")
	if errors.Is(err, fs.ErrNotExist) {
		c.diags.Add("build/no-config", diag.At("config.toml"))
		return nil
	} else if err != nil {
		return fmt.Errorf("reading config.toml: %w", err)
	}
	f, diags := source.Decode("config.toml", raw)
	c.diags = append(c.diags, diags...)
	c.config, diags = config.Parse(f)
	c.diags = append(c.diags, diags...)
	c.overrideBaseURL()

	theme, err := c.loadTheme()
	if err != nil {
		return err
	}
	in := site.Input{Settings: c.settings(), Now: c.now(), Preview: c.options.Drafts}
	if err := c.readContent(ctx, &in, c.parserOptions(theme)); err != nil {
		return err
	}
	if len(in.Documents) == 0 {
		c.diags.Add("build/no-content", diag.At(site.Content))
	}
	c.site, diags = site.Resolve(in)
	c.diags = append(c.diags, diags...)
	for _, a := range c.site.Files {
		if c.pictures[a.Path].location {
			c.diags.Add("picture/location", diag.At(a.Path))
		}
	}
	c.plan = plan.Make(c.site, c.planOptions())
	c.planStatic(in.Static)
	return context.Cause(ctx)
}

func (c *Compiled) overrideBaseURL() {
	base := c.options.BaseURL
	if base == "" {
		return
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
		c.diags.Add("build/bad-base-url", diag.Span{}, base)
		return
	}
	c.config.BaseURL = strings.TrimSuffix(base, "/") + "/"
}

// now is the moment for which the site is built. A date alone means the whole of
// that day, so that what is due in its course is out.
func (c *Compiled) now() time.Time {
	t := c.options.Today
	if t.IsZero() {
		return c.options.Now
	}
	at := t.In(c.config.Zone)
	if t.DateOnly {
		at = at.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	return at
}

// loadTheme reads the theme and the site's overrides. A folder themes/<name> of
// the site wins over the theme that is built in.
func (c *Compiled) loadTheme() (*config.Theme, error) {
	name := c.config.Theme
	themeFS, layer := fs.FS(nil), "themes/"+name
	if info, err := fs.Stat(c.files, layer); err == nil && info.IsDir() {
		themeFS, err = fs.Sub(c.files, layer)
		if err != nil {
			return nil, fmt.Errorf("opening %s: %w", layer, err)
		}
	} else {
		sub, err := fs.Sub(themes.FS, name)
		if err == nil {
			_, err = fs.Stat(sub, ".")
		}
		if err != nil {
			c.diags.Add("build/unknown-theme", diag.At("config.toml"), name)
			if sub, err = fs.Sub(themes.FS, themes.Default); err != nil {
				return nil, fmt.Errorf("opening the built-in theme: %w", err)
			}
			layer = "themes/" + themes.Default
		}
		themeFS = sub
	}
	set, diags := render.Load([]render.Layer{
		{Name: layer, FS: themeFS, Templates: ".", Assets: "assets"},
		{Name: "", FS: c.files, Templates: "templates", Assets: "assets"},
	}, render.Options{})
	c.set = set
	c.diags = append(c.diags, diags...)

	theme := &config.Theme{}
	if raw, err := fs.ReadFile(themeFS, "theme.toml"); err == nil {
		f, diags := source.Decode(layer+"/theme.toml", raw)
		c.diags = append(c.diags, diags...)
		theme, diags = config.ParseTheme(f)
		c.diags = append(c.diags, diags...)
	}
	return theme, nil
}

func (c *Compiled) parserOptions(theme *config.Theme) markdown.Options {
	o := markdown.Options{HardBreaks: c.config.Markdown.HardBreaks, Lang: c.config.Language}
	for _, t := range theme.Containers {
		label := t.Label
		if diag.LangOf(c.config.Language) == diag.EN && t.LabelEN != "" {
			label = t.LabelEN
		}
		o.Containers = append(o.Containers, markdown.Container{Name: t.Name, Label: label, Element: t.Element, Region: t.Landmark})
	}
	return o
}

func (c *Compiled) settings() site.Settings {
	s := site.Settings{
		Title: c.config.Title, BaseURL: c.config.BaseURL, Language: c.config.Language,
		Zone: c.config.Zone, Folders: c.config.Addresses == config.AddressFolder,
	}
	for _, m := range c.config.Menu {
		s.Menu = append(s.Menu, site.MenuItem(m))
	}
	return s
}

func (c *Compiled) planOptions() plan.Options {
	o := plan.Options{Organization: view.Organization(c.config.Organization), Government: view.Government(c.config.Government)}
	for _, p := range c.config.Params {
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
	raw, err := os.ReadFile(c.options.Dir + "/" + file)
	if err != nil {
		return "", false
	}
	f, _ := source.Decode(file, raw)
	return f.Text, true
}
