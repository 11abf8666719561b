package internal

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// signs are sentences by which the text of a licence is known.
var signs = map[string]string{
	"MIT":          "Permission is hereby granted, free of charge",
	"BSD-2-Clause": "Redistribution and use in source and binary forms",
	"BSD-3-Clause": "Neither the name",
	"Apache-2.0":   "Apache License",
}

// Whoever hands the program on must know what is in it, and on which terms:
// .github/DEPENDENCIES.md says so of each library, directly used or not.
func TestEveryLibraryHasAReasonAndALicence(t *testing.T) {
	text, err := os.ReadFile("../.github/DEPENDENCIES.md")
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs, _ := strings.Cut(string(text), "These come along")
	row := regexp.MustCompile(`(?m)^\| (\S+\.\S+/?\S*) \| (.+?) \| (.+?) \|$`)
	type entry struct {
		reason, licence string
		indirect        bool
	}
	told := map[string]entry{}
	for _, part := range []string{ours, theirs} {
		for _, m := range row.FindAllStringSubmatch(part, -1) {
			told[m[1]] = entry{m[2], m[3], part == theirs}
		}
	}
	for _, m := range modules(t) {
		e, ok := told[m.Path]
		delete(told, m.Path)
		switch {
		case !ok:
			t.Errorf("%s stands in go.mod and not in DEPENDENCIES.md", m.Path)
			continue
		case e.indirect != m.Indirect:
			t.Errorf("%s stands in the wrong table of DEPENDENCIES.md", m.Path)
		}
		if m.Dir == "" { // not needed here, so not fetched
			continue
		}
		licence := licenceOf(t, m.Dir)
		for _, name := range strings.Split(e.licence, ", ") {
			if sign := signs[name]; sign == "" || !strings.Contains(licence, sign) {
				t.Errorf("%s: its licence does not look like %s", m.Path, name)
			}
		}
	}
	for path := range told {
		t.Errorf("%s stands in DEPENDENCIES.md and not in go.mod", path)
	}
}

type module struct {
	Path, Dir string
	Indirect  bool
}

// modules lists what go.mod requires.
func modules(t *testing.T) []module {
	t.Helper()
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"list", "-m", "-json"}
	for _, m := range regexp.MustCompile(`(?m)^\s+(\S+) v\S+`).FindAllStringSubmatch(string(mod), -1) {
		args = append(args, m[1])
	}
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []module
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var m module
		if err := d.Decode(&m); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	if len(all) < 30 {
		t.Fatalf("only %d libraries read from go.mod", len(all))
	}
	return all
}

func licenceOf(t *testing.T, dir string) (text string) {
	t.Helper()
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*"} {
		names, _ := filepath.Glob(filepath.Join(dir, pattern)) // the pattern is good
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text += string(raw)
		}
	}
	return text
}

// SECURITY.md names for each promise the tests that hold it. A name that no test bears
// any more is a promise that nobody keeps.
func TestPromisesAreHeldByTests(t *testing.T) {
	text, err := os.ReadFile("../.github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	promise := regexp.MustCompile(`(?m)^\| (.+) \| (.+) \|$`)
	held := regexp.MustCompile("`([a-z0-9]+)`: ((?:`(?:Test|Fuzz)\\w+`(?: \\(`[\\w.-]+`\\))?(?:, )?)+)")
	name := regexp.MustCompile("`((?:Test|Fuzz)\\w+)`(?: \\(`([\\w.-]+)`\\))?")
	n := 0
	for _, row := range promise.FindAllStringSubmatch(string(text), -1) {
		if row[1] == "Promise" {
			continue
		}
		n++
		groups := held.FindAllStringSubmatch(row[2], -1)
		if len(groups) == 0 {
			t.Errorf("no test holds: %s", row[1])
		}
		for _, g := range groups {
			folder := g[1]
			if folder == "themes" {
				folder = "../themes"
			}
			source := ""
			files, _ := filepath.Glob(filepath.Join(folder, "*_test.go"))
			for _, file := range files {
				raw, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				source += string(raw)
			}
			for _, m := range name.FindAllStringSubmatch(g[2], -1) {
				if !strings.Contains(source, "func "+m[1]+"(") {
					t.Errorf("%s: no test %s, which is to hold: %s", g[1], m[1], row[1])
				}
				if m[2] == "" {
					continue
				}
				if data, _ := filepath.Glob(filepath.Join(folder, "testdata", "*", m[2])); len(data) == 0 {
					if _, err := os.Stat(filepath.Join(folder, "testdata", m[2])); err != nil {
						t.Errorf("%s: no testdata %s", g[1], m[2])
					}
				}
			}
		}
	}
	if n < 25 {
		t.Errorf("only %d promises found", n)
	}
}
