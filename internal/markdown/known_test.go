package markdown

import (
	"reflect"
	"testing"
	"unsafe"

	"pufa/internal/cite"
	"pufa/internal/law"
)

// Equal targets are kept once, and nothing of the text that they were read from.
func TestEqualTargetsAreKeptOnce(t *testing.T) {
	text := []byte("信访工作条例")
	of := func(article int) cite.Target {
		return cite.Target{Law: unsafe.String(&text[0], len(text)), Locator: law.Locator{Article: law.Number{Main: article}}}
	}
	var k known
	one, again := k.keep([]cite.Target{of(3)}), k.keep([]cite.Target{of(3)})
	if &one[0] != &again[0] {
		t.Error("kept twice")
	}
	two := k.keep([]cite.Target{of(3), of(4)})
	if want := []cite.Target{of(3), of(4)}; !reflect.DeepEqual(two, want) {
		t.Errorf("%+v, want %+v", two, want)
	}
	copy(text, "某某某某条例")
	if one[0].Law != "信访工作条例" || two[1].Law != "信访工作条例" {
		t.Errorf("%q and %q changed with the text", one[0].Law, two[1].Law)
	}
	copy(text, "信访工作条例")
	if k.keep(nil) != nil {
		t.Error("something of nothing")
	}
	for n := range mostKnown + 2 {
		k.keep([]cite.Target{of(n)})
	}
	if len(k.lists) > mostKnown || !reflect.DeepEqual(k.keep([]cite.Target{of(3)}), one) {
		t.Errorf("%d lists", len(k.lists))
	}
}
