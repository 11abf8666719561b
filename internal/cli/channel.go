package cli

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/regular"
	"pufa/internal/source"
)

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
	fsys := regular.In(root)
	source.WalkDir(fsys, "content", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // a folder that cannot be read is not offered
		}
		if folder := path.Dir(name); e.Name() == "_index.md" && folder != "content" {
			all = append(all, channel{strings.TrimPrefix(folder, "content/"), titleOf(fsys, name)})
		}
		return nil
	})
	slices.SortFunc(all, func(a, b channel) int { return strings.Compare(a.folder, b.folder) })
	return all
}

// works lists the statutes of a site: the channels that are folders of
// statutes.
func works(root *os.Root) []channel {
	return slices.DeleteFunc(channels(root), func(c channel) bool { return !isWork(root, c.folder) })
}

// isWork reports whether a channel is the folder of a statute.
func isWork(root *os.Root, folder string) bool {
	_, ok := workTitle(regular.In(root), path.Join("content", folder, "_index.md"))
	return ok
}

// channelWithMost returns the channel with the most pages of a kind, "" if none
// has any. Channels that are drafts as a whole, such as the samples of a new
// site, do not count.
func channelWithMost(root *os.Root, kind string) string {
	best, most := "", 0
	for _, c := range channels(root) {
		if amongDrafts(root, c.folder) {
			continue
		}
		if n := typesIn(regular.In(root), path.Join("content", c.folder))[kind]; n > most {
			best, most = c.folder, n
		}
	}
	return best
}

// amongDrafts reports whether a channel, or one above it, is marked as a draft.
func amongDrafts(root *os.Root, folder string) bool {
	for ; folder != "."; folder = path.Dir(folder) {
		name := path.Join("content", folder, "_index.md")
		raw, err := fs.ReadFile(regular.In(root), name)
		if err != nil {
			continue
		}
		f, _ := source.Decode(name, raw)
		var meta struct {
			Cascade struct {
				Draft bool `toml:"draft"`
			} `toml:"cascade"`
		}
		fields.Decode(name, f.Text, f.FrontStart, f.FrontEnd, &meta, fields.Options{Unknown: diag.Notice})
		if meta.Cascade.Draft {
			return true
		}
	}
	return false
}

// typesIn counts the pages of a channel by type. A channel that gives its pages a
// type counts as one page of it.
func typesIn(fsys fs.FS, folder string) map[string]int {
	counts := map[string]int{}
	given := "guide"
	entries, _ := fs.ReadDir(fsys, folder)
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int { // _index.md first
		return strings.Compare(strconv.FormatBool(a.Name() != "_index.md"), strconv.FormatBool(b.Name() != "_index.md"))
	})
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		if e.IsDir() {
			if _, isWork := workTitle(fsys, path.Join(name, "_index.md")); isWork {
				counts["law"]++
				continue
			}
			name = path.Join(name, "index.md")
		}
		if path.Ext(name) != ".md" {
			continue
		}
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			continue
		}
		f, _ := source.Decode(name, raw)
		var meta struct {
			Type    string `toml:"type"`
			Cascade struct {
				Type string `toml:"type"`
			} `toml:"cascade"`
		}
		fields.Decode(name, f.Text, f.FrontStart, f.FrontEnd, &meta, fields.Options{Unknown: diag.Notice})
		switch {
		case e.Name() == "_index.md":
			if meta.Cascade.Type != "" {
				given = meta.Cascade.Type
				counts[given]++
			}
		case meta.Type != "":
			counts[meta.Type]++
		default:
			counts[given]++
		}
	}
	return counts
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

// inChannel returns the folder of the channel with this folder or, if it is the
// only one, with this title. The top of content always counts as a channel.
func (p *program) inChannel(root *os.Root, named string) (string, error) {
	if named == "" {
		return "", nil
	}
	if _, err := root.Stat(path.Join("content", named, "_index.md")); err == nil {
		return named, nil
	}
	all := channels(root)
	var titled []string
	for _, c := range all {
		if c.title == named {
			titled = append(titled, c.folder)
		}
	}
	if len(titled) == 1 {
		return titled[0], nil
	}
	return "", p.misuse("cli/no-channel", named, p.didYouMean(nearest(named, all)...), p.shownChannels(all))
}

// nearest returns the folders of channels that a name may mean: those with that
// title, or with a similar folder.
func nearest(name string, all []channel) []string {
	var folders []string
	for _, c := range all {
		if c.title == name {
			return []string{c.folder}
		}
		folders = append(folders, c.folder)
	}
	if best := diag.Nearest(name, folders); best != "" {
		return []string{best}
	}
	return nil
}

// shownChannels lists channels for a message.
func (p *program) shownChannels(all []channel) string {
	if len(all) == 0 {
		return p.say("say/no-channels")
	}
	var shown []string
	for _, c := range all {
		shown = append(shown, c.String())
	}
	return p.list(shown)
}
