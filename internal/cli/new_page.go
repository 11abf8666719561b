package cli

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/kind"
	"pufa/internal/regular"
	"pufa/internal/slug"
)

// scaffolds holds the text that a new page of each kind, new/LANGUAGE/KIND.md,
// or a new channel begins with. "@TITLE@" and @TODAY@ are filled in.
//
//go:embed all:new
var scaffolds embed.FS

// scaffold is the text that a new page of a kind begins with.
func scaffold(lang diag.Lang, kind string) string {
	folder := "zh"
	if lang == diag.EN {
		folder = "en"
	}
	text, err := scaffolds.ReadFile("new/" + folder + "/" + kind + ".md")
	if err != nil {
		panic(err) // a test demands one of each kind
	}
	return string(text)
}

// newCommand groups the commands that begin something: a site, a channel, a
// page of each kind.
func (p *program) newCommand() *cobra.Command {
	below := []*cobra.Command{p.newSiteCommand(), p.newChannelCommand()}
	for i := range kind.All {
		k := &kind.All[i]
		make := p.newPageCommand
		if k.Name == doc.NotesType {
			make = p.newNotesCommand
		}
		c := make(k)
		c.SuggestFor = append(slices.Clone(c.SuggestFor), k.ZH, k.EN)
		below = append(below, c)
	}
	c := p.group("new", "help/new", below...)
	c.Annotations["brief"] = "yes" // the list of all commands shows only its name
	lead := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 || !p.asks() {
			return lead(c, args)
		}
		var kinds []choice
		for _, b := range below {
			kinds = append(kinds, choice{b.Name(), b.Name() + "  " + b.Short})
		}
		name, err := p.askOne(p.say("say/ask-kind"), kinds, kind.All[0].Name, "")
		if err != nil {
			return err
		}
		i := slices.IndexFunc(below, func(b *cobra.Command) bool { return b.Name() == name })
		if i < 0 {
			return lead(c, []string{name})
		}
		below[i].SetContext(c.Context())
		return below[i].RunE(below[i], nil)
	}
	return c
}

