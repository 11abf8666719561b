package compiler

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"pufa/internal/config"
	"pufa/internal/deadline"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/plan"
	"pufa/internal/render"
	"pufa/internal/source"
	"pufa/themes"
)

// theme is the theme with the site's overrides, as last read.
type theme struct {
	name       string // of the theme
	set        *render.Set
	config     *config.Theme
	lacks      []string       // templates in plan.Optional that set lacks
	words      source.File    // synonyms for the search
	holidays   []doc.Holidays // days off of known years
	stylesheet string         // of the search
	engine     string         // scripts of the search, joined; "" = the theme has none
	good       bool           // set and theme were read without errors
	diags      diag.List      // of the last reading

	print  [sha256.Size]byte // digest of everything that was read
	files  []folder.Stamp    // files in the folders
	looked time.Time
}

// themeFolders returns the folders of templates and assets.
func themeFolders(theme string) []string { return []string{"templates", "assets", "themes/" + theme} }

// readTheme reads the theme if it may have changed, and reports whether it has changed.
func (c *Compiler) readTheme(names []string, settled bool) (changed bool, err error) {
	l, name := &c.theme, c.settings.config.Theme
	again := l.set == nil || settled && name != l.name
	if !again && names != nil {
		again = slices.ContainsFunc(names, func(n string) bool {
			return slices.ContainsFunc(themeFolders(name), func(f string) bool { return folder.Within(n, f) || folder.Within(f, n) })
		})
	}
	if c.keepGood && (again || names == nil) {
		files, at := folder.Stamps(c.folder, themeFolders(name)), time.Now()
		if !again && slices.Equal(files, l.files) && !folder.Racy(files, l.looked) {
			return false, nil
		}
		l.files, l.looked = files, at
	} else if !again {
		return false, nil
	}
	fresh, err := c.loadTheme(name)
	if err != nil {
		return false, err
	}
	fresh.files, fresh.looked = l.files, l.looked
	if l.set != nil && fresh.print == l.print && fresh.name == l.name {
		return false, nil
	}
	if !fresh.good && l.good {
		l.print, l.diags = fresh.print, fresh.diags
		return true, nil
	}
	*l = fresh
	return true, nil
}

