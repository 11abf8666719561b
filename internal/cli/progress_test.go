package cli

import (
	"bytes"
	"testing"
	"time"

	"pufa/internal/diag"
)

// What takes long is told in a pipe, too, and not among the lines of --json. A file's
// name steers no terminal.
func TestAFileThatTakesLongIsNamed(t *testing.T) {
	for _, c := range []struct {
		lang diag.Lang
		json bool
		want string
	}{
		{diag.ZH, false, "content/长�.md：已经处理了 10 秒，还没有完\n已经用了 60 秒多；到现在用时最久的是 content/长�.md（2 秒）\n"},
		{diag.EN, false, "content/长�.md: still working after 10 seconds\nmore than 60 seconds so far; content/长�.md took the longest (2 seconds)\n"},
		{diag.ZH, true, ""},
	} {
		var said bytes.Buffer
		p := &program{env: Env{Stderr: &said, Getenv: func(string) string { return "" }}, lang: c.lang, json: c.json}
		if slow := p.progress().slow(); slow != nil {
			slow.Tell("content/长\x1b.md")
			slow.Longest("content/长\x1b.md", 2500*time.Millisecond)
		}
		if said.String() != c.want {
			t.Errorf("%q, want %q", said.String(), c.want)
		}
	}
}
