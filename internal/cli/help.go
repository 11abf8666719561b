package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"pufa/internal/diag"
)

// helpFor is what to type to read about a command.
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

// row is one line of a table of two columns.
type row struct{ left, right string }

// help is the help of a command: what it does, how it is written, the commands
// below it, its options.
func (p *program) help(c *cobra.Command) string {
	var b strings.Builder
	b.WriteString(p.call.write(diag.Diagnostic{Code: c.Annotations["text"]}.Hint(p.lang)) + "\n\n")
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
	table(&b, p.say("help/options"), flagRows(c.LocalNonPersistentFlags()))
	table(&b, p.say("help/global-options"), flagRows(c.Root().PersistentFlags()))
	if len(commands) > 0 {
		b.WriteString("\n" + p.say("help/more", "pufa help <"+p.say("help/command-word")+">") + "\n")
	}
	return b.String()
}

// usageLine is how a command is written.
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

// table writes rows below a heading, the second column aligned in cells.
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

// helpCommand explains a command or a code.
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "help",
		Short:       p.say("help/help"),
		Annotations: map[string]string{"text": "help/help", "argument": "help/arg-topic"},
		Args:        cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 && isFinding(strings.Trim(args[0], "[]")) {
				_, err := io.WriteString(p.env.Stdout, p.explain(strings.Trim(args[0], "[]")))
				return err
			}
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 || about.Annotations["text"] == "" {
				return p.unknownTopic(c.Root(), strings.Join(args, " "))
			}
			_, err = io.WriteString(p.env.Stdout, p.help(about))
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
				topics = append(topics, findings()...)
			}
			return topics, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func (p *program) unknownTopic(root *cobra.Command, topic string) error {
	near := root.SuggestionsFor(topic)
	if code := diag.Nearest(topic, findings()); len(near) == 0 && code != "" {
		near = []string{code}
	}
	return p.misuse("cli/unknown-topic", topic, p.didYouMean(near...))
}

// explain says what a code means. What differs from case to case is shown as "…".
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

// findings returns the codes that a message can bear.
func findings() []string {
	return slices.DeleteFunc(diag.Codes(), func(code string) bool { return !isFinding(code) })
}

// isFinding tells codes of findings from those of texts such as this help.
func isFinding(code string) bool {
	stage, _, _ := strings.Cut(code, "/")
	_, known := diag.Lookup(code)
	return known && stage != "say" && stage != "help" && stage != "flag"
}
