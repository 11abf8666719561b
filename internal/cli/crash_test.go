package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"pufa/internal/crash"
	"pufa/internal/diag"
	"pufa/internal/parallel"
)

// A fault of the program is one sentence, with the file at hand and a report for its
// makers, and exit status 3.
func TestAFaultOfTheProgramIsTold(t *testing.T) {
	for code, c := range map[string]struct {
		tmp string // folder for the report
		run func() error
	}{
		"cli/crashed":        {t.TempDir(), func() error { panic("boom") }},
		"cli/crashed-untold": {filepath.Join(t.TempDir(), "none"), func() error { panic("boom") }},
		"cli/crashed-at":     {t.TempDir(), func() error { defer crash.In("content/a.md"); panic("boom") }},
		"cli/crashed-at ":    {t.TempDir(), func() error { return parallel.Each(context.Background(), 3, faulty3) }},
	} {
		t.Setenv("TMPDIR", c.tmp)
		t.Setenv("TMP", c.tmp)
		var out bytes.Buffer
		p := &program{lang: diag.EN, env: Env{Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" }, Dir: c.tmp}}
		status := p.end(context.Background(), p.execute(context.Background(), &cobra.Command{RunE: func(*cobra.Command, []string) error { return c.run() }}))
		if got := out.String(); status != failed || !strings.Contains(got, "["+strings.TrimSpace(code)+"]") {
			t.Errorf("%s: status %d\n%s", code, status, got)
		}
		if strings.HasPrefix(code, "cli/crashed-at") && !strings.Contains(out.String(), "content/a.md: error") {
			t.Errorf("%s: no file\n%s", code, out.String())
		}
		reports, _ := filepath.Glob(filepath.Join(c.tmp, "pufa-crash-*.txt"))
		if code == "cli/crashed-untold" {
			continue
		}
		if len(reports) != 1 {
			t.Errorf("%s: %d reports", code, len(reports))
			continue
		}
		if text, _ := os.ReadFile(reports[0]); !strings.Contains(string(text), "boom") || !strings.Contains(string(text), "goroutine") {
			t.Errorf("%s: reported\n%s", code, text)
		}
	}
}

func faulty3(i int) error {
	defer crash.In("content/a.md")
	if i == 1 {
		panic("boom")
	}
	return nil
}
