package cli

import (
	"fmt"
	"strconv"
	"strings"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/press"
)

// summarize reports the outcome of a build.
func (p *program) summarize(r *press.Result, o press.Options) error {
	write := p.summaryText
	if p.json {
		write = p.summaryJSON
	}
	if err := write(r, p.shown(o.OutDir()), o.Drafts); err != nil {
		return err
	}
	if r.Failed() {
		return errFaulty
	}
	return nil
}

func (p *program) summaryText(r *press.Result, out string, drafts bool) error {
	var b strings.Builder
	line := func(code string, args ...any) {
		texts := make([]string, len(args))
		for i, a := range args {
			texts[i] = fmt.Sprint(a)
		}
		b.WriteString(p.say(code, texts...) + "\n")
	}
	s, c := r.Summary, r.Changes
	if !r.Failed() {
		line("say/published", s.Published, fmt.Sprintf("%.1f", s.Elapsed.Seconds()), out)
		line("say/files", s.Outputs, c.Added, c.Changed, c.Same, c.Removed)
		if s.Search.Files > 0 {
			line("say/search", s.Search.Files, size(s.Search.Bytes), size(int64(s.Search.First)))
		}
		more := "" // left out
		if drafts {
			more = "-shown"
		}
		p.unpublished(&b, s.Drafts, "say/drafts"+more, "say/why-draft")
		p.unpublished(&b, s.Scheduled, "say/scheduled"+more, "say/why-scheduled")
		p.unpublished(&b, s.Expired, "say/expired"+more, "say/why-expired")
		if drafts {
			line("say/not-for-readers")
		}
		if s.NextDue != "" {
			line("say/next-due", s.NextDue)
		}
	}
	errors, warnings := r.Diagnostics.Count(diag.Error), r.Diagnostics.Count(diag.Warning)
	if errors+warnings == 0 {
		line("say/nothing-wrong")
	} else {
		line("say/counts", errors, warnings)
	}
	if r.Failed() {
		line("say/not-published", out)
	}
	_, err := p.env.Stdout.Write([]byte(b.String()))
	return err
}

// unpublished counts the pages of one kind that are not published; with -v it
// gives the reason for each.
func (p *program) unpublished(b *strings.Builder, pages []compiler.Unpublished, count, why string) {
	if len(pages) == 0 {
		return
	}
	b.WriteString(p.say(count, strconv.Itoa(len(pages))) + "\n")
	if !p.verbose {
		return
	}
	for _, u := range pages {
		code := why
		if u.Inherited {
			code += "-of-channel"
		}
		b.WriteString("  " + p.say(code, u.Path, u.Title, u.Due) + "\n")
	}
}

// summaryJSON writes one object, always with all keys.
func (p *program) summaryJSON(r *press.Result, out string, drafts bool) error {
	type page struct {
		Path  string `json:"path"`
		Title string `json:"title"`
		Due   string `json:"due"` // "2026-12-04 08:00" in the site's zone, or ""
	}
	pages := func(list []compiler.Unpublished) []page {
		all := []page{}
		for _, u := range list {
			all = append(all, page{u.Path, u.Title, u.Due})
		}
		return all
	}
	s := r.Summary
	published := s.Published
	if r.Failed() {
		published = 0
	}
	return p.encode(struct {
		OK           bool   `json:"ok"` // the site was published
		Out          string `json:"out"`
		Published    int    `json:"published"` // pages
		Outputs      int    `json:"outputs"`   // files
		Added        int    `json:"added"`
		Changed      int    `json:"changed"`
		Same         int    `json:"same"`
		Removed      int    `json:"removed"`
		WithDrafts   bool   `json:"with_drafts"` // the next three kinds were built too
		Drafts       []page `json:"drafts"`
		Scheduled    []page `json:"scheduled"`
		Expired      []page `json:"expired"`
		NextDue      string `json:"next_due"` // when the next page comes or goes, or ""
		Errors       int    `json:"errors"`
		Warnings     int    `json:"warnings"`
		Notices      int    `json:"notices"`
		Milliseconds int64  `json:"milliseconds"`
		SearchFiles  int    `json:"search_files"`
		SearchBytes  int64  `json:"search_bytes"`
		FirstSearch  int    `json:"first_search"` // bytes that a median first search loads, compressed
	}{
		!r.Failed(), out, published, s.Outputs,
		r.Changes.Added, r.Changes.Changed, r.Changes.Same, r.Changes.Removed,
		drafts, pages(s.Drafts), pages(s.Scheduled), pages(s.Expired), s.NextDue,
		r.Diagnostics.Count(diag.Error), r.Diagnostics.Count(diag.Warning), r.Diagnostics.Count(diag.Notice),
		s.Elapsed.Milliseconds(), s.Search.Files, s.Search.Bytes, s.Search.First,
	}, "")
}
