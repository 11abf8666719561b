package build

import (
	"fmt"
	"os"
	"sync"

	"pufa/internal/plan"
)

// bodies keeps what lean documents lack until their pages are rendered: the first
// in memory, the others in a temporary file, so that a site of any size is built
// with little memory. The zero bodies is empty and can be used by many goroutines.
type bodies struct {
	mu   sync.Mutex
	held int64 // bytes in memory
	file *os.File
	end  int64 // of the file
}

// bodiesHeld is how many bytes of bodies stay in memory: all those of an ordinary
// site.
const bodiesHeld = 24 << 20

// body is one entry of bodies.
type body struct {
	text   string // "" when it lies in the file
	at     int64
	length int
}

// put stores a copy of data. Where there is no room for a temporary file, it
// stays in memory.
func (b *bodies) put(data []byte) body {
	b.mu.Lock()
	n := int64(len(data))
	if b.held+n <= bodiesHeld || !b.open() {
		b.held += n
		b.mu.Unlock()
		return body{text: string(data)}
	}
	at := b.end
	b.end += n
	b.mu.Unlock()
	if _, err := b.file.WriteAt(data, at); err != nil {
		return body{text: string(data)}
	}
	return body{at: at, length: len(data)}
}

// open reports whether there is a file, and makes it when there is none yet.
func (b *bodies) open() bool {
	if b.file == nil {
		b.file, _ = os.CreateTemp("", "pufa-*")
		if b.file != nil {
			os.Remove(b.file.Name()) // it lives as long as it is open; where that cannot be, close removes it
		}
	}
	return b.file != nil
}

// get returns what was put. What it reads back lies in the room.
func (b *bodies) get(of body, room *plan.Room) (string, error) {
	if of.length == 0 {
		return of.text, nil
	}
	text := room.Bytes(of.length)
	if _, err := b.file.ReadAt(text, of.at); err != nil {
		return "", fmt.Errorf("reading a page back: %w", err)
	}
	return room.Text(text), nil
}

// close lets go of all.
func (b *bodies) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file != nil {
		b.file.Close()
		os.Remove(b.file.Name()) // of the systems that hold on to open files
		b.file = nil
	}
}
