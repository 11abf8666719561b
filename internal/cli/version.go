package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	return p.command("version", "help/version", func(c *cobra.Command, _ []string) error {
		_, err := fmt.Fprintf(p.env.Stdout, "pufa %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	})
}

// version is the module's version as the go command stamped it, or "devel" in a
// build from a work tree without stamp.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
