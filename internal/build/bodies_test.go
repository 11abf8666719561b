package build

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"pufa/internal/diag"
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
		got, err := b.get(e, nil)
		if err != nil || got != string(data(i)) {
			t.Errorf("body %d: %q, %v", i, got, err)
		}
	}
	if spilled < 50 || b.held > bodiesHeld {
		t.Errorf("%d bodies in the file, %d bytes in memory", spilled, b.held)
	}
}

// Pages that are published lie where the page before lay; those that are asked for
// singly have memory of their own.
func TestPagesMadeInOnePlaceEqualThoseMadeSingly(t *testing.T) {
	o := memoSite(t)
	w, err := openWorkbench(o)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.bodies.held = bodiesHeld // none stays in memory
	c, err := w.Update(context.Background(), o.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, diags, err := c.publish(context.Background(), o); err != nil || diags.Count(diag.Error) > 0 {
		t.Fatal(diags, err)
	}
	if w.bodies.end == 0 {
		t.Fatal("no body lay in the file")
	}
	for _, path := range c.Outputs() {
		want, ok, _, err := c.Render(path)
		got, rerr := os.ReadFile(filepath.Join(o.Out, filepath.FromSlash(path)))
		if !ok || err != nil || rerr != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs, %v %v %v", path, ok, err, rerr)
		}
	}
}

// A full disk must not stop a build that has memory enough.
func TestBodiesStayInMemoryWithoutATemporaryFile(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()+"/gone")
	t.Setenv("TMP", t.TempDir()+"/gone")
	b := bodies{held: bodiesHeld}
	defer b.close()
	e := b.put([]byte("一页"))
	if got, err := b.get(e, nil); err != nil || got != "一页" {
		t.Errorf("%q, %v", got, err)
	}
}
