package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"pufa/internal/compiler"
	"pufa/internal/diag"
)

// checkCommand applies every rule to a site and writes nothing.
func (p *program) checkCommand() *cobra.Command {
	var o compiler.Options
	var site string
	c := p.command("check", "help/check", func(c *cobra.Command, _ []string) (err error) {
		if o.Dir, err = p.siteFolder(site); err != nil {
			return err
		}
		if o.Plain, err = p.plain(); err != nil {
			return err
		}
		r, err := compiler.Check(c.Context(), o, p.env.Now())
		if err != nil {
			return err
		}
		if !p.langGiven {
			p.lang = r.Lang
		}
		p.print(r.Diagnostics, r.Source)
		if !p.json {
			text := p.say("say/nothing-wrong")
			if e, w := r.Diagnostics.Count(diag.Error), r.Diagnostics.Count(diag.Warning); e+w > 0 {
				text = p.say("say/counts", fmt.Sprint(e), fmt.Sprint(w))
			}
			fmt.Fprintln(p.env.Stdout, text)
		}
		if r.Failed() {
			return errFaulty
		}
		return nil
	})
	p.siteFlag(c, &site)
	p.valueFlag(c, &dayValue{p, &o.Today}, "today", "", "flag/today")
	c.Flags().BoolVar(&o.Strict, "strict", false, p.say("flag/strict"))
	c.Flags().Bool("json", false, p.say("flag/json"))
	return c
}