// newPageCommand begins a page of a kind in a channel.
func (p *program) newPageCommand(k *kind.Kind) *cobra.Command {
	return p.creator(k.Name, k.Help, "help/arg-page", func(c *cobra.Command, s *newPages, arg string) error {
		n := kind.New{Lang: p.lang, Text: scaffold(p.lang, k.Name)}
		said := false // the place of the page was said
		var err error
		if arg == "" {
			n.Title, err = p.askTitle(p.say("say/ask-title"))
			if strings.ContainsFunc(n.Title, unicode.IsControl) {
				return p.misuse("cli/page-path", n.Title)
			}
		} else {
			var ok bool
			if n.Channel, n.Title, ok = pagePath(arg); !ok {
				return p.misuse("cli/page-path", arg)
			}
			said = strings.ContainsAny(arg, `/\`)
		}
		if err != nil {
			return err
		}
		if n.Channel, err = p.inChannel(s.root, n.Channel); err != nil {
			return err
		}
		n.Name = slug.Propose(n.Title)
		if n, err = p.begin(c.Context(), s, k, n); err != nil {
			return err
		}
		if n.Channel == "" && !said {
			if n.Channel, err = p.placeFor(s, k); err != nil {
				return err
			}
		}
		if k.Plan.Gathers { // a work is a folder with editions
			return p.write(s, n, path.Join(n.Channel, n.Name, "_index.md"))
		}
		return p.write(s, n, path.Join(n.Channel, n.Name+".md"))
	})
}

// begin fills in what a kind takes from the other pages of the site.
func (p *program) begin(ctx context.Context, s *newPages, k *kind.Kind, n kind.New) (kind.New, error) {
	if cited := samples(n.Text); len(cited) > 0 {
		laws, err := compiler.Documents(ctx, compiler.Options{Dir: s.dir, Drafts: true}, p.env.Now(), doc.LawType)
		if err != nil {
			return n, err
		}
		n.Text = uncited(n.Text, cited, laws, p.say("say/new-uncited"))
	}
	if k.Continue == nil {
		return n, nil
	}
	others, err := compiler.Documents(ctx, compiler.Options{Dir: s.dir, Drafts: true}, p.env.Now(), k.Name)
	return k.Continue(n, others), err
}

// placeFor returns the channel for a page when none is named.
func (p *program) placeFor(s *newPages, k *kind.Kind) (string, error) {
	usual := channelWithMost(s.root, k.Name)
	all := slices.DeleteFunc(channels(s.root), func(c channel) bool {
		return isWork(s.root, c.folder) || amongDrafts(s.root, c.folder)
	})
	if p.asks() && len(all) > 0 {
		folder, err := p.askOne(p.say("say/ask-channel"), choices(all), usual, p.say("say/ask-top"))
		if err != nil {
			return "", err
		}
		return p.inChannel(s.root, folder)
	}
	if k == &kind.All[0] { // pages of the first kind may be at the top of content
		return "", nil
	}
	return usual, nil
}

// newPages is the site in which a page or channel begins.
type newPages struct {
	root  *os.Root
	dir   string // absolute
	today string
}

// creator makes a command that begins something in a site. Its argument may be
// left out at a terminal, where it can be asked for; then it is "".
func (p *program) creator(name string, texts diag.Entry, argument string, run func(c *cobra.Command, s *newPages, arg string) error) *cobra.Command {
	var site string
	c := p.commandWith(name, texts, func(c *cobra.Command, args []string) error {
		dir, err := p.siteFolder(site)
		if err != nil {
			return err
		}
		settings, ok := readConfig(dir)
		if !ok {
			return p.misuse("cli/no-site", p.shown(dir))
		}
		root, err := regular.OpenRoot(dir)
		if err != nil {
			return err
		}
		defer root.Close()
		s := &newPages{root: root, dir: dir, today: p.env.Now().In(settings.Zone).Format(time.DateOnly)}
		return run(c, s, cmp.Or(args...))
	}, argument)
	p.mayAsk(c)
	c.Annotations["argument"] = argument
	p.siteFlag(c, &site)
	return c
}

// mayAsk lets the arguments of a command be left out at a terminal, where they
// can be asked for.
func (p *program) mayAsk(c *cobra.Command) {
	exact := c.Args
	c.Args = func(c *cobra.Command, given []string) error {
		if len(given) == 0 && p.asks() {
			return nil
		}
		return exact(c, given)
	}
}

// write writes a new page, unless the file exists, and says so. file is below
// content/.
func (p *program) write(s *newPages, n kind.New, file string) error {
	if n.Name == "" {
		return p.misuse("cli/no-name", n.Title)
	}
	file = path.Join("content", file)
	shown := func(name string) string { return p.shown(filepath.Join(s.dir, filepath.FromSlash(name))) }
	for _, there := range []string{file, strings.TrimSuffix(file, ".md"), strings.TrimSuffix(file, "/_index.md") + ".md"} {
		if _, err := s.root.Lstat(there); err == nil {
			return p.misuse("cli/file-exists", shown(there))
		}
	}
	text := strings.NewReplacer(`"@TITLE@"`, fields.Quote(n.Title), "@TODAY@", s.today).Replace(n.Text)
	err := create(s.root, file, text)
	if errors.Is(err, fs.ErrExist) {
		return p.misuse("cli/file-exists", shown(file))
	}
	if err != nil {
		return err
	}
	next := "say/next-guide"
	if !strings.Contains(text, "\ndraft = true") {
		next = "say/next-page"
	}
	_, err = p.env.Stdout.Write([]byte(p.say("say/made-guide", shown(file)) + "\n" + p.say(next) + "\n"))
	return err
}

// pagePath splits the place of a page, as typed, into the folder of the channel
// relative to content/ ("" for content/ itself) and the title. Backslashes
// separate as well; "content/" before and ".md" after are dropped.
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
