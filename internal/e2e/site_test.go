// Package e2e tests the program from outside: it builds the repository's own
// site, as a user would, and looks at what a reader, a browser and a checker make
// of it.
//
// Checkers that are no Go programs are named by the environment: PUFA_VNU (the
// Nu HTML checker's jar), PUFA_AXE (axe.min.js), PUFA_CHROMIUM. Without one, its
// tests are skipped, saying so; PUFA_REQUIRE lists those that must not be
// ("vnu,axe,chromium,corpus").
package e2e

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/press"
	"pufa/internal/testkit"
)

// root is the repository, from this package.
const root = "../.."

// today is the moment for which the tests build the site.
var today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("CST", 8*3600))

// own is the repository's own site, which most tests only read: the first of them builds
// it, TestMain removes it.
var own struct {
	sync.Mutex
	temp, out string
}

// buildSite builds a site and fails the test on any finding that would stop a
// publication. Nobody may change the output of root.
func buildSite(t *testing.T, dir string) string {
	t.Helper()
	if dir != root {
		return buildSiteOn(t, dir, today)
	}
	own.Lock()
	defer own.Unlock()
	if own.out == "" {
		temp, err := os.MkdirTemp("", "pufa-e2e")
		if err != nil {
			t.Fatal(err)
		}
		own.temp = temp
		out := filepath.Join(temp, "public")
		publish(t, root, out, today)
		own.out = out
	}
	return own.out
}

func buildSiteOn(t *testing.T, dir string, at time.Time) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	publish(t, dir, out, at)
	return out
}

func publish(t *testing.T, dir, out string, at time.Time) {
	t.Helper()
	r, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir, Plain: plain(t)}, Out: out, Now: at})
	if err != nil {
		t.Fatal(err)
	}
	if r.Failed() {
		t.Fatalf("the site has errors:\n%s", printed(r))
	}
}

func printed(r *press.Result) string {
	var b bytes.Buffer
	diag.Printer{Lang: r.Lang, Source: r.Source}.Print(&b, r.Diagnostics)
	return b.String()
}

// siteFrom unpacks a site into a folder of its own.
func siteFrom(t *testing.T, archive string) string {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		testkit.Write(t, dir, f.Name, f.Data)
	}
	return dir
}

// copySite copies the repository's site, so that a test can change it; edit is
// given the text of config.toml.
func copySite(t *testing.T, edit func(config string) string) string {
	t.Helper()
	dir := t.TempDir()
	testkit.CopySite(t, root, dir)
	if edit != nil {
		file := filepath.Join(dir, "config.toml")
		config, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		testkit.Write(t, dir, "config.toml", edit(string(config)))
	}
	return dir
}

// files reads a folder into memory: slash path to bytes.
func files(t *testing.T, dir string) map[string]string { return testkit.Files(t, dir) }

// outside returns the path of an outside checker, or skips the test.
func outside(t *testing.T, name, variable string) string { return testkit.Outside(t, name, variable) }
