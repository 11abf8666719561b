// Package preview shows a site while it is being written: it watches the site's folder,
// serves pages from memory, and tells open browsers what has changed.
//
// [Run] runs a preview until its context ends. The package knows no stage of a build: it
// calls [compiler.Compiler.Update] after an edit and [compiler.Compiled.Render] for each
// requested page. It serves the bytes of a clean build with drafts, plus one script at
// the end of HTML pages.
//
// It serves only browsers on this machine that look at this site (guard.go), and with
// [Options.LAN] devices that know the secret address. No request can change anything; the
// output folder is never touched.
package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/crash"
	"pufa/internal/diag"
	"pufa/internal/folder"
)

// DefaultPort is the port that is tried first: 12·04, Constitution Day.
const DefaultPort = 1204

// endTime is how long a preview waits for running requests when it ends.
const endTime = time.Second

// Options say what to show and to whom. Dir and Now must be set.
type Options struct {
	Dir    string         // the site's folder
	Port   int            // 0 = DefaultPort; if it is taken, one of the next
	LAN    bool           // phones and other computers in the local network have access
	Poll   bool           // scan files regularly instead of relying on notifications of the system
	Editor string         // the editor that links open: a name, or an address with {file}, {line}, {column}; "" = VS Code
	Plain  compiler.Plain // optimizations to switch off
	Now    func() time.Time

	// Call rewrites the commands in a text to what the user has to type; nil = unchanged.
	Call func(text string) string
}

// typed rewrites the commands in a text.
func (o Options) typed(text string) string {
	if o.Call == nil {
		return text
	}
	return o.Call(text)
}

// Teller receives the events of a preview, from one goroutine at a time.
type Teller interface {
	// Started is called as soon as the preview can be seen.
	Started(Started)
	// Checked is called when all files have been read for the first time.
	Checked(Checked)
	// Updated is called after each edit.
	Updated(Updated)
	// Said passes on a remark; code is in the catalogue.
	Said(code string, args ...string)
}

// Started says where the preview is.
type Started struct {
	URL    string   // on this machine
	LAN    []string // for other devices, with the secret; the most likely first
	Wanted int      // the requested port, if another had to be used; else 0
	Lang   diag.Lang
}

// Checked is the state of the site.
type Checked struct {
	Errors, Warnings int
	Findings         diag.List // at the start a few of each kind; after an edit errors, and everything about the changed files
	Source           func(file string) (string, bool)
}

// Updated is the result of an edit.
type Updated struct {
	Names []string // files that changed; empty = settings or the theme
	Took  time.Duration
	Checked
}

// RunningError means that a preview of the same site is running already.
type RunningError struct{ URL string }

func (e *RunningError) Error() string { return "the site is being previewed at " + e.URL }

// Run shows the site until ctx ends, which is not an error. Its error is one of the
// machine, or a [*RunningError].
func Run(ctx context.Context, o Options, tell Teller) error {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return fmt.Errorf("finding the site's folder: %w", err)
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return fmt.Errorf("finding the site's folder: %w", err)
	}
	o.Dir = dir
	wanted := o.Port
	if wanted == 0 {
		wanted = DefaultPort
	}
	site, err := folder.Open(dir)
	if err != nil {
		return err
	}
	listener, err := listen(ctx, wanted, o.LAN, dir)
	if err != nil {
		site.Close()
		return err
	}
	port := listener.Addr().(*net.TCPAddr).Port
	s := newServer(o, port)

	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var group sync.WaitGroup
	web := s.httpServer(ctx)
	group.Go(func() {
		if err := web.Serve(limit(listener)); !errors.Is(err, http.ErrServerClosed) {
			stop(fmt.Errorf("serving: %w", err))
		}
	})
	w := newWatcher(dir, o.Poll)
	group.Go(func() { w.run(ctx) })
	u := &updater{compiler: compiler.NewPreview(site, compiler.Options{Dir: dir, Drafts: true, Plain: o.Plain}), server: s, watcher: w, now: o.Now, tell: tell}
	ran := make(chan error, 1)
	var caught *crash.Error
	group.Go(func() {
		defer close(ran)
		defer crash.Catch(&caught)
		ran <- u.run(ctx, func(c *compiler.Compiled) {
			started := Started{URL: s.url(), LAN: s.lanURLs(), Lang: c.Lang()}
			if port != wanted {
				started.Wanted = wanted
			}
			tell.Started(started)
		})
	})
	select {
	case err = <-ran:
		if caught != nil {
			panic(caught)
		}
	case <-ctx.Done():
	}
	if cause := context.Cause(ctx); err == nil || errors.Is(err, cause) {
		err = cause
	}
	stop(nil)
	w.stop()
	s.hub.close()
	web.Close()
	ended := make(chan struct{})
	go func() {
		group.Wait()
		site.Close()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(endTime): // for instance an endless template: end the program anyway
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
