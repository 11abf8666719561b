// Command bench measures how long a site takes to build, compared with the minimum that
// any generator must do and with Hugo.
//
//	go run ./internal/bench -n 500,3500 -rounds 5
//
// It makes a corpus of pages that look like law texts, builds pufa, and runs in turn,
// round after round on one machine: the floor (see floor.go), pufa into an empty folder,
// pufa over what that left, and the same for Hugo, if it is on the PATH or -hugo names
// it. At the end it says whether both sites are the same, part by part (compare.go), and
// prints a table: medians of wall time, CPU time and memory, and ratios to the floor.
// Each ratio is the median of ratios within one round, since the speed of a machine
// changes from minute to minute.
//
// Both sites do the same work: site/ for pufa, with a theme of its own, hugo/ for Hugo. A
// page has a head with Open Graph tags and JSON-LD, the menu of all sections,
// breadcrumbs, a table of contents, its text, its neighbours; the site has lists in parts
// of 20, two ways to sort pages, feeds and a site map.
//
//	-n 500,3500       numbers of pages
//	-kind laws        or small: pages of a screen
//	-corpus DIR       a content folder to use in the place of a made one
//	-rounds 5
//	-hugo PATH        "none" leaves it out
//	-pufa PATH        a built program; built from here if not given
//	-work DIR         where all is put; on a tmpfs the disk is out of the wall time
//	-tidy             delete outputs at once; see below
//	-only REGEXP      of what is measured, such as "floor|pufa"
//
// What a preview costs is measured by "serve":
//
//	go run ./internal/bench serve -n 3500,10000 -hugo PATH -whole -day 1000
//
// from the start to the first page, and from a save to the changed answer, with the CPU
// time of an edit, for pufa and for Hugo in turn. -kind, -corpus, -hugo, -pufa and -work
// are as above, and
//
//	-rounds 3    starts
//	-edits 50    edits of each kind
//	-most 6000   MB at which a server is spared edits of settings; Hugo grows with each
//	-whole       Hugo once more, with --disableFastRender
//	-day 1000    then so many edits of pufa's one after the other: memory, open files and
//	             threads after 10 and in the end
//
// What the search of a built site finds and loads, compared with Pagefind and MiniSearch
// on the same texts, is measured by
//
//	npm install --prefix DIR pagefind minisearch
//	go run ./internal/bench search -libraries DIR public P
//
// with questions.tsv, group P, L or PL; node must be on the PATH. The group "citations"
// types citations of statutes of the site, as many as -citations says, in every way that
// people do, into its own search alone: s@1 is the rate of exact answers.
//
// Further commands, which the first one uses: "corpus KIND N DIR" makes a corpus,
// "floor" runs the floor, "compare DIR DIR" compares two outputs.
//
// The cost of one build inside a process is measured by the benchmarks:
//
//	go test ./internal/bench -run XXX -bench .
//
// One of them, DeployUnchanged, deploys a site again that has not changed.
//
// Peak memory below about 20 MB is this program's own: systems count what a process had
// before exec. On ext4, deleting many files slows down later writes, so outputs are
// deleted at the end, and -work needs room for rounds × outputs. On a tmpfs that is
// memory: use -tidy there to delete them at once.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := command(ctx, os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, args []string) error {
	name := ""
	if len(args) > 0 {
		name = args[0]
	}
	switch name {
	case "serve":
		return serveCommand(ctx, args[1:])
	case "search":
		return searchCommand(args[1:])
	case "floor":
		return floorCommand(args[1:])
	case "compare":
		return compareCommand(args[1:])
	case "corpus":
		if len(args) != 4 {
			return fmt.Errorf("usage: corpus KIND N DIR")
		}
		n, err := strconv.Atoi(args[2])
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of pages", args[2])
		}
		return makeCorpus(args[1], n, args[3])
	}
	return runCommand(ctx, os.Stdout, args)
}
