package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"pufa/internal/compiler"
	"pufa/internal/folder"
	"pufa/internal/press"
)

// buildCommand builds the site.
func (p *program) buildCommand() *cobra.Command {
	var o press.Options
	var site, out string
	c := p.command("build", "help/build", func(c *cobra.Command, _ []string) (err error) {
		if o.Dir, err = p.siteIn(site); err != nil {
			return err
		}
		if out != "" {
			o.Out = p.path(out)
			if err := p.creatable(o.Out); err != nil {
				return err
			}
		}
		r, err := p.build(c.Context(), &o)
		if err != nil {
			return err
		}
		return p.summarize(r, o)
	})
	flags := c.Flags()
	p.siteFlag(c, &site)
	p.valueFlag(c, (*textValue)(&out), "out", "o", "flag/out")
	p.valueFlag(c, &addressValue{p, &o.BaseURL}, "base-url", "", "flag/base-url")
	flags.BoolVar(&o.Drafts, "drafts", false, p.say("flag/drafts"))
	p.valueFlag(c, &dayValue{p, &o.Today}, "today", "", "flag/today")
	flags.BoolVar(&o.Strict, "strict", false, p.say("flag/strict"))
	flags.BoolVar(&o.Yes, "yes", false, p.say("flag/yes"))
	flags.Bool("json", false, p.say("flag/json")) // Main has read it already
	return c
}

// build builds the site and prints what was found.
func (p *program) build(ctx context.Context, o *press.Options) (r *press.Result, err error) {
	o.Now = p.env.Now()
	if o.Cache, err = p.cache(o.Dir); err != nil {
		return nil, err
	}
	if o.Plain, err = p.plain(); err != nil {
		return nil, err
	}
	if o.Plain != (compiler.Plain{}) {
		o.Cache = "" // it would skip the work that is to be shown
	}
	if !o.Plain.Heap && !p.collectorSet() {
		growInLargePages(baseMemory)
	}
	p.collectAt(buildGC)
	o.Sized = p.limitMemory
	line := p.progress()
	o.Progress, o.Slow = line.show, line.slow()
	r, err = press.Run(ctx, *o)
	line.clear()
	if r == nil {
		return nil, err
	}
	if !p.langGiven {
		p.lang = r.Lang
	}
	p.print(r.Diagnostics, r.Source)
	return r, err
}

// cache returns the folder for files that speed up later builds of a site; "" =
// none. It must not be inside the site, where it would be read as content.
func (p *program) cache(site string) (string, error) {
	dir := p.env.Getenv("PUFA_CACHE")
	switch dir {
	case "":
		if p.env.Cache != "" && liesIn(p.env.Cache, site) {
			return "", nil // the user did not name it
		}
		return p.env.Cache, nil
	case "off":
		return "", nil
	}
	if liesIn(p.path(dir), site) {
		return "", p.misuse("cli/cache-in-site", dir)
	}
	return p.path(dir), nil
}

// liesIn reports whether path, which need not exist, is folder or lies below
// it, also through a link.
func liesIn(path, folder string) bool {
	folder, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return false
	}
	rest := ""
	for {
		real, err := filepath.EvalSymlinks(path)
		if err == nil {
			rel, err := filepath.Rel(folder, filepath.Join(real, rest))
			return err == nil && filepath.IsLocal(rel)
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path, rest = up, filepath.Join(filepath.Base(path), rest)
	}
}

// plain returns the speed tricks that PUFA_PLAIN turns off.
func (p *program) plain() (compiler.Plain, error) {
	plain, unknown := compiler.ParsePlain(p.env.Getenv("PUFA_PLAIN"))
	if unknown != "" {
		return plain, p.misuse("cli/unknown-trick", unknown, compiler.Tricks)
	}
	return plain, nil
}

// siteIn returns the absolute folder that -s names, which must hold a site.
func (p *program) siteIn(arg string) (string, error) {
	if arg != "" && filepath.Base(arg) == folder.Config {
		if info, err := os.Stat(p.path(arg)); err == nil && !info.IsDir() {
			return "", p.misuse("cli/site-is-file", arg, filepath.ToSlash(filepath.Dir(arg)))
		}
	}
	dir, err := p.siteFolder(arg)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(filepath.Join(dir, folder.Config)); errors.Is(err, os.ErrNotExist) { // a link to nothing is reported as a finding
		return "", p.misuse("cli/no-site", p.shown(dir))
	}
	return dir, nil
}

// siteFolder returns the absolute folder that -s names.
func (p *program) siteFolder(arg string) (string, error) {
	dir := p.path(arg)
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", p.misuse("cli/no-folder", arg)
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", p.misuse("cli/not-a-folder", arg)
	}
	return dir, nil
}
