package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pufa/internal/config"
	"pufa/internal/deploy"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/press"
	"pufa/internal/publish"
	"pufa/internal/regular"
)

// deployment is one run of the command.
type deployment struct {
	program      *program
	to           config.Deploy
	build        press.Options
	site         *press.Result
	placeholders bool // they may be shown to readers
	dryRun       bool
}

// deployCommand builds the site and brings it to where readers find it.
func (p *program) deployCommand() *cobra.Command {
	d := deployment{program: p}
	var site string
	c := p.command("deploy", "help/deploy", func(c *cobra.Command, args []string) (err error) {
		if d.build.Dir, err = p.siteIn(site); err != nil {
			return err
		}
		if d.to, err = p.deployTarget(d.build.Dir, args[0]); err != nil {
			return err
		}
		if d.site, err = p.build(c.Context(), &d.build); err != nil {
			return err
		}
		if d.site.Failed() {
			return p.summarize(d.site, d.build)
		}
		found, err := d.run(c.Context())
		p.print(found, nil)
		if err == nil && found.Count(diag.Error) > 0 {
			err = errFaulty
		}
		return err
	}, "help/arg-target")
	c.Annotations["argument"] = "help/arg-target"
	flags := c.Flags()
	p.siteFlag(c, &site)
	flags.BoolVar(&d.dryRun, "dry-run", false, p.say("flag/dry-run"))
	flags.BoolVar(&d.placeholders, "allow-placeholders", false, p.say("flag/allow-placeholders"))
	p.valueFlag(c, &dayValue{p, &d.build.Today}, "today", "", "flag/today")
	flags.BoolVar(&d.build.Strict, "strict", false, p.say("flag/strict"))
	flags.BoolVar(&d.build.Yes, "yes", false, p.say("flag/yes"))
	flags.Bool("json", false, p.say("flag/json")) // Main has seen it already
	return c
}

// deployTarget finds a place to deploy to in the settings. What is wrong with them,
// the build says.
func (p *program) deployTarget(dir, name string) (config.Deploy, error) {
	settings, ok := readConfig(dir)
	if !ok {
		return config.Deploy{}, p.misuse("cli/no-site", p.shown(dir))
	}
	var names []string
	for _, t := range settings.Deploys {
		if t.Name == name {
			return t, nil
		}
		names = append(names, t.Name)
	}
	if len(names) == 0 {
		return config.Deploy{}, p.misuse("deploy/no-targets")
	}
	return config.Deploy{}, p.misuse("deploy/no-target", name, p.list(names))
}

// run deploys a site that was built. Findings are for the reader; an error means
// that the machine, here or there, failed.
func (d *deployment) run(ctx context.Context) (diag.List, error) {
	var found diag.List
	n := 0
	for _, f := range d.site.Diagnostics {
		if strings.HasSuffix(f.Code, "/placeholder") {
			n++
		}
	}
	if n > 0 && !d.placeholders {
		found.Add("deploy/placeholders", diag.Span{}, n)
		return found, nil
	}
	if d.to.Redirects != "" && len(d.site.Summary.Redirects) > 0 && d.site.Summary.BaseURL == "" {
		found.Add("deploy/no-base-url", diag.Span{}, d.to.Redirects)
		return found, nil
	}
	began := d.program.env.Now()
	var r *deploy.Result
	var err error
	if d.to.Kind == config.DeployZip {
		r, err = d.zip()
	} else {
		r, err = d.send(ctx)
	}
	if err != nil {
		return d.program.deployFailure(d.to.Name, err)
	}
	if r.Unread != nil {
		found.Add("deploy/manifest-unread", diag.Span{}, d.to.Name)
	}
	if len(r.Changes.Replaced) > 0 {
		found.Add("deploy/replaced", diag.Span{}, d.to.Name, strings.Join(r.Changes.Replaced, ", "))
	}
	if len(r.Changes.Left) > 0 {
		found.Add("deploy/left", diag.Span{}, d.to.Name, strings.Join(r.Changes.Left, ", "))
	}
	return found, d.report(r, d.program.env.Now().Sub(began))
}

