package cli

import (
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"
)

// completionCommand writes completion scripts for shells. Their descriptions
// come in the language set when the Tab key is pressed.
func (p *program) completionCommand() *cobra.Command {
	shells := map[string]func(root *cobra.Command, w io.Writer) error{
		"bash":       func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        (*cobra.Command).GenZshCompletion,
		"fish":       func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": (*cobra.Command).GenPowerShellCompletionWithDesc,
	}
	names := slices.Sorted(maps.Keys(shells))
	c := p.command("completion", "help/completion", func(c *cobra.Command, args []string) error {
		write, ok := shells[args[0]]
		if !ok {
			return p.misuse("cli/unknown-shell", args[0], p.list(names))
		}
		return write(c.Root(), p.env.Stdout)
	}, "help/arg-shell")
	c.Annotations["argument"] = "help/arg-shell"
	c.ValidArgsFunction = cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)
	return c
}
