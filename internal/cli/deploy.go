package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
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
	placeholders bool // placeholders may be published
	dryRun       bool
}

// deployCommand builds the site and sends it to where it is published.
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
	flags.Bool("json", false, p.say("flag/json")) // Main has read it already
	return c
}

// deployTarget finds the named target in the settings. The build reports what
// is wrong with them.
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

// run deploys a site that was built. Findings are for the author; an error
// means that this machine or the remote one failed.
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
		if found, err = d.checkZip(); err != nil || found != nil {
			return found, err
		}
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

// send sends what differs to a store.
func (d *deployment) send(ctx context.Context) (*deploy.Result, error) {
	store, err := d.open(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	line := d.program.progress()
	defer line.clear()
	host, _ := os.Hostname() // "" is accepted as a name
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

// checkZip makes sure that the file to hand over takes no other file's place.
func (d *deployment) checkZip() (found diag.List, err error) {
	name := d.zipName()
	folders, err := press.SourceFolders(d.build.Dir)
	if err != nil {
		return nil, err
	}
	for _, f := range append(folders, d.build.OutDir()) {
		if liesIn(name, f) {
			found.Add("deploy/zip-inside", diag.Span{}, d.program.shown(name), d.program.shown(f))
			return found, nil
		}
	}
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, d.program.creatable(name)
	}
	if err == nil && (!info.Mode().IsRegular() || !isZip(name)) {
		found.Add("deploy/zip-occupied", diag.Span{}, d.program.shown(name))
	}
	return found, err
}

// isZip reports whether a file begins as an archive does, or is empty.
func isZip(name string) bool {
	f, err := regular.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, 2)
	n, err := io.ReadFull(f, start)
	return n == 0 && err == io.EOF || string(start) == "PK"
}

// zip makes one file to hand over. A file that is up to date is left alone.
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

// extra returns the files that the web server needs beside the site.
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

// redirectObjects tells the object store where to send readers of old pages.
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
