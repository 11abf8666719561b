package build

import (
	"context"

	"pufa/internal/check"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Check compiles the site and applies every rule, those that a build does not
// stop for included. Nothing is rendered or written.
func Check(ctx context.Context, o Options) (*Result, error) {
	c, err := Compile(ctx, o)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r := c.result()
	if c.site != nil {
		r.add(c.located(check.Site(c.site, c.openPage)), o)
	}
	return r, nil
}

// openPage is [check.Open]: it reads the page's file again.
func (c *Compiled) openPage(p *site.Page) (text string, refs []doc.Ref) {
	text, _ = c.Source(p.Doc.Path)
	return text, c.bench.open(p.Doc, nil).Refs
}
