package cli

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	return p.command("version", "help/version", func(c *cobra.Command, _ []string) error {
		_, err := io.WriteString(p.env.Stdout, versionLine())
		return err
	})
}

// addVersion adds the option --version, which people try first. It does the
// same as the command, so lists leave it out.
func addVersion(root *cobra.Command) {
	root.Version = version() // not empty: cobra answers
	root.SetVersionTemplate(versionLine())
	root.Flags().Bool("version", false, "")
	root.Flags().Lookup("version").Hidden = true
}

func versionLine() string {
	return fmt.Sprintf("pufa %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// version is the module's version as the go command stamped it, or "devel" in a
// build from a work tree without one.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
