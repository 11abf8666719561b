package compiler

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"pufa/internal/crash"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/picture"
	"pufa/internal/plan"
	"pufa/internal/render"
	"pufa/internal/site"
	"pufa/internal/source"
)

// Number identifies a compilation or a sketch of one compiler. Later ones have greater
// numbers.
func (c *Compiled) Number() int { return c.number }

// Changed lists the files of content/ and static/ that differ from the previous
// compilation, sorted.
func (c *Compiled) Changed() []string { return c.changed }

// Lang returns the language of messages for the site.
func (c *Compiled) Lang() diag.Lang { return diag.LangOf(c.config.Language) }

// Title returns the site's name.
func (c *Compiled) Title() string { return c.config.Title }

// BaseURL returns the site's address, "" = not known.
func (c *Compiled) BaseURL() string { return c.config.BaseURL }

// Until returns the moment from which the site may change without an edit; zero = never.
func (c *Compiled) Until() time.Time {
	if c.site == nil || !c.options.Today.IsZero() {
		return time.Time{}
	}
	return c.site.Until
}

// Count returns how many findings have a severity.
func (c *Compiled) Count(s diag.Severity) int {
	n := 0
	for _, l := range c.diags {
		n += l.Count(s)
	}
	return n
}

// Findings returns the findings for which keep holds, sorted, at most perCode of each
// code; 0 = all. Each finding may cost reading its file again.
func (c *Compiled) Findings(perCode int, keep func(diag.Diagnostic) bool) diag.List {
	var out diag.List
	seen := map[string]int{}
	for _, l := range c.diags {
		for _, d := range l {
			if !keep(d) {
				continue
			}
			if seen[d.Code]++; perCode == 0 || seen[d.Code] <= perCode {
				out = append(out, d)
			}
		}
	}
	out = c.located(out)
	out.Sort()
	return out
}

// ChangedCopies lists the outputs that are copies of files in [Compiled.Changed],
// percent-encoded.
func (c *Compiled) ChangedCopies() []string {
	if c.sketch != nil {
		c = c.sketch.latest()
	}
	if c.site == nil || !slices.ContainsFunc(c.changed, func(n string) bool { return !source.IsPage(n) }) {
		return nil
	}
	var out []string
	for _, j := range c.plan.Jobs {
		if j.Template == "" {
			if _, found := slices.BinarySearch(c.changed, j.Copy.Source); found {
				out = append(out, site.Escape(j.Path))
			}
		}
	}
	return out
}

// Render makes one output file, byte for byte as a build does; ok is false if the site
// has no such file. The findings are those of rendering; if one is an error, data is nil.
// err is an error of the machine.
func (c *Compiled) Render(path string) (data []byte, ok bool, diags diag.List, err error) {
	if data, ok := c.asset(path); ok {
		return data, true, nil, nil
	}
	if c.sketch != nil {
		return c.sketch.render(path)
	}
	if c.site == nil {
		return nil, false, nil, nil
	}
	job := c.job(path)
	if job == nil {
		return nil, false, nil, nil
	}
	if job.Template == "" {
		data, err = c.Copy(job.Copy)
		if Unfit(err) {
			diags.Add(Flaw(err), diag.At(job.Copy.Source))
			return nil, true, diags, nil
		}
		return data, true, nil, err
	}
	var w bytes.Buffer
	if diags, err = c.RenderJob(&w, job); err != nil || diags.Count(diag.Error) > 0 {
		return nil, true, diags, err
	}
	return w.Bytes(), true, diags, nil
}

// RenderJob writes the page of a job. The findings are those of rendering, including
// those of shared fragments.
func (c *Compiled) RenderJob(w *bytes.Buffer, job *plan.Job) (diag.List, error) {
	if job.Page != nil && job.Page.Doc != nil {
		defer crash.In(job.Page.Doc.Path)
	} else {
		defer crash.In(job.Path)
	}
	if job.Template == plan.SearchFile {
		data, err := c.searchFile(job.Path)
		w.Write(data)
		return nil, err
	}
	v, err := job.View(&c.readings)
	if err != nil {
		return nil, err
	}
	parts, diags := c.parts()
	return append(diags, c.set.Render(w, job.Template, v, parts)...), nil
}

