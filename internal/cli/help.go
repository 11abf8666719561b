package cli

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/manual"
)

// helpFor is what to type for help on a command.
func helpFor(c *cobra.Command) string {
	return strings.TrimSpace("pufa help" + strings.TrimPrefix(c.CommandPath(), "pufa"))
}

// names lists the commands below c.
func (p *program) names(c *cobra.Command) string {
	var names []string
	for _, below := range c.Commands() {
		if below.IsAvailableCommand() {
			names = append(names, below.Name())
		}
	}
	return p.list(names)
}

// row is one line of a two-column table.
type row struct{ left, right string }

// help is the help text of a command: what it does, its usage, its subcommands
// and its options.
func (p *program) help(c *cobra.Command) string {
	var b strings.Builder
	b.WriteString(c.Long + "\n\n")
	b.WriteString(p.say("help/usage") + ":\n  " + caller{program: p.call.program}.write(p.usageLine(c)) + "\n")

	var commands []row
	for _, below := range c.Commands() {
		if below.Hidden {
			continue
		}
		if !c.HasParent() && below.Annotations["brief"] != "" {
			commands = append(commands, row{below.Name() + " …", below.Short})
			continue
		}
		if !below.HasSubCommands() || below.Annotations["argument"] != "" {
			commands = append(commands, row{below.Name(), below.Short})
		}
		for _, leaf := range below.Commands() {
			commands = append(commands, row{below.Name() + " " + leaf.Name(), leaf.Short})
		}
	}
	table(&b, p.say("help/commands"), commands)
	if !c.HasParent() {
		var topics []row
		for _, name := range manual.Topics {
			topics = append(topics, row{"help " + name, manual.Title(name, p.lang)})
		}
		table(&b, p.say("help/topics"), topics)
	}
	table(&b, p.say("help/options"), flagRows(c.LocalNonPersistentFlags()))
	table(&b, p.say("help/global-options"), flagRows(c.Root().PersistentFlags()))
	if len(commands) > 0 {
		b.WriteString("\n" + p.say("help/more", "pufa help <"+p.say("help/command-word")+">") + "\n")
	}
	return b.String()
}

// usageLine is the usage of a command.
func (p *program) usageLine(c *cobra.Command) string {
	s := c.CommandPath()
	if c.HasSubCommands() && c.Annotations["argument"] == "" {
		s += " <" + p.say("help/command-word") + ">"
	}
	for _, arg := range strings.Fields(c.Annotations["argument"]) {
		s += " <" + p.say(arg) + ">"
	}
	if c.HasAvailableFlags() {
		s += " [" + p.say("help/options-word") + "]"
	}
	return s
}

func flagRows(flags *pflag.FlagSet) []row {
	var rows []row
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		left := "    --" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", --" + f.Name
		}
		if name := f.Value.Type(); name != "bool" {
			left += " " + name
		}
		rows = append(rows, row{left, f.Usage})
	})
	return rows
}

// table writes rows below a heading and aligns the second column, measured in
// terminal cells.
func table(b *strings.Builder, heading string, rows []row) {
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n" + heading + ":\n")
	most := 0
	for _, r := range rows {
		most = max(most, diag.Cells(r.left))
	}
	for _, r := range rows {
		b.WriteString("  " + r.left + strings.Repeat(" ", most-diag.Cells(r.left)+2) + r.right + "\n")
	}
}

// helpCommand explains a command, a topic, a kind of page, a key or a code.
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "help",
		Short:       p.say("help/help"),
		Annotations: map[string]string{"text": "help/help", "argument": "help/arg-topic"},
		Args:        cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			text, ok := p.helpOn(c.Root(), args)
			if !ok {
				return p.unknownTopic(c.Root(), strings.Join(args, " "))
			}
			_, err := io.WriteString(p.env.Stdout, text)
			return err
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var topics []string
			if len(args) == 0 {
				for _, below := range c.Root().Commands() {
					if below.IsAvailableCommand() {
						topics = append(topics, below.Name()+"\t"+below.Short)
					}
				}
				for _, name := range manual.Topics {
					topics = append(topics, name+"\t"+manual.Title(name, p.lang))
				}
				topics = slices.Concat(topics, kindNames(), manual.Names(), findings())
			}
			return topics, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// helpOn returns the help on args. The name of a command takes precedence over
