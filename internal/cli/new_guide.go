package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/slug"
	"pufa/internal/source"
)

// newGuideCommand begins a page in a channel.
func (p *program) newGuideCommand() *cobra.Command {
	var site string
	c := p.command("guide", "help/new-guide", func(c *cobra.Command, args []string) error {
		dir, err := p.siteFolder(site)
		if err != nil {
			return err
		}
		settings, ok := readConfig(dir)
		if !ok {
			return p.misuse("cli/no-site", p.shown(dir))
		}
		channel, title, ok := pagePath(args[0])
		if !ok {
			return p.misuse("cli/page-path", args[0])
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			return err
		}
		defer root.Close()
		if err := p.inChannel(root, channel); err != nil {
			return err
		}
		name := slug.Propose(title)
		if name == "" {
			return p.misuse("cli/no-name", title)
		}
		file := path.Join("content", channel, name+".md")
		for _, there := range []string{file, path.Join("content", channel, name)} {
			if _, err := root.Lstat(there); err == nil {
				return p.misuse("cli/file-exists", p.shown(filepath.Join(dir, there)))
			}
		}
		today := p.env.Now().In(settings.Zone).Format(time.DateOnly)
		err = create(root, file, p.guide(title, today))
		if errors.Is(err, fs.ErrExist) {
			return p.misuse("cli/file-exists", p.shown(filepath.Join(dir, file)))
		}
		if err != nil {
			return err
		}
		_, err = p.env.Stdout.Write([]byte(p.say("say/made-guide", p.shown(filepath.Join(dir, file))) + "\n" + p.say("say/next-guide") + "\n"))
		return err
	}, "help/arg-page")
	c.Annotations["argument"] = "help/arg-page"
	p.siteFlag(c, &site)
	return c
}

// guide is the text of a new page.
func (p *program) guide(title, today string) string {
	return "+++\n" +
		"title = " + quoted(title) + "\n" +
		"date = " + today + "\n" +
		"draft = true\n" +
		"summary = " + quoted(p.say("say/guide-summary")) + "\n" +
		"+++\n\n" +
		p.say("say/guide-body") + "\n"
}

// quoted writes a TOML basic string.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// pagePath takes what a person writes for a place of a page apart: the folder of
// the channel relative to content/, "" for content/ itself, and the title.
// Backslashes separate as well, "content/" before and ".md" after are dropped.
func pagePath(arg string) (channel, title string, ok bool) {
	arg = strings.TrimPrefix(strings.ReplaceAll(arg, `\`, "/"), "./")
	arg = strings.TrimPrefix(arg, "content/")
	channel, title = path.Split(arg)
	channel = strings.TrimSuffix(channel, "/")
	title = strings.TrimSpace(strings.TrimSuffix(title, ".md"))
	if title == "" || strings.ContainsFunc(arg, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\uFFFD' }) {
		return "", "", false
	}
	if channel != "" && (!fs.ValidPath(channel) || channel == "." || strings.ContainsAny(channel, `<>:"|?*`)) {
		return "", "", false
	}
	return channel, title, true
}

// inChannel makes sure that a folder is a channel. The top of content is one
// always.
func (p *program) inChannel(root *os.Root, folder string) error {
	if folder == "" {
		return nil
	}
	if _, err := root.Stat(path.Join("content", folder, "_index.md")); err == nil {
		return nil
	}
	all := channels(root)
	var folders, shown, near []string
	for _, c := range all {
		folders = append(folders, c.folder)
		shown = append(shown, c.String())
		if c.title == folder {
			near = []string{c.folder}
		}
	}
	if best := diag.Nearest(folder, folders); len(near) == 0 && best != "" {
		near = []string{best}
	}
	if len(shown) == 0 {
		shown = []string{p.say("say/no-channels")}
	}
	return p.misuse("cli/no-channel", folder, p.didYouMean(near...), p.list(shown))
}

// channel is a folder that has a page of its own.
type channel struct{ folder, title string }

func (c channel) String() string {
	if c.title == "" {
		return c.folder
	}
	return c.folder + "（" + c.title + "）"
}

// channels lists the channels of a site in the order of their folders.
func channels(root *os.Root) []channel {
	var all []channel
	fsys := root.FS()
	fs.WalkDir(fsys, "content", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // what can't be read is no channel to propose
		}
		if folder := path.Dir(name); e.Name() == "_index.md" && folder != "content" {
			all = append(all, channel{strings.TrimPrefix(folder, "content/"), titleOf(fsys, name)})
		}
		return nil
	})
	slices.SortFunc(all, func(a, b channel) int { return strings.Compare(a.folder, b.folder) })
	return all
}

// titleOf reads the title in a file's front matter, "" if there is none.
func titleOf(fsys fs.FS, name string) string {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return ""
	}
	f, _ := source.Decode(name, raw)
	return titleIn(f)
}