// Copy returns the bytes of a copied file: those of the source, or of a picture made
// ready for the web. Pictures become smaller here, by package picture.
func (c *Compiled) Copy(from plan.Copy) ([]byte, error) {
	defer crash.In(from.Source)
	data, err := c.folder.ReadFile(from.Source)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", from.Source, err)
	}
	if !from.Picture {
		return data, nil
	}
	raw := data
	c.pictures.Spend(picture.Memory(raw), func() { data, err = picture.Make(raw, from.Width) })
	if err != nil {
		return nil, fmt.Errorf("preparing %s: %w", from.Source, err)
	}
	return data, nil
}

// Content returns a digest of a page's content, which does not depend on its address.
func (c *Compiled) Content(file string) folder.Digest {
	r := c.readings.find(file)
	if r == nil || r.body == nil {
		return 0
	}
	return folder.DigestOfTexts(r.document.Meta.Title, "\x00", r.body.HTML)
}

// Unpublished lists the sources of pages that are not published.
func (c *Compiled) Unpublished() []string {
	var out []string
	for _, u := range c.site.Unpublished {
		out = append(out, u.Path)
	}
	return out
}

// Digest returns the digest of a file of content/ as it was read; 0 = not read.
func (c *Compiled) Digest(file string) folder.Digest {
	if r := c.readings.find(file); r != nil {
		return r.digest
	}
	return 0
}

// asset returns a file of the theme.
func (c *Compiled) asset(path string) (data []byte, ok bool) {
	if c.set == nil || !strings.HasPrefix(path, "assets/") {
		return nil, false
	}
	all := c.set.Assets()
	i, found := slices.BinarySearchFunc(all, path, func(a render.Asset, p string) int { return strings.Compare(a.Path, p) })
	if !found {
		return nil, false
	}
	return all[i].Data, true
}

// Picture reports whether an output is a picture, which is slow to make, and returns a
// key of what its bytes depend on.
func (c *Compiled) Picture(path string) (key string, ok bool) {
	if c.sketch != nil {
		return c.sketch.latest().Picture(path)
	}
	if c.site == nil {
		return "", false
	}
	job := c.job(path)
	if job == nil || !job.Copy.Picture {
		return "", false
	}
	return path + "\x00" + c.Digest(job.Copy.Source).String(), true
}

// Attached reports whether an output is an unchanged file from beside the pages: whatever
// its name, it is not one of the site's own pages.
func (c *Compiled) Attached(path string) bool {
	if c.sketch != nil {
		return c.sketch.latest().Attached(path)
	}
	if c.site == nil {
		return false
	}
	job := c.job(path)
	return job != nil && job.Template == "" && !job.Copy.Picture && strings.HasPrefix(job.Copy.Source, site.Content+"/")
}

func (c *Compiled) job(path string) *plan.Job {
	i, found := slices.BinarySearchFunc(c.plan.Jobs, path, func(j plan.Job, p string) int { return strings.Compare(j.Path, p) })
	if !found {
		return nil
	}
	return &c.plan.Jobs[i]
}

// Has reports whether the site has an output with this path.
func (c *Compiled) Has(path string) bool {
	if c.site == nil {
		return false
	}
	_, ok := c.asset(path)
	return ok || c.job(path) != nil
}

// AssetNow returns the current path of a theme file, given its path in an earlier
// compilation, or "". Paths contain a hash before the extension.
func (c *Compiled) AssetNow(path string) string {
	if c.set == nil || !strings.HasPrefix(path, "assets/") {
		return ""
	}
	for _, a := range c.set.Assets() {
		if a.Path != path && unhashed(a.Path) == unhashed(path) && unhashed(path) != path {
			return a.Path
		}
	}
	return ""
}

// unhashed removes the hash from an asset's path: 8 hexadecimal digits between dots.
func unhashed(p string) string {
	ext := strings.LastIndexByte(p, '.')
	if ext < 9 || p[ext-9] != '.' || strings.Trim(p[ext-8:ext], "0123456789abcdef") != "" {
		return p
	}
	return p[:ext-9] + p[ext:]
}
