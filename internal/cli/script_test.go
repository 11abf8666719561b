package cli

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// In scripts the command pufa is this test binary, with a clock that stands still
// at $NOW; $PROGRAM is the place of its file, or says "go run".
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"pufa": func() {
			dir, err := os.Getwd()
			if err != nil {
				panic(err)
			}
			os.Exit(Main(context.Background(), os.Args[1:], Env{
				Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
				Now: func() time.Time {
					t, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
					if err != nil {
						panic(err)
					}
					return t
				},
				Getenv:  os.Getenv,
				Dir:     dir,
				Program: Program{Path: os.Getenv("PROGRAM"), GoRun: os.Getenv("PROGRAM") == "go run"},
			}))
		},
	})
}

// Each script in testdata/script tells one thing that people do. Besides the
// commands of testscript there is
//
//	status N pufa ARGUMENTS…
//
// which runs pufa and wants it to end with exit status N.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NOW", "2026-11-23T17:00:00Z") // the 24th in Shanghai
			env.Setenv("LONG", strings.Repeat("长", 100))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": func(ts *testscript.TestScript, neg bool, args []string) {
				want, err := strconv.Atoi(args[0])
				if err != nil || neg || len(args) < 2 {
					ts.Fatalf("usage: status N COMMAND…")
				}
				got := 0
				if err := ts.Exec(args[1], args[2:]...); err != nil {
					var exit *exec.ExitError
					if !errors.As(err, &exit) {
						ts.Fatalf("%v", err)
					}
					got = exit.ExitCode()
				}
				if got != want {
					ts.Fatalf("exit status %d, want %d", got, want)
				}
			},
		},
	})
}
