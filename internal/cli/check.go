package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/press"
)

// checkCommand applies every rule to a site. It writes nothing, except with
// --fix.
func (p *program) checkCommand() *cobra.Command {
	var o press.Options
	var site string
	var fix, yes bool
	c := p.command("check", "help/check", func(c *cobra.Command, _ []string) (err error) {
		if o.Dir, err = p.siteFolder(site); err != nil {
			return err
		}
		if o.Plain, err = p.plain(); err != nil {
			return err
		}
		o.Slow = p.progress().slow()
		check := func() (*compiler.Result, error) {
			o.Now = p.env.Now()
			return press.Check(c.Context(), o)
		}
		r, err := check()
		if err != nil {
			return err
		}
		if !p.langGiven {
			p.lang = r.Lang
		}
		if fix {
			m := mending{program: p, dir: o.Dir, yes: yes, check: check}
			if r, err = m.run(r); err != nil {
				return err
			}
		}
		p.print(r.Diagnostics, r.Source)
		if !p.json {
			text := p.say("say/nothing-wrong")
			if e, w := r.Diagnostics.Count(diag.Error), r.Diagnostics.Count(diag.Warning); e+w > 0 {
				text = p.say("say/counts", fmt.Sprint(e), fmt.Sprint(w))
			}
			fmt.Fprintln(p.env.Stdout, text)
			if n := r.Diagnostics.Mendable(); n > 0 && !fix {
				fmt.Fprintln(p.env.Stdout, p.say("say/fix-offer", strconv.Itoa(n)))
			}
		}
		if r.Failed() {
			return errFaulty
		}
		return nil
	})
	p.siteFlag(c, &site)
	p.valueFlag(c, &dayValue{p, &o.Today}, "today", "", "flag/today")
	c.Flags().BoolVar(&o.Strict, "strict", false, p.say("flag/strict"))
	c.Flags().BoolVar(&fix, "fix", false, p.say("flag/fix"))
	c.Flags().BoolVar(&yes, "yes", false, p.say("flag/fix-yes"))
	c.Flags().Bool("json", false, p.say("flag/json"))
	return c
}
