// Package press brings a whole site to disk: [Run] compiles it, renders every file and
// publishes what differs. If nothing has changed since the last build, it finds that out
// and does nothing else (see memo.go).
package press

import (
	"context"
	"path/filepath"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/publish"
	"pufa/internal/target"
)

// Options say what to build. Dir and Now must be set.
type Options struct {
	compiler.Options
	Out   string // output folder; "" = Dir/public, with Drafts Dir/public-drafts
	Yes   bool   // the user agrees to the removal of many pages
	Cache string // folder for what is kept between builds; "" = none
	Now   time.Time
}

// Result is the outcome of a build.
type Result struct {
	compiler.Result
	Changes publish.Changes // zero when nothing was published
}

// Run builds the site and publishes it. When the content has errors, or ctx is
// cancelled, the output folder stays as it was.
func Run(ctx context.Context, o Options) (*Result, error) {
	began := time.Now()
	f, err := folder.Open(o.Dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if r := o.recall(ctx, f); r != nil {
		r.Summary.Elapsed = time.Since(began)
		return r, nil
	}
	if o.Cache != "" {
		f.Record(o.Plain.Folders)
	}
	c, err := compiler.New(f, o.Options).Update(ctx, o.Now, nil)
	if err != nil {
		return nil, err
	}
	r := &Result{Result: *c.Result()}
	if r.Failed() {
		return r, nil
	}
	changes, diags, err := publishSite(ctx, c, o)
	r.Changes, r.Summary.Search = changes, c.SearchCost()
	r.Add(diags, o.Strict)
	if err == nil && !r.Failed() {
		o.remember(ctx, f, c.Until(), r)
	}
	r.Summary.Elapsed = time.Since(began)
	return r, err
}

// Check applies every rule to the site, including those about what an earlier build
// published, and writes nothing.
func Check(ctx context.Context, o Options) (*compiler.Result, error) {
	return compiler.Check(ctx, o.Options, o.Now, func(c *compiler.Compiled) diag.List {
		return gone(c, target.Published(o.OutDir()))
	})
}

// OutDir returns the output folder. Drafts must not be published by mistake, so they
// go to a folder of their own unless told otherwise.
func (o Options) OutDir() string {
	switch {
	case o.Out != "":
		return o.Out
	case o.Drafts:
		return filepath.Join(o.Dir, "public-drafts")
	}
	return filepath.Join(o.Dir, "public")
}
