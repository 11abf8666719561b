package build

import (
	"context"

	"pufa/internal/check"
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
		r.add(c.located(check.Site(c.site)), o)
	}
	return r, nil
}
