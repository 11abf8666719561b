// Package build runs the pipeline: it reads a site's folder, hands the files
// through the stages, and publishes what comes out. It is the shell around the
// functional core: it opens files, starts goroutines and knows the order of the
// stages, and holds no rule about law, pages or addresses.
//
// [Run] builds and publishes. [Compile] stops before rendering, for those who
// want to look at the site ([Inspect]) or render single pages.
//
// What authors did wrong comes back in [Result.Diagnostics]; when one of them is
// an error, nothing was published. An error value means that the machine failed.
package build

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/publish"
	"pufa/internal/site"
)

// Options say what to build. Dir and Now must be set.
type Options struct {
	Dir     string // the site's folder
	Out     string // output folder; "" = Dir/public, with Drafts Dir/public-drafts
	BaseURL string // stands in for base_url of config.toml; "" = that one
	Drafts  bool   // drafts, scheduled and expired pages are built too, marked
	Strict  bool   // warnings count as errors
	Yes     bool   // many pages may be removed from the output
	Cache   string // a folder for what is worth keeping between builds (see memo.go); "" = none
	Plain   Plain
	Now     time.Time
	Today   doc.When // stands in for Now; a date alone means the whole of that day

	// Sized, unless nil, is told before anything is parsed how many files of
	// content/ are to be read, and their length; and again when they are read, then
	// with the length of those that are texts of statutes, which are kept.
	Sized func(files int, bytes, statutes int64)

	// Progress, unless nil, is told how far a stage is: "read", "parse",
	// "render" or "publish". It is called from one goroutine at a time.
	Progress func(stage string, done, total int)
}

// Result is what a build came to.
type Result struct {
	Diagnostics diag.List                        // sorted
	Lang        diag.Lang                        // of the site
	Source      func(file string) (string, bool) // decoded text of a file that diagnostics name
	Summary     Summary
	Changes     publish.Changes // zero when nothing was published
}

// Failed reports whether the content has errors, so that nothing was published.
func (r *Result) Failed() bool { return r.Diagnostics.Count(diag.Error) > 0 }

// Summary counts what is in the site and what is not.
type Summary struct {
	Published                  int // pages and channels
	Outputs                    int // files
	Drafts, Scheduled, Expired []Unpublished
	NextDue                    string // when the next page appears or expires, "2026-12-04 08:00"; "" = none
	Elapsed                    time.Duration
}

// Unpublished is a page that was left out.
type Unpublished struct {
	Path, Title string
	Due         string // "2026-12-04 08:00"; "" = not known
	Inherited   bool   // a draft because a channel above says so
}

// Run builds the site and publishes it. When the content has errors, or ctx is
// cancelled, the output folder stays as it was.
func Run(ctx context.Context, o Options) (*Result, error) {
	began := time.Now()
	if r := o.recall(ctx); r != nil {
		r.Summary.Elapsed = time.Since(began)
		return r, nil
	}
	c, err := Compile(ctx, o)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r := c.result()
	if r.Failed() {
		return r, nil
	}
	changes, diags, err := c.publish(ctx, o)
	r.Changes = changes
	r.add(c.located(diags), o)
	if err == nil && !r.Failed() {
		c.remember(ctx, o, r)
	}
	r.Summary.Elapsed = time.Since(began)
	return r, err
}

// add joins further findings to the result.
func (r *Result) add(diags diag.List, o Options) {
	if o.Strict {
		diags = diags.Strict()
	}
	r.Diagnostics = append(r.Diagnostics, diags...)
	r.Diagnostics.Sort()
}

// OutDir returns the output folder. A site with drafts is no one's to publish, so
// unless told otherwise it has a folder of its own.
func (o Options) OutDir() string {
	switch {
	case o.Out != "":
		return o.Out
	case o.Drafts:
		return filepath.Join(o.Dir, "public-drafts")
	}
	return filepath.Join(o.Dir, "public")
}

// result makes the result of a compiled site.
func (c *Compiled) result() *Result {
	r := &Result{Lang: diag.LangOf(c.config.Language), Source: c.Source}
	r.add(c.located(slices.Concat(c.diags...)), c.options)
	if c.site == nil {
		return r
	}
	s := &r.Summary
	s.Published = len(c.site.Pages) + len(c.site.Channels)
	s.Outputs = len(c.plan.Jobs) + len(c.set.Assets())
	for _, u := range c.site.Unpublished {
		entry := Unpublished{Path: u.Path, Title: u.Title, Due: dueText(u.Due), Inherited: u.Inherited}
		switch u.Status {
		case site.Draft:
			s.Drafts = append(s.Drafts, entry)
		case site.Scheduled:
			s.Scheduled = append(s.Scheduled, entry)
		case site.Expired:
			s.Expired = append(s.Expired, entry)
		}
	}
	s.NextDue = dueText(c.site.NextDue)
	return r
}

func dueText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04")
}
