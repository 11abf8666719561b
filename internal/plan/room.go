package plan

import (
	"bytes"
	"unsafe"
)

// Room is memory for the long texts of one view. A build makes a view, renders it,
// clears the room and makes the next one in it, so that a site takes no more memory
// than its longest pages. A nil room gives each text memory of its own.
//
// A room belongs to one goroutine.
type Room struct {
	chunk []byte
	used  int
}

// Bytes returns n bytes, whatever they hold.
func (r *Room) Bytes(n int) []byte {
	if r == nil {
		return make([]byte, n)
	}
	if n > len(r.chunk)-r.used {
		r.chunk, r.used = make([]byte, max(n, 2*len(r.chunk))), 0 // texts in the old one stay
	}
	r.used += n
	return r.chunk[r.used-n : r.used : r.used]
}

// Text returns bytes as a text, without a copy. Nobody may change them before the
// room is cleared.
func (r *Room) Text(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// buffer returns a buffer for a text of n bytes or a little more.
func (r *Room) buffer(n int) *bytes.Buffer { return bytes.NewBuffer(r.Bytes(n)[:0]) }

// Clear ends the use of all texts in the room, and so of the views and documents
// that were made in it.
func (r *Room) Clear() { r.used = 0 }
