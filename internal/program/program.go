package program

import (
	"bytes"
	"reflect"
	"sync"
	"text/template/parse"
)

// Set is what the templates of one theme can reach. Its programs share the parts
// that they have in common.
type Set struct {
	Trees map[string]*parse.Tree // escaped by html/template
	Funcs map[string]any         // pure functions, as html/template knows them

	// Lists holds those of the functions that take a list and a text once more, so
	// that no reflection is needed to call them.
	Lists map[string]ListFunc

	// Insert names the function that stands for a ready-made part: its argument
	// is the part's name, "" means none. It works between tags only.
	Insert string

	// Odd tells a piece, a literal text or what one action wrote, that the caller
	// must see: a program gives up on it.
	Odd func(piece []byte) bool

	// Limit is the length of output above which a program gives up.
	Limit int

	routines map[call]*routine
	memos    int // steps that remember something
}

// Parts are what the function Insert puts in.
type Parts interface {
	Part(name string) (part []byte, ok bool)
}

// Program is a template compiled for one type of value. It is immutable.
type Program struct {
	of       reflect.Type
	main     *routine
	limit    int
	machines *sync.Pool
}

// routine is one template for one type of dot.
type routine struct {
	body    block
	frame   int // slots that it uses; the first holds $
	calls   []*routine
	refusal error // why the template can't be compiled
}

// block is what runs one after the other.
type block []step

// step writes something or changes a slot.
type step func(*machine)

// machine is the state of one run.
type machine struct {
	out     []byte
	start   int  // where this run's output begins
	settled bool // white space at the beginning was dealt with
	parts   Parts

	stack []slot
	base  int // of the routine that runs
	depth int // routines that wait
	jump  jump

	root  reflect.Value // a copy of the value that can be addressed
	memos []memo
	odd   func([]byte) bool
	limit int
}

// slot is a variable or a dot. The type decides which field is in use.
type slot struct {
	text   string
	number int
	yes    bool
	ref    reflect.Value // of a struct or a list
}

// jump says why a block ends early.
type jump uint8

const (
	none   jump = iota
	next        // {{continue}}
	leave       // {{break}}
	failed      // the library must do it
)

// maxDepth is how deep templates may call each other here. The library goes
// deeper, and complains in the end.
const maxDepth = 1000

// Append appends what the template makes of v to dst. White space before the
// first other character is left out, unless it is in a part. When ok is false it
// gave up, and what it appended means nothing.
func (p *Program) Append(dst []byte, v any, parts Parts) (out []byte, ok bool) {
	if reflect.TypeOf(v) != p.of {
		return dst, false
	}
	m := p.machines.Get().(*machine)
	m.out, m.start, m.settled, m.parts = dst, len(dst), false, parts
	m.base, m.depth, m.jump = 0, 0, none
	m.root.Set(reflect.ValueOf(v))
	m.grow(p.main.frame)
	m.stack[0].ref = m.root
	m.run(p.main.body)
	m.settle()
	out, ok = m.out, m.jump == none && len(m.out)-m.start <= p.limit
	clear(m.stack) // keep nothing of the view alive
	m.root.SetZero()
	m.out, m.parts = nil, nil
	p.machines.Put(m)
	return out, ok
}

func (m *machine) run(b block) {
	for _, s := range b {
		s(m)
		if m.jump != none {
			return
		}
	}
}

// leap ends the blocks up to a loop, unless the program gives up anyway.
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

// judge gives up when an action wrote something odd, or too much was written.
func (m *machine) judge(from int) {
	if m.odd(m.out[from:]) {
		m.jump = failed
	}
}

// insert puts in a part by its name.
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

// settle takes away white space at the beginning.
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

// memo remembers the last answer of a pure function that got the same text again.
type memo struct {
	asked  string
	known  bool // that there is an answer
	answer []byte
}
