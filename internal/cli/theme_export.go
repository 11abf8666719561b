package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/regular"
)

// themeName is the line of theme.toml with the theme's name.
var themeName = regexp.MustCompile(`(?m)^name = ".*"`)

// themeExportCommand writes a copy of a built-in theme as a start for one's
// own.
func (p *program) themeExportCommand() *cobra.Command {
	name := compiler.DefaultTheme
	c := p.command("export", "help/theme-export", func(c *cobra.Command, args []string) error {
		from := compiler.BuiltinTheme(name)
		if from == nil {
			known := compiler.BuiltinThemes()
			if near := diag.Nearest(name, known); near != "" {
				return p.misuse("cli/theme-unknown-near", name, near)
			}
			return p.misuse("cli/theme-unknown", name, p.list(known))
		}
		dir := p.path(args[0])
		if err := p.vacant(dir, args[0]); err != nil {
			return err
		}
		n, err := writeTheme(from, dir)
		if err != nil {
			return err
		}
		_, err = p.env.Stdout.Write([]byte(p.say("say/made-theme", p.shown(dir), strconv.Itoa(n)) + "\n" + p.say("say/next-theme", filepath.Base(dir)) + "\n"))
		return err
	}, "help/arg-folder")
	c.Annotations["argument"] = "help/arg-folder"
	p.valueFlag(c, (*textValue)(&name), "theme", "", "flag/theme")
	return c
}

// writeTheme writes the files of a theme into a folder, names the theme after
// it, and returns how many files there are.
func writeTheme(from fs.FS, dir string) (n int, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return 0, err
	}
	root, err := regular.OpenRoot(dir)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	err = fs.WalkDir(from, ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, file)
		if err != nil {
			return err
		}
		text := string(data)
		if file == "theme.toml" {
			text = themeName.ReplaceAllLiteralString(text, `name = "`+strings.ReplaceAll(filepath.Base(dir), `"`, "")+`"`)
		}
		n++
		return create(root, file, text)
	})
	return n, err
}
