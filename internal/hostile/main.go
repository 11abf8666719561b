// Command hostile measures how pufa's running time grows with input that authors may
// write, paste or attach, by mistake or on purpose.
//
//	go run ./internal/hostile                      the table of all constructs
//	go run ./internal/hostile -only 'links|law'    of those whose names match
//	go run ./internal/hostile -list                their names
//	go run ./internal/hostile -write DIR -only 'emphasis \*a_'    the files of one, to look at
//
// A construct (see construct.go) is a site, or a file for another command, that repeats
// one thing n times. n is as large as -bytes and -files allow, or as pufa does: the last
// column then tells the findings of four times as many. pufa runs on n/4, n/2 and n with the
// garbage collector nearly off, and once more on n as an author would run it; the cost of
// a few repetitions is subtracted. The exponent e says that CPU time grows like n^e: 1 is
// linear, 2 is quadratic. Times below 0.1 s are too short to show growth. Take a quiet
// machine and half an hour.
//
//	-bytes 1000000 of the largest file
//	-files 10000   of a site
//	-times 2       runs of each; the cheapest counts
//	-pufa PATH     a built program; built from here if not given
//	-work DIR      where sites are put
//	-limit 60s     a run that takes longer is ended, and shown as ">60s"
//
// The package's tests build the same constructs in smaller sizes and check what is
// promised: a finding or a page, never a crash, and no quadratic growth. With
// PUFA_HOSTILE=full they take all of them.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := command(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "hostile:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	var m meter
	set := flag.NewFlagSet("hostile", flag.ContinueOnError)
	only := set.String("only", "", "constructs, a regular expression")
	list := set.Bool("list", false, "list their names")
	write := set.String("write", "", "a folder for the files of the constructs")
	set.IntVar(&m.most.bytes, "bytes", 1_000_000, "of the largest file")
	set.IntVar(&m.most.files, "files", 10_000, "of a site")
	set.IntVar(&m.times, "times", 2, "runs of each")
	set.StringVar(&m.pufa, "pufa", "", "a built pufa")
	set.StringVar(&m.work, "work", "", "folder to work in")
	set.DurationVar(&m.limit, "limit", time.Minute, "of one run")
	if err := set.Parse(args); err != nil {
		return err
	}
	wanted, err := regexp.Compile(*only)
	if err != nil {
		return err
	}
	var chosen []construct
	for _, c := range constructs() {
		if wanted.MatchString(c.name) {
			chosen = append(chosen, c)
		}
	}
	switch {
	case *list:
		for _, c := range chosen {
			fmt.Println(c.name)
		}
		return nil
	case *write != "":
		for _, c := range chosen {
			if err := c.make(c.n).write(filepath.Join(*write, fileName(c.name))); err != nil {
				return err
			}
		}
		return nil
	}
	if m.work, err = os.MkdirTemp(m.work, "hostile"); err != nil {
		return err
	}
	defer os.RemoveAll(m.work)
	if m.pufa == "" {
		m.pufa = filepath.Join(m.work, "pufa")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", m.pufa, "pufa").CombinedOutput(); err != nil {
			return fmt.Errorf("building pufa: %w\n%s", err, out)
		}
	}
	if m.pufa, err = filepath.Abs(m.pufa); err != nil {
		return err
	}
	return m.table(ctx, os.Stdout, chosen)
}

// write writes files below a folder.
func (f files) write(dir string) error {
	for name, text := range f {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fileName returns the name of the folder for a construct.
func fileName(name string) string {
	return regexp.MustCompile(`[^\pL\pN]+`).ReplaceAllString(name, "-")
}
