package regular

import (
	"errors"
	"strings"
	"testing"
)

func TestWhatGrowsWhileItIsReadIsRefused(t *testing.T) {
	for text, want := range map[string]error{"": nil, "abc": nil, "abcd": ErrGrows} {
		if data, err := readAll(strings.NewReader(text), 3); !errors.Is(err, want) || err == nil && string(data) != text {
			t.Errorf("%q: %q, %v", text, data, err)
		}
	}
}
