// Pufa makes websites of public legal education from Markdown and statutes.
// Run `pufa help` to see what it does.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
	_ "time/tzdata" // a site's time zone is known on every machine

	"pufa/internal/cli"
)

func main() {
	os.Exit(run())
}

func run() int {
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintln(os.Stderr, "pufa:", err)
		return 3
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl+C ends the program at once. Without a first one, signals are heard to the
	// end: one that comes after the work is done does not make it a failure.
	context.AfterFunc(ctx, stop)
	cache, err := os.UserCacheDir()
	if err == nil {
		cache = filepath.Join(cache, "pufa")
	}
	return cli.Main(ctx, os.Args[1:], cli.Env{
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Now:    time.Now,
		Getenv: os.Getenv,
		Dir:    dir,

		Program: cli.Started(),
		Clicked: cli.Clicked(),
		Cache:   cache,
	})
}