// a topic, then a kind of page, then a key.
func (p *program) helpOn(root *cobra.Command, args []string) (text string, ok bool) {
	name := strings.Trim(strings.Join(args, " "), "[]")
	if isFinding(name) {
		return p.explain(name), true
	}
	if about, rest, err := root.Find(args); err == nil && len(rest) == 0 && about.Long != "" {
		return p.help(about), true
	}
	if topic := topicWords[name]; topic != "" {
		name = topic
	}
	if slices.Contains(manual.Topics, name) {
		return p.call.write(manual.Topic(name, p.lang, p.styleGuide())), true
	}
	for _, k := range kind.All {
		if name == k.Name || name == k.ZH || name == k.EN {
			return p.helpOnKind(root, k.Name), true
		}
	}
	if text := manual.Explain(name, p.lang); text != "" {
		return p.call.write(text) + "\n", true
	}
	return "", false
}

// topicWords are other words for topics.
var topicWords = map[string]string{
	"网页": "pages", "页面": "pages", "栏目": "pages", "page": "pages",
	"正文": "dialect", "写法": "dialect", "样式": "dialect", "markdown": "dialect",
	"法条": "law", "条文": "law", "laws": "law",
	"设置": "config", "settings": "config", "config.toml": "config",
	"外观": "themes", "主题": "themes", "模板": "themes", "theme.toml": "themes",
	"发布": "publish", "上传": "publish", "publishing": "publish",
}

// helpOnKind shows how to begin a page of a kind, the text it begins with,
// which explains how to write it, and its own keys.
func (p *program) helpOnKind(root *cobra.Command, name string) string {
	c, _, err := root.Find([]string{"new", name})
	if err != nil {
		panic(err) // each kind has its command
	}
	var b strings.Builder
	b.WriteString(c.Long + "\n\n" + p.say("help/begins-with") + "\n\n")
	text := strings.NewReplacer("@TITLE@", p.say("help/title-word"), "@TODAY@", p.env.Now().Format(time.DateOnly), "@LAW@", "…").Replace(scaffold(p.lang, name))
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight("    "+line, " \n") + "\n")
	}
	if keys := manual.OfKind(name, p.lang); keys != "" {
		b.WriteString("\n" + keys + "\n")
	}
	return b.String()
}

// styleGuide is the page of a new site that shows how to write everything.
func (p *program) styleGuide() string {
	text, err := starter.ReadFile(map[diag.Lang]string{diag.ZH: "starter/zh/content/yangshi/index.md", diag.EN: "starter/en/content/style-guide/index.md"}[p.lang])
	if err != nil {
		panic(err) // a test reads this file
	}
	return string(text)
}

func (p *program) unknownTopic(root *cobra.Command, topic string) error {
	near := root.SuggestionsFor(topic)
	if other := diag.Nearest(topic, slices.Concat(manual.Topics, kindNames(), manual.Names(), findings())); len(near) == 0 && other != "" {
		near = []string{other}
	}
	return p.misuse("cli/unknown-topic", topic, p.didYouMean(near...))
}

// explain explains a code. Parts that vary are shown as "…".
func (p *program) explain(code string) string {
	e, _ := diag.Lookup(code)
	anything := slices.Repeat([]string{"…"}, 9)
	d := diag.Diagnostic{Code: code, Args: anything}
	s := p.say("say/"+e.Severity.String()) + ": " + d.Message(p.lang) + " [" + code + "]\n"
	if hint := strings.TrimPrefix(d.Hint(p.lang), "…"); hint != "" { // a suggestion may come first
		s += "   " + p.say("say/hint") + ": " + strings.ReplaceAll(p.call.write(hint), "\n", "\n      ") + "\n"
	}
	if !strings.HasPrefix(code, "cli/") {
		s += "   " + p.say("say/severity-"+e.Severity.String()) + "\n"
	}
	return s
}

// findings returns the codes that a finding can have.
func findings() []string {
	return slices.DeleteFunc(diag.Codes(), func(code string) bool { return !isFinding(code) })
}

// isFinding distinguishes the codes of findings from those of other texts, such
// as this help.
func isFinding(code string) bool {
	stage, _, _ := strings.Cut(code, "/")
	_, known := diag.Lookup(code)
	return known && stage != "say" && stage != "help" && stage != "flag"
}
