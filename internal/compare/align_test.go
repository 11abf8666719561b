package compare

import (
	"testing"

	"pufa/internal/law"
)

func TestNothingAgainstNothing(t *testing.T) {
	if got := Align(nil, &law.Statute{}); len(got) != 0 {
		t.Errorf("Align(nil, empty) = %v", got)
	}
}
