package cli

import (
	"runtime/debug"

	"pufa/internal/compiler"
)

// A build allocates much and keeps little. Go's garbage collector would run each
// time the little has doubled, which takes a sixth of the time on short pages; so a
// build lets the heap grow to five times what is kept, up to a limit. The limit's
// figures are measured on statutes of 24 KB and on pages of 2 KB (internal/bench):
// a page keeps 6 KB and its length, and there is half as much again for what is
// made of it. The text of a statute is kept as data of three to four times its
// length. While a page is parsed its tree takes up to 250 times its length, if it is
// all marks; the longest may be as long as [source.MaxText], one at a time.
const (
	buildGC    = 400       // percent by which the heap grows between collections of a build
	idleGC     = 100       // the same in a preview that waits for edits: Go's own
	baseMemory = 160 << 20 // bytes: enough for an ordinary site to need no collector
	pageMemory = 6 << 10   // bytes a page
	treeMemory = 250       // times the length of the longest page
)

// limitMemory sets the limit for a build of so much.
func (p *program) limitMemory(size compiler.Size) {
	if !p.collectorSet() {
		debug.SetMemoryLimit(memoryFor(size))
	}
}

// collectorSet reports whether the user has set the collector.
func (p *program) collectorSet() bool {
	return p.env.Getenv("GOGC") != "" || p.env.Getenv("GOMEMLIMIT") != ""
}

// memoryFor is how much memory a build may take.
func memoryFor(s compiler.Size) int64 {
	return baseMemory + int64(s.Files)*pageMemory + s.Bytes + s.Bytes/2 + 4*s.Statutes + treeMemory*s.Longest
}

// collectAt sets the percentage, unless the user has.
func (p *program) collectAt(percent int) {
	if !p.collectorSet() {
		debug.SetGCPercent(percent)
	}
}
