package cli

import (
	"fmt"
	"os"
	"runtime"

	"pufa/internal/crash"
	"pufa/internal/diag"
)

// reportCrash reports a fault of the program in one sentence. The details for
// the developers go to a file, or to standard error if no file can be written.
func (p *program) reportCrash(e *crash.Error, l *diag.List) {
	report := fmt.Sprintf("pufa %s, %s %s/%s\nfile: %s\npanic: %v\n\n%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, e.File, e.Value, e.Stack)
	f, err := os.CreateTemp("", "pufa-crash-*.txt")
	if err == nil {
		_, err = f.WriteString(report)
		f.Close()
	}
	switch {
	case err != nil:
		fmt.Fprintln(p.env.Stderr, report)
		l.Add("cli/crashed-untold", diag.At(e.File))
	case e.File == "":
		l.Add("cli/crashed", diag.Span{}, f.Name())
	default:
		l.Add("cli/crashed-at", diag.At(e.File), f.Name())
	}
}
