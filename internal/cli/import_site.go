package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/migrate"
	"pufa/internal/regular"
)

// importSiteCommand converts a site of another generator into a new folder.
func (p *program) importSiteCommand() *cobra.Command {
	var to string
	c := p.command("site", "help/import-site", func(c *cobra.Command, args []string) error {
		old, err := p.siteFolder(args[0])
		if err != nil {
			return err
		}
		if to == "" {
			to = filepath.Base(old) + "-pufa"
		}
		dir := p.path(to)
		if rel, err := filepath.Rel(old, dir); err == nil && filepath.IsLocal(rel) {
			return p.misuse("cli/import-inside", to, args[0])
		}
		if err := p.vacant(dir, to); err != nil {
			return err
		}
		from, err := regular.OpenRoot(old)
		if err != nil {
			return err
		}
		defer from.Close()
		site, diags, sourceOf, ok := migrate.Move(regular.In(from))
		if !ok {
			return p.misuse("cli/no-generator", args[0])
		}
		if err := p.writeSite(c, site, from, dir); err != nil {
			return err
		}
		p.printAll(onceEach(diags, p.verbose), sourceOf)
		_, err = io.WriteString(p.env.Stdout, p.say("say/moved-site", generators[site.Generator], strconv.Itoa(site.Pages), strconv.Itoa(len(site.Files)), p.shown(dir))+"\n"+p.sayNext(dir, "say/moved-next")+"\n")
		return err
	}, "help/arg-folder")
	c.Annotations["argument"] = "help/arg-folder"
	p.valueFlag(c, (*textValue)(&to), "to", "", "flag/to-new")
	return c
}

// generators are the names of generators as their makers spell them.
var generators = map[string]string{"hugo": "Hugo", "hexo": "Hexo", "jekyll": "Jekyll", "vuepress": "VuePress"}

// onceEach keeps one finding of each kind for each word it is about, unless all
// are wanted: a site may use the same shortcode on a thousand pages.
func onceEach(l diag.List, all bool) diag.List {
	if all {
		return l
	}
	seen := map[string]int{}
	return slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool {
		key := d.Code + " " + strings.Join(strings.Fields(strings.Join(d.Args, " "))[:min(2, len(strings.Fields(strings.Join(d.Args, " "))))], " ")
		seen[key]++
		return seen[key] > 1
	})
}

// writeSite writes the new site; the old one is only read.
func (p *program) writeSite(c *cobra.Command, site *migrate.Site, from *os.Root, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	root, err := regular.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := create(root, "config.toml", p.movedConfig(site)); err != nil {
		return err
	}
	for _, f := range site.Files {
		if err := c.Context().Err(); err != nil {
			return err
		}
		if f.From == "" {
			err = create(root, f.Path, f.Text)
		} else {
			err = copyFile(from, root, f.From, f.Path)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

func copyFile(from, to *os.Root, old, new string) error {
	in, err := regular.OpenIn(from, old)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := to.MkdirAll(path.Dir(new), 0o777); err != nil {
		return err
	}
	out, err := to.OpenFile(new, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// movedConfig is the settings file of a converted site: that of a new site,
// with the old site's settings and with its channels in the menu.
func (p *program) movedConfig(site *migrate.Site) string {
	from := "starter/zh/config.toml"
	if p.lang == diag.EN {
		from = "starter/en/config.toml"
	}
	raw, _ := starter.ReadFile(from)
	text, _, _ := strings.Cut(string(raw), "[[menu]]")
	if n := strings.LastIndex(text, "\n\n"); n >= 0 {
		text = text[:n] // the comment above the menu
	}
	set := func(key, value string) {
		line := regexp.MustCompile(`(?m)^(?:# )?` + key + ` = "[^"\n]*"`)
		if at := line.FindStringIndex(text); value != "" && at != nil {
			text = text[:at[0]] + key + " = " + fields.Quote(value) + text[at[1]:]
		}
	}
	set("title", site.Title)
	set("base_url", site.BaseURL)
	if site.Folders {
		set("addresses", "folder")
	}
	if regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z]{2,4})?$`).MatchString(site.Language) {
		set("language", site.Language)
	}
	var b strings.Builder
	b.WriteString(strings.TrimRight(text, "\n") + "\n")
	const most = 6 // entries of a menu
	n := 0
	for _, f := range site.Files {
		parts := strings.Split(f.Path, "/")
		if len(parts) == 3 && parts[0] == "content" && parts[2] == "_index.md" && n < most {
			n++
			title := parts[1]
			if m := regexp.MustCompile(`(?m)^title = "(.*)"$`).FindStringSubmatch(f.Text); m != nil {
				title = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(m[1])
			}
			fmt.Fprintf(&b, "\n[[menu]]\ntitle = %s\npage = %s\n", fields.Quote(title), fields.Quote(parts[1]+"/_index.md"))
		}
	}
	if site.Facets {
		fmt.Fprintf(&b, "\n[[facets]]\nkey = \"categories\"\ntitle = %s\n", fields.Quote(p.say("say/moved-categories")))
	}
	return b.String()
}
