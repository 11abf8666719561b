package kind

import (
	"testing"

	"pufa/internal/doc"
)

// A kind that knows nothing of a new page leaves it as it is; one that does is given
// the title and the others of its kind.
func TestBegin(t *testing.T) {
	n := New{Title: "甲", Text: "正文"}
	if got := new(Kind).Begin(n, nil); got != n {
		t.Errorf("changed to %+v", got)
	}
	k := Kind{Continue: func(n New, others []*doc.Document) New {
		n.Text += others[0].Path
		return n
	}}
	if got := k.Begin(n, []*doc.Document{{Path: "乙"}}); got.Text != "正文乙" {
		t.Errorf("changed to %+v", got)
	}
}
