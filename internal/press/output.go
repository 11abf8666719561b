package press

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/parallel"
	"pufa/internal/picture"
	"pufa/internal/plan"
	"pufa/internal/publish"
	"pufa/internal/target"
)

// publishSite renders every file of a site and writes them to disk. Nothing changes there
// until all of them are rendered without an error.
func publishSite(ctx context.Context, c *compiler.Compiled, o Options) (publish.Changes, diag.List, error) {
	sources, err := SourceFolders(o.Dir)
	if err != nil {
		return publish.Changes{}, nil, err
	}
	home, _ := os.UserHomeDir() // "" when there is none
	session, err := target.Open(o.OutDir(), target.Options{Sources: sources, Home: home, Yes: o.Yes, Plain: o.Plain.Folders})
	if err != nil {
		diags, err := refusal(err)
		return publish.Changes{}, diags, err
	}
	defer session.Abort()
	var diags diag.List
	if session.Unread() != nil {
		diags.Add("publish/manifest-unread", diag.Span{}, o.OutDir())
	}
	found, err := render(ctx, c, session, o)
	diags = append(diags, found...)
	lost := gone(c, session.Earlier())
	if err != nil || diags.Count(diag.Error) > 0 || o.Strict && diags.Count(diag.Warning)+lost.Count(diag.Warning) > 0 {
		if o.Strict {
			diags = append(diags, lost...)
		}
		return publish.Changes{}, diags, err
	}
	if o.Progress != nil {
		o.Progress("publish", 0, 0) // one step: nothing to count
	}
	changes, err := session.Commit(ctx)
	if err != nil {
		more, err := refusal(err)
		return publish.Changes{}, append(diags, more...), err
	}
	diags = append(diags, lost...)
	if len(changes.Replaced) > 0 {
		diags.Add("publish/replaced", diag.Span{}, o.OutDir(), strings.Join(changes.Replaced, ", "))
	}
	if len(changes.Left) > 0 {
		diags.Add("publish/left", diag.Span{}, o.OutDir(), strings.Join(changes.Left, ", "))
	}
	return changes, diags, nil
}

// render renders every file of a site, on all cores.
func render(ctx context.Context, c *compiler.Compiled, session *target.Session, o Options) (diag.List, error) {
	put := func(name string, data []byte, key string) error {
		if err := session.Put(name, data, key); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		return nil
	}
	for _, a := range c.Assets() {
		if err := put(a.Path, a.Data, ""); err != nil {
			return nil, err
		}
	}
	var mu sync.Mutex
	var diags diag.List
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	jobs := c.Jobs()
	progress := parallel.NewProgress(o.Progress, "render", len(jobs))
	file := func(job *plan.Job) error {
		if job.Template == "" {
			key := pictureKey(c, job.Copy)
			if key != "" && session.Kept(job.Path, key) {
				return nil
			}
			data, err := c.Copy(job.Copy)
			if compiler.Unfit(err) {
				mu.Lock()
				defer mu.Unlock()
				diags.Add(compiler.Flaw(err), diag.At(job.Copy.Source))
				return nil
			} else if err != nil {
				return err
			}
			return put(job.Path, data, key)
		}
		page := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(page)
		page.Reset()
		found, err := c.RenderJob(page, job)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			mu.Lock()
			diags = append(diags, found...)
			mu.Unlock()
		}
		return put(job.Path, page.Bytes(), pageKey(c, job))
	}
	err := parallel.Each(ctx, len(jobs), func(i int) error {
		defer progress.Step()
		return o.Slow.During(madeOf(&jobs[i]), func() error { return file(&jobs[i]) })
	})
	return diags, err
}

// madeOf returns the source of an output, or the output's own path if it has several
// sources.
func madeOf(job *plan.Job) string {
	switch {
	case job.Template == "":
		return job.Copy.Source
	case job.Page != nil && job.Page.Doc != nil:
		return job.Page.Doc.Path
	}
	return job.Path
}

// pictureKey identifies what the bytes of a picture depend on. Pictures are slow to make,
// so one that an earlier build made from the same is kept. Other copies have no key.
func pictureKey(c *compiler.Compiled, from plan.Copy) string {
	if !from.Picture {
		return ""
	}
	return "picture-" + picture.Version + "-" + c.Digest(from.Source).String() + "-" + strconv.Itoa(from.Width)
}

// SourceFolders lists the folders of a site that its output must not touch.
func SourceFolders(dir string) ([]string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("finding the site's folder: %w", err)
	}
	var out []string
	for _, name := range folder.Sources {
		out = append(out, filepath.Join(dir, name))
	}
	return out, nil
}

// refusal turns the refusal to publish into a finding; other errors stay errors.
func refusal(err error) (diag.List, error) {
	var diags diag.List
	var r *publish.RefusedError
	if !errors.As(err, &r) {
		return nil, err
	}
	diags.Add("publish/"+string(r.Reason), diag.Span{}, r.Args()...)
	return diags, nil
}
