package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/diag"
	"pufa/internal/picture"
	"pufa/internal/plan"
	"pufa/internal/publish"
	"pufa/internal/render"
	"pufa/internal/target"
)

// shared holds the rendered fragments of a plan and a template set. They are made
// when the first page is.
type shared struct {
	once  sync.Once
	parts render.Parts
	diags diag.List
}

// parts returns the fragments that pages share, and what is wrong with them.
func (c *Compiled) parts() (render.Parts, diag.List) {
	s := c.shared
	s.once.Do(func() {
		s.parts = render.Parts{}
		for _, f := range c.plan.Fragments {
			var w bytes.Buffer
			s.diags = append(s.diags, c.set.Render(&w, f.Template, f.View, nil)...)
			s.parts[f.Name] = w.Bytes()
		}
	})
	return s.parts, slices.Clone(s.diags)
}

// place is where one page after the other is made.
type place struct {
	room plan.Room    // for its view
	page bytes.Buffer // for its bytes
}

// publish renders every job and brings the files to disk. Nothing changes there
// before all of them are made without an error.
func (c *Compiled) publish(ctx context.Context, o Options) (publish.Changes, diag.List, error) {
	sources, err := c.sourceFolders()
	if err != nil {
		return publish.Changes{}, nil, err
	}
	home, _ := os.UserHomeDir() // "" when there is none
	session, err := target.Open(o.OutDir(), target.Options{Sources: sources, Home: home, Yes: o.Yes})
	if err != nil {
		diags, err := refusal(err)
		return publish.Changes{}, diags, err
	}
	defer session.Abort()

	parts, diags := c.parts()
	if session.Unread() != nil {
		diags.Add("publish/manifest-unread", diag.Span{}, o.OutDir())
	}
	for _, a := range c.set.Assets() {
		if err := session.Put(a.Path, a.Data, ""); err != nil {
			return publish.Changes{}, diags, fmt.Errorf("writing %s: %w", a.Path, err)
		}
	}
	var mu sync.Mutex
	places := sync.Pool{New: func() any { return new(place) }}
	progress := newProgress(o.Progress, "render", len(c.plan.Jobs))
	err = each(ctx, len(c.plan.Jobs), func(i int) error {
		defer progress.step()
		job := c.plan.Jobs[i]
		if job.Template == "" {
			err := c.copy(session, job)
			if unfit(err) {
				mu.Lock()
				diags.Add(flaw(err), diag.At(job.Copy.Source))
				mu.Unlock()
				return nil
			}
			return err
		}
		at := places.Get().(*place)
		defer places.Put(at)
		at.room.Clear()
		at.page.Reset()
		v := job.View(&at.room)
		if c.bench.strayed.Load() > 0 {
			return errors.New("a temporary file with parts of pages cannot be read back")
		}
		if found := c.set.Render(&at.page, job.Template, v, parts); len(found) > 0 {
			mu.Lock()
			diags = append(diags, found...)
			mu.Unlock()
		}
		if err := session.Put(job.Path, at.page.Bytes(), ""); err != nil {
			return fmt.Errorf("writing %s: %w", job.Path, err)
		}
		return nil
	})
	if err != nil || diags.Count(diag.Error) > 0 || o.Strict && diags.Count(diag.Warning) > 0 {
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
	if len(changes.Replaced) > 0 {
		diags.Add("publish/replaced", diag.Span{}, o.OutDir(), strings.Join(changes.Replaced, ", "))
	}
	if len(changes.Left) > 0 {
		diags.Add("publish/left", diag.Span{}, o.OutDir(), strings.Join(changes.Left, ", "))
	}
	return changes, diags, nil
}

// copy publishes a file of the site as it is, or a picture made ready for the
// web. Pictures are slow to make, so one that an earlier build made of the same
// bytes is kept.
func (c *Compiled) copy(session *target.Session, job plan.Job) error {
	from := job.Copy
	key := ""
	if from.Picture {
		key = "picture-" + picture.Version + "-" + c.pictures[from.Source].digest.String() + "-" + strconv.Itoa(from.Width)
		if session.Kept(job.Path, key) {
			return nil
		}
	}
	data, err := c.read(from)
	if err != nil {
		return err
	}
	if err := session.Put(job.Path, data, key); err != nil {
		return fmt.Errorf("writing %s: %w", job.Path, err)
	}
	return nil
}

// read returns the bytes that a copy publishes.
func (c *Compiled) read(from plan.Copy) ([]byte, error) {
	data, err := fs.ReadFile(c.bench.files, from.Source)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", from.Source, err)
	}
	if !from.Picture {
		return data, nil
	}
	if data, err = picture.Make(data, from.Width); err != nil {
		return nil, fmt.Errorf("preparing %s: %w", from.Source, err)
	}
	return data, nil
}

// sourceFolders lists the folders that the output must keep away from.
func (c *Compiled) sourceFolders() ([]string, error) {
	dir, err := filepath.Abs(c.options.Dir)
	if err != nil {
		return nil, fmt.Errorf("finding the site's folder: %w", err)
	}
	var out []string
	for _, name := range inputFolders {
		out = append(out, filepath.Join(dir, name))
	}
	return out, nil
}

// refusal turns a publication that was refused into a finding; other errors stay
// errors.
func refusal(err error) (diag.List, error) {
	var diags diag.List
	var r *publish.RefusedError
	if !errors.As(err, &r) {
		return nil, err
	}
	diags.Add("publish/"+string(r.Reason), diag.Span{}, r.Args()...)
	return diags, nil
}
