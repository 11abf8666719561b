package build

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/render"
	"pufa/internal/source"
	"pufa/themes"
)

// look is the theme with the site's overrides, as it was read last.
type look struct {
	name  string // of the theme
	set   *render.Set
	theme *config.Theme
	lacks []string  // those of plan.Optional that set has no template for
	good  bool      // set and theme were read without errors
	diags diag.List // of the last reading

	print  [sha256.Size]byte // of all that was read
	files  []fileStamp       // what lay in the folders
	looked time.Time
}

// fileStamp tells, without reading, that a file is probably as it was.
type fileStamp struct {
	path string
	size int64
	mod  time.Time
}

// lookFolders returns the folders that templates and assets come from.
func lookFolders(theme string) []string { return []string{"templates", "assets", "themes/" + theme} }

// readLook reads the theme if it may have changed, and reports whether it has.
func (w *Workbench) readLook(names []string, settled bool) (changed bool, err error) {
	l, name := &w.look, w.settings.config.Theme
	again := l.set == nil || settled && name != l.name
	if !again && names != nil {
		again = slices.ContainsFunc(names, func(n string) bool {
			return slices.ContainsFunc(lookFolders(name), func(f string) bool { return within(n, f) || within(f, n) })
		})
	}
	if w.lasting && (again || names == nil) {
		files, at := w.stamps(lookFolders(name)), time.Now()
		if !again && slices.Equal(files, l.files) && !racy(files, l.looked) {
			return false, nil
		}
		l.files, l.looked = files, at
	} else if !again {
		return false, nil
	}
	fresh, err := w.loadLook(name)
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

// loadLook reads the theme and the site's overrides. A folder themes/<name> of
// the site wins over the theme that is built in; what the folder lacks comes from
// the built-in default, unless its theme.toml says that it is complete.
func (w *Workbench) loadLook(name string) (look, error) {
	l := look{name: name, theme: &config.Theme{}}
	base, err := fs.Sub(themes.FS, themes.Default)
	if err != nil {
		return l, fmt.Errorf("opening the built-in theme: %w", err)
	}
	baseName := "built-in/" + themes.Default // a path of its own: the site may have a file of the same name
	themeFS, layer, own := base, "themes/"+themes.Default, false
	if info, err := fs.Stat(w.files, "themes/"+name); err == nil && info.IsDir() {
		layer, own = "themes/"+name, true
		if themeFS, err = fs.Sub(w.files, layer); err != nil {
			return l, fmt.Errorf("opening %s: %w", layer, err)
		}
	} else if name != themes.Default {
		known := w.themeNames()
		if near := diag.Nearest(name, known); near != "" {
			l.diags.Add("build/misspelt-theme", w.settings.config.ThemeSpan, name, near)
		} else {
			l.diags.Add("build/unknown-theme", w.settings.config.ThemeSpan, name, strings.Join(known, ", "))
		}
	}
	raw, err := fs.ReadFile(themeFS, "theme.toml")
	if err == nil {
		f, diags := source.Decode(layer+"/theme.toml", raw)
		l.diags = append(l.diags, diags...)
		l.theme, diags = config.ParseTheme(f)
		l.diags = append(l.diags, diags...)
	}
	layers := []render.Layer{}
	if own && !l.theme.Complete {
		layers = append(layers, render.Layer{Name: baseName, FS: base, Templates: ".", Assets: "assets", Fallback: true})
	}
	set, diags := render.Load(append(layers,
		render.Layer{Name: layer, FS: themeFS, Templates: ".", Assets: "assets"},
		render.Layer{Name: "", FS: w.files, Templates: "templates", Assets: "assets"},
	), render.Options{Library: w.options.Plain.Templates})
	l.set = set
	l.diags = append(l.diags, diags...)
	for _, t := range plan.Optional {
		if !set.Has(t) {
			l.lacks = append(l.lacks, t)
		}
	}
	if l.theme.Complete {
		for _, t := range plan.Needed {
			if !set.Has(t) {
				l.diags.Add("build/theme-incomplete", diag.At(layer+"/theme.toml"), t)
			}
		}
	}
	l.good = l.diags.Count(diag.Error) == 0
	digest := set.Digest()
	h := sha256.New()
	h.Write(digest[:])
	h.Write(raw)
	for _, d := range l.diags { // a broken template is part of no digest
		fmt.Fprintln(h, d.Code, d.Span, d.Args)
	}
	l.print = [sha256.Size]byte(h.Sum(nil))
	return l, nil
}

// themeNames lists the themes that a site can name: the folders in themes/ and the
// one that is built in.
func (w *Workbench) themeNames() []string {
	names := []string{themes.Default}
	folders, _ := fs.ReadDir(w.files, "themes") // there need be none
	for _, f := range folders {
		if f.IsDir() && f.Name() != themes.Default && !source.Scrap(f.Name()) {
			names = append(names, f.Name())
		}
	}
	return names
}

// stamps lists the files below some folders. What cannot be listed is left out;
// reading it will tell.
func (w *Workbench) stamps(folders []string) []fileStamp {
	var out []fileStamp
	for _, folder := range folders {
		_ = fs.WalkDir(w.files, folder, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if info, err := fs.Stat(w.files, p); err == nil { // the target of a link
				out = append(out, fileStamp{p, info.Size(), info.ModTime()})
			} else if !errors.Is(err, fs.ErrNotExist) {
				out = append(out, fileStamp{path: p})
			}
			return nil
		})
	}
	return out
}

// clockGrain is how coarse times of files may be: FAT counts in steps of 2 s.
const clockGrain = 2 * time.Second

// racy reports whether a file was written so shortly before it was looked at that
// another write could have left the same time.
func racy(files []fileStamp, looked time.Time) bool {
	return slices.ContainsFunc(files, func(f fileStamp) bool { return looked.Sub(f.mod) < clockGrain })
}

// within reports whether the path p is folder or lies below it.
func within(p, folder string) bool {
	return p == folder || strings.HasPrefix(p, folder) && p[len(folder)] == '/'
}
