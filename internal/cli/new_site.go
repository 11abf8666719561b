package cli

import (
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/filename"
	"pufa/internal/regular"
)

// starter holds the files of a new site, one folder for each language. Where
// they say @TODAY@, the day is filled in.
//
//go:embed all:starter
var starter embed.FS

// newSiteCommand begins a site.
func (p *program) newSiteCommand() *cobra.Command {
	c := p.command("site", "help/new-site", func(c *cobra.Command, args []string) error {
		name := cmp.Or(args...)
		if len(args) == 0 {
			var err error
			if name, err = p.ask(p.say("say/menu-name")); err != nil {
				return err
			}
			name = cmp.Or(name, p.say("say/menu-new-name"))
		}
		dir := p.path(name)
		if err := p.vacant(dir, name); err != nil {
			return err
		}
		files, err := p.copyStarter(dir)
		if err != nil {
			return err
		}
		var b strings.Builder
		b.WriteString(p.say("say/made-site", p.shown(dir)) + "\n")
		for _, f := range p.gathered(files) {
			b.WriteString("  " + f + "\n")
		}
		b.WriteString(p.sayNext(dir, "say/next-site") + "\n")
		_, err = p.env.Stdout.Write([]byte(b.String()))
		return err
	}, "help/arg-folder")
	c.Annotations["argument"] = "help/arg-folder"
	p.mayAsk(c)
	return c
}

// gathered lists files in order. For a folder in content/ with many files, it
// lists only the folder.
func (p *program) gathered(files []string) []string {
	const many = 3
	count := map[string]int{}
	in := func(file string) string {
		if parts := strings.SplitN(file, "/", 3); len(parts) == 3 {
			return parts[0] + "/" + parts[1]
		}
		return ""
	}
	for _, f := range files {
		count[in(f)]++
	}
	var out []string
	for _, f := range files {
		switch folder := in(f); {
		case folder == "" || count[folder] <= many:
			out = append(out, f)
		case count[folder] > 0 && (len(out) == 0 || !strings.HasPrefix(out[len(out)-1], folder+"/")):
			out = append(out, p.say("say/files-in", folder, strconv.Itoa(count[folder])))
		}
	}
	return out
}

// vacant makes sure that a folder is empty or does not exist. Files that
// systems and version control leave everywhere do not count.
func (p *program) vacant(dir, arg string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return p.creatable(dir)
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return p.misuse("cli/not-a-folder", arg)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	const most = 5
	var names []string
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."), name == "Thumbs.db", name == "desktop.ini":
		case len(names) == most:
			names = append(names, "…")
		case len(names) < most:
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		return p.misuse("cli/folder-not-empty", arg, p.list(names))
	}
	return nil
}

// creatable makes sure that a folder that does not exist may be made: any machine can
// hold its name, and those of the folders above it that do not exist either.
func (p *program) creatable(dir string) error {
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(dir); err == nil {
			return nil
		}
		name := filepath.Base(dir)
		if better := filename.Portable(name); better != "" {
			return p.misuse("cli/no-portable-name", name, better)
		}
	}
	return nil
}

// copyStarter writes the files of a new site and returns their paths in it.
func (p *program) copyStarter(dir string) ([]string, error) {
	from, zone := "starter/zh", time.FixedZone("Asia/Shanghai", 8*60*60)
	if p.lang == diag.EN {
		from = "starter/en"
	}
	today := p.env.Now().In(zone).Format(time.DateOnly)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	root, err := regular.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var files []string
	err = fs.WalkDir(starter, from, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := starter.ReadFile(name)
		if err != nil {
			return err
		}
		name = strings.TrimPrefix(name, from+"/")
		files = append(files, name)
		return create(root, name, strings.ReplaceAll(string(data), "@TODAY@", today))
	})
	return files, err
}

// create writes a file that must not exist yet, and makes the folders above it.
func create(root *os.Root, name, text string) error {
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
