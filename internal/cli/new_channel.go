package cli

import (
	"path"
	"strings"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/fields"

	"pufa/internal/kind"
	"pufa/internal/slug"
)

// newChannelCommand begins a channel, at the top or inside another one.
func (p *program) newChannelCommand() *cobra.Command {
	help, _ := diag.Lookup("help/new-channel")
	return p.creator("channel", help, "help/arg-channel", func(_ *cobra.Command, s *newPages, arg string) error {
		n := kind.New{Lang: p.lang, Text: scaffold(p.lang, "channel")}
		var err error
		if arg == "" {
			n.Title, err = p.askTitle(p.say("say/ask-channel-title"))
		} else {
			var ok bool
			if n.Channel, n.Title, ok = pagePath(arg); !ok {
				return p.misuse("cli/page-path", arg)
			}
		}
		if err != nil {
			return err
		}
		if n.Channel, err = p.inChannel(s.root, n.Channel); err != nil {
			return err
		}
		n.Name = slug.Propose(n.Title)
		return p.write(s, n, path.Join(n.Channel, n.Name, "_index.md"))
	})
}

// newNotesCommand begins the notes of a statute, which are in its folder.
func (p *program) newNotesCommand(k *kind.Kind) *cobra.Command {
	return p.creator(k.Name, k.Help, "help/arg-law", func(_ *cobra.Command, s *newPages, arg string) error {
		all := works(s.root)
		if len(all) == 0 {
			return p.misuse("cli/no-laws")
		}
		if arg == "" {
			var err error
			if arg, err = p.askOne(p.say("say/ask-law"), choices(all), "", ""); err != nil {
				return err
			}
		}
		law, ok := lawNamed(arg, all)
		if !ok {
			return p.misuse("cli/unknown-law", arg, p.didYouMean(nearest(arg, all)...), p.shownChannels(all))
		}
		return p.write(s, kind.New{
			Lang: p.lang, Name: "jiedu", Title: p.say("say/notes-title", law.title), Text: strings.ReplaceAll(scaffold(p.lang, k.Name), `"@LAW@"`, fields.Quote(law.title)),
		}, path.Join(law.folder, "jiedu.md"))
	})
}

// lawNamed finds a statute by its folder, in full or by the last part, or by
// its title.
func lawNamed(arg string, all []channel) (channel, bool) {
	folder, name, _ := pagePath(arg)
	for _, c := range all {
		if c.folder == path.Join(folder, name) || path.Base(c.folder) == name && folder == "" || "《"+c.title+"》" == arg || c.title == arg {
			return c, true
		}
	}
	return channel{}, false
}
