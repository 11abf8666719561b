package plan

import (
	"reflect"
	"slices"
	"testing"

	"pufa/internal/doc"
)

func TestARoomKeepsTextsApart(t *testing.T) {
	var r Room
	for range 3 {
		var texts, want []string
		for i := range 60 {
			w := r.buffer(i * i)
			for range i * i { // to the brim; then one more than was asked for
				w.WriteByte(byte('A' + i%26))
			}
			if i%2 == 0 {
				w.WriteString("…")
			}
			texts, want = append(texts, r.Text(w.Bytes())), append(want, w.String())
		}
		if !slices.Equal(texts, want) {
			t.Error("a text was written over")
		}
		r.Clear()
	}
	most := len(r.chunk)
	r.Bytes(most)
	if r.Clear(); len(r.chunk) != most {
		t.Error("a room that was large enough has grown")
	}
}

// What was made in a room is gone when it is cleared: neither plan nor site may
// hold on to it.
func TestNothingButAViewLiesInARoom(t *testing.T) {
	open := func(d *doc.Document, r *Room) *doc.Document {
		whole := *d
		whole.Body.HTML = r.Text(append(r.Bytes(len(d.Body.HTML))[:0], d.Body.HTML...))
		return &whole
	}
	_, p := planned(t, 40, Options{Open: open})
	lasting := make([]any, len(p.Jobs))
	for i, j := range p.Jobs {
		lasting[i] = j.View(nil)
	}
	var r Room
	used := false
	for range 2 {
		for i, j := range p.Jobs {
			if v := j.View(&r); !reflect.DeepEqual(v, lasting[i]) {
				t.Errorf("%s is another page in a room", j.Path)
			}
			used = used || r.used > 0
			for at := range r.chunk {
				r.chunk[at] = '#'
			}
			r.Clear()
		}
	}
	if !used {
		t.Error("no view was made in the room")
	}
	for i, j := range p.Jobs {
		if v := j.View(nil); !reflect.DeepEqual(v, lasting[i]) {
			t.Errorf("%s holds on to what lay in a room", j.Path)
		}
	}
}
