package compiler

import (
	"context"
	"slices"
	"strings"
	"time"

	"pufa/internal/check"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/folder"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/source"
	"pufa/internal/wording"
)

// Result is the outcome of a compilation.
type Result struct {
	Diagnostics diag.List                        // sorted
	Lang        diag.Lang                        // of the site
	Source      func(file string) (string, bool) // decoded text of a file in a diagnostic
	Summary     Summary
}

// Failed reports whether the content has errors.
func (r *Result) Failed() bool { return r.Diagnostics.Count(diag.Error) > 0 }

// Add adds findings to the result. strict = warnings count as errors.
func (r *Result) Add(diags diag.List, strict bool) {
	if strict {
		diags = diags.Strict()
	}
	r.Diagnostics = append(r.Diagnostics, diags...)
	r.Diagnostics.Sort()
}

// Summary counts what the site contains and what it leaves out.
type Summary struct {
	Published                  int // pages and channels
	Outputs                    int // files
	Drafts, Scheduled, Expired []Unpublished
	BaseURL, Base              string // the site's address, "" = not known, and the path under which it lies, "/pufa/"
	Redirects                  []Redirect
	NextDue                    string // when the next page appears or expires, "2026-12-04 08:00"; "" = none
	Elapsed                    time.Duration
	Search                     search.Cost // zero until its files are made
}

// Redirect maps an old address to a page, both below the site's root.
type Redirect struct {
	From  string // plain, "old/a.html", or a folder, "old/"
	Query string // percent-encoded
	To    string // percent-encoded
}

// Unpublished is a page that was left out.
type Unpublished struct {
	Path, Title string
	Due         string // "2026-12-04 08:00"; "" = not known
	Inherited   bool   // a draft because a channel above says so
}

// Result returns what a compilation found. It must not be called for sketches.
func (c *Compiled) Result() *Result {
	r := &Result{Lang: diag.LangOf(c.config.Language), Source: c.Source}
	r.Add(c.located(slices.Concat(c.diags...)), c.options.Strict)
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
	s.BaseURL, s.Base = c.config.BaseURL, site.BasePath(c.config.BaseURL)
	for _, r := range c.site.Redirects {
		s.Redirects = append(s.Redirects, Redirect{From: string(r.From[1:]), Query: r.Query, To: r.To.URL.Encode()})
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

// once compiles a folder and passes the result to use while the folder is open.
func once(ctx context.Context, o Options, now time.Time, use func(*Compiled)) error {
	f, err := folder.Open(o.Dir)
	if err != nil {
		return err
	}
	defer f.Close()
	c, err := New(f, o).Update(ctx, now, nil)
	if err == nil {
		use(c)
	}
	return err
}

// Check compiles the site as it is at the moment now and applies every rule, including
// those that a build does not apply ([Compiled.Rules]) and those of also, unless that is
// nil. It renders and writes nothing.
func Check(ctx context.Context, o Options, now time.Time, also func(*Compiled) diag.List) (r *Result, err error) {
	err = once(ctx, o, now, func(c *Compiled) {
		r = c.Result()
		if c.site == nil {
			return
		}
		diags, problem := c.Rules()
		err = problem
		r.Add(diags, o.Strict)
		if also != nil && !r.Failed() {
			r.Add(also(c), o.Strict)
		}
	})
	return r, err
}

// Rules applies the rules of package check, which a build leaves out. Together with
// [Compiled.Result] or [Compiled.Findings] these are all findings.
func (c *Compiled) Rules() (diag.List, error) {
	if c.site == nil {
		return nil, nil
	}
	words, diags, err := c.unwanted()
	return append(diags, c.located(check.Site(c.site, c.openPage, words))...), err
}

// unwanted returns the site's list of words to avoid.
func (c *Compiled) unwanted() (wording.List, diag.List, error) {
	f, err := readNamed(c.folder, wording.File)
	if err != nil || f.obstacle != nil || f.missing() {
		return wording.Builtin(), f.obstacle, err
	}
	text, diags := source.Decode(wording.File, f.raw)
	words, more := wording.Parse(text)
	return words, append(diags, more...), nil
}

// Inspect compiles the site as it is at the moment now and returns an [Inspection], or
// nil if the folder is not a site. It writes nothing.
func Inspect(ctx context.Context, o Options, now time.Time) (r *Result, description any, err error) {
	err = once(ctx, o, now, func(c *Compiled) {
		if r = c.Result(); c.site != nil {
			description = c.inspect()
		}
	})
	return r, description, err
}

// openPage is [check.Open]: it reads the page's file again and adds the places of its
// references.
func (c *Compiled) openPage(p *site.Page) (text string, refs []doc.Ref) {
	text, _ = c.Source(p.Doc.Path)
	b, err := c.readings.Body(p.Doc.Path)
	if err != nil || len(b.Details) != len(p.Doc.Refs) {
		return text, nil
	}
	refs = slices.Clone(p.Doc.Refs)
	for i := range refs {
		refs[i].Span = b.Details[i].Span
	}
	return text, refs
}

// Documents returns the documents of a site that are pages of a kind, sorted by path;
// none if the site cannot be resolved.
func Documents(ctx context.Context, o Options, now time.Time, kind string) (docs []*doc.Document, err error) {
	err = once(ctx, o, now, func(c *Compiled) {
		if c.site == nil {
			return
		}
		for _, p := range c.site.Pages {
			if p.Type == kind {
				docs = append(docs, p.Doc)
			}
		}
		slices.SortFunc(docs, func(a, b *doc.Document) int { return strings.Compare(a.Path, b.Path) })
	})
	return docs, err
}
