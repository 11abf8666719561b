package cli

import (
	"runtime/debug"

	"pufa/internal/compiler"
)

// A build allocates much and keeps little. By default, Go's garbage collector
// runs each time the heap has doubled, which takes a sixth of the time on short
// pages. So a build lets the heap grow to five times what is kept, up to a
// limit. The figures of the limit were measured on statutes of 24 KB and on
// pages of 2 KB (internal/bench): a page keeps 6 KB plus its length, and half
// as much again for what is made from it. The text of a statute is kept as data
// of three to four times its length. While a page is parsed, its tree takes up
// to 250 times its length if it is all markup; the longest page may be as long
// as [source.MaxText], one at a time. The index of the search keeps two and a half
// times the length of what it is made of, until it is written.
const (
	buildGC    = 400       // percent by which the heap grows between collections during a build
	idleGC     = 100       // the same for a preview waiting for edits: Go's default
	baseMemory = 160 << 20 // bytes: an ordinary site needs no collection
	pageMemory = 6 << 10   // bytes per page
	treeMemory = 250       // times the length of the longest page
)

// limitMemory sets the limit for a build of this size.
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
	return baseMemory + int64(s.Files)*pageMemory + s.Bytes + s.Bytes/2 + 4*s.Statutes + treeMemory*s.Longest + s.Searched*5/2
}

// collectAt sets the percentage, unless the user has.
func (p *program) collectAt(percent int) {
	if !p.collectorSet() {
		debug.SetGCPercent(percent)
	}
}
