package cli

import (
	"github.com/spf13/cobra"

	"pufa/internal/compiler"
)

// inspectSiteCommand lists what the compiler read from a site.
func (p *program) inspectSiteCommand() *cobra.Command {
	var o compiler.Options
	var site string
	c := p.command("site", "help/inspect-site", func(c *cobra.Command, _ []string) (err error) {
		if o.Dir, err = p.siteIn(site); err != nil {
			return err
		}
		if o.Plain, err = p.plain(); err != nil {
			return err
		}
		r, listing, err := compiler.Inspect(c.Context(), o, p.env.Now())
		if r != nil {
			if !p.langGiven {
				p.lang = r.Lang
			}
			p.print(r.Diagnostics, r.Source)
		}
		if err != nil {
			return err
		}
		if err := p.encode(listing, "  "); err != nil {
			return err
		}
		if r.Failed() {
			return errFaulty
		}
		return nil
	})
	p.siteFlag(c, &site)
	c.Flags().BoolVar(&o.Drafts, "drafts", false, p.say("flag/drafts"))
	p.valueFlag(c, &dayValue{p, &o.Today}, "today", "", "flag/today")
	return c
}
