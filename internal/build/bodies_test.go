package build

import (
	"bytes"
	"fmt"
	"sync"
	"testing"
)

func TestBodiesComeBackFromMemoryAndFromTheFile(t *testing.T) {
	var b bodies
	defer b.close()
	b.held = bodiesHeld - 100 // room for a few
	entries := make([]body, 64)
	data := func(i int) []byte { return bytes.Repeat(fmt.Appendf(nil, "第 %d 页", i), i) }
	var all sync.WaitGroup
	for i := range entries {
		all.Go(func() { entries[i] = b.put(data(i)) })
	}
	all.Wait()
	spilled := 0
	for i, e := range entries {
		if e.length > 0 {
			spilled++
		}
		got, _, err := b.get(e, nil)
		if err != nil || got != string(data(i)) {
			t.Errorf("body %d: %q, %v", i, got, err)
		}
	}
	if spilled < 50 || b.held > bodiesHeld {
		t.Errorf("%d bodies in the file, %d bytes in memory", spilled, b.held)
	}
}

// A full disk must not stop a build that has memory enough.
func TestBodiesStayInMemoryWithoutATemporaryFile(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()+"/gone")
	t.Setenv("TMP", t.TempDir()+"/gone")
	b := bodies{held: bodiesHeld}
	defer b.close()
	e := b.put([]byte("一页"))
	if got, _, err := b.get(e, nil); err != nil || got != "一页" {
		t.Errorf("%q, %v", got, err)
	}
}
