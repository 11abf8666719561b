package build

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/markdown"
	"pufa/internal/picture"
	"pufa/internal/plan"
	"pufa/internal/site"
	"pufa/internal/source"
)

// staticFolder holds files that are published as they are.
const staticFolder = "static"

// pictures are the extensions of files that are looked into as pictures.
var pictures = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".svg": true}

// picturePrint is what a build knows of a picture beside its size.
type picturePrint struct {
	digest   [sha256.Size]byte // of the file
	location bool              // it says where it was taken
}

// parsed is what became of one file of content/.
type parsed struct {
	document *doc.Document
	file     site.File
	print    picturePrint
	diags    diag.List
}

// readContent reads and parses everything below content/, on all cores, and
// lists static/.
func (c *Compiled) readContent(ctx context.Context, in *site.Input, o markdown.Options) error {
	entries, err := c.walk(ctx, site.Content)
	if err != nil {
		return err
	}
	static, err := c.walk(ctx, staticFolder)
	if err != nil {
		return err
	}
	for _, e := range static {
		in.Static = append(in.Static, strings.TrimPrefix(e.Path, staticFolder+"/"))
	}

	parser := markdown.New(o)
	out := make([]parsed, len(entries))
	progress := newProgress(c.options.Progress, "parse", len(entries))
	err = each(ctx, len(entries), func(i int) error {
		defer progress.step()
		return c.parse(parser, entries[i], &out[i])
	})
	if err != nil {
		return err
	}
	c.pictures = map[string]picturePrint{}
	for _, p := range out {
		c.diags = append(c.diags, p.diags...)
		switch {
		case p.document != nil:
			in.Documents = append(in.Documents, p.document)
		case p.file.Path != "":
			in.Files = append(in.Files, p.file)
			if p.file.Width > 0 {
				c.pictures[p.file.Path] = p.print
			}
		}
	}
	return nil
}

func (c *Compiled) walk(ctx context.Context, folder string) ([]source.Entry, error) {
	if _, err := fs.Stat(c.files, folder); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	entries, diags, err := source.Walk(ctx, c.files, folder)
	c.diags = append(c.diags, diags...)
	if err != nil {
		return nil, fmt.Errorf("listing %s: %w", folder, err)
	}
	return entries, nil
}

// parse reads one file. A file that vanished since it was listed is left out.
func (c *Compiled) parse(parser *markdown.Parser, e source.Entry, out *parsed) error {
	ext := strings.ToLower(path.Ext(e.Path))
	if ext != ".md" && !pictures[ext] {
		out.file = site.File{Path: e.Path}
		return nil
	}
	raw, err := fs.ReadFile(c.files, e.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("reading %s: %w", e.Path, err)
	}
	if ext == ".md" {
		f, diags := source.Decode(e.Path, raw)
		var more diag.List
		out.document, more = parser.Parse(f)
		out.diags = append(diags, more...)
		return nil
	}
	out.file = site.File{Path: e.Path}
	info, err := picture.Probe(raw)
	if err != nil {
		out.file.Flaw = flaw(err) // told where a page shows it, if one does
		return nil
	}
	out.file.Width, out.file.Height = info.Width, info.Height
	if out.file.Width > picture.MaxWidth { // the copy on the page is smaller
		out.file.Height = max(1, (info.Height*picture.MaxWidth+info.Width/2)/info.Width)
		out.file.Width = picture.MaxWidth
	}
	out.file.Widths = picture.Widths(info)
	out.print = picturePrint{digest: sha256.Sum256(raw), location: info.HasLocation}
	return nil
}

// flaw names the finding for a picture that cannot be used.
func flaw(err error) string {
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		return "picture/too-large"
	case errors.Is(err, picture.ErrUnknownFormat):
		return "picture/unknown-format"
	}
	return "picture/broken"
}

// planStatic adds the copies of static/.
func (c *Compiled) planStatic(static []string) {
	for _, name := range static {
		c.plan.Jobs = append(c.plan.Jobs, plan.Job{Path: name, Copy: plan.Copy{Source: staticFolder + "/" + name}})
	}
}

// each calls do for 0 to n-1 on all cores and returns the first error. It stops
// handing out work when ctx ends.
func each(ctx context.Context, n int, do func(i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	work := make(chan int)
	group.Go(func() error {
		defer close(work)
		for i := range n {
			select {
			case work <- i:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
		return nil
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for i := range work {
				if err := do(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// progress counts the steps of a stage for [Options.Progress].
type progress struct {
	mu          sync.Mutex
	tell        func(stage string, done, total int)
	stage       string
	done, total int
}

func newProgress(tell func(string, int, int), stage string, total int) *progress {
	return &progress{tell: tell, stage: stage, total: total}
}

func (p *progress) step() {
	if p.tell == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done++; p.done%32 == 0 || p.done == p.total {
		p.tell(p.stage, p.done, p.total)
	}
}
