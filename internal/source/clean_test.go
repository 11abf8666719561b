package source

import (
	"strings"
	"testing"
)

// What steers terminals, or turns the direction of a line, is in no text that is
// read; each is told of at its place, the characters beside it stay.
func TestNothingInATextSteers(t *testing.T) {
	for in, want := range map[string]string{
		"a\u009b2Jb": "a2Jb", "\u0080甲\u009f": "甲", "a\x7fb": "ab", "a\x1bb": "ab",
		"a\u202eb\u202c": "ab", "\u2066甲\u2069乙": "甲乙", "“引”……—\u00a0\u2029é": "“引”……—\u00a0\u2029é", "\u2029\u202f\u2065\u206a": "\u2029\u202f\u2065\u206a",
	} {
		f, diags := Decode("content/a.md", []byte(in))
		if f.Text != want {
			t.Errorf("%q: %q, want %q", in, f.Text, want)
		}
		if (len(diags) > 0) != (in != want) {
			t.Errorf("%q: %v", in, diags)
		}
		for _, d := range diags {
			if d.Code != "source/control-character" || !strings.HasPrefix(d.Args[0], "U+") || d.Span.End > len(f.Text) {
				t.Errorf("%q: %+v", in, d)
			}
		}
	}
}