// send brings what differs to a store.
func (d *deployment) send(ctx context.Context) (*deploy.Result, error) {
	store, err := d.open(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	line := d.program.progress()
	defer line.clear()
	host, _ := os.Hostname() // "" is a name, too
	o := deploy.Options{
		Name: d.to.Name, Extra: d.extra(), Yes: d.build.Yes, DryRun: d.dryRun,
		Owner: deploy.Owner{Host: host, PID: os.Getpid()}, Alive: alive, Now: time.Now,
		Progress: func(done, total int) { line.show("deploy", done, total) },
	}
	if d.to.Kind == config.DeployS3 {
		o.Headers = deploy.Headers(d.to.Gzip, d.redirectObjects())
	}
	from, err := folder.Open(d.build.OutDir())
	if err != nil {
		return nil, err
	}
	defer from.Close()
	return deploy.Run(ctx, from, store, o)
}

// zip makes one file to hand over. One that is as it should be is not touched.
func (d *deployment) zip() (*deploy.Result, error) {
	name := d.zipName()
	from, err := folder.Open(d.build.OutDir())
	if err != nil {
		return nil, err
	}
	defer from.Close()
	if d.dryRun {
		n, err := deploy.Zip(from, d.extra(), io.Discard)
		return &deploy.Result{Changes: publish.Changes{Added: n}}, err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	made := sha256.New()
	n, err := deploy.Zip(from, d.extra(), io.MultiWriter(f, made))
	info, statErr := f.Stat()
	if err := errors.Join(err, statErr, f.Chmod(0o644), f.Close()); err != nil {
		return nil, err
	}
	if old, err := digestOf(name); err == nil && old == [sha256.Size]byte(made.Sum(nil)) {
		return &deploy.Result{Changes: publish.Changes{Same: n}}, nil
	}
	return &deploy.Result{Changes: publish.Changes{Added: n}, Bytes: info.Size()}, os.Rename(f.Name(), name)
}

// zipName is the path of the file to hand over.
func (d *deployment) zipName() string {
	name := filepath.FromSlash(d.to.Path)
	if !filepath.IsAbs(name) {
		name = filepath.Join(d.build.Dir, name)
	}
	return name
}

func digestOf(name string) (sum [sha256.Size]byte, err error) {
	f, err := regular.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return [sha256.Size]byte(h.Sum(nil)), err
}

// extra returns what the web server at the target needs beside the site.
func (d *deployment) extra() map[string][]byte {
	if d.to.Redirects == "" || len(d.site.Summary.Redirects) == 0 {
		return nil
	}
	base := d.site.Summary.Base
	var all []deploy.Redirect
	for _, r := range d.site.Summary.Redirects {
		all = append(all, deploy.Redirect{From: r.From, Query: r.Query, To: base + r.To})
	}
	name, text := deploy.Dialect(d.to.Redirects).Map(base, all)
	return map[string][]byte{name: text}
}

// redirectObjects tells object storage where to lead the readers of old pages.
func (d *deployment) redirectObjects() map[string]string {
	to := map[string]string{}
	if d.site.Summary.BaseURL == "" {
		return to
	}
	for _, r := range d.site.Summary.Redirects {
		from := r.From
		if strings.HasSuffix(from, "/") {
			from += "index.html"
		}
		if r.Query == "" {
			to[from] = d.site.Summary.Base + r.To
		}
	}
	return to
}

// report says what was sent, or would be.
func (d *deployment) report(r *deploy.Result, took time.Duration) error {
	p, c := d.program, r.Changes
	if p.json {
		return d.reportJSON(r, took)
	}
	var b strings.Builder
	if d.dryRun {
		for _, s := range r.Steps {
			if code := map[publish.Action]string{publish.Bring: "say/deploy-bring", publish.Remove: "say/deploy-remove", publish.Rename: "say/deploy-rename"}[s.Do]; code != "" {
				b.WriteString(p.say(code, s.Path) + "\n")
			}
		}
	}
	seconds := fmt.Sprintf("%.1f", took.Seconds())
	code, values := "say/deployed", []any{d.to.Name, c.Added, c.Changed, c.Same, c.Removed, size(r.Bytes), seconds}
	switch {
	case d.dryRun:
		code = "say/deploy-would"
	case d.to.Kind == config.DeployZip && c.Same > 0:
		code, values = "say/packed-again", []any{p.shown(d.zipName()), c.Same}
	case d.to.Kind == config.DeployZip:
		code, values = "say/packed", []any{p.shown(d.zipName()), c.Added, size(r.Bytes), seconds}
	}
	var texts []string
	for _, v := range values {
		texts = append(texts, fmt.Sprint(v))
	}
	b.WriteString(p.say(code, texts...) + "\n")
	if d.to.Redirects != "" && len(d.extra()) > 0 {
		b.WriteString(p.say("say/redirects-"+strings.TrimPrefix(d.to.Redirects, "_")) + "\n")
	}
	_, err := io.WriteString(p.env.Stdout, b.String())
	return err
}

func (d *deployment) reportJSON(r *deploy.Result, took time.Duration) error {
	type step struct {
		Do   string `json:"do"` // "bring", "remove", "rename"
		Path string `json:"path"`
	}
	steps := []step{}
	for _, s := range r.Steps {
		if do := map[publish.Action]string{publish.Bring: "bring", publish.Remove: "remove", publish.Rename: "rename"}[s.Do]; do != "" {
			steps = append(steps, step{do, s.Path})
		}
	}
	c := r.Changes
	return d.program.encode(struct {
		Target       string `json:"target"`
		DryRun       bool   `json:"dry_run"`
		Added        int    `json:"added"`
		Changed      int    `json:"changed"`
		Same         int    `json:"same"`
		Removed      int    `json:"removed"`
		Bytes        int64  `json:"bytes"`
		Steps        []step `json:"steps"`
		Milliseconds int64  `json:"milliseconds"`
	}{d.to.Name, d.dryRun, c.Added, c.Changed, c.Same, c.Removed, r.Bytes, steps, took.Milliseconds()}, "")
}

// size is a number of bytes as people read it.
func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
