// Package preview shows a site while it is being written: it watches the site's
// folder, serves pages from memory, and tells open browsers what to look at again.
//
// [Run] is all of it, until its context ends. The package knows no stage of a
// build: it calls [compiler.Compiler.Update] when something was edited and
// [compiler.Compiled.Render] when a page is asked for. Every byte it serves is that of
// a clean build with drafts, but for one script at the end of HTML pages.
//
// It refuses whoever is not a browser on this machine looking at this site
// (guard.go), or with [Options.LAN] a device that knows the address. Nothing that
// a browser sends can change anything; the publish folder is never touched.
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

// DefaultPort is the first port that is tried: 12·04, Constitution Day.
const DefaultPort = 1204

// endTime is how long a preview that was ended waits for what is under way.
const endTime = time.Second

// Options say what to show and to whom. Dir and Now must be set.
type Options struct {
	Dir    string         // the site's folder
	Port   int            // 0 = DefaultPort; if it is taken, one of the next
	LAN    bool           // phones and other computers of the local network may look, too
	Poll   bool           // look at files every so often instead of waiting for the system's word
	Editor string         // how links open a source: the name of an editor, or an address with {file}, {line}, {column}; "" = VS Code
	Plain  compiler.Plain // tricks for speed to do without
	Now    func() time.Time

	// Call writes the commands in a text as somebody has to type them; nil = as they
	// stand in the catalogue.
	Call func(text string) string
}

// typed writes the commands in a text.
func (o Options) typed(text string) string {
	if o.Call == nil {
		return text
	}
	return o.Call(text)
}

// Teller is told what happens, by one goroutine at a time.
type Teller interface {
	// Started tells where the preview is to be seen, as soon as it is.
	Started(Started)
	// Checked tells what the first reading of all files came to.
	Checked(Checked)
	// Updated tells what an edit came to.
	Updated(Updated)
	// Said tells something in passing; code is one of the catalogue's.
	Said(code string, args ...string)
}

// Started is what a preview begins with.
type Started struct {
	URL    string   // on this machine
	LAN    []string // for other devices, with the secret in it; the likeliest first
	Wanted int      // the port that was asked for, where another had to be taken; else 0
	Lang   diag.Lang
}

// Checked is what is wrong in the site.
type Checked struct {
	Errors, Warnings int
	Findings         diag.List // at first some of each kind; after an edit errors, and all that concerns the changed files
	Source           func(file string) (string, bool)
}

// Updated is what an edit came to.
type Updated struct {
	Names []string // files that changed; empty when it was settings or the theme
	Took  time.Duration
	Checked
}

// RunningError says that the same site is being previewed already.
type RunningError struct{ URL string }

func (e *RunningError) Error() string { return "the site is being previewed at " + e.URL }

// Run shows the site until ctx ends, which is no error. Its error is the machine's,
// or a [*RunningError].
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
	case <-time.After(endTime): // a template without end, say: the program ends over it
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