// loadTheme reads the theme and the site's overrides. A folder themes/<name> of the site
// overrides the built-in theme; what the folder lacks comes from the built-in default,
// unless its theme.toml says that it is complete.
func (c *Compiler) loadTheme(name string) (theme, error) {
	l := theme{name: name, config: &config.Theme{}}
	base, err := fs.Sub(themes.FS, themes.Default)
	if err != nil {
		return l, fmt.Errorf("opening the built-in theme: %w", err)
	}
	baseName := "built-in/" + themes.Default // a path of its own: the site may have a file of the same name
	themeFS, layer, own := base, "themes/"+themes.Default, false
	files := render.Layer{Name: layer, FS: base, Templates: ".", Assets: "assets"}
	obstacle := source.Obstacle(c.folder, "themes/"+name, true)
	l.diags = append(l.diags, obstacle...)
	if info, err := fs.Stat(c.folder, "themes/"+name); err == nil && info.IsDir() {
		layer, own = "themes/"+name, true
		if themeFS, err = fs.Sub(c.folder, layer); err != nil {
			return l, fmt.Errorf("opening %s: %w", layer, err)
		}
		files = render.Layer{FS: c.folder, Templates: layer, Assets: layer + "/assets"} // which gives better errors than themeFS
	} else if slices.Contains(themes.Builtin(), name) {
		if layer, own = "themes/"+name, name != themes.Default; own {
			if themeFS, err = fs.Sub(themes.FS, name); err != nil {
				return l, fmt.Errorf("opening the built-in theme: %w", err)
			}
			files.Name, files.FS = layer, themeFS
		}
	} else if obstacle == nil {
		known := c.themeNames()
		if near := diag.Nearest(name, known); near != "" {
			l.diags.Add("build/misspelt-theme", c.settings.config.ThemeSpan, name, near)
		} else {
			l.diags.Add("build/unknown-theme", c.settings.config.ThemeSpan, name, strings.Join(known, ", "))
		}
	}
	raw, err := fs.ReadFile(themeFS, "theme.toml")
	if err == nil {
		f, diags := source.Decode(layer+"/theme.toml", raw)
		l.diags = append(l.diags, diags...)
		l.config, diags = config.ParseTheme(f)
		l.diags = append(l.diags, diags...)
	}
	layers := []render.Layer{}
	if own && !l.config.Complete {
		layers = append(layers, render.Layer{Name: baseName, FS: base, Templates: ".", Assets: "assets", Fallback: true})
	}
	set, diags := render.Load(append(layers,
		files,
		render.Layer{Name: "", FS: c.folder, Templates: "templates", Assets: "assets"},
	), render.Options{Views: kind.Views(), Library: c.options.Plain.Templates})
	l.set = set
	l.diags = append(l.diags, diags...)
	for _, t := range plan.Optional {
		if !set.Has(t) {
			l.lacks = append(l.lacks, t)
		}
	}
	if l.config.Complete {
		for _, t := range plan.Needed {
			if !set.Has(t) {
				l.diags.Add("build/theme-incomplete", diag.At(layer+"/theme.toml"), t)
			}
		}
	}
	data := []fs.FS{base, themeFS} // later ones replace files of earlier ones
	if l.config.Complete || !own {
		data = data[1:]
	}
	l.readSearch(layer, data...)
	l.readHolidays(data...)
	l.good = l.diags.Count(diag.Error) == 0
	digest := set.Digest()
	h := sha256.New()
	h.Write(digest[:])
	h.Write(raw)
	fmt.Fprintln(h, l.engine, l.stylesheet, l.words.Text, l.holidays)
	for _, d := range l.diags { // the digest does not cover a broken template
		fmt.Fprintln(h, d.Code, d.Span, d.Args)
	}
	l.print = [sha256.Size]byte(h.Sum(nil))
	return l, nil
}

// unreadParams reports the keys of [params] that no template of the theme reads: most are
// misspelt. While a template is broken it reports nothing, since that one may read them.
func (c *Compiler) unreadParams() diag.List {
	var diags diag.List
	if c.settings.config == nil || !c.theme.good {
		return nil
	}
	keys, all := c.theme.set.Params()
	for _, p := range c.settings.config.Params {
		if all || slices.Contains(keys, p.Key) {
			continue
		}
		if near := diag.Nearest(p.Key, keys); near != "" {
			diags.Add("config/param-near", p.Span, p.Key, near)
		} else {
			diags.Add("config/param-unread", p.Span, p.Key, keys)
		}
	}
	return diags
}

// themeNames lists the themes that a site can use: the folders in themes/ and the
// built-in ones.
func (c *Compiler) themeNames() []string {
	names := themes.Builtin()
	folders, _ := fs.ReadDir(c.folder, "themes") // the folder need not exist
	for _, f := range folders {
		if f.IsDir() && !slices.Contains(names, f.Name()) && !source.Scrap(f.Name()) {
			names = append(names, f.Name())
		}
	}
	return names
}

// DefaultTheme is the theme of a site that does not name one.
const DefaultTheme = themes.Default

// BuiltinThemes lists the themes that are part of the program.
func BuiltinThemes() []string { return themes.Builtin() }

// BuiltinTheme returns the files of a built-in theme, or nil.
func BuiltinTheme(name string) fs.FS {
	if !slices.Contains(themes.Builtin(), name) {
		return nil
	}
	files, err := fs.Sub(themes.FS, name)
	if err != nil {
		return nil
	}
	return files
}

// readHolidays reads the theme's days off.
func (l *theme) readHolidays(layers ...fs.FS) {
	for _, layer := range layers {
		if raw, err := fs.ReadFile(layer, "holidays.toml"); err == nil {
			f, diags := source.Decode("holidays.toml", raw)
			l.diags = append(l.diags, diags...)
			l.holidays, diags = config.ParseHolidays(f)
			l.diags = append(append(l.diags, diags...), deadline.CheckHolidays(l.holidays, f.Path)...)
		}
	}
}
