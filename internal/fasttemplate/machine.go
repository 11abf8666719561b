package fasttemplate

import (
	"bytes"
	"reflect"
)

// machine is the state of one run.
type machine struct {
	out     []byte
	start   int  // where this run's output begins
	settled bool // white space at the beginning was dealt with
	parts   Parts

	stack []slot
	base  int // of the routine that runs
	depth int // routines on the call stack
	jump  jump

	root         reflect.Value // a copy of the view that can be addressed
	needsLibrary func([]byte) bool
	limit        int
}

// slot is a variable or a dot. The type decides which field is in use.
type slot struct {
	text   string
	number int
	yes    bool
	ref    reflect.Value // of a struct or a list
}

// block is steps that run one after the other.
type block []step

// step writes something or changes a slot.
type step func(*machine)

// jump says why a block ends early.
type jump uint8

const (
	none   jump = iota
	next        // {{continue}}
	leave       // {{break}}
	failed      // give up: the library must do it
)

// maxDepth limits nested template calls. The library goes deeper and reports an error in
// the end.
const maxDepth = 1000

func (m *machine) run(b block) {
	for _, s := range b {
		s(m)
		if m.jump != none {
			return
		}
	}
}

// leap ends the blocks up to a loop, unless the template has given up.
func (m *machine) leap(j jump) {
	if m.jump == none {
		m.jump = j
	}
}

// grow makes room for n slots from the base of the routine that runs.
func (m *machine) grow(n int) {
	if missing := m.base + n - len(m.stack); missing > 0 {
		m.stack = append(m.stack, make([]slot, missing)...)
	}
}

// tooLong reports whether the output exceeds the limit.
func (m *machine) tooLong() bool { return len(m.out)-m.start > m.limit }

// insert inserts a part by its name.
func (m *machine) insert(name string) {
	if name == "" {
		return
	}
	part, ok := m.parts.Part(name)
	if !ok {
		m.jump = failed
		return
	}
	m.settle()
	m.out = append(m.out, part...)
}

// settle drops white space at the beginning.
func (m *machine) settle() {
	if m.settled {
		return
	}
	m.settled = true
	written := m.out[m.start:]
	if trimmed := bytes.TrimLeft(written, " \t\n\r"); len(trimmed) < len(written) {
		m.out = append(m.out[:m.start], trimmed...)
	}
}
