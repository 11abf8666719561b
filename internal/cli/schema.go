package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"pufa/internal/manual"
)

// schemaCommand writes the schema by which editors complete and check a file.
// That of pages includes the keys added by the site.
func (p *program) schemaCommand(name string) *cobra.Command {
	var site string
	c := p.command(name, "help/schema-"+name, func(c *cobra.Command, args []string) error {
		file, lists, renamed := manual.Settings(), []string(nil), []string(nil)
		if name == "page" {
			file = manual.FrontMatter()
			dir, err := p.siteFolder(site)
			if err != nil {
				return err
			}
			if settings, ok := readConfig(dir); ok {
				lists = settings.OwnFacets()
				for _, r := range settings.FrontMatter {
					renamed = append(renamed, r.From)
				}
			}
		}
		_, err := p.env.Stdout.Write(manual.Schema(file, p.lang, lists, slices.Compact(renamed)))
		return err
	})
	if name == "page" {
		p.siteFlag(c, &site)
	}
	return c
}
