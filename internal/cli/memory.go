package cli

import "runtime/debug"

// A build allocates much and keeps little. Left alone, the garbage collector runs
// each time the little has doubled, which costs a seventh of the time; so it is
// told to wait longer, and how much memory it may take for that. The figures are
// measured on statutes of 24 KB and on pages of 2 KB (internal/bench): a page keeps
// 6 KB and its length, and there is half as much again for what is made of it. The
// text of a statute is kept as data of three to four times its length.
const (
	patience   = 400       // percent
	baseMemory = 160 << 20 // bytes: enough for an ordinary site to need no collector
	pageMemory = 6 << 10   // bytes a page
)

// provide sets the collector for a build of so many files, unless the user has set
// it (GOGC, GOMEMLIMIT).
func (p *program) provide(files int, bytes, statutes int64) {
	if p.chosen() {
		return
	}
	debug.SetGCPercent(patience)
	debug.SetMemoryLimit(memoryFor(files, bytes, statutes))
}

// chosen reports whether the user has set the collector.
func (p *program) chosen() bool {
	return p.env.Getenv("GOGC") != "" || p.env.Getenv("GOMEMLIMIT") != ""
}

// makeRoom prepares for the heap of an ordinary build.
func (p *program) makeRoom() {
	if !p.chosen() {
		largePages(baseMemory)
	}
}

// memoryFor is how much memory a build may take.
func memoryFor(files int, bytes, statutes int64) int64 {
	return baseMemory + int64(files)*pageMemory + bytes + bytes/2 + 4*statutes
}

// hurry lets the collector wait, in a build and until the first page of a preview
// can be seen; calm is for the rest of the day, in which little is allocated and
// much kept.
func (p *program) hurry() { p.collect(patience) }
func (p *program) calm()  { p.collect(100) }

func (p *program) collect(percent int) {
	if !p.chosen() {
		debug.SetGCPercent(percent)
	}
}
